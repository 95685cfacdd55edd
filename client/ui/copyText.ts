// Puts text on the clipboard. Plain http in a local network has no `navigator.clipboard`, so there is a second way.

/**
 * Copies `text` and says whether it worked. `near` is the element pressed: the second way selects a field beside it,
 * since inside a dialog a field elsewhere on the page could not take the focus.
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false, // no permission: the second way may still work
    );
    if (copied) return true;
  }
  return copyBySelection(text, near);
}

// `execCommand` is deprecated, but it is the only way on plain http; every browser still has it.
function copyBySelection(text: string, near: HTMLElement): boolean {
  if (typeof document.execCommand !== "function") return false;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true; // a phone's keyboard stays down
  field.setAttribute("aria-hidden", "true");
  Object.assign(field.style, { position: "fixed", insetBlockStart: "0", opacity: "0" });
  near.after(field);
  field.focus({ preventScroll: true });
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  near.focus({ preventScroll: true });
  return copied;
}
