// Owns: reading the files that people take along, the way other programs do. It knows no screen.

import type { BrowserContext } from "@playwright/test";

/** All texts of an SVG, read as XML by a browser; throws where it is not well-formed or no SVG. */
export async function svgTexts(context: BrowserContext, svg: string): Promise<readonly string[]> {
  // On a page of its own: the product's pages take no styles but their own.
  const page = await context.newPage();
  const texts = await page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, "image/svg+xml");
    const root = document.documentElement;
    const fault = document.querySelector("parsererror")?.textContent;
    if (fault || root.localName !== "svg") throw new Error(fault ?? root.localName);
    return [...document.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
  }, svg);
  await page.close();
  return texts;
}

/** The size in pixels that a PNG says of itself; throws where it is none. */
export function pngSize(png: Buffer): { readonly width: number; readonly height: number } {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (!png.subarray(0, 8).equals(signature)) throw new Error("This is no PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** What an exported workshop holds, whatever its ids: the same for two files of equal content. */
export function contentOf(file: Buffer): unknown {
  const { title, map, room } = JSON.parse(file.toString("utf8")) as Exported;
  const tables = Object.entries({ ...map, ...room });
  const ids = new Set(tables.flatMap(([, records]) => Object.keys(records)));
  const withoutIds = (_key: string, value: unknown): unknown =>
    typeof value === "string" && ids.has(value) ? "an id" : value;
  const content = tables.map(([name, records]) => [
    name,
    Object.values(records)
      .map((record) => JSON.stringify(record, withoutIds))
      .sort(),
  ]);
  return { title, content: content.sort() };
}

interface Exported {
  readonly title: string;
  readonly map: Tables;
  readonly room: Tables;
}

type Tables = { readonly [table: string]: { readonly [id: string]: unknown } };
