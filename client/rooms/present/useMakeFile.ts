// Owns: making the chosen file in the worker, with progress, cancel and words at its end.

import { useEffect, useRef, useState } from "react";
import type { NamedPicture } from "../../../shared/export/pictureSetting.ts";
import { download, fileNameOf } from "../../export/download.ts";
import type { JobSource } from "../../export/fileJob.ts";
import { sheetToPng } from "../../export/png.ts";
import type { RunJob, RunningJob } from "../../export/runJob.ts";
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
  const cancel = (): void => {
    running.current?.cancel();
    running.current = null;
    setPart(null);
  };
  useEffect(() => () => running.current?.cancel(), []);
  const make = async (choice: ExportChoice): Promise<void> => {
    const names = [title, nameOf(choice, pictures)];
    const ask = (task: Parameters<RunJob>[0]["task"]): RunningJob["answer"] => {
      running.current = run({ source: source(), task }, setPart);
      return running.current.answer;
    };
    setPart(0);
    try {
      handOver(await filesOf(choice, pictures, ask), names);
    } catch (error) {
      const file = fileNameOf(names, choice.format);
      toast(t("exporting.failed", { file, why: whyOf(error) }), { tone: "danger" });
    } finally {
      running.current = null;
      setPart(null);
    }
  };
  return { part, start: (choice) => void make(choice), cancel };
}

function nameOf({ picture }: ExportChoice, pictures: readonly NamedPicture[]): string {
  if (typeof picture === "number") return pictures[picture]?.name ?? "";
  return picture === null ? "" : kindName(picture);
}

function handOver(files: readonly ReadyFile[], names: readonly string[]): void {
  for (const [at, { blob, ending }] of files.entries()) {
    const name = fileNameOf(files.length > 1 ? [...names, String(at + 1)] : names, ending);
    download(name, blob);
    toast(t("exporting.made", { file: name }), { tone: "positive" });
  }
  if (files.length === 0) toast(t("exporting.nothing"), { tone: "caution" });
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface ReadyFile {
  readonly blob: Blob;
  readonly ending: string;
}

async function filesOf(
  choice: ExportChoice,
  pictures: readonly NamedPicture[],
  ask: (task: Parameters<RunJob>[0]["task"]) => RunningJob["answer"],
): Promise<readonly ReadyFile[]> {
  const { format, sheet, palette, size } = choice;
  if (format !== "png") {
    const wish = wishOf({ ...choice, format }, pictures, delimiterFor(language()));
    const answer = await ask({ kind: "file", wish });
    if (answer.kind !== "file" || !answer.file) return [];
    const { bytes, ending, mediaType } = answer.file;
    return [{ blob: new Blob([bytes], { type: mediaType }), ending }];
  }
  const files: ReadyFile[] = [];
  for (const { of } of chosenPictures(choice, pictures)) {
    const answer = await ask({ kind: "sheets", of, sheet, palette });
    if (answer.kind !== "sheets") continue;
    for (const drawn of answer.sheets)
      files.push({ blob: await sheetToPng(drawn, size), ending: "png" });
  }
  return files;
}
