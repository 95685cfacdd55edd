// Owns: the keyboard that was at something in the room that has gone, by its own press, by others or by itself: where
// nobody else looks after it, it is at what stands in that place. Rule A11-217.

/** Where something stood: after `previous`, or first. */
interface Place {
  readonly parent: Element;
  readonly previous: Node | null;
}

/** Looks after it until what it gives is called. */
export function keepKeyboardInPlace(): () => void {
  let held: Element | null = null;
  let place: Place | null = null;
  // Who uses a hand sees what has become of the place, and a phone must not bring its keyboard up for it.
  let usesKeys = true;
  let frame = 0;

  const note = ({ target }: FocusEvent): void => {
    // A dialog gives the keyboard back to where it was asked for: that may go meanwhile.
    if (!(target instanceof Element) || target.closest("main") === null) return;
    held = target;
    place = null;
  };
  const handOn = (): void => {
    if (place === null || document.activeElement !== document.body) return;
    const next = usesKeys ? standIn(place) : null;
    held = null;
    place = null;
    if (next && next.tabIndex < 0) next.tabIndex = -1;
    next?.focus();
  };
  const observer = new MutationObserver((records) => {
    if (held === null || held.isConnected) return;
    place = placeLost(place?.parent ?? held, records) ?? place;
    cancelAnimationFrame(frame);
    // Whoever knows better takes it with the next picture.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(handOn);
    });
  });
  const byKey = (): void => {
    usesKeys = true;
  };
  const byHand = ({ pressure }: PointerEvent): void => {
    // A screen reader presses without weight.
    usesKeys = pressure === 0;
  };

  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", note);
  window.addEventListener("keydown", byKey, true);
  window.addEventListener("pointerdown", byHand, true);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener("focusin", note);
    window.removeEventListener("keydown", byKey, true);
    window.removeEventListener("pointerdown", byHand, true);
  };
}

/** The outermost place that was left, if one was: what held the lost thing may have gone after it. */
function placeLost(lost: Element, records: readonly MutationRecord[]): Place | null {
  let gone = lost;
  let place: Place | null = null;
  for (const { target, removedNodes, previousSibling } of records) {
    if (!(target instanceof Element) || ![...removedNodes].some((node) => node.contains(gone))) {
      continue;
    }
    gone = target;
    place = { parent: target, previous: previousSibling };
  }
  return place;
}

/**
 * In a list the row itself or its neighbour; else a heading, since an Enter that comes late must press nothing: that of
 * what stands there now, of the section, of the room.
 */
function standIn({ parent, previous }: Place): HTMLElement | null {
  const row = parent.closest("li");
  const here = previous?.isConnected ? after(previous) : parent.firstElementChild;
  const near = row ?? (parent.matches("ul, ol") ? (here ?? parent.lastElementChild) : null);
  return (
    near?.querySelector<HTMLElement>(stops) ??
    headingIn(here) ??
    headingIn(parent.closest("section")) ??
    headingIn(document.querySelector("main"))
  );
}

function after(node: Node): Element | null {
  let next = node.nextSibling;
  while (next && !(next instanceof Element)) next = next.nextSibling;
  return next;
}

function headingIn(part: Element | null): HTMLElement | null {
  return part?.querySelector<HTMLElement>("h1, h2, h3") ?? null;
}

const stops =
  "a[href], button:not(:disabled), input:not([type=hidden]), textarea, select, [tabindex='0']";
