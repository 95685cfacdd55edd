// Owns: making files beside the screen, so that it stays alive. One job, one worker: to cancel is to end it.

import { drawSheets, makeFile, makeSheets, readFonts } from "../../shared/export/makeFile.ts";
import { asFontsInside, facesOf } from "../../shared/format/svgFile.ts";
import type { Job, JobAnswer } from "./fileJob.ts";
import { sceneToPng } from "./png.ts";
import { FontsOutOfReach, fontsAt, loadFaces } from "./webFonts.ts";

self.onmessage = ({ data }: MessageEvent<Job>) => {
  answer(data).then(tell, (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", why, isOutOfReach: error instanceof FontsOutOfReach });
  });
};

async function answer({ source, task }: Job): Promise<JobAnswer> {
  const from = { ...source, fonts: fontsAt(source.fontsAt) };
  switch (task.kind) {
    case "fonts": {
      await readFonts(from);
      return { kind: "fonts" };
    }
    case "file": {
      const file = await makeFile(from, task.wish, (part) => tell({ kind: "progress", part }));
      if (!file) return { kind: "file", file: null };
      return { kind: "file", file: { ...file, bytes: new Uint8Array(file.bytes) } };
    }
    case "sheets": {
      const sheets = await makeSheets(from, task);
      return {
        kind: "sheets",
        sheets: sheets.map(({ svg, scene: { width, height, title } }) => ({
          svg,
          width,
          height,
          title,
        })),
      };
    }
    case "png": {
      const { scenes, fonts } = await drawSheets(from, task);
      const wanted = scenes.filter((_, at) => task.at === null || task.at === at);
      await loadFaces(wanted.flatMap((scene) => facesOf(scene, fonts)));
      const files: Uint8Array<ArrayBuffer>[] = [];
      for (const scene of wanted) {
        tell({ kind: "progress", part: (files.length + 0.3) / wanted.length });
        files.push(await sceneToPng(asFontsInside(scene), task.palette, task.width));
      }
      return { kind: "pngs", files };
    }
    default:
      return task satisfies never;
  }
}

function tell(message: JobAnswer): void {
  self.postMessage(message);
}
