import { afterEach, describe, expect, test, vi } from "vitest";
import type { Board } from "./board.ts";
import { edgePull, openEdgePan } from "./edgePan.ts";

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

describe("the view at the edge", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("[MAP-338] rests while another window has the keyboard: a hand that is let go there is not heard of here", () => {
    let due: ((time: number) => void)[] = [];
    let time = 0;
    const frames = (count: number): void => {
      for (let frame = 0; frame < count; frame++) {
        time += 16;
        for (const run of due.splice(0)) run(time);
      }
    };
    const hasFocus = vi.fn(() => true);
    vi.stubGlobal("document", { hasFocus });
    vi.stubGlobal("requestAnimationFrame", (run: (time: number) => void) => due.push(run));
    vi.stubGlobal("cancelAnimationFrame", () => {
      due = [];
    });
    const moves: unknown[] = [];
    const camera = { get: () => ({ x: 0, y: 0, zoom: 1 }), set: (to: unknown) => moves.push(to) };
    const edge = openEdgePan({ camera, size: { get: () => view } } as unknown as Board, vi.fn());
    edge.at({ x: 1_279, y: 330 });
    frames(20);
    expect(moves.length).toBeGreaterThan(0);
    hasFocus.mockReturnValue(false);
    moves.length = 0;
    frames(20);
    edge.at({ x: 1_279, y: 331 });
    frames(20);
    expect(moves).toEqual([]);
    hasFocus.mockReturnValue(true);
    edge.at({ x: 1_279, y: 332 });
    frames(20);
    expect(moves.length).toBeGreaterThan(0);
    edge.stop();
    moves.length = 0;
    frames(20);
    expect(moves).toEqual([]);
  });
});
