// Owns: files that were brought together, read and taken one after the other: which of them is shown, and which could not be
// read. Rules MAP-350, STA-80.

import { useEffect, useRef, useState } from "react";
import { err, type Result } from "../../shared/kit/result.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import { importing } from "../i18n/en/importing.ts";
import { addWords, t } from "../i18n/t.ts";
import { toast } from "../ui/toasts.ts";
import type { ImportText } from "./askedImport.ts";
import { readFile } from "./readFile.ts";

addWords({ importing });

interface Shown {
  readonly files: readonly File[];
  readonly at: number;
}

export interface FileQueue {
  /** Which of how many files is shown, in words; empty where there is only one. */
  readonly words: string;
  /** Those that come after it. */
  readonly waiting: readonly File[];
  readonly isReading: boolean;
  /** Shows the first of `files`, or has them wait behind those that do already. */
  add(files: readonly File[]): void;
  /** Shows the next; `done` where none is left that could be read. */
  next(done: () => void): void;
}

interface LeftOut {
  readonly name: string;
  readonly why: string;
}

/** Files that could not be read, in one message: together where it is for the same reason. */
function leftOutWords(all: readonly LeftOut[]): string {
  const reasons = [...new Set(all.map(({ why }) => why))];
  const sentences = reasons.map((why) => {
    const names = all.filter((one) => one.why === why).map(({ name }) => name);
    return names.length === 1
      ? t("importing.notRead", { name: names[0] ?? "", why })
      : t("importing.notReadSeveral", { names: names.join(", "), why });
  });
  return sentences.join(" ");
}

/** A file without words has nothing that could be shown. */
async function readWords(file: File): Promise<Result<ImportText, Refusal>> {
  const read = await readFile(file);
  return read.ok && read.value.text.trim() === "" ? err(refuse("empty")) : read;
}

const none: Shown = { files: [], at: 0 };

export function useFileQueue(show: (source: ImportText) => void): FileQueue {
  const [{ files, at }, setShown] = useState(none);
  const [isReading, setReading] = useState(false);
  const waiting = files.slice(at + 1);
  const left = useRef<readonly LeftOut[]>([]);
  // A slow file may be read only when the dialog has gone, and another one stands in its place.
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  /** Gives whether there is something to look at still, or nobody who would. */
  const showFrom = async (all: readonly File[], from: number): Promise<boolean> => {
    setReading(true);
    let isShown = false;
    for (let each = from; each < all.length && !isShown; each++) {
      const file = all[each] as File;
      const read = await readWords(file);
      if (!isOpen.current) return true;
      isShown = read.ok;
      if (read.ok) {
        setShown({ files: all, at: each });
        show(read.value);
      } else {
        left.current = [...left.current, { name: file.name, why: read.error.message }];
        toast(leftOutWords(left.current), { tone: "danger", topic: "importing.notRead" });
      }
    }
    if (!isShown) setShown(none);
    setReading(false);
    return isShown;
  };
  const place = { at: at + 1, count: files.length, name: files[at]?.name ?? "" };
  return {
    words: files.length > 1 ? t("importing.ofFiles", place) : "",
    waiting,
    isReading,
    add: (more) => {
      // One file alone is chosen anew; of several the last one, too, still waits to be taken.
      if (files.length > 1) setShown({ files: [...files, ...more], at });
      else {
        left.current = [];
        void showFrom(more, 0);
      }
    },
    next: async (done) => {
      if (!(await showFrom(files, at + 1))) done();
    },
  };
}
