// Owns: that an act which is asked for away from its place, and takes the view away that had the keyboard, leaves the keyboard
// at the heading of what comes instead. Rule A11-189.

let stop = (): void => undefined;

/** Looks after the keyboard until the next press, but for those in a dialog that the act asks in: views come late. */
export function keepKeyboard(): void {
  stop();
  const observer = new MutationObserver(mend);
  // A dialog that has just closed gives the keyboard back with the next picture.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      mend();
      const watched = { subtree: true, childList: true, attributeFilter: ["inert"] };
      observer.observe(document.body, watched);
    });
  });
  stop = () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    for (const press of presses) window.removeEventListener(press, end, true);
  };
  for (const press of presses) window.addEventListener(press, end, true);
}

function end({ target }: Event): void {
  const isAsked = target instanceof Element && target.closest("[role$=dialog]") !== null;
  if (!isAsked) stop();
}

const presses = ["keydown", "pointerdown"] as const;

function mend(): void {
  const held = document.activeElement;
  if (held !== document.body && !held?.closest("[inert]")) return;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading?.focus();
}
