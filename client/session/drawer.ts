// Owns: a place for small texts by key, in the browser's storage or, where that is refused (private windows, a
// full disk, a locked-down policy), in memory. It knows nothing of what is kept.

export interface Drawer {
  read(key: string): string | null;
  /** `null` takes the text away. */
  write(key: string, text: string | null): void;
  /** Whether what was written will be there after a reload. */
  isLasting(): boolean;
  /** Calls when another tab has written here. */
  onOtherTab(run: () => void): void;
}

/** `open` may throw: browsers do when storage is switched off. */
export function storageDrawer(open: () => Storage): Drawer {
  const memory = memoryDrawer();
  const storage = unlessRefused(open);
  let isLasting = storage !== null;
  return {
    // What could not be written to storage is newer than what is there.
    read: (key) => memory.read(key) ?? storage?.getItem(key) ?? null,
    write: (key, text) => {
      const written = storage && unlessRefused(() => put(storage, key, text));
      memory.write(key, written ? null : text);
      isLasting = written === true;
    },
    isLasting: () => isLasting,
    onOtherTab: (run) =>
      window.addEventListener("storage", ({ storageArea }) => {
        if (storageArea === storage) run();
      }),
  };
}

/** For tests, and for a browser that keeps nothing. */
export function memoryDrawer(): Drawer {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      if (text === null) texts.delete(key);
      else texts.set(key, text);
    },
    isLasting: () => false,
    onOtherTab: () => undefined,
  };
}

function put(storage: Storage, key: string, text: string | null): true {
  if (text === null) storage.removeItem(key);
  else storage.setItem(key, text);
  return true;
}

/** What a browser refuses, even to be asked for, is not there. */
export function unlessRefused<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    // The refusals of storage; a bug is none of them.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
