// Owns: stylesheets that could not be fetched: the build asks for each one once, and takes one that failed for one that is there.
// They are asked for again before the next part of a screen. Rule STA-49.

/** By address; with what is waited for while one is asked for again. */
const lost = new Map<string, Promise<void> | null>();

if (typeof window !== "undefined") {
  // Such an event does not rise; on its way down it is seen.
  window.addEventListener("error", ({ target }) => note(target), { capture: true });
}

function note(target: EventTarget | null): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
  lost.set(target.href, null);
  target.remove();
}

/** Asks again for all that is lost; whether nothing is lost any more. */
export async function fetchLostStyles(): Promise<boolean> {
  if (lost.size === 0) return true;
  await Promise.all([...lost].map(([address, coming]) => coming ?? fetchStyle(address)));
  return lost.size === 0;
}

function fetchStyle(address: string): Promise<void> {
  const coming = new Promise<void>((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.crossOrigin = "";
    link.href = address;
    link.addEventListener("error", () => resolve());
    link.addEventListener("load", () => {
      lost.delete(address);
      resolve();
    });
    document.head.append(link);
  });
  lost.set(address, coming);
  return coming;
}
