// Owns: which field of the room on screen looks through it, for the key that everybody knows for that. Rules A11-139, MAP-311.

/** The field that looks through what is on screen, that of the part that the keyboard is in first; `null` where there is none. */
export function searchField(): HTMLInputElement | null {
  const beside = document.activeElement?.closest("aside");
  const fields = [beside, document.querySelector("main")].flatMap((part) => [
    ...(part?.querySelectorAll<HTMLInputElement>("input[type=search]") ?? []),
  ]);
  return fields.find(isShown) ?? null;
}

/** Puts the keyboard into that field. Gives whether it did: not where a dialog stands before it, nor when it is there already. */
export function goToSearch(): boolean {
  const field = searchField();
  if (!field || field === document.activeElement) return false;
  if (field.closest("[inert], [aria-hidden=true]")) return false;
  field.focus();
  field.select();
  return true;
}

/** Browsers before 2024 cannot say; there what is in the page counts as shown. */
function isShown(field: HTMLInputElement): boolean {
  return typeof field.checkVisibility !== "function" || field.checkVisibility();
}
