import { describe, expect, test } from "vitest";
import { edgePull } from "./edgePan.ts";

const view = { width: 1280, height: 660 };

describe("the edge of the view", () => {
  test("[MAP-323] pulls the nearer a hand is to it, and beyond it no more than at it", () => {
    expect(edgePull({ x: 640, y: 330 }, view)).toBeNull();
    expect(edgePull({ x: 640, y: 640 }, view)).toEqual({ x: 0, y: 0.5 });
    expect(edgePull({ x: 10, y: 330 }, view)).toEqual({ x: -0.75, y: 0 });
    expect(edgePull({ x: 1_400, y: -80 }, view)).toEqual({ x: 1, y: -1 });
  });

  test("[MAP-323] leaves the middle of a small view in peace", () => {
    expect(edgePull({ x: 60, y: 60 }, { width: 120, height: 120 })).toBeNull();
  });

  test("[MAP-323] of a view of no size pulls nowhere", () => {
    expect(edgePull({ x: 0, y: 0 }, { width: 0, height: 0 })).toBeNull();
  });
});
