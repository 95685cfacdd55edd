import { describe, expect, it } from "vitest";
import { ordersBetween } from "../../kit/order.ts";
import { seededChance } from "../../kit/outside.ts";
import { create } from "../../model/change.fixture.ts";
import { applyPure, emptySnapshot } from "../../model/change.ts";
import type { Emotion } from "../../model/emotion.ts";
import { journeyOutline } from "../../model/outline.ts";
import { channels, schemas } from "../../model/tables.ts";
import { heatmapScene } from "./heatmap.ts";
import { journeyMapScene } from "./journeyMap.ts";
import type { Scene } from "./scene.ts";
import { burst, heart } from "./signs.ts";
import { roughMeasure } from "./wrap.ts";

const stages = ["Aware", "Buy", "Nothing here"];
const count = 12;
const orders = ordersBetween(null, null, count, seededChance(1));
const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  create("personas", "p", { name: "Nadia", quote: "Where is it?" }),
  create("journeys", "j", { personaId: "p" }),
  ...stages.map((name, at) =>
    create("stages", `g${at}`, { journeyId: "j", name, order: `V${at + 1}` }),
  ),
  ...orders.flatMap((order, at) => [
    create("touchpoints", `t${at}`, { text: `Step ${at}` }),
    create("steps", `s${at}`, {
      journeyId: "j",
      touchpointId: `t${at}`,
      slot: [`g${at % 2}`, order],
      momentOfTruth: at === 3 ? "pain" : "",
      missing: at === 4,
    }),
  ]),
]);
const rated: Emotion = { mean: -1.7, love: 1, pain: 6, n: 7, spread: 0.6 };

const words = {
  ideal: "Ideal",
  current: "Current",
  untitled: "Untitled",
  shouldExist: "Should exist",
  momentOfTruth: "Moment of truth",
  love: "Love",
  pain: "Pain",
  disagreement: "Disagreement",
  imported: "Imported",
  smallGroup: "A word instead of figures",
  noSteps: "No steps",
  emotions: "Emotions",
  channel: Object.fromEntries(channels.map((one) => [one, one])) as Record<
    (typeof channels)[number],
    string
  >,
  summary: "12 steps",
  source: "Source",
};

describe("the picture of a journey", () => {
  const outline = journeyOutline(map, "j");
  if (!outline) throw new Error("no journey");
  const curve = [{ stepId: "s3", emotion: rated }];
  const scene = journeyMapScene({
    outline,
    curve,
    departments: new Map(),
    words,
    measure: roughMeasure,
  });

  it("[EXP-159] where most steps are read from right to left, the first is at the right", () => {
    const texts = ["ينتظر", "يدفع", "Pays"];
    const arabic = applyPure(
      schemas.map,
      map,
      texts.map((text, at) => ({
        op: "update",
        table: "touchpoints",
        id: `t${at}`,
        values: { text },
      })),
    );
    const few = ["s0", "s1", "s2"];
    const short = [...arabic.steps.keys()].filter((id) => !few.includes(id));
    const left = applyPure(
      schemas.map,
      arabic,
      short.map((id) => ({ op: "delete", table: "steps", id })),
    );
    const read = journeyOutline(left, "j");
    if (!read) throw new Error("no journey");
    const { items, isMirrored } = journeyMapScene({
      outline: read,
      curve,
      departments: new Map(),
      words,
      measure: roughMeasure,
    });
    const places = ["ينتظر", "Pays", "يدفع"].map(
      (text) => items.find((item) => item.kind === "text" && item.text === text) as { x: number },
    );
    expect(places.map(({ x }) => x)).toEqual(places.map(({ x }) => x).sort((a, b) => b - a));
    expect([isMirrored, scene.isMirrored]).toEqual([true, false]);
  });

  it("[EXP-20] every stage and every step has its place, and moments of truth are named", () => {
    const texts = textsOf(scene);
    for (const stage of stages) expect(texts).toContain(stage);
    for (let at = 0; at < count; at++)
      expect(texts.filter((text) => text === `Step ${at}`)).toHaveLength(1);
    expect(texts).toContain("Moment of truth");
    expect(texts).toContain("Should exist");
    expect(texts).toContain("−1.7");
    expect(scene.description).toContain("Aware: Step 0");
  });

  it("[EXP-20] nothing lies outside the picture", () => {
    for (const item of scene.items) {
      if (item.kind === "box") expect(item.x + item.width).toBeLessThanOrEqual(scene.width);
      if (item.kind !== "path") expect(item.y).toBeLessThanOrEqual(scene.height);
      if (item.kind === "text") expect(item.x).toBeLessThanOrEqual(scene.width);
    }
  });

  it("[VOT-57] a small group's word has a sign of its own below the scale, no height and no number", () => {
    const picture = journeyMapScene({
      outline,
      curve: [{ stepId: "s3", emotion: { feeling: "pain" } }],
      departments: new Map(),
      words,
      measure: roughMeasure,
    });
    const texts = textsOf(picture);
    expect(texts).toContain("A word instead of figures");
    expect(texts.filter((text) => /^[+−]?\d/.test(text))).toEqual(["+2", "0", "−2"]);
    const paths = picture.items.flatMap((item) => (item.kind === "path" ? item : []));
    expect(paths.filter(({ stroke, fill }) => stroke === "pain" && fill === "paper")).toHaveLength(
      1,
    );
  });

  it("[EXP-20] an empty journey is a picture too", () => {
    const empty = { journey: outline.journey, persona: undefined, stages: [], loose: [] };
    const picture = journeyMapScene({
      outline: empty,
      curve: [],
      departments: new Map(),
      words,
      measure: roughMeasure,
    });
    expect(textsOf(picture)).toContain("Untitled");
    expect(picture.width).toBeGreaterThanOrEqual(960);
  });
});

describe("the picture of a heatmap", () => {
  const heatmapWords = {
    title: "Love and pain",
    subtitle: "By persona",
    love: "Love",
    pain: "Pain",
    neutral: "Neither",
    disagreement: "Disagreement",
    hidden: "Too few",
    smallGroup: "A word instead of figures",
    feeling: { love: "All love", mixed: "Mixed", pain: "All pain" },
    kind: { current: "Now", ideal: "Aim" },
    distanceLegend: "How far",
    distanceBetter: (by: string) => `${by} better`,
    distanceWorse: (by: string) => `${by} worse`,
    source: "Source",
  };

  it("[EXP-204] the sign that people disagree does not stand on how many they are", () => {
    const touchpoint = map.touchpoints.get("t1");
    if (!touchpoint) throw new Error("no touchpoint");
    const columns = [{ group: { id: "a", name: "Nadia" }, kind: "current" as const }];
    const torn = { mean: -0.1, love: 120, pain: 130, n: 250, spread: 1.8 };
    const heatmap = { columns, rows: [{ touchpoint, cells: [torn], place: 0 }] };
    const { items } = heatmapScene({ heatmap, words: heatmapWords, measure: roughMeasure });
    const counts = items.find((item) => item.kind === "text" && item.text.includes("n 250"));
    const bar = items.find((item) => item.kind === "path" && /v\d+M/.test(item.d));
    if (counts?.kind !== "text" || bar?.kind !== "path") throw new Error("nothing is torn");
    const [, top, height] = /^M[\d.]+ ([\d.]+)v([\d.]+)/.exec(bar.d) ?? [];
    expect(Number(top) + Number(height)).toBeLessThan(counts.y - 0.75 * counts.size);
  });

  it("[EXP-21] a cell says its emotion by colour, sign and number, and a hidden one that it is hidden", () => {
    const touchpoint = map.touchpoints.get("t1");
    if (!touchpoint) throw new Error("no touchpoint");
    const heatmap = {
      columns: [
        { group: { id: "a", name: "Nadia" }, kind: "current" as const },
        { group: { id: "b", name: "Martin" }, kind: "current" as const },
      ],
      rows: [
        { touchpoint, cells: [rated, undefined], place: 0 },
        { touchpoint, cells: [{ feeling: "mixed" } as const, undefined], place: 1 },
      ],
    };
    const scene = heatmapScene({ heatmap, words: heatmapWords, measure: roughMeasure });
    const texts = textsOf(scene);
    expect(texts).toEqual(
      expect.arrayContaining(["Nadia", "Martin", "Step 1", "−1.7", "1 / 6 · n 7", "Too few"]),
    );
    expect(texts).toEqual(expect.arrayContaining(["Mixed", "A word instead of figures"]));
    expect(legendOverlaps(scene)).toEqual([]);
    expect(scene.description).toContain("Nadia Mixed");
    expect(scene.items.some((item) => item.kind === "box" && item.fill === "emotionM2")).toBe(true);
    const burstShape = burst.split(/[\d.\s-]+/).join("");
    const heartShape = heart.split(/[\d.\s-]+/).join("");
    const shapes = scene.items.flatMap((item) =>
      item.kind === "path" && item.fill === "emotionM2Ink"
        ? item.d.split(/[\d.\s-]+/).join("")
        : [],
    );
    expect(shapes).toContain(burstShape);
    expect(shapes).not.toContain(heartShape);
    expect(texts).not.toContain("Now");
    expect(texts).not.toContain("How far");
  });

  it("[VOT-38] what is felt ideally stands beside what is felt today, under its own name, with how far it is", () => {
    const touchpoint = map.touchpoints.get("t1");
    if (!touchpoint) throw new Error("no touchpoint");
    const group = { id: "a", name: "Nadia" };
    const aim = { mean: 1.6, love: 7, pain: 0, n: 7, spread: 0.5 };
    const columns = [
      { group, kind: "current" as const },
      { group, kind: "ideal" as const },
    ];
    const heatmap = { columns, rows: [{ touchpoint, cells: [rated, aim], place: 0 }] };
    const scene = heatmapScene({ heatmap, words: heatmapWords, measure: roughMeasure });
    const texts = textsOf(scene);
    expect(texts.filter((text) => text === "Nadia")).toHaveLength(1);
    expect(texts).toEqual(expect.arrayContaining(["Now", "Aim", "−1.7", "+1.6", "3.3", "How far"]));
    expect(scene.description).toContain("Nadia Now −1.7, Nadia Aim +1.6 (3.3 better)");
    expect(legendOverlaps(scene)).toEqual([]);
  });
});

/** Words of the foot that lie over one another. */
function legendOverlaps(scene: Scene): readonly string[] {
  const texts = scene.items.flatMap((item) => (item.kind === "text" ? item : []));
  const boxes = texts.map((item) => {
    const width = roughMeasure(item.text, item.size, item.font, item.weight);
    const from = item.align === "end" ? item.x - width : item.x;
    return { text: item.text, y: item.y, from, to: from + width, align: item.align };
  });
  return boxes.flatMap((one) =>
    boxes.some(
      (other) =>
        other !== one &&
        one.align !== "middle" &&
        other.align !== "middle" &&
        other.y === one.y &&
        one.from < other.to &&
        other.from < one.to,
    )
      ? one.text
      : [],
  );
}

function textsOf(scene: Scene): readonly string[] {
  return scene.items.flatMap((item) => (item.kind === "text" ? item.text : []));
}
