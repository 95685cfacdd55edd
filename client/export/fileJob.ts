// Owns: what is asked of the worker that makes files, and what it answers. Plain data, as messages are.

import type { FileWish } from "../../shared/export/makeFile.ts";
import type { PictureOf } from "../../shared/export/pictureSetting.ts";
import type { ExportedWorkshop } from "../../shared/format/exported.ts";
import type { PaletteName } from "../../shared/format/scene/palette.ts";
import type { SheetName } from "../../shared/format/scene/sheet.ts";
import type { PictureWords } from "../../shared/format/words.ts";

export interface JobSource {
  readonly workshop: ExportedWorkshop;
  readonly words: PictureWords;
  readonly language: string;
  readonly nowMs: number;
  /** Where the fonts lie, as an absolute address with a slash at its end. */
  readonly fontsAt: string;
}

export type JobTask =
  /** Only reads the fonts that pictures of the workshop need, which stay on the device. */
  | { readonly kind: "fonts" }
  | { readonly kind: "file"; readonly wish: FileWish }
  | {
      readonly kind: "sheets";
      readonly of: PictureOf;
      readonly sheet: SheetName;
      readonly palette: PaletteName;
    }
  | {
      readonly kind: "png";
      readonly of: PictureOf;
      readonly sheet: SheetName;
      readonly palette: PaletteName;
      /** In pixels. */
      readonly width: number;
      /** Only this sheet, counted from 0; all of them for `null`. */
      readonly at: number | null;
    };

export interface Job {
  readonly source: JobSource;
  readonly task: JobTask;
}

/** A sheet as a picture: its SVG with fonts inside. */
export interface JobSheet {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export type JobAnswer =
  | { readonly kind: "progress"; readonly part: number }
  /** `null`: there is nothing that the format could show. */
  | {
      readonly kind: "file";
      readonly file: {
        readonly bytes: Uint8Array<ArrayBuffer>;
        readonly ending: string;
        readonly mediaType: string;
        /** Letters that the file cannot show. */
        readonly unshown?: readonly string[];
      } | null;
    }
  | { readonly kind: "sheets"; readonly sheets: readonly JobSheet[] }
  | { readonly kind: "fonts" }
  | { readonly kind: "pngs"; readonly files: readonly Uint8Array<ArrayBuffer>[] }
  | {
      readonly kind: "failed";
      readonly why: string;
      /** Only for want of fonts that are on the server. */
      readonly isOutOfReach: boolean;
    };
