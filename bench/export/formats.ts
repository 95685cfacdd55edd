// How long each format takes for a map of 15 stages, 150 steps and 12 processes: `npx tsx bench/export/formats.ts [runs]`.
// Wall and processor time of each run with the fonts read anew, first run and median; the size of the file.
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { argv, cpuUsage } from "node:process";
import { fontsInPackages } from "../../server/export/fontFiles.ts";
import { fileFormats, makeFile } from "../../shared/export/makeFile.ts";
import { pictures } from "../../shared/format/words.ts";
import { largeWorkshop, processCount, stageCount, stepCount } from "./largeWorkshop.ts";

const [runs = 5] = argv.slice(2).map(Number);
const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const source = {
  workshop: largeWorkshop(),
  words: pictures,
  language: "en",
  nowMs: 1_763_800_000_000,
  fonts,
};

console.log(
  `${stageCount} stages, ${stepCount} steps, ${processCount} processes; ${runs} runs each\n`,
);
console.log(
  "| format | first, ms | median, ms | processor, ms | file, kB |\n|---|---|---|---|---|",
);
for (const format of fileFormats) {
  const walls: number[] = [];
  const processors: number[] = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const before = cpuUsage();
    const start = performance.now();
    const wish = { format, pictures: [], sheet: "a0", palette: "light", delimiter: "," } as const;
    bytes = (await makeFile(source, wish))?.bytes.length ?? 0;
    walls.push(performance.now() - start);
    const used = cpuUsage(before);
    processors.push((used.user + used.system) / 1000);
  }
  const row = [walls[0] ?? 0, median(walls), median(processors), bytes / 1000].map((value) =>
    Math.round(value),
  );
  console.log(`| ${[format, ...row].join(" | ")} |`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
