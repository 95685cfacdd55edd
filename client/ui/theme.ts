// Light, dark or as the system: the person's choice, kept in this browser, and the theme in force on <html>. On paper
// it is light, whatever was chosen. Rule EXP-160.
import { create } from "zustand";
import {
  applyTheme,
  darkQuery,
  forcedQuery,
  readChoice,
  type Theme,
  type ThemeChoice,
  themeOf,
  writeChoice,
} from "./themeInForce.ts";

export type { ThemeChoice } from "./themeInForce.ts";

interface ThemeStore {
  readonly choice: ThemeChoice;
  /** What `choice` comes to on this system, now. */
  readonly theme: Theme;
  /** While the page is printed. */
  readonly isOnPaper: boolean;
  readonly setChoice: (choice: ThemeChoice) => void;
}

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
  const system = [darkQuery, forcedQuery].map((query) => window.matchMedia(query));
  for (const query of system) query.addEventListener("change", refresh);
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
    for (const query of system) query.removeEventListener("change", refresh);
    window.removeEventListener("beforeprint", print);
    window.removeEventListener("afterprint", print);
  };
}
