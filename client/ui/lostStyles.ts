// Owns: stylesheets that could not be fetched: the build asks for each one once, and takes one that failed for one that is there.
// They are asked for again before the next part of a screen. Rule STA-49.

/** By address. */
const lost = new Set<string>();
let asking: Promise<unknown> | null = null;

if (typeof window !== "undefined") {
  // Such an event does not rise; on its way down it is seen.
  window.addEventListener("error", ({ target }) => note(target), true);
}

function note(target: EventTarget | null): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
  lost.add(target.href);
  target.remove();
}

/** Asks again for all that is lost; whether nothing is lost any more. */
export async function fetchLostStyles(): Promise<boolean> {
  asking ??= Promise.all([...lost].map(fetchStyle)).then(() => {
    asking = null;
  });
  await asking;
  return lost.size === 0;
}

function fetchStyle(href: string): Promise<unknown> {
  lost.delete(href);
  return new Promise((resolve) => {
    const link = document.createElement("link");
    document.head.append(
      Object.assign(link, {
        rel: "stylesheet",
        crossOrigin: "",
        href,
        onload: resolve,
        onerror: resolve,
      }),
    );
  });
}
