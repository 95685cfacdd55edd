import { beforeEach, expect, test } from "vitest";
import { openStepping, type Stepping } from "./stepping.ts";

let due: (() => void)[];
let layered: string[];
let runs: number;
/** Whether the browser knows that what an animation says may be added to what the card says. */
let adds: boolean;
let stepping: Stepping;

const timers = {
  after: (_delayMs: number, run: () => void) => {
    due.push(run);
    return () => {
      due = due.filter((one) => one !== run);
    };
  },
};
/** The time after which is looked whether cards still move. */
const beat = () => {
  for (const run of due.splice(0)) run();
};
/** A card in the page that says when it comes to lie in a layer of its own. */
const card = (id: string) =>
  ({
    animate: (frames: PropertyIndexedKeyframes, options: KeyframeAnimationOptions) => {
      expect(frames).toEqual({ translate: ["0 0", "0 0"] });
      expect(options.composite).toBe("add");
      return {
        effect: adds ? { composite: options.composite } : {},
        pause: () => layered.push(id),
        cancel: () => {
          layered = layered.filter((one) => one !== id);
        },
      };
    },
  }) as unknown as HTMLElement;
const [a, b, c] = [card("a"), card("b"), card("c")];

beforeEach(() => {
  due = [];
  layered = [];
  runs = 0;
  adds = true;
  stepping = openStepping(timers, () => {
    runs++;
  });
});

test("[MAP-419] a card that is moved once, or again after a while, stays in the layer of all others", () => {
  stepping.moved([a]);
  beat();
  stepping.moved([a]);
  expect(layered).toEqual([]);
  expect(stepping.isOn(a)).toBe(false);
  beat();
  expect(due).toEqual([]);
  expect(runs).toBe(0);
});

test("[MAP-419] one that moves again and again has a layer of its own until it has come to rest", () => {
  stepping.moved([a]);
  for (let step = 0; step < 9; step++) {
    stepping.moved([a]);
    beat();
    expect(layered).toEqual(["a"]);
    expect(stepping.isOn(a)).toBe(true);
    expect(due).toHaveLength(1);
  }
  expect(runs).toBe(0);
  beat();
  expect(layered).toEqual([]);
  expect(stepping.isOn(a)).toBe(false);
  expect(runs).toBe(1);
  expect(due).toEqual([]);
});

test("[MAP-419] no more than two cards have one, and none of many that move together", () => {
  for (let step = 0; step < 3; step++) for (const one of [a, b, c]) stepping.moved([one]);
  expect(layered).toEqual(["a", "b"]);
  beat();
  beat();
  expect(layered).toEqual([]);
  for (let step = 0; step < 3; step++) stepping.moved([a, b, c]);
  expect(layered).toEqual([]);
  expect(stepping.isOn(a)).toBe(true);
});

test("[MAP-434] a card that rests has no layer any more, however long others are moved, and another may have it", () => {
  for (let step = 0; step < 2; step++) for (const one of [a, b]) stepping.moved([one]);
  for (let step = 0; step < 3; step++) {
    beat();
    stepping.moved([b]);
    stepping.moved([c]);
  }
  expect(layered).toEqual(["b", "c"]);
  expect([a, b, c].map(stepping.isOn)).toEqual([false, true, true]);
  expect(runs).toBe(1);
});

test("[MAP-434] one that comes to be moved in the middle of others' run is not forgotten at the next look", () => {
  stepping.moved([b]);
  stepping.moved([a]);
  stepping.moved([b]);
  beat();
  stepping.moved([a]);
  expect(stepping.isOn(a)).toBe(true);
});

test("[MAP-419] a browser that cannot add to where a card is moves it without a layer", () => {
  adds = false;
  stepping.moved([a]);
  stepping.moved([a]);
  expect(layered).toEqual([]);
  expect(stepping.isOn(a)).toBe(true);
});

test("[MAP-419] whoever leaves the board leaves no layer and no timer", () => {
  stepping.moved([a]);
  stepping.moved([a]);
  stepping.stop();
  expect(layered).toEqual([]);
  expect(due).toEqual([]);
  expect(runs).toBe(0);
});
