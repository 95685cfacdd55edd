import { describe, expect, it } from "vitest";
import { exportedWorkshop } from "../format/exported.ts";
import { spotsAlong } from "../format/scene/curveFigures.ts";
import type { Scene, TextItem } from "../format/scene/scene.ts";
import { journeyParts } from "../format/scene/sheetLines.ts";
import { roughMeasure } from "../format/scene/wrap.ts";
import { pictures, wordingOf } from "../format/words.ts";
import { ordersBetween } from "../kit/order.ts";
import { seededChance } from "../kit/outside.ts";
import { applyPure, emptySnapshot, type MapChange, type RoomChange } from "../model/change.ts";
import { journeyOutline } from "../model/outline.ts";
import { channels, schemas } from "../model/tables.ts";
import type { PictureSetting } from "./pictureSetting.ts";
import {
  drawJourneyOnPaper,
  drawJourneyStrip,
  drawOverview,
  drawPicture,
  drawSlide,
} from "./pictures.ts";

const said = [
  "Searches the web for shoes that last longer than one winter",
  "Ruft die Kundenserviceverantwortlichenvermittlung an",
  "Compare les prix et les délais de livraison entre trois boutiques",
  "يقرأ آراء العملاء الآخرين قبل أن يشتري الحذاء الجديد",
  "מחפשת את כפתור ההחזרה באתר ולא מוצאת אותו",
  "配達状況をスマートフォンで何度も確認する 📦",
];
const stages = [
  "Becoming aware",
  "Vergleichen",
  "الشراء",
  "Paiement",
  "משלוח",
  "返品",
  "Use",
  "Tell",
];

/** A journey in eight stages and six languages; `isBare`: nothing but its steps. */
function settingOf(count: number, isBare = false): PictureSetting {
  const chance = seededChance(3);
  const stageOrders = ordersBetween(null, null, stages.length, chance);
  const orders = ordersBetween(null, null, count, chance);
  const numbers = Array.from({ length: count }, (_, at) => at);
  const map: MapChange[] = [
    { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
    ...stages.map((name, at): MapChange => {
      const values = { journeyId: "j", name, order: stageOrders[at] as string };
      return { op: "create", table: "stages", id: `stage${at}`, values };
    }),
    ...numbers.map((at): MapChange => {
      const text = `${said[at % said.length]} ${at + 1}`;
      const values = isBare ? { text } : { text, channel: channels[at % channels.length] };
      return { op: "create", table: "touchpoints", id: `t${at}`, values };
    }),
    ...numbers.map((at): MapChange => {
      const slot = [`stage${Math.floor((at * 8) / count)}`, orders[at] as string] as const;
      const momentOfTruth = !isBare && at % 7 === 3 ? "pain" : "";
      const values = { journeyId: "j", touchpointId: `t${at}`, slot, momentOfTruth } as const;
      return { op: "create", table: "steps", id: `s${at}`, values };
    }),
  ];
  const room: RoomChange[] = [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "feel", journeyId: "j", state: "published", endsAtMs: 0, order: "V" },
    },
    ...(isBare ? [] : numbers).map((at): RoomChange => {
      const mean = Math.round(Math.sin(at * 1.3) * 18) / 10;
      const values = { roundId: "r", stepId: `s${at}`, love: 5, pain: 2, n: 8, mean, spread: 0.7 };
      return { op: "create", table: "tallies", id: `a${at}`, values };
    }),
  ];
  const workshop = exportedWorkshop({
    map: applyPure(schemas.map, emptySnapshot(schemas.map), map),
    room: applyPure(schemas.room, emptySnapshot(schemas.room), room),
  });
  return { workshop, wording: wordingOf(pictures, "en"), measure: roughMeasure, nowMs: 0 };
}

describe("a journey on paper", () => {
  /** As wide as A4 is high, without the margins. */
  const pointsAcross = (273 / 25.4) * 72;

  it.each([23, 60, 150])(
    "[EXP-177] of %s steps its smallest text has 7 points, each step is there once, and each page has its stages and lanes",
    (count) => {
      const pages = drawJourneyOnPaper(settingOf(count), "j");
      expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(count / 8));
      const numbers: number[] = [];
      for (const [at, page] of pages.entries()) {
        const texts = textsOf(page);
        const smallest = Math.min(...texts.map(({ size }) => size));
        expect((smallest / page.width) * pointsAcross).toBeGreaterThan(7);
        for (const { x, y } of texts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(page.width);
          expect(y).toBeLessThan(page.height);
        }
        const words = texts.map(({ text }) => text);
        expect(words).toEqual(expect.arrayContaining(["What happens", "Channel", "How it feels"]));
        expect(words).not.toContain("Owner");
        expect(words.some((text) => stages.some((name) => text.includes(name)))).toBe(true);
        expect(words.filter((text) => text.endsWith(`${at + 1} of ${pages.length}`))).toHaveLength(
          1,
        );
        for (const { text, weight, color } of texts) {
          if (weight === 650 && color === "ink3" && /^\d+$/.test(text)) numbers.push(Number(text));
        }
      }
      expect(numbers).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    },
  );

  it("[EXP-177] a short one without lanes has one page, and one that is gone none", () => {
    expect(drawJourneyOnPaper(settingOf(9, true), "j")).toHaveLength(1);
    expect(drawJourneyOnPaper(settingOf(9, true), "gone")).toEqual([]);
  });

  it("[EXP-178] its curve leaves a page at the height at which it comes to the next", () => {
    const pages = drawJourneyOnPaper(settingOf(23), "j");
    const ends = pages.map((page) => {
      const { top, height } = scaleOf(page);
      const spots = curveOf(page);
      return [spots[0], spots.at(-1)].map((spot) => ((spot?.y ?? 0) - top) / height);
    });
    for (const [at, [, leaves = 0]] of ends.slice(0, -1).entries()) {
      expect(ends[at + 1]?.[0]).toBeCloseTo(leaves, 2);
    }
  });
});

describe("a whole journey on a small screen", () => {
  it.each([1, 2] as const)(
    "[EXP-179] has its steps one below the other, none smaller than can be read, as wide as %s phones",
    (across) => {
      const numbers: number[] = [];
      for (const strip of stripsOf(settingOf(23), across)) {
        const texts = textsOf(strip);
        expect((smallest(strip) / strip.width) * 336 * across).toBeGreaterThan(9);
        for (const { x, y } of texts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(strip.width);
          expect(y).toBeLessThan(strip.height);
        }
        const numbered = texts.filter(
          ({ text, size }) => /^\d+$/.test(text) && size === 13 && text !== "0",
        );
        numbers.push(...numbered.map(({ text }) => Number(text)));
        expectDownwards(numbered);
        expectDownwards(curveOf(strip));
        expect(curveOf(strip).length).toBeGreaterThan(numbered.length);
      }
      expect(numbers).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
    },
  );

  it("[EXP-178] its curve leaves a part at the height at which it comes to the next", () => {
    const ends = stripsOf(settingOf(23), 1).map((strip) => {
      const spots = curveOf(strip);
      return [spots[0]?.x, spots.at(-1)?.x];
    });
    expect(ends.length).toBeGreaterThan(2);
    for (const [at, [, leaves = Number.NaN]] of ends.slice(0, -1).entries()) {
      expect(ends[at + 1]?.[0]).toBeCloseTo(leaves, 2);
    }
  });

  it.each([
    ["before the parts of a long one", 60, false],
    ["at the end of a walk", 8, true],
  ] as const)(
    "[EXP-202] %s it has of the steps the moments of truth alone, with every stage and the whole curve",
    (_, count, isClosing) => {
      const setting = settingOf(count);
      const strip = drawJourneyStrip(setting, { id: "j" }, 1, isClosing) as Scene;
      expect((smallest(strip) / strip.width) * 336).toBeGreaterThan(9);
      const words = textsOf(strip).map(({ text }) => text);
      for (const name of stages) expect(words).toContain(name);
      const own = Array.from({ length: count }, (_, at) => at);
      const told = own.filter((at) => words.includes(String(at + 1)));
      expect(told).toEqual(own.filter((at) => at % 7 === 3));
      expect(curveOf(strip).length).toBeGreaterThan(count);
      expectDownwards(curveOf(strip));
    },
  );

  it("[EXP-202] one without ratings is its stages, and a short one is whole before its end", () => {
    const bare = drawJourneyStrip(settingOf(23, true), { id: "j" }, 1) as Scene;
    const words = textsOf(bare).map(({ text }) => text);
    for (const name of stages) expect(words).toContain(name);
    expect(words.some((text) => text.startsWith("Searches"))).toBe(false);
    const short = drawJourneyStrip(settingOf(8), { id: "j" }, 1) as Scene;
    expect(textsOf(short).some(({ text }) => text.startsWith("Searches"))).toBe(true);
  });

  it("[EXP-179] one without ratings has its texts over the whole width, and one that is gone is none", () => {
    const words = textsOf(drawJourneyStrip(settingOf(9, true), { id: "j" }, 1) as Scene);
    expect(words.map(({ text }) => text)).not.toContain("+2");
    expect(drawJourneyStrip(settingOf(9, true), { id: "gone" }, 1)).toBeUndefined();
  });
});

/** What a slide of a walk has on a projector of 1280 by 720: so many pixels for a unit, by its height. */
const pixelsOnProjector = { wide: 565 / 960, low: 435 / 700 } as const;

describe("a journey on slides", () => {
  it.each([4, 8, 23, 60])(
    "[EXP-156] of %s steps each is on one of its slides, all of it there and read from the back of a room",
    (count) => {
      const setting = settingOf(count);
      const outline = journeyOutline(setting.workshop.map, "j");
      const parts = outline ? journeyParts(outline) : [];
      const slides = parts.map((_, slide) => drawn(setting, slide));
      expect(slides.length).toBeGreaterThanOrEqual(Math.ceil(count / 8));
      for (const slide of slides)
        expect(smallest(slide) * pixelsOnProjector.wide).toBeGreaterThan(9);
      expect(slides.flatMap(numbersOf)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      expect(drawSlide(setting, { kind: "journey", id: "j", slide: parts.length }, "wide")).toBe(
        undefined,
      );
    },
  );

  it("[EXP-156] texts too long for a slide are cut on it, not smaller", () => {
    const setting = settingOf(23);
    const touchpoints = new Map(
      [...setting.workshop.map.touchpoints].map(([id, one]) => [
        id,
        { ...one, text: "Waits for an answer that nobody gives. ".repeat(12) },
      ]),
    );
    const { map } = setting.workshop;
    const long = { ...setting, workshop: { ...setting.workshop, map: { ...map, touchpoints } } };
    const slide = drawn(long, 0);
    expect(smallest(slide) * pixelsOnProjector.wide).toBeGreaterThan(9);
    expect(textsOf(slide).some(({ text }) => text.endsWith("…"))).toBe(true);
  });

  it("[EXP-178] its curve leaves a slide at the height at which it comes to the next", () => {
    const setting = settingOf(23);
    const [first = 0, second = 0] = [0, 1].map((at) => {
      const slide = drawn(setting, at);
      const { top, height } = scaleOf(slide);
      const spots = curveOf(slide);
      return (((at === 0 ? spots.at(-1) : spots[0])?.y ?? 0) - top) / height;
    });
    expect(second).toBeCloseTo(first, 2);
  });

  it.each([23, 60, 150])(
    "[EXP-180] of %s steps the overview has every stage, the curve and the moments of truth",
    (count) => {
      const setting = settingOf(count);
      for (const shape of ["wide", "low"] as const) {
        const overview = drawSlide(setting, { kind: "journey", id: "j" }, shape);
        if (!overview) throw new Error("There is no overview");
        expect(smallest(overview) * pixelsOnProjector[shape]).toBeGreaterThan(9);
        const texts = textsOf(overview);
        const words = texts.map(({ text }) => text);
        // The name of a narrow stage may be broken.
        for (const name of stages) expect(words.join(" ")).toContain(name);
        expect(words).toContain("4");
        expect(curveOf(overview).length).toBeGreaterThan(count);
        for (const { x, y } of texts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(overview.width);
          expect(y).toBeLessThan(overview.height);
        }
      }
    },
  );

  it("[EXP-180] one without ratings has no curve, and one that is gone no overview", () => {
    const overview = drawOverview(settingOf(23, true), "j");
    expect(overview && textsOf(overview).map(({ text }) => text)).not.toContain("+2");
    expect(drawOverview(settingOf(23), "gone")).toBeUndefined();
  });

  it("[EXP-180] one without steps has its stages side by side", () => {
    const overview = drawSlide(settingOf(0), { kind: "journey", id: "j" }, "low");
    const firstWords = stages.map((name) => name.split(" ")[0]);
    const named = textsOf(overview as Scene).filter(({ text }) => firstWords.includes(text));
    expect(named.map(({ text }) => text)).toEqual(firstWords);
    const pitches = named.slice(1).map(({ x }, at) => x - (named[at]?.x ?? Number.NaN));
    for (const pitch of pitches) expect(pitch).toBeCloseTo(pitches[0] as number, 1);
    expect(pitches[0]).toBeGreaterThan(80);
  });

  it.each([23, 60])(
    "[EXP-181] of %s steps the smallest text has 7 points on the slides of a deck",
    (count) => {
      const setting = settingOf(count);
      const whole = drawPicture(setting, { kind: "journey", id: "j" }, "wide");
      expect(whole.flatMap(numbersOf)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      const overview = drawOverview(setting, "j");
      // A slide of a deck is 960 points wide.
      for (const scene of [...whole, ...(overview ? [overview] : [])]) {
        expect(smallest(scene) * (960 / scene.width)).toBeGreaterThan(7);
      }
    },
  );
});

function stripsOf(setting: PictureSetting, across: 1 | 2): readonly Scene[] {
  const outline = journeyOutline(setting.workshop.map, "j");
  return (outline ? journeyParts(outline) : []).map((_, slide) => {
    const strip = drawJourneyStrip(setting, { id: "j", slide }, across);
    if (!strip) throw new Error("There is no strip");
    return strip;
  });
}

function expectDownwards(spots: readonly { readonly y: number }[]): void {
  const heights = spots.map(({ y }) => y);
  expect([...heights].sort((one, other) => one - other)).toEqual(heights);
  expect(Math.min(...heights)).toBeGreaterThan(0);
}

function drawn(setting: PictureSetting, slide: number): Scene {
  const scene = drawSlide(setting, { kind: "journey", id: "j", slide }, "wide");
  if (!scene) throw new Error(`There is no slide ${slide}`);
  return scene;
}

function smallest(scene: Scene): number {
  return Math.min(...textsOf(scene).map(({ size }) => size));
}

/** Of the steps. */
function numbersOf(scene: Scene): readonly number[] {
  return textsOf(scene).flatMap(({ text, weight, color }) =>
    weight === 650 && color === "ink3" && /^\d+$/.test(text) ? [Number(text)] : [],
  );
}

/** From +2 to −2. */
function scaleOf(page: Scene): { readonly top: number; readonly height: number } {
  const at = (figure: string): number => {
    const label = textsOf(page).find(({ text }) => text === figure);
    return label ? label.y - label.size / 3 : 0;
  };
  return { top: at("+2"), height: at("−2") - at("+2") };
}

function curveOf(page: Scene) {
  const thickest = page.items.flatMap((item) =>
    item.kind === "path" && item.stroke === "ink" && item.fill === "none" ? [item] : [],
  );
  const [curve] = [...thickest].sort((one, other) => other.d.length - one.d.length);
  return spotsAlong(curve?.d ?? "");
}

function textsOf(scene: Scene): readonly TextItem[] {
  return scene.items.filter((item) => item.kind === "text");
}
