// Owns: leading the keyboard into the panel beside the work, past all that stands between in the order of Tab. Rule A11-190.

/** Puts the keyboard at the first thing in the open panel that takes it; nothing where no panel is open. */
export function enterPanel(): void {
  document
    .querySelector<HTMLElement>(
      "[data-panel] :is(textarea, input, button, a[href], [tabindex]):not(:disabled)",
    )
    ?.focus();
}
