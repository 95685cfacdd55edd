// Owns: a second press, of a double click or of a hand that heard no answer, where the first one has taken away what it pressed: it
// was not meant for what stands in that place by then, and does nothing there. Rule A11-290.

/** So long after what was pressed has gone a press in its place was meant for it, milliseconds: as long as a double click. */
const meantForMs = 500;
/** What a hand moves between two such presses, pixels. */
const reach = { mouse: 8, other: 24 } as const;

interface Pressed {
  readonly element: Element;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** Looks after it until what it gives is called. `now`: milliseconds. */
export function refusePressInPlace(now: () => number): () => void {
  let pressed: Pressed | null = null;
  let goneAtMs: number | null = null;
  let isRefusing = false;
  const observer = new MutationObserver(() => {
    if (goneAtMs === null && pressed?.element.isConnected === false) goneAtMs = now();
  });

  const isMeantForLast = (event: PointerEvent): boolean => {
    if (pressed === null || !isByHand(event)) return false;
    // What waits for the next room is hidden first, of which nothing tells.
    const since = goneAtMs ?? (isShown(pressed.element) ? null : pressed.atMs);
    if (since === null || now() - since > meantForMs) return false;
    const far = event.pointerType === "mouse" ? reach.mouse : reach.other;
    const isNear = Math.max(Math.abs(event.x - pressed.x), Math.abs(event.y - pressed.y)) <= far;
    return isNear && nameOf(pressableAt(event)) !== pressed.name;
  };
  const press = (event: PointerEvent): void => {
    isRefusing = isMeantForLast(event);
    if (isRefusing) return;
    const element = pressableAt(event);
    pressed = element && { element, name: nameOf(element), x: event.x, y: event.y, atMs: now() };
    goneAtMs = null;
  };
  const hear = (event: Event): void => {
    if (event instanceof PointerEvent && event.type === "pointerdown") press(event);
    // One that no hand makes has no place.
    if (
      !isRefusing ||
      (event instanceof MouseEvent && event.detail === 0 && event.type === "click")
    )
      return;
    event.stopPropagation();
    event.preventDefault();
  };

  observer.observe(document.body, { childList: true, subtree: true });
  for (const type of heard) window.addEventListener(type, hear, true);
  return () => {
    observer.disconnect();
    for (const type of heard) window.removeEventListener(type, hear, true);
  };
}

const heard = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"] as const;
const pressables = "button, a[href], summary, label, [role=menuitem], [role=option], [role=tab]";

function pressableAt({ target }: Event): Element | null {
  return target instanceof Element ? target.closest(pressables) : null;
}

/** A screen reader presses without weight, other aids without a place; they press what they name. */
function isByHand({ pressure, x, y }: PointerEvent): boolean {
  return pressure > 0 && (x !== 0 || y !== 0);
}

function isShown(element: Element): boolean {
  return element.closest("[style*='display: none']") === null;
}

/** The same again in the same place is no other thing: a button that has become unavailable is another element. */
function nameOf(element: Element | null): string {
  return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
}
