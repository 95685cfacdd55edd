import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf, blockSize, freeSpot } from "./arrange.ts";
import {
  broughtIntoView,
  type Camera,
  fittedTo,
  pannedBy,
  toBoard,
  toScreen,
  viewBounds,
  wheelZoom,
  zoomedAbout,
} from "./camera.ts";
import {
  type Bounds,
  boundsBetween,
  cardBounds,
  isInside,
  isOverlapping,
  unionOf,
} from "./geometry.ts";
import { openGrid } from "./grid.ts";
import { mountedPerFrame, nextMounting } from "./mounting.ts";
import { nextInDirection, readingOrder } from "./reading.ts";
import { searchCards } from "./search.ts";

const coordinate = fc.double({ min: -50_000, max: 50_000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const wholePoint = fc.record({
  x: fc.integer({ min: -999, max: 999 }),
  y: fc.integer({ min: -999, max: 999 }),
});
const camera: fc.Arbitrary<Camera> = fc.record({
  x: coordinate,
  y: coordinate,
  zoom: fc.double({ min: 0.05, max: 4, noNaN: true }),
});
const bounds = fc.tuple(point, point).map(([a, b]) => boundsBetween(a, b));
const placed = fc
  .array(point, { maxLength: 60 })
  .map((points) => points.map((at, index) => ({ id: `c${index}`, ...at })));
const view = { width: 1280, height: 800 };

describe("camera", () => {
  it("takes a point to the screen and back", () => {
    fc.assert(
      fc.property(camera, point, (at, board) => {
        const back = toBoard(at, toScreen(at, board));
        expect(back.x).toBeCloseTo(board.x, 3);
        expect(back.y).toBeCloseTo(board.y, 3);
      }),
    );
  });

  it("zooming keeps the board point under the pointer", () => {
    fc.assert(
      fc.property(
        camera,
        fc.nat(1280),
        fc.nat(800),
        fc.double({ min: -99, max: 99, noNaN: true }),
        (at, x, y, turn) => {
          const held = toBoard(at, { x, y });
          const next = zoomedAbout(at, { x, y }, wheelZoom(at.zoom, turn));
          const there = toScreen(next, held);
          expect(there.x).toBeCloseTo(x, 3);
          expect(there.y).toBeCloseTo(y, 3);
          expect(next.zoom).toBeGreaterThanOrEqual(0.05);
          expect(next.zoom).toBeLessThanOrEqual(4);
        },
      ),
    );
  });

  it("shows all of what it is fitted to, unless that is too large for the least zoom", () => {
    fc.assert(
      fc.property(bounds, (wanted) => {
        const fitted = fittedTo(wanted, view);
        const shown = viewBounds(fitted, view);
        if (fitted.zoom === 0.05) return;
        expect(shown.left).toBeLessThanOrEqual(wanted.left + 0.001);
        expect(shown.bottom).toBeGreaterThanOrEqual(wanted.bottom - 0.001);
      }),
    );
  });

  it("moves no further than needed to bring a card into view", () => {
    const at = { x: 0, y: 0, zoom: 1 };
    expect(broughtIntoView(at, view, cardBounds({ x: 100, y: 100 }))).toBe(at);
    expect(broughtIntoView(at, view, cardBounds({ x: 1200, y: 100 }))).toMatchObject({
      x: 168,
      y: 0,
    });
    expect(broughtIntoView(at, view, cardBounds({ x: 100, y: -500 }))).toMatchObject({
      x: 0,
      y: -548,
    });
  });

  it("pushes the content as far as the hand goes", () => {
    expect(pannedBy({ x: 0, y: 0, zoom: 2 }, 10, -20)).toEqual({ x: -5, y: 10, zoom: 2 });
  });
});

describe("grid", () => {
  it("misses no card that touches the asked part, after any moves", () => {
    fc.assert(
      fc.property(placed, placed, bounds, (before, later, wanted) => {
        const grid = openGrid();
        for (const card of before) grid.put(card.id, card);
        for (const card of later) grid.put(card.id, card);
        grid.remove("c0");
        const now = new Map([...before, ...later].map((card) => [card.id, card]));
        now.delete("c0");
        const near = grid.near(wanted);
        expect(new Set(near).size).toBe(near.length);
        for (const card of now.values()) {
          if (isOverlapping(cardBounds(card), wanted)) expect(near).toContain(card.id);
        }
        expect(near).not.toContain("c0");
      }),
    );
  });
});

describe("mounting", () => {
  it("adds at most a few cards a frame, nearest first, until all in view are there", () => {
    const cards = new Map(blockOf(100, { x: 0, y: 0 }).map(([x, y], at) => [`c${at}`, { x, y }]));
    const everything: Bounds = { left: -1, top: -1, right: 9999, bottom: 9999 };
    const bounded = { wanted: everything, keep: everything };
    let ids: readonly string[] = [];
    let frames = 0;
    for (let complete = false; !complete; frames++) {
      const next = nextMounting(ids, bounded, [...cards.keys()], [], (id) => cards.get(id));
      expect(next.ids.length - ids.length).toBeLessThanOrEqual(mountedPerFrame);
      ids = next.ids;
      complete = next.isComplete;
    }
    expect(frames).toBe(5);
    expect(ids).toHaveLength(100);
    const again = nextMounting(ids, bounded, [...cards.keys()], [], (id) => cards.get(id));
    expect(again.ids).toBe(ids);
  });

  it("[MAP-200, MAP-241] lets no card in while the hand zooms or strains, but the one that the keyboard is at", () => {
    const cards = new Map(blockOf(9, { x: 0, y: 0 }).map(([x, y], at) => [`c${at}`, { x, y }]));
    const everything: Bounds = { left: -1, top: -1, right: 9999, bottom: 9999 };
    const bounded = { wanted: everything, keep: everything };
    const mounting = (mounted: readonly string[], most: number) =>
      nextMounting(mounted, bounded, [...cards.keys()], ["c4"], (id) => cards.get(id), most);
    const zooming = mounting(["c1"], 0);
    expect(zooming).toEqual({ ids: ["c1", "c4"], isComplete: false });
    expect(mounting(zooming.ids, 0).ids).toBe(zooming.ids);
    expect(mounting(zooming.ids, mountedPerFrame).ids).toHaveLength(9);
  });

  it("lets go of cards out of view and of cards that are gone, and keeps the pinned", () => {
    const nowhere: Bounds = { left: 9000, top: 0, right: 9001, bottom: 1 };
    const cards = new Map([
      ["a", { x: 0, y: 0 }],
      ["b", { x: 0, y: 0 }],
    ]);
    const next = nextMounting(
      ["a", "b", "gone"],
      { wanted: nowhere, keep: nowhere },
      [],
      ["a", "gone"],
      (id) => cards.get(id),
    );
    expect(next.ids).toEqual(["a"]);
  });
});

describe("arranging", () => {
  it("a block of new cards is laid where it covers no other card", () => {
    fc.assert(
      fc.property(placed, point, fc.integer({ min: 1, max: 12 }), (cards, wish, count) => {
        const obstacles = cards.map(cardBounds);
        const start = freeSpot(wish, blockSize(count), () => obstacles);
        const laid = blockOf(count, start).map(([x, y]) => cardBounds({ x, y }));
        for (const card of laid) {
          for (const obstacle of obstacles) expect(isOverlapping(card, obstacle)).toBe(false);
        }
        const around = unionOf(laid);
        expect(around && Math.round(around.right - around.left)).toBe(blockSize(count).width);
      }),
    );
  });
});

describe("reading order", () => {
  it("[A11-20] cards are read row by row from left to right", () => {
    const cards = [
      { id: "c", x: 0, y: 144 },
      { id: "b", x: 224, y: 6 },
      { id: "a", x: 0, y: 10 },
    ];
    expect(readingOrder(cards).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(nextInDirection(cards, cards[2] as (typeof cards)[0], "right")?.id).toBe("b");
    expect(nextInDirection(cards, cards[2] as (typeof cards)[0], "down")?.id).toBe("c");
    expect(nextInDirection(cards, cards[2] as (typeof cards)[0], "left")).toBeUndefined();
  });
});

describe("box and search", () => {
  it("has each point of a box inside it, whatever corner it was drawn from", () => {
    fc.assert(
      fc.property(wholePoint, wholePoint, (a, b) => {
        const box = boundsBetween(a, b);
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        if (a.x !== b.x && a.y !== b.y) expect(isInside(box, middle)).toBe(true);
      }),
    );
  });

  it("finds words in any order, without case and accents", () => {
    const cards = [
      { id: "a", words: ["Café im Foyer", "Empfang"] },
      { id: "b", words: ["Call"] },
    ];
    expect(searchCards(cards, "EMPFANG cafe")).toEqual(new Set(["a"]));
    expect(searchCards(cards, "  ")).toBeNull();
  });

  it("reads a card once, however often something else changes, and anew when it is another", () => {
    let readings = 0;
    const cardOf = (text: string) => ({
      id: "a",
      get words() {
        readings += 1;
        return [text];
      },
    });
    const card = cardOf("Call");
    for (let change = 0; change < 3; change++)
      expect(searchCards([card], "call")).toEqual(new Set(["a"]));
    expect(readings).toBe(1);
    expect(searchCards([cardOf("Visit")], "call")).toEqual(new Set());
    expect(readings).toBe(2);
  });
});
