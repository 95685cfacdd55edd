// How long each format takes for a map of 15 stages, 150 steps and 12 processes: `npx tsx bench/export/formats.ts [runs]`.
// Wall and processor time of each run with the fonts read anew, first run and median; the size of the file.
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { argv, cpuUsage } from "node:process";
import { fontsInPackages } from "../../server/export/fontFiles.ts";
import { fileFormats, makeFile } from "../../shared/export/makeFile.ts";
import { pictures } from "../../shared/format/words.ts";
import { ordersBetween } from "../../shared/kit/order.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type RoomChange,
} from "../../shared/model/change.ts";
import { channels, schemas } from "../../shared/model/tables.ts";

const [runs = 5] = argv.slice(2).map(Number);
const stageCount = 15;
const stepCount = 150;
const processCount = 12;
const texts = [
  "The parcel is late and nobody says why, neither by mail nor on the tracking page",
  "She opens the box on the kitchen table",
  "配送の連絡が遅く、追跡ページにも理由が書かれていない",
  "الطرد متأخر ولا أحد يشرح السبب على صفحة التتبع",
  "A courier rings twice and waits 📦",
] as const;

const workshop = {
  map: applyPure(schemas.map, emptySnapshot(schemas.map), mapChanges()),
  room: applyPure(schemas.room, emptySnapshot(schemas.room), roomChanges()),
};
const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const source = { workshop, words: pictures, language: "en", nowMs: 1_763_800_000_000, fonts };

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

function mapChanges(): MapChange[] {
  const orders = ordersBetween(null, null, stepCount, seededChance(1));
  const stageOrders = ordersBetween(null, null, stageCount, seededChance(2));
  return [
    { op: "create", table: "workshop", id: "main", values: { title: "A large shop" } },
    {
      op: "create",
      table: "personas",
      id: "p",
      values: { name: "Nadia", quote: "Where is my parcel?" },
    },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
    { op: "create", table: "departments", id: "d", values: { name: "Logistics", color: 3 } },
    ...stageOrders.map(
      (order, at): MapChange => ({
        op: "create",
        table: "stages",
        id: `g${at}`,
        values: { journeyId: "j", name: `Stage ${at + 1}`, order },
      }),
    ),
    ...orders.flatMap((order, at): MapChange[] => [
      {
        op: "create",
        table: "touchpoints",
        id: `t${at}`,
        values: {
          text: `${at + 1}: ${texts[at % texts.length]}`,
          channel: channels[at % channels.length] ?? "web",
          departmentId: "d",
        },
      },
      {
        op: "create",
        table: "steps",
        id: `s${at}`,
        values: {
          journeyId: "j",
          touchpointId: `t${at}`,
          slot: [`g${Math.floor(at / 10)}`, order],
          momentOfTruth: at % 9 === 0 ? "pain" : "",
        },
      },
    ]),
    ...Array.from({ length: processCount }, (_, at) => at).flatMap((at): MapChange[] => [
      { op: "create", table: "processes", id: `x${at}`, values: { name: `Process ${at + 1}` } },
      {
        op: "create",
        table: "processLinks",
        id: `l${at}`,
        values: { stepId: `s${at * 9}`, processId: `x${at}` },
      },
    ]),
  ];
}

function roomChanges(): RoomChange[] {
  return [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "feel", state: "published", endsAtMs: 0, order: "V" },
    },
    ...Array.from(
      { length: stepCount },
      (_, at): RoomChange => ({
        op: "create",
        table: "tallies",
        id: `y${at}`,
        values: {
          roundId: "r",
          stepId: `s${at}`,
          love: at % 7,
          pain: (at * 3) % 7,
          n: 9,
          mean: ((at * 7) % 41) / 10 - 2,
          spread: at % 5 === 0 ? 1.4 : 0.6,
        },
      }),
    ),
  ];
}
