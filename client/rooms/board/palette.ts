// Owns: the colours, the typeface and the pace of what is drawn on canvases, read from the custom properties of the page.
// Rule A11-205.

import { forcedQuery } from "../../ui/themeInForce.ts";

export interface Palette {
  readonly paper: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly faint: string;
  readonly accent: string;
  /** By the numbers of `colors.ts`: 1 to 8 categories, 9 to 13 emotions; at 0 that of a card without either. */
  readonly category: readonly string[];
  readonly onCategory: string;
  readonly font: string;
  /** How long a card takes to come in at a reveal, milliseconds; 0 for those who want no motion. */
  readonly revealMs: number;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const categories = [1, 2, 3, 4, 5, 6, 7, 8].map((category) => read(`--cat-${category}`));
  const emotions = ["m2", "m1", "0", "p1", "p2"].map((step) => read(`--emotion-${step}`));
  return {
    paper: read("--paper-raised"),
    line: read("--line"),
    lineStrong: read("--line-strong"),
    ink: read("--ink"),
    faint: read("--ink-3"),
    accent: read("--accent"),
    category: [read("--line-strong"), ...categories, ...emotions],
    onCategory: read("--cat-on"),
    font: read("--font-interface"),
    revealMs: millisecondsOf(read("--motion-reveal")),
  };
}

/** Tells when the page may have another palette: by its theme or by what the system asks for; gives a function that ends it. */
export function followPalette(changed: () => void): () => void {
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const asked = askedBySystem.flatMap((query) => window.matchMedia?.(query) ?? []);
  for (const query of asked) query.addEventListener("change", changed);
  return () => {
    theme.disconnect();
    for (const query of asked) query.removeEventListener("change", changed);
  };
}

/** What the custom properties go by beside the theme. */
const askedBySystem = [forcedQuery, "(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"];

function millisecondsOf(duration: string): number {
  const amount = Number.parseFloat(duration);
  if (Number.isNaN(amount)) return 0;
  return duration.endsWith("ms") ? amount : amount * 1000;
}
