// Owns: that a bar of buttons is one stop for Tab: arrow keys, Home and End go along it, and Tab comes back to the button that one
// was at. Rules A11-209, A11-213.

/** Until what it gives is called. Buttons may come and go. */
export function keepOneStop(bar: HTMLElement): () => void {
  let buttons = buttonsIn(bar);
  let at = 0;
  let hasFocus = false;
  const mark = (): void => {
    for (const [index, button] of buttons.entries()) button.tabIndex = index === at ? 0 : -1;
  };
  const changed = (): void => {
    const stop = buttons[at];
    buttons = buttonsIn(bar);
    const now = buttons.findIndex((button) => button === stop);
    at = now < 0 ? Math.max(0, Math.min(at, buttons.length - 1)) : now;
    mark();
    const active = document.activeElement;
    // A button that goes with the keyboard at it leaves it to the one in its place. One that is disabled keeps it until the next
    // picture, and then nobody has it.
    if (now < 0 && hasFocus && (active === document.body || active === stop)) buttons[at]?.focus();
    hasFocus &&= bar.contains(document.activeElement);
  };
  const enter = ({ target }: FocusEvent): void => {
    const now = buttons.findIndex((button) => button === target);
    if (now < 0) return;
    hasFocus = true;
    at = now;
    mark();
  };
  const leave = ({ relatedTarget }: FocusEvent): void => {
    // One that goes leaves the keyboard to nobody; who goes elsewhere takes it along.
    if (relatedTarget !== null) hasFocus = false;
  };
  const press = (event: KeyboardEvent): void => {
    const from = buttons.findIndex((button) => button === event.target);
    const to = wayOf(event, bar)?.(from, buttons.length - 1);
    if (from < 0 || to === undefined) return;
    // A list that opens from a button would else choose by the same key.
    event.preventDefault();
    event.stopPropagation();
    buttons[to]?.focus();
    // A browser takes for seen what lies under something that stays in sight by itself.
    buttons[to]?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  mark();
  const watch = new MutationObserver(changed);
  watch.observe(bar, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  bar.addEventListener("focusin", enter);
  bar.addEventListener("focusout", leave);
  bar.addEventListener("keydown", press, true);
  return () => {
    watch.disconnect();
    bar.removeEventListener("focusin", enter);
    bar.removeEventListener("focusout", leave);
    bar.removeEventListener("keydown", press, true);
  };
}

function buttonsIn(bar: HTMLElement): readonly HTMLButtonElement[] {
  return [...bar.querySelectorAll<HTMLButtonElement>("button:enabled")];
}

type Way = (from: number, last: number) => number;

const on: Way = (from, last) => Math.min(last, from + 1);
const back: Way = (from) => Math.max(0, from - 1);

function wayOf(event: KeyboardEvent, bar: HTMLElement): Way | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const isRightToLeft = getComputedStyle(bar).direction === "rtl";
  switch (event.key) {
    case "ArrowRight":
      return isRightToLeft ? back : on;
    case "ArrowLeft":
      return isRightToLeft ? on : back;
    case "Home":
      return () => 0;
    case "End":
      return (_from, last) => last;
    default:
      return undefined;
  }
}
