// Owns: whether two pictures show the same in the same places: texts line by line, everything else by the colours of a
// grid. What reads a file is never ours: Chromium for SVG and PNG, poppler for PDF, LibreOffice for a deck.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, type Page } from "@playwright/test";

/** Whether a program answers at all. */
export function isHere(program: string, question = "-v"): boolean {
  return spawnSync(program, [question]).error === undefined;
}

/** A text and where it stands, in parts of the picture's width. */
interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One text of a scene as a browser lays it out. */
interface Line extends Placed {
  readonly anchor: "start" | "middle" | "end";
  /** Whether it continues the text above: a program that sets text itself may break that elsewhere. */
  readonly isContinued: boolean;
}

interface PdfPage {
  readonly png: Buffer;
  /** As poppler parts them. */
  readonly words: readonly Placed[];
}

export interface Eye {
  readonly pdfPages: (pdf: Buffer) => readonly PdfPage[];
  /** A deck as LibreOffice prints it. */
  readonly deckToPdf: (deck: Buffer) => Buffer;
  /** The texts of an SVG as this browser lays them out. */
  readonly svgLines: (svg: string) => Promise<readonly Line[]>;
  /** An SVG as this browser draws it. */
  readonly drawSvg: (svg: string) => Promise<Buffer>;
  /** The cells of the grid whose colour the other picture has neither there nor in a cell beside: "column row". */
  readonly strangeCells: (
    one: Buffer,
    other: Buffer,
  ) => Promise<{ readonly strange: readonly string[]; readonly count: number }>;
  readonly close: () => Promise<void>;
}

/** Cells of the grid along the width of a picture: a cell is 0.83 % of it. */
const cells = 120;
/** How far a cell's colour may be off, of 765: what two programs make of the edges of one letter. */
const colourTolerance = 90;

export async function openEye(context: BrowserContext): Promise<Eye> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-same-"));
  const page = await context.newPage();
  return {
    pdfPages: (pdf) => pdfPages(mkdtempSync(join(folder, "pdf-")), pdf),
    deckToPdf: (deck) => deckToPdf(folder, deck),
    svgLines: (svg) => svgLines(page, svg),
    drawSvg: (svg) => drawSvg(page, svg),
    strangeCells: (one, other) => strangeCells(page, one, other),
    close: async () => {
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function deckToPdf(folder: string, deck: Buffer): Buffer {
  const file = join(folder, "deck.pptx");
  writeFileSync(file, deck);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const order = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file];
  spawnSync("soffice", order, { stdio: "ignore" });
  return readFileSync(join(folder, "deck.pdf"));
}

function pdfPages(folder: string, pdf: Buffer): readonly PdfPage[] {
  const file = join(folder, "file.pdf");
  writeFileSync(file, pdf);
  const size = ["-scale-to-x", "1920", "-scale-to-y", "-1"];
  execFileSync("pdftoppm", ["-png", ...size, file, join(folder, "page")]);
  const told = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  const pages = told.split("<page ").slice(1);
  const pictures = readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .sort();
  expect(pictures).toHaveLength(pages.length);
  return pages.map((text, at) => ({
    png: readFileSync(join(folder, pictures[at] ?? "")),
    words: wordsOf(text),
  }));
}

function wordsOf(page: string): readonly Placed[] {
  const width = Number(/width="([\d.]+)"/.exec(page)?.[1]);
  const told = page.matchAll(
    /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
  );
  return Array.from(told, ([, left, top, right, bottom, text = ""]) => ({
    text: text
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&"),
    left: Number(left) / width,
    right: Number(right) / width,
    top: Number(top) / width,
    bottom: Number(bottom) / width,
  }));
}

async function svgLines(page: Page, svg: string): Promise<readonly Line[]> {
  await showSvg(page, svg);
  return page.evaluate(() => {
    const picture = document.querySelector("svg");
    if (!picture) throw new Error("no picture");
    const { width } = picture.viewBox.baseVal;
    let above: SVGTextElement | undefined;
    return Array.from(picture.querySelectorAll("text"), (element) => {
      const { x, y, width: length, height } = element.getBBox();
      const number = (of: Element | undefined, name: string): number =>
        Number(of?.getAttribute(name));
      const size = number(element, "font-size");
      const down = number(element, "y") - number(above, "y");
      const isSame = ["x", "font-size", "fill"].every(
        (name) => above?.getAttribute(name) === element.getAttribute(name),
      );
      const isContinued = isSame && down > 0 && down < size * 1.5;
      above = element;
      const isRightToLeft = element.getAttribute("direction") === "rtl";
      const told = element.getAttribute("text-anchor") ?? "start";
      const turned = { start: "end", middle: "middle", end: "start" }[told];
      return {
        text: element.textContent ?? "",
        left: x / width,
        right: (x + length) / width,
        top: y / width,
        bottom: (y + height) / width,
        anchor: (isRightToLeft ? turned : told) as Line["anchor"],
        isContinued,
      };
    });
  });
}

async function showSvg(page: Page, svg: string): Promise<void> {
  await page.setContent(`<!doctype html><body style="margin:0">${svg}`);
  // An image of an SVG draws before its fonts are there; a page says when they are.
  await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
}

async function drawSvg(page: Page, svg: string): Promise<Buffer> {
  await showSvg(page, svg);
  return page.locator("svg").screenshot();
}

async function strangeCells(page: Page, one: Buffer, other: Buffer) {
  const [first, second] = [await gridOf(page, one), await gridOf(page, other)];
  expect(first, "cells of both").toHaveLength(second.length);
  const strange = first.flatMap((_, at) =>
    hasNear(first, second, at) && hasNear(second, first, at)
      ? []
      : [`${at % cells} ${Math.floor(at / cells)}`],
  );
  return { strange, count: first.length };
}

type Colour = readonly [number, number, number];

/** The mean colour of each cell, row by row. */
async function gridOf(page: Page, png: Buffer): Promise<readonly Colour[]> {
  return page.evaluate(
    async ([address, across]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const side = 8;
      const canvas = document.createElement("canvas");
      canvas.width = across * side;
      canvas.height = Math.round((canvas.width * image.height) / image.width / side) * side;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("no canvas");
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const sums = Array.from(
        { length: (across * canvas.height) / side },
        (): [number, number, number] => [0, 0, 0],
      );
      for (let at = 0; at < data.length; at += 4) {
        const [x, y] = [(at / 4) % canvas.width, Math.floor(at / 4 / canvas.width)];
        const sum = sums[Math.floor(y / side) * across + Math.floor(x / side)];
        if (!sum) continue;
        sum[0] += (data[at] ?? 0) / side / side;
        sum[1] += (data[at + 1] ?? 0) / side / side;
        sum[2] += (data[at + 2] ?? 0) / side / side;
      }
      return sums;
    },
    [`data:image/png;base64,${png.toString("base64")}`, cells] as const,
  );
}

function hasNear(from: readonly Colour[], to: readonly Colour[], at: number): boolean {
  const own = from[at];
  if (!own) return false;
  const isAlike = (colour: Colour | undefined): boolean =>
    colour !== undefined &&
    colour.reduce((sum, part, index) => sum + Math.abs(part - (own[index] ?? 0)), 0) <=
      colourTolerance;
  const column = at % cells;
  const columns = [column - 1, column, column + 1].filter((one) => one >= 0 && one < cells);
  return [-1, 0, 1].some((down) =>
    columns.some((one) => isAlike(to[at - column + down * cells + one])),
  );
}

/** What one of two pictures has elsewhere or not at all: lines without their words, and words without their line. */
export function strayTexts(
  lines: readonly Line[],
  words: readonly Placed[],
  tolerance: number,
): readonly string[] {
  const left = new Set(words);
  const stray = lines.flatMap((line) => {
    if (lettersOf(line.text) === "") return [];
    const inside = words
      .filter((word) => isWithin(word, line))
      .sort((one, other) => one.left - other.left);
    for (const word of inside) left.delete(word);
    const found = lettersOf(inside.map(({ text }) => text).join(""));
    const from = Math.min(...inside.map((word) => word.left));
    const to = Math.max(...inside.map((word) => word.right));
    // A browser draws full-width brackets and stops half as wide where several meet.
    const isSameWidth = hasFullWidth.test(line.text) || Math.abs(to - line.right) <= tolerance;
    const isSame =
      found === lettersOf(line.text) && Math.abs(from - line.left) <= tolerance && isSameWidth;
    return isSame
      ? []
      : [
          `“${line.text}” at ${at(line.left)}–${at(line.right)}: “${found}” at ${at(from)}–${at(to)}`,
        ];
  });
  const alone = [...left].filter(({ text }) => lettersOf(text) !== "");
  return [...stray, ...alone.map(({ text, left: x }) => `only “${text}” at ${at(x)}`)];
}

/**
 * The texts that a program which sets them itself has elsewhere: their first lines, by the end at which they are held.
 * Scripts that poppler tells in another order are left out.
 */
export function strayBeginnings(
  lines: readonly Line[],
  words: readonly Placed[],
  tolerance: number,
): { readonly stray: readonly string[]; readonly count: number } {
  const held = lines.filter(
    ({ text, isContinued, anchor }) =>
      !isContinued && anchor !== "middle" && /^[\p{Script=Latin}\p{N}\p{P}\p{Z}]+$/u.test(text),
  );
  const stray = held.filter((line) => {
    const parts = line.text.trim().split(/\s+/);
    const wanted = lettersOf((line.anchor === "end" ? parts.at(-1) : parts[0]) ?? "");
    return !words.some(
      (word) =>
        lettersOf(word.text) === wanted &&
        Math.abs(middle(word) - middle(line)) <= tolerance &&
        (line.anchor === "end"
          ? Math.abs(word.right - line.right) <= tolerance
          : Math.abs(word.left - line.left) <= tolerance),
    );
  });
  return { stray: stray.map(({ text, left }) => `“${text}” at ${at(left)}`), count: held.length };
}

const hasFullWidth = /[\u3000-\u303f\uff00-\uffef]/;

/** A word of a line: its middle is in the line's box, and near the middle of its height. */
function isWithin(word: Placed, line: Placed): boolean {
  const x = (word.left + word.right) / 2;
  const isNear = Math.abs(middle(word) - middle(line)) < (line.bottom - line.top) * 0.3;
  return isNear && x >= line.left && x <= line.right;
}

function middle({ top, bottom }: Placed): number {
  return (top + bottom) / 2;
}

function at(part: number): string {
  return (part * 100).toFixed(2);
}

/**
 * The letters of a text: poppler parts words by gaps, tells joined letters in their forms, drops marks, and turns brackets
 * and the order of letters on a page where most is read from right to left.
 */
function lettersOf(text: string): string {
  const letters = text.normalize("NFKD").replace(/[\s\p{M}\p{Cf}\p{Ps}\p{Pe}]/gu, "");
  return /[\u0590-\u08ff]/.test(letters) ? [...letters].sort().join("") : letters;
}
