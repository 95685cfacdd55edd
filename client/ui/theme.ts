// Light, dark or as the system: the person's choice, kept in this browser, and the theme in force on <html>. On paper
// it is light, whatever was chosen. Rule EXP-160.
import { create } from "zustand";

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";

interface ThemeStore {
  readonly choice: ThemeChoice;
  /** What `choice` comes to on this system, now. */
  readonly theme: Theme;
  /** While the page is printed. */
  readonly isOnPaper: boolean;
  readonly setChoice: (choice: ThemeChoice) => void;
}

const storageKey = "waymark.theme";
const darkQuery = "(prefers-color-scheme: dark)";

export const useTheme = create<ThemeStore>((set) => ({
  choice: "system",
  theme: "light",
  isOnPaper: false,
  setChoice: (choice) => {
    set(({ isOnPaper }) => ({ choice, theme: themeOf(choice, isOnPaper) }));
    writeChoice(choice);
  },
}));

/** Applies the kept choice and follows the system from now on. Call once, before the first render; gives the end of it. */
export function startTheme(): () => void {
  const stopApplying = useTheme.subscribe(({ theme }) => applyTheme(theme));
  const refresh = () =>
    useTheme.setState(({ choice, isOnPaper }) => ({ theme: themeOf(choice, isOnPaper) }));
  const system = window.matchMedia(darkQuery);
  system.addEventListener("change", refresh);
  // Not the media query "print": it changes when the browser has counted the pages already.
  const print = ({ type }: Event) => {
    useTheme.setState({ isOnPaper: type === "beforeprint" });
    refresh();
  };
  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", print);
  useTheme.setState({ choice: readChoice() });
  refresh();
  applyTheme(useTheme.getState().theme);
  return () => {
    stopApplying();
    system.removeEventListener("change", refresh);
    window.removeEventListener("beforeprint", print);
    window.removeEventListener("afterprint", print);
  };
}

function applyTheme(theme: Theme): void {
  document.documentElement.setAttribute("data-theme", theme);
}

function themeOf(choice: ThemeChoice, isOnPaper: boolean): Theme {
  if (isOnPaper) return "light";
  if (choice !== "system") return choice;
  return window.matchMedia(darkQuery).matches ? "dark" : "light";
}

// Browsers that keep nothing (private windows, blocked storage) throw on access: the choice then lasts for the visit.
function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

function writeChoice(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // See above: nothing to do, the choice is already in force.
  }
}
