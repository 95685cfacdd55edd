// Owns: a chosen BPMN file as a model. The reader is loaded with the first file, so that nobody else pays for it.

import type { BpmnModel, BpmnWords } from "../../../shared/format/bpmn/bpmnModel.ts";
import { bpmnBytesMax, decodeXml } from "../../../shared/format/bpmn/bpmnText.ts";
import type { Timers } from "../../../shared/kit/outside.ts";
import { err, type Result } from "../../../shared/kit/result.ts";
import { type Refusal, refuse } from "../../../shared/model/refusals.ts";
import { t } from "../../i18n/t.ts";
import { decodeUtf } from "../../importing/readFile.ts";

export interface ReadFile {
  readonly fileName: string;
  /** The file's name without its ending. */
  readonly stem: string;
  readonly model: Result<BpmnModel, Refusal>;
}

export interface Reading {
  /** They end a reader that takes longer than any sound file needs. */
  readonly timers: Timers;
  /** Aborted when nobody waits for the file any more; that ends the reader. */
  readonly signal: AbortSignal;
}

/** Reads a file; nothing when nobody waits for it any more. Rule IMP-107. */
export async function readBpmnFile(file: File, reading: Reading): Promise<ReadFile | null> {
  const stem = file.name.replace(/\.[^.]*$/, "").slice(0, 120);
  const model = await modelOf(file, reading);
  return model && !reading.signal.aborted ? { fileName: file.name, stem, model } : null;
}

/** The longest that a file may take to be read, milliseconds. */
const longestMs = 30_000;
/** Texts of up to so many characters are read at once; longer ones in a worker, which can be ended. */
const shortMax = 100_000;

type Read = Result<BpmnModel, Refusal>;

async function modelOf(file: File, reading: Reading): Promise<Read | null> {
  if (file.size > bpmnBytesMax) {
    return err(refuse("tooLarge", {}, "A BPMN file has at most 5 MB. Export a part of the model."));
  }
  const text = decodeXml(new Uint8Array(await file.arrayBuffer()), decodeUtf);
  if (!text.ok) return text;
  const words = { lane: t("backstage.lane") };
  if (text.value.length > shortMax) return await readAway(text.value, words, reading);
  const { readBpmn } = await import("../../../shared/format/bpmn/readBpmn.ts");
  return await readBpmn(text.value, words);
}

function readAway(
  text: string,
  words: BpmnWords,
  { timers, signal }: Reading,
): Promise<Read | null> {
  if (signal.aborted) return Promise.resolve(null);
  const worker = new Worker(new URL("./bpmn.worker.ts", import.meta.url), { type: "module" });
  return new Promise<Read | null>((resolve, reject) => {
    const stop = timers.after(longestMs, () => resolve(err(refuse("tooLarge", {}, tooLong))));
    signal.addEventListener("abort", () => {
      stop();
      resolve(null);
    });
    worker.onmessage = ({ data }: MessageEvent<Read>) => {
      stop();
      resolve(data);
    };
    worker.onerror = (event) => {
      stop();
      reject(new Error(event.message || "The reader of BPMN failed"));
    };
    worker.postMessage({ text, words });
  }).finally(() => worker.terminate());
}

const tooLong = "Reading it took longer than 30 seconds. Export a part of the model.";
