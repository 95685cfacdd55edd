// Owns: what somebody chose in the export dialog, and what it means: which format needs which choices, and the wish for
// the worker. Must not know React.

import type { FileFormat, FileWish } from "../../../shared/export/makeFile.ts";
import type { NamedPicture, PictureOf } from "../../../shared/export/pictureSetting.ts";
import type { PaletteName } from "../../../shared/format/scene/palette.ts";
import type { SheetName } from "../../../shared/format/scene/sheet.ts";
import type { PngSize } from "../../export/png.ts";

export type ExportFormat = FileFormat | "png";

export const exportFormats: readonly ExportFormat[] = [
  "pdf",
  "pptx",
  "png",
  "svg",
  "xlsx",
  "csv",
  "json",
  "mermaid",
];

export type PictureKind = PictureOf["kind"];

export interface ExportChoice {
  readonly format: ExportFormat;
  /** The place of a picture in the list; a kind for all of that kind; `null` for all. */
  readonly picture: number | PictureKind | null;
  readonly sheet: SheetName;
  readonly palette: PaletteName;
  readonly size: PngSize;
}

/** Which choices a format has beside itself. */
export function choicesOf(format: ExportFormat): {
  readonly picture: boolean;
  readonly sheet: boolean;
  readonly palette: boolean;
  readonly size: boolean;
} {
  const isDrawn = format === "pdf" || format === "svg" || format === "png";
  return {
    picture: isDrawn,
    sheet: isDrawn,
    palette: isDrawn || format === "pptx",
    size: format === "png",
  };
}

/** The pictures that are meant. */
export function chosenPictures(
  { picture }: Pick<ExportChoice, "picture">,
  pictures: readonly NamedPicture[],
): readonly NamedPicture[] {
  if (picture === null) return pictures;
  if (typeof picture === "number") return pictures.slice(picture, picture + 1);
  return pictures.filter(({ of }) => of.kind === picture);
}

/** The kinds of which there are several pictures, in the order of the list. */
export function kindsOf(pictures: readonly NamedPicture[]): readonly PictureKind[] {
  const kinds = pictures.map(({ of }) => of.kind);
  return [...new Set(kinds.filter((kind, at) => kinds.indexOf(kind) !== at))];
}

/** The wish for a file; a PNG is made of sheets instead. */
export function wishOf(
  choice: ExportChoice & { readonly format: FileFormat },
  pictures: readonly NamedPicture[],
  delimiter: "," | ";",
): FileWish {
  const { format, sheet, palette, picture } = choice;
  const isChosen = picture !== null && choicesOf(format).picture;
  const wanted = isChosen ? chosenPictures(choice, pictures).map(({ of }) => of) : [];
  return { format, sheet, palette, delimiter, pictures: wanted };
}

/** Where the decimal sign is a comma, spreadsheets expect semicolons between cells. */
export function delimiterFor(language: string): "," | ";" {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === "decimal" && value === ",") ? ";" : ",";
}
