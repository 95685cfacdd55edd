// Owns: that the key which ends what an input method composes is heard by nobody else. Safari says that the composing is over
// before it tells of that key, and only its number is left to know it by. Rule A11-253.

/** What browsers call every key that went to an input method. */
const wentToInputMethod = 229;

/** Looks after it until what it gives is called. */
export function keepComposingKeys(): () => void {
  const hear = (event: KeyboardEvent): void => {
    // A keyboard on a screen has the same number for keys that it does not name.
    const isNamed = event.key !== "Unidentified";
    if (event.keyCode === wentToInputMethod && isNamed) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hear, true);
  return () => window.removeEventListener("keydown", hear, true);
}
