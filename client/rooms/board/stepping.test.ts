import { beforeEach, expect, test } from "vitest";
import { openStepping, type Stepping } from "./stepping.ts";

let due: (() => void)[];
let layered: string[];
let runs: number;
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
  stepping = openStepping(timers, () => {
    runs++;
  });
});

test("[MAP-419] a card that is moved once, or again after a while, stays in the layer of all others", () => {
  stepping.moved([a]);
  beat();
  stepping.moved([a]);
  expect(layered).toEqual([]);
  expect(stepping.isOn()).toBe(false);
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
    expect(stepping.isOn()).toBe(true);
    expect(due).toHaveLength(1);
  }
  expect(runs).toBe(0);
  beat();
  expect(layered).toEqual([]);
  expect(stepping.isOn()).toBe(false);
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
  expect(stepping.isOn()).toBe(true);
});

test("[MAP-419] whoever leaves the board leaves no layer and no timer", () => {
  stepping.moved([a]);
  stepping.moved([a]);
  stepping.stop();
  expect(layered).toEqual([]);
  expect(due).toEqual([]);
  expect(runs).toBe(0);
});
