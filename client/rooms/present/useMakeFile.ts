// Owns: making the chosen file in the worker, with progress, cancel and words at its end.

import { useEffect, useRef, useState } from "react";
import type { NamedPicture } from "../../../shared/export/pictureSetting.ts";
import { download, fileNameOf } from "../../export/download.ts";
import type { JobSource } from "../../export/fileJob.ts";
import { pngWidths } from "../../export/png.ts";
import type { RunJob, RunningJob } from "../../export/runJob.ts";
import { FontsOutOfReach } from "../../export/webFonts.ts";
import { filesToZip } from "../../export/zip.ts";
import { language, t } from "../../i18n/t.ts";
import { toast } from "../../ui/toasts.ts";
import { chosenPictures, delimiterFor, type ExportChoice, wishOf } from "./exportChoice.ts";
import { kindName } from "./pictureKinds.ts";

export interface Making {
  /** 0 … 1 while a file is made, else `null`. */
  readonly part: number | null;
  readonly start: (choice: ExportChoice) => void;
  readonly cancel: () => void;
}

export function useMakeFile(
  pictures: readonly NamedPicture[],
  title: string,
  source: () => JobSource,
  run: RunJob,
): Making {
  const [part, setPart] = useState<number | null>(null);
  const running = useRef<RunningJob | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const make = async (choice: ExportChoice): Promise<void> => {
    const names = [title, nameOf(choice, pictures)];
    const ask: Ask = (task, onProgress) => {
      running.current = run({ source: source(), task }, onProgress);
      return running.current.answer;
    };
    setPart(0);
    try {
      handOver(await filesOf(choice, pictures, ask, setPart), names);
    } catch (error) {
      const file = fileNameOf(names, choice.format);
      toast(t("exporting.failed", { file, why: whyOf(error) }), { tone: "danger" });
    } finally {
      running.current = null;
      setPart(null);
    }
  };
  const cancel = (): void => {
    running.current?.cancel();
    running.current = null;
    setPart(null);
  };
  return { part, start: (choice) => void make(choice), cancel };
}

type Ask = (
  task: Parameters<RunJob>[0]["task"],
  onProgress: (part: number) => void,
) => RunningJob["answer"];

function nameOf({ picture }: ExportChoice, pictures: readonly NamedPicture[]): string {
  if (typeof picture === "number") return pictures[picture]?.name ?? "";
  return picture === null ? "" : kindName(picture);
}

function handOver(file: ReadyFile | null, names: readonly string[]): void {
  if (!file) {
    toast(t("exporting.nothing"), { tone: "caution" });
    return;
  }
  const name = fileNameOf(names, file.ending);
  download(name, file.blob);
  const { unshown = [] } = file;
  if (unshown.length === 0) toast(t("exporting.made", { file: name }), { tone: "positive" });
  else toast(t("exporting.unshown", { file: name, letters: named(unshown) }), { tone: "caution" });
}

/** The first letters, and that there are more. */
function named(letters: readonly string[]): string {
  const most = 12;
  return [...letters.slice(0, most), ...(letters.length > most ? ["…"] : [])].join(" ");
}

function whyOf(error: unknown): string {
  if (error instanceof FontsOutOfReach) return t("exporting.outOfReach");
  return error instanceof Error ? error.message : String(error);
}

interface ReadyFile {
  readonly blob: Blob;
  readonly ending: string;
  /** Letters that the file cannot show. */
  readonly unshown?: readonly string[];
}

/** `null` where there is nothing that the format could show. */
async function filesOf(
  choice: ExportChoice,
  pictures: readonly NamedPicture[],
  ask: Ask,
  onProgress: (part: number) => void,
): Promise<ReadyFile | null> {
  const { format } = choice;
  if (format === "png") return pngsOf(choice, pictures, ask, onProgress);
  const wish = wishOf({ ...choice, format }, pictures, delimiterFor(language()));
  const answer = await ask({ kind: "file", wish }, onProgress);
  if (answer.kind !== "file" || !answer.file) return null;
  const { bytes, ending, mediaType, unshown = [] } = answer.file;
  return { blob: new Blob([bytes], { type: mediaType }), ending, unshown };
}

/** Several sheets come as one archive: a browser asks before a second download, or refuses it. */
async function pngsOf(
  { sheet, palette, size, ...choice }: ExportChoice,
  pictures: readonly NamedPicture[],
  ask: Ask,
  onProgress: (part: number) => void,
): Promise<ReadyFile | null> {
  const wanted = chosenPictures(choice, pictures);
  const drawn: Blob[] = [];
  for (const [at, { of }] of wanted.entries()) {
    const task = { kind: "png", of, sheet, palette, width: pngWidths[size], at: null } as const;
    const answer = await ask(task, (part) => onProgress((at + part) / wanted.length));
    if (answer.kind !== "pngs") continue;
    drawn.push(...answer.files.map((bytes) => new Blob([bytes], { type: "image/png" })));
  }
  const [only] = drawn;
  if (!only) return null;
  return drawn.length === 1
    ? { blob: only, ending: "png" }
    : { blob: await filesToZip(drawn, "png"), ending: "zip" };
}
