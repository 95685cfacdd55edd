// Owns: when the styles that the page names are in force, for a first script that asks for the workshop without waiting for them.
// Rule MAP-373.

/** Fulfilled when there is a body and the page's styles are in force, or cannot be had. */
export async function whenStyled(page: Document): Promise<void> {
  if (page.readyState === "loading") await heard(page, "DOMContentLoaded");
  // Of one that has failed before this nothing is heard any more, but the page is then complete, too.
  if (page.readyState === "complete") return;
  const sheets = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  const settled = sheets.map((link) => link.sheet ?? heard(link, "load", "error"));
  await Promise.race([Promise.all(settled), heard(page.defaultView ?? page, "load")]);
}

function heard(place: EventTarget, ...types: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const type of types) place.addEventListener(type, () => resolve(), { once: true });
  });
}
