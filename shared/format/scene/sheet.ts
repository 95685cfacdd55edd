// Owns: the sheets that pictures are made for: their proportions and their size on paper; and which scale makes a
// picture need the fewest of them. Knows no picture.

export type SheetName = "wide" | "a3" | "a0" | "square";

export interface Sheet {
  readonly name: SheetName;
  /** In scene units. */
  readonly width: number;
  readonly height: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The smallest scale that can still be read at the distance the sheet is made for. */
  readonly scaleMin: number;
}

/** 16:9 as PowerPoint has it, two sizes of ISO 216 in landscape, and a square. */
export const sheets: Readonly<Record<SheetName, Sheet>> = {
  wide: {
    name: "wide",
    width: 1920,
    height: 1080,
    widthMm: 338.67,
    heightMm: 190.5,
    scaleMin: 0.8,
  },
  a3: { name: "a3", width: 1680, height: 1188, widthMm: 420, heightMm: 297, scaleMin: 0.7 },
  a0: { name: "a0", width: 2640, height: 1867, widthMm: 1189, heightMm: 841, scaleMin: 0.62 },
  square: {
    name: "square",
    width: 1500,
    height: 1500,
    widthMm: 300,
    heightMm: 300,
    scaleMin: 0.74,
  },
};

export const sheetNames: readonly SheetName[] = ["wide", "a3", "a0", "square"];

const scales: readonly number[] = [
  1.6, 1.45, 1.3, 1.2, 1.1, 1, 0.92, 0.86, 0.8, 0.74, 0.7, 0.66, 0.62,
];

/**
 * The layout on the fewest pages on which everything has room, and among those the one with the largest scale; a smaller one than
 * can be read at the sheet's distance only where a page would not hold what must stand on it. `layOut` gives the pages for a
 * scale.
 */
export function fewestPages<Page extends { readonly isOverfull: boolean }>(
  sheet: Sheet,
  layOut: (scale: number) => readonly Page[],
): { readonly scale: number; readonly pages: readonly Page[] } {
  let best: { readonly scale: number; readonly pages: readonly Page[] } | undefined;
  for (const scale of scales) {
    if (scale < sheet.scaleMin && best && cost(best.pages) < overfullCost) break;
    const pages = layOut(scale);
    if (!best || cost(pages) < cost(best.pages)) best = { scale, pages };
    if (cost(best.pages) === 1) break;
  }
  if (!best) throw new Error(`No scale is allowed on the sheet ${sheet.name}`);
  return best;
}

/** More than all pages of any picture together. */
const overfullCost = 1000;

function cost(pages: readonly { readonly isOverfull: boolean }[]): number {
  return pages.reduce((sum, { isOverfull }) => sum + (isOverfull ? overfullCost : 1), 0);
}
