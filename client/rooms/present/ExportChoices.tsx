// Owns: the choices of the export dialog: only those that the format has.

import type { NamedPicture } from "../../../shared/export/pictureSetting.ts";
import { type SheetName, sheetNames } from "../../../shared/format/scene/sheet.ts";
import { type PngSize, pngWidths } from "../../export/png.ts";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { Select } from "../../ui/Select.tsx";
import {
  choicesOf,
  type ExportChoice,
  type ExportFormat,
  exportFormats,
  kindsOf,
  type PictureKind,
} from "./exportChoice.ts";
import { kindName } from "./pictureKinds.ts";

export interface ExportChoicesProps {
  readonly choice: ExportChoice;
  readonly pictures: readonly NamedPicture[];
  readonly onChange: (choice: ExportChoice) => void;
}

export function ExportChoices({ choice, pictures, onChange }: ExportChoicesProps) {
  const has = choicesOf(choice.format);
  const kinds = kindsOf(pictures);
  return (
    <>
      <Select
        label={t("exporting.format")}
        description={aboutFormat(choice.format)}
        options={exportFormats.map((id) => ({ id, label: formatName(id) }))}
        value={choice.format}
        onChange={(format) => onChange({ ...choice, format })}
      />
      {has.picture ? (
        <Select
          label={t("exporting.what")}
          options={[
            { id: "all", label: t("exporting.everything") },
            ...kinds.map((kind) => ({ id: kind, label: kindName(kind) })),
            ...pictures.map(({ name }, at) => ({ id: String(at), label: name })),
          ]}
          value={choice.picture === null ? "all" : String(choice.picture)}
          onChange={(id) => onChange({ ...choice, picture: pictureOf(id, kinds) })}
        />
      ) : null}
      {has.sheet ? (
        <Select
          label={t("exporting.sheet")}
          options={sheetNames.map((id) => ({ id, label: sheetName(id) }))}
          value={choice.sheet}
          onChange={(sheet) => onChange({ ...choice, sheet })}
        />
      ) : null}
      {has.size ? (
        <Select
          label={t("exporting.size")}
          options={(Object.keys(pngWidths) as PngSize[]).map((id) => ({ id, label: sizeName(id) }))}
          value={choice.size}
          onChange={(size) => onChange({ ...choice, size })}
        />
      ) : null}
      {has.palette ? (
        <SegmentedControl
          label={t("exporting.theme")}
          options={[
            { id: "light", label: t("exporting.light") },
            { id: "dark", label: t("exporting.dark") },
          ]}
          value={choice.palette}
          onChange={(palette) => onChange({ ...choice, palette })}
        />
      ) : null}
    </>
  );
}

function pictureOf(id: string, kinds: readonly PictureKind[]): ExportChoice["picture"] {
  if (id === "all") return null;
  return kinds.find((kind) => kind === id) ?? Number(id);
}

function formatName(format: ExportFormat): string {
  const names: Readonly<Record<ExportFormat, string>> = {
    pdf: t("exporting.formatPdf"),
    pptx: t("exporting.formatPptx"),
    png: t("exporting.formatPng"),
    svg: t("exporting.formatSvg"),
    xlsx: t("exporting.formatXlsx"),
    csv: t("exporting.formatCsv"),
    json: t("exporting.formatJson"),
    mermaid: t("exporting.formatMermaid"),
  };
  return names[format];
}

function aboutFormat(format: ExportFormat): string {
  const words: Readonly<Record<ExportFormat, string>> = {
    pdf: t("exporting.aboutPdf"),
    pptx: t("exporting.aboutPptx"),
    png: t("exporting.aboutPng"),
    svg: t("exporting.aboutSvg"),
    xlsx: t("exporting.aboutXlsx"),
    csv: t("exporting.aboutCsv"),
    json: t("exporting.aboutJson"),
    mermaid: t("exporting.aboutMermaid"),
  };
  return words[format];
}

function sheetName(sheet: SheetName): string {
  const names: Readonly<Record<SheetName, string>> = {
    wide: t("exporting.sheetWide"),
    a3: t("exporting.sheetA3"),
    a0: t("exporting.sheetA0"),
    square: t("exporting.sheetSquare"),
  };
  return names[sheet];
}

function sizeName(size: PngSize): string {
  const names: Readonly<Record<PngSize, string>> = {
    screen: t("exporting.sizeScreen"),
    large: t("exporting.sizeLarge"),
    print: t("exporting.sizePrint"),
  };
  return names[size];
}
