// Owns: which of the two themes a kept choice comes to, and naming it on <html>. Needs nothing else, so that the first script of
// the page can do it before anything is drawn. Rules EXP-160, A11-222.

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";

export const darkQuery = "(prefers-color-scheme: dark)";
/** The colours are the system's: what it does not reach, signs and canvases, goes with its ground. Rule A11-222. */
export const forcedQuery = "(forced-colors: active)";
const storageKey = "waymark.theme";

export function applyTheme(theme: Theme): void {
  document.documentElement.setAttribute("data-theme", theme);
}

export function themeOf(choice: ThemeChoice, isOnPaper: boolean): Theme {
  if (isOnPaper) return "light";
  if (choice !== "system" && !window.matchMedia(forcedQuery).matches) return choice;
  return window.matchMedia(darkQuery).matches ? "dark" : "light";
}

// Browsers that keep nothing (private windows, blocked storage) throw on access: the choice then lasts for the visit.
export function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

export function writeChoice(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // See above: nothing to do, the choice is already in force.
  }
}
