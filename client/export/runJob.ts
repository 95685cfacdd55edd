// Owns: a job in its worker: progress, the answer, and its end at any time.

import type { Job, JobAnswer } from "./fileJob.ts";
import { FontsOutOfReach } from "./webFonts.ts";

/** A job under way. */
export interface RunningJob {
  /** The answer; rejects where the file could not be made, with `FontsOutOfReach` for that. Never settles after `cancel`. */
  readonly answer: Promise<Exclude<JobAnswer, { kind: "progress" | "failed" }>>;
  readonly cancel: () => void;
}

export type RunJob = (job: Job, onProgress?: (part: number) => void) => RunningJob;

/** Starts a job in a worker of its own. */
export const runJob: RunJob = (job, onProgress = () => undefined) => {
  const worker = new Worker(new URL("./files.worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<Exclude<JobAnswer, { kind: "progress" | "failed" }>>(
    (resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<JobAnswer>) => {
        if (data.kind === "progress") {
          onProgress(data.part);
          return;
        }
        worker.terminate();
        if (data.kind !== "failed") resolve(data);
        else reject(data.isOutOfReach ? new FontsOutOfReach(data.why) : new Error(data.why));
      };
      worker.onerror = (event) => {
        worker.terminate();
        reject(new Error(event.message || "The worker that makes files did not start"));
      };
    },
  );
  worker.postMessage(job);
  return { answer, cancel: () => worker.terminate() };
};
