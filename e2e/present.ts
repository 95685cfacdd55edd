// Owns: what is done at the end: walking through a journey, and taking files along.

import { readFile } from "node:fs/promises";
import { type Download, expect, type Locator, type Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { t } from "../client/i18n/t.ts";
import type { PaletteName } from "../shared/format/scene/palette.ts";
import type { SheetName } from "../shared/format/scene/sheet.ts";
import { beginsWith, type Person } from "./people.ts";

/** The picture of a journey or heatmap with its controls, by how its heading begins. */
export function picture({ page }: Person, heading: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${heading}`) }).first();
}

/** A stroke of a finger across most of the screen, as the browser itself takes touches. */
export async function swipe({ page }: Person, towards: "left" | "right"): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 360, height: 740 };
  const [from, to] = towards === "left" ? [0.8, 0.2] : [0.2, 0.8];
  const screen = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove", share: number) =>
    screen.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [{ x: width * share, y: height / 2 }],
    });
  await touch("touchStart", from);
  for (let step = 1; step <= 8; step++) await touch("touchMove", from + ((to - from) * step) / 8);
  await screen.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await screen.detach();
}

export async function exportPicture(
  person: Person,
  heading: string,
  format: "svg" | "png",
): Promise<Buffer> {
  const { page } = person;
  await picture(person, heading)
    .getByRole("button", { name: beginsWith(t("present.exportShort")) })
    .click();
  return take(page, page.getByRole("menuitem", { name: t(`present.${format}`) }));
}

export async function exportFile(person: Person, kind: "json" | "csv"): Promise<Buffer> {
  const { page } = person;
  return take(page, page.getByRole("button", { name: t(`present.${kind}`) }));
}

interface DialogChoices {
  readonly format: "pdf" | "pptx" | "png" | "svg";
  /** As the dialog names it; where it is not told, what was chosen before. */
  readonly what?: string;
  readonly sheet?: SheetName;
  readonly palette: PaletteName;
}

const formatNames = {
  pdf: t("exporting.formatPdf"),
  pptx: t("exporting.formatPptx"),
  png: t("exporting.formatPng"),
  svg: t("exporting.formatSvg"),
} as const;
const sheetNames: Readonly<Record<SheetName, string>> = {
  wide: t("exporting.sheetWide"),
  a3: t("exporting.sheetA3"),
  a0: t("exporting.sheetA0"),
  square: t("exporting.sheetSquare"),
};

export async function openExportDialog({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("exporting.open") }).click();
}

/** Pictures in a format, by the open dialog; several files as they come out of their archive. */
export async function exportAll(
  { page }: Person,
  { format, what, sheet, palette }: DialogChoices,
): Promise<readonly Buffer[]> {
  const dialog = page.getByRole("dialog", { name: t("exporting.title") });
  const choose = async (label: string, option: string): Promise<void> => {
    // What turns the sheets of a preview is named by them, too.
    const list = dialog.locator("[aria-haspopup=listbox]");
    await list.and(dialog.getByRole("button", { name: label })).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await choose(t("exporting.format"), formatNames[format]);
  if (what) await choose(t("exporting.what"), what);
  if (sheet) await choose(t("exporting.sheet"), sheetNames[sheet]);
  if (format === "png") await choose(t("exporting.size"), t("exporting.sizeScreen"));
  const look = t(palette === "light" ? "exporting.light" : "exporting.dark");
  await dialog.getByRole("radio", { name: look }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 180_000 }),
    dialog.getByRole("button", { name: t("exporting.make"), exact: true }).click(),
  ]);
  const content = await readDownload(file);
  if (!file.suggestedFilename().endsWith(".zip")) return [content];
  return Object.entries(unzipSync(content))
    .sort(([one], [other]) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map(([, bytes]) => Buffer.from(bytes));
}

/** What the dialog shows of a sheet, as it came to the screen. */
export async function previewedSvg({ page }: Person): Promise<string> {
  const image = page.getByRole("dialog", { name: t("exporting.title") }).getByRole("img");
  const address = (await image.getAttribute("src")) ?? "";
  return decodeURIComponent(address.replace(/^data:image\/svg\+xml;charset=utf-8,/, ""));
}

/** Goes through the walk to its end by the arrow key, and gives the headings of all slides. */
export async function walkToTheEnd({ page }: Person): Promise<readonly string[]> {
  const heading = page.getByRole("heading", { level: 1 });
  const seen: string[] = [];
  const next = page.getByRole("button", { name: t("present.next") });
  for (;;) {
    seen.push((await heading.textContent()) ?? "");
    if (await next.isDisabled()) return seen;
    const before = await page.getByRole("progressbar").getAttribute("value");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("progressbar")).not.toHaveAttribute("value", before ?? "");
  }
}

async function take(page: Page, control: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), control.click()]);
  return readDownload(download);
}

async function readDownload(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
