// Owns: one wish, one file: which format, which pictures, on what sheet, in which colours. The same on a person's machine
// and on a server's. Rules EXP-40, EXP-55, EXP-132.

import { strToU8, zipSync } from "fflate";
import { type ExportedWorkshop, exportedWorkshop, textsOf } from "../format/exported.ts";
import type { FontSource } from "../format/font/families.ts";
import { type FontBook, openFontBook } from "../format/font/fontBook.ts";
import { unshownLetters } from "../format/font/unshown.ts";
import { scenesToPdf } from "../format/pdf/pdfFile.ts";
import type { PaletteName } from "../format/scene/palette.ts";
import type { Scene } from "../format/scene/scene.ts";
import { type SheetName, sheets } from "../format/scene/sheet.ts";
import { sheetToSvg } from "../format/svgFile.ts";
import { type PictureWords, wordingOf } from "../format/words.ts";
import { workshopToFile } from "../format/workshopFile.ts";
import { journeyToMermaid } from "../format/writeMermaid.ts";
import { emotionCurve } from "../insight/curve.ts";
import { journeyOutline, journeysInOrder } from "../model/outline.ts";
import { workshopToDeck } from "./deck.ts";
import { workshopToCsv } from "./longTable.ts";
import { type PictureOf, type PictureSetting, titleOf } from "./pictureSetting.ts";
import { drawPicture, picturesIn } from "./pictures.ts";
import { workshopToXlsx } from "./workbook.ts";

export const fileFormats = ["pdf", "pptx", "xlsx", "csv", "json", "svg", "mermaid"] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface FileWish {
  readonly format: FileFormat;
  /** Which pictures; all of them if none is named. Tables and JSON hold the whole workshop. */
  readonly pictures: readonly PictureOf[];
  readonly sheet: SheetName;
  readonly palette: PaletteName;
  readonly delimiter: "," | ";";
}

export interface FileSource {
  readonly workshop: ExportedWorkshop;
  readonly words: PictureWords;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The date on pictures, milliseconds. */
  readonly nowMs: number;
  readonly fonts: FontSource;
}

export interface MadeFile {
  readonly bytes: Uint8Array;
  /** The ending of its name; several files of a format come as a "zip". */
  readonly ending: string;
  readonly mediaType: string;
  /** Letters that the file cannot show, for no font in it has them; an SVG takes those of the reader. */
  readonly unshown?: readonly string[];
}

/** Makes the file; `undefined` where the workshop has nothing that the format could show. */
export async function makeFile(
  source: FileSource,
  wish: FileWish,
  onProgress: (part: number) => void = () => undefined,
): Promise<MadeFile | undefined> {
  const workshop = exportedWorkshop(source.workshop);
  const wording = wordingOf(source.words, source.language);
  switch (wish.format) {
    case "json": {
      const { map, room } = workshop;
      return text(
        `${JSON.stringify(workshopToFile(map, room), null, 1)}\n`,
        "json",
        "application/json",
      );
    }
    case "csv":
      return text(workshopToCsv(workshop, wish), "csv", "text/csv;charset=utf-8");
    case "xlsx":
      return {
        bytes: workshopToXlsx(workshop, wording),
        ending: "xlsx",
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      };
    case "mermaid":
      return mermaidFile(
        workshop,
        wish,
        wording.say("untitledPersona"),
        wording.say("unnamedStage"),
      );
    case "pdf":
    case "svg":
    case "pptx": {
      const { setting, fonts } = await openSetting(source, workshop);
      onProgress(0.3);
      const later = (part: number): void => onProgress(0.3 + part * 0.7);
      return pictureFile(setting, fonts, { ...wish, format: wish.format }, later);
    }
    default:
      return wish.format satisfies never;
  }
}

/** The sheets of one picture as SVG files, for a preview. */
export async function makeSheets(
  source: FileSource,
  wish: { readonly of: PictureOf; readonly sheet: SheetName; readonly palette: PaletteName },
): Promise<readonly { readonly svg: string; readonly scene: Scene }[]> {
  const { scenes, fonts } = await drawSheets(source, wish);
  return scenes.map((scene) => ({ svg: sheetToSvg(scene, wish.palette, fonts), scene }));
}

/** Reads every font that a picture of the workshop needs, so that whoever keeps them has them. */
export async function readFonts(source: FileSource): Promise<void> {
  await openSetting(source, exportedWorkshop(source.workshop));
}

/** The sheets of one picture as they are to be drawn, with the fonts that they need. */
export async function drawSheets(
  source: FileSource,
  { of, sheet }: { readonly of: PictureOf; readonly sheet: SheetName },
): Promise<{ readonly scenes: readonly Scene[]; readonly fonts: FontBook }> {
  const { setting, fonts } = await openSetting(source, exportedWorkshop(source.workshop));
  return { scenes: drawPicture(setting, of, sheet), fonts };
}

async function openSetting(
  { words, language, nowMs, fonts: source }: FileSource,
  workshop: ExportedWorkshop,
): Promise<{ setting: PictureSetting; fonts: FontBook }> {
  const wording = wordingOf(words, language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(nowMs);
  const fonts = await openFontBook(source, [...textsOf(workshop), ...Object.values(words), date]);
  return { setting: { workshop, wording, measure: fonts.measure, nowMs }, fonts };
}

async function pictureFile(
  setting: PictureSetting,
  fonts: FontBook,
  wish: FileWish & { readonly format: "pdf" | "svg" | "pptx" },
  onProgress: (part: number) => void,
): Promise<MadeFile | undefined> {
  if (wish.format === "pptx") {
    return {
      bytes: await workshopToDeck(setting, wish.palette, onProgress),
      ending: "pptx",
      mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    };
  }
  const pages = pagesOf(setting, wish);
  if (pages.length === 0) return undefined;
  if (wish.format === "svg") {
    const files = pages.map(({ scene }) => sheetToSvg(scene, wish.palette, fonts));
    return textFiles(files, "svg", "image/svg+xml");
  }
  const { widthMm, heightMm } = sheets[wish.sheet];
  const bytes = scenesToPdf(
    pages.map((page) => ({ ...page, widthMm, heightMm })),
    {
      title: titleOf(setting),
      language: setting.wording.language,
      palette: wish.palette,
      fonts,
      onProgress,
    },
  );
  const unshown = unshownLetters(
    pages.flatMap(({ scene }) => textsIn(scene)),
    fonts,
  );
  return { bytes, ending: "pdf", mediaType: "application/pdf", unshown };
}

function textsIn({ items }: Scene): readonly string[] {
  return items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

function pagesOf(
  setting: PictureSetting,
  wish: FileWish,
): readonly { scene: Scene; name: string }[] {
  const all = picturesIn(setting.workshop, setting.wording);
  const isWanted = (of: PictureOf): boolean =>
    wish.pictures.length === 0 ||
    wish.pictures.some((one) => JSON.stringify(one) === JSON.stringify(of));
  return all
    .filter(({ of }) => isWanted(of))
    .flatMap(({ of, name }) => {
      const scenes = drawPicture(setting, of, wish.sheet);
      const page = (at: number): string =>
        scenes.length > 1
          ? ` (${setting.wording.say("page", { at: at + 1, count: scenes.length })})`
          : "";
      return scenes.map((scene, at) => ({ scene, name: `${name}${page(at)}` }));
    });
}

function mermaidFile(
  { map, room }: ExportedWorkshop,
  { pictures }: FileWish,
  untitledPersona: string,
  unnamedStage: string,
): MadeFile | undefined {
  const wanted = pictures.flatMap((of) => (of.kind === "journey" ? [of.id] : []));
  const files = journeysInOrder(map).flatMap(({ id }) => {
    const outline = journeyOutline(map, id);
    if (!outline || (wanted.length > 0 && !wanted.includes(id))) return [];
    if (outline.loose.length + outline.stages.length === 0) return [];
    return [
      journeyToMermaid({
        outline,
        curve: emotionCurve(outline, room),
        untitledPersona,
        unnamedStage,
      }),
    ];
  });
  return files.length > 0 ? textFiles(files, "mmd", "text/plain;charset=utf-8") : undefined;
}

function textFiles(files: readonly string[], ending: string, mediaType: string): MadeFile {
  const [only = ""] = files;
  if (files.length === 1) return text(only, ending, mediaType);
  const named = Object.fromEntries(files.map((file, at) => [`${at + 1}.${ending}`, strToU8(file)]));
  // 1980-01-01: the first day that an archive can hold.
  return {
    bytes: zipSync(named, { mtime: 315_576_000_000 }),
    ending: "zip",
    mediaType: "application/zip",
  };
}

function text(content: string, ending: string, mediaType: string): MadeFile {
  return { bytes: strToU8(content), ending, mediaType };
}
