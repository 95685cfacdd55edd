// Owns: the ten goals of the board, each as a figure of ours against a limit made of the others' figures, and the table in
// which all stand side by side.
import { contestantNames } from "./contestants.ts";
import type { Figures } from "./visit.ts";

export type RowName = (typeof rowNames)[number];
/** What can be measured; `--rows` takes any of them. */
export const rowNames = [
  "paint",
  "heap",
  "pan",
  "zoom",
  "overview",
  "drag",
  "remote",
  "click",
  "add",
  "crowd",
  "journey",
  "first",
  "growth",
] as const;

/** Medians by contestant; `waymark 10000` and the like for growth, `… slow` under the slow-down. */
export type Medians = ReadonlyMap<string, Figures>;

interface Line {
  readonly words: string;
  readonly figure: string;
  readonly digits: number;
}

interface Goal {
  readonly number: string;
  readonly words: string;
  /** Ours, against whom, at most so many times theirs; `than` empty: an absolute limit. */
  readonly figure: string;
  readonly ours: string;
  readonly than: string;
  readonly atMost: number;
  readonly isStretch?: boolean;
}

const lines: readonly Line[] = [
  { words: "JavaScript until the first picture, gzip KB", figure: "javascript", digits: 0 },
  { words: "painted after, ms", figure: "painted", digits: 0 },
  { words: "usable after, ms", figure: "usable", digits: 0 },
  { words: "heap, MB", figure: "heap", digits: 1 },
  { words: "fast pan: frame p95, ms", figure: "pan", digits: 1 },
  { words: "… input to picture p95, ms", figure: "panLag", digits: 0 },
  { words: "… cards in view and not drawn, at most", figure: "panMissing", digits: 0 },
  { words: "zoom: frame p95, ms", figure: "zoom", digits: 1 },
  { words: "… longest task, ms", figure: "zoomTask", digits: 0 },
  { words: "everything in view, pan: frame p95, ms", figure: "overview", digits: 1 },
  { words: "drag one card: frame p95, ms", figure: "drag", digits: 1 },
  { words: "… main thread of 3 s, ms", figure: "dragMain", digits: 0 },
  { words: "one remote change, main thread, ms", figure: "remote", digits: 2 },
  { words: "click to picture, p50, ms (16: at most)", figure: "click", digits: 0 },
  { words: "add a card: painted after, ms", figure: "add", digits: 1 },
  { words: "300 cursors at 10 Hz: frame p95, ms", figure: "crowd", digits: 1 },
];

const goals: readonly Goal[] = [
  goal("1", "painted, of Excalidraw's", "painted", "excalidraw", 0.4),
  goal("1", "painted, of tldraw's", "painted", "tldraw", 0.06),
  {
    ...goal(
      "1",
      "painted at 4 × slow-down on 10 Mbit/s, 1,000 cards, of Excalidraw's",
      "painted",
      "excalidraw slow",
      0.5,
    ),
    ours: "waymark slow",
  },
  goal("1", "JavaScript until the first board, KB", "javascript", "", 166),
  {
    ...goal("1", "JavaScript of a contributor's first screen, KB", "javascript", "", 120),
    ours: "contributor",
  },
  goal("2", "heap with the document, of Excalidraw's", "heap", "excalidraw", 0.9),
  goal("3", "pan p95, of the bare canvas's", "pan", "canvas", 1.25),
  goal("3", "pan p95, of Excalidraw's", "pan", "excalidraw", 0.65),
  {
    ...goal(
      "3",
      "pan p95 at 4 × slow-down, 1,000 cards, of the bare canvas's",
      "pan",
      "canvas slow",
      1.5,
    ),
    ours: "waymark slow",
    isStretch: true,
  },
  goal("3", "cards not drawn while panning", "panMissing", "", 0),
  goal("4", "zoom p95, of the bare canvas's", "zoom", "canvas", 1.4),
  { ...goal("4", "zoom p95, of the best peer's", "zoom", "best peer", 0.15), isStretch: true },
  goal("4", "longest task while zooming, ms", "zoomTask", "", 100),
  goal("5", "overview p95, of the bare canvas's", "overview", "canvas", 1.2),
  goal("6", "drag p95, of the bare canvas's", "drag", "canvas", 1.1),
  goal("6", "drag main thread, of Excalidraw's", "dragMain", "excalidraw", 0.3),
  goal("7", "remote change, of the bare canvas's", "remote", "canvas", 0.45),
  goal("7", "remote change, of tldraw's", "remote", "tldraw", 0.06),
  goal("8", "click to picture, of tldraw's", "click", "tldraw", 0.2),
  goal("8", "adding a card, of tldraw's", "add", "tldraw", 0.15),
  goal("8", "300 cursors p95, of the bare canvas's", "crowd", "canvas", 1.3),
  {
    ...goal(
      "9",
      "start of a drag on 1,000 cells, of a droppable per cell",
      "dragStart",
      "droppables",
      0.25,
    ),
    ours: "waymark journey",
  },
  ...(["pan", "drag", "remote"] as const).map((figure) => ({
    ...goal("10", `${figure}, 10,000 of 1,000 cards'`, figure, "waymark 1000", 1.25),
    ours: "waymark 10000",
  })),
];

/** The figures side by side, then each goal with what was reached: two tables in Markdown. */
export function report(medians: Medians): string {
  return [...figureTable(medians), "", ...goalTable(medians)].join("\n");
}

function figureTable(medians: Medians): string[] {
  const names = contestantNames.filter((name) => medians.has(name));
  const cell = (name: string, { figure, digits }: Line): string => {
    const value = medians.get(name)?.[figure];
    return value === undefined ? "–" : value.toFixed(digits);
  };
  const rows = lines
    .filter(({ figure }) => names.some((name) => medians.get(name)?.[figure] !== undefined))
    .map((line) => `| ${line.words} | ${names.map((name) => cell(name, line)).join(" | ")} |`);
  return [
    `| medians | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---").join("|")}|`,
    ...rows,
  ];
}

function goalTable(medians: Medians): string[] {
  const rows = goals.flatMap((one) => {
    const ours = medians.get(one.ours)?.[one.figure];
    const theirs = one.than === "" ? 1 : theirsOf(medians, one);
    if (ours === undefined || theirs === undefined) return [];
    const reached = ours / theirs;
    const isMet = reached <= one.atMost;
    const no = one.isStretch ? "no (stretch)" : "**no**";
    const word = isMet ? "yes" : no;
    return [
      `| ${one.number} | ${one.words} | ≤ ${one.atMost} | ${reached.toFixed(one.atMost >= 10 ? 0 : 2)} | ${word} |`,
    ];
  });
  return ["| goal | what | limit | reached | met |", "|---|---|---|---|---|", ...rows];
}

function theirsOf(medians: Medians, { than, figure }: Goal): number | undefined {
  if (than !== "best peer") return medians.get(than)?.[figure];
  const peers = ["rf", "rf-visible", "tldraw", "excalidraw"].flatMap(
    (name) => medians.get(name)?.[figure] ?? [],
  );
  return peers.length === 0 ? undefined : Math.min(...peers);
}

function goal(number: string, words: string, figure: string, than: string, atMost: number): Goal {
  return { number, words, figure, ours: "waymark", than, atMost };
}
