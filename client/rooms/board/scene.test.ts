import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recipes, recipeToChange } from "../../../shared/model/arbitrary.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { openBoard, select } from "./board.ts";
import { groupAfterDrop } from "./commands.ts";
import { frameAt, nameRoom } from "./frames.ts";
import { boundsBetween, isOverlapping, shifted } from "./geometry.ts";
import { openScene, type Scene } from "./scene.ts";
import { barPlace, standsLow } from "./selectionBarPlace.ts";

function looks(scene: Scene) {
  return {
    cards: [...scene.cards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    frames: [...scene.frames()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    extent: scene.extent(),
  };
}

const at = (id: string, x: number, y: number, groupId?: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, place: [x, y], groupId },
});

const groups: readonly MapChange[] = [
  { op: "create", table: "groups", id: "g", values: { name: "G" } },
  { op: "create", table: "groups", id: "h", values: { name: "H" } },
  at("a", 0, 0, "g"),
  at("b", 224, 0, "g"),
  at("c", 0, 800, "h"),
  at("d", 2000, 0),
];

describe("the scene", () => {
  it("kept up to date change by change looks as one made from scratch", () => {
    fc.assert(
      fc.property(recipes, (list) => {
        const session = localSession({ map: [groups[0] as MapChange] });
        const kept = openScene(session.map);
        for (const recipe of list) {
          // What is asked for between two changes must not outlive the second.
          kept.extent();
          session.map.apply([recipeToChange(recipe, session.map.tables)], "other");
        }
        const fresh = openScene(session.map);
        expect(looks(kept)).toEqual(looks(fresh));
        for (const card of fresh.cards.values()) {
          expect(kept.within(boundsBetween(card, { x: card.x + 1, y: card.y + 1 }))).toContain(
            card.id,
          );
        }
      }),
    );
  });

  it("[MAP-261] adds up what all cards take up once for as long as none of them changes", () => {
    const session = localSession({ map: groups });
    const scene = openScene(session.map);
    const before = scene.extent();
    expect(scene.extent()).toBe(before);
    session.map.apply([at("e", 4000, 0)], "other");
    expect(scene.extent()?.right).toBe(4200);
  });

  it("lays cards without a place anew when another one moves in their way", () => {
    const session = localSession({
      map: [
        { op: "create", table: "touchpoints", id: "laid", values: {} },
        { op: "create", table: "touchpoints", id: "placed", values: { place: [4, 4] } },
      ],
    });
    const kept = openScene(session.map);
    session.map.apply(
      [{ op: "update", table: "touchpoints", id: "placed", values: { place: [58, -50] } }],
      "other",
    );
    expect(looks(kept)).toEqual(looks(openScene(session.map)));
  });

  it("tells only the card that has changed, and keeps the others the same objects", () => {
    const session = localSession({ map: groups });
    const scene = openScene(session.map);
    const told: string[] = [];
    for (const id of ["a", "d"]) scene.onCard(id, () => told.push(id));
    const before = scene.card("a");
    session.map.apply(
      [{ op: "update", table: "touchpoints", id: "d", values: { text: "D" } }],
      "other",
    );
    expect(told).toEqual(["d"]);
    expect(scene.card("a")).toBe(before);
  });
});

describe("dropping", () => {
  const board = openBoard(localSession({ map: groups }));

  it("into a frame joins its group, and on the ground leaves one's own", () => {
    expect(groupAfterDrop(board, "d", { x: 100, y: 10 }, new Set(["d"]))).toBe("g");
    expect(groupAfterDrop(board, "a", { x: 900, y: 900 }, new Set(["a"]))).toBe("");
    expect(groupAfterDrop(board, "a", { x: 10, y: 810 }, new Set(["a"]))).toBe("h");
  });

  it("a whole group that is carried stays a group, even onto another", () => {
    expect(groupAfterDrop(board, "a", { x: 0, y: 800 }, new Set(["a", "b"]))).toBe("g");
  });

  it("finds the smaller of two frames that lie on each other", () => {
    const frames = [
      { id: "large", name: "", members: [], bounds: { left: 0, top: 0, right: 99, bottom: 99 } },
      { id: "small", name: "", members: [], bounds: { left: 0, top: 0, right: 9, bottom: 9 } },
    ];
    expect(frameAt(frames, { x: 5, y: 5 })?.id).toBe("small");
  });
});

describe("selecting", () => {
  it("leaves out what is gone and tells others", () => {
    const session = localSession({ map: groups });
    const board = openBoard(session);
    select(board, ["a", "gone"]);
    expect([...board.view.getState().selected]).toEqual(["a"]);
    expect(session.told.at(-1)).toEqual({ selected: ["a"] });
  });

  it("[A11-21] the bar covers nothing of the selection while there is room above or below", () => {
    const size = { width: 320, height: 44 };
    const view = { width: 1280, height: 800 };
    const number = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(number, number, number, number, (x, y, width, height) => {
        const selection = { left: x, top: y, right: x + width, bottom: y + height };
        const place = barPlace(selection, size, view);
        const bar = shifted({ left: 0, top: 0, right: 320, bottom: 44 }, place.x, place.y);
        expect(isOverlapping(bar, { left: 0, top: 0, right: 1280, bottom: 800 })).toBe(true);
        const isRoom = selection.top >= 64 || selection.bottom <= 676;
        if (isRoom) expect(isOverlapping(bar, selection)).toBe(false);
      }),
    );
  });

  it("[MAP-455] the bar of a selection out of view stands above the bars at the foot, and in a low view in it", () => {
    const size = { width: 320, height: 44 };
    const below = { left: 1400, top: 900, right: 1600, bottom: 1000 };
    const [wide, low] = [
      { width: 1280, height: 800 },
      { width: 800, height: 90 },
    ];
    expect(barPlace(below, size, wide)).toEqual({ x: 952, y: 800 - 68 - 44 });
    expect(barPlace({ ...below, top: 20 }, size, wide)).toEqual({ x: 952, y: 800 - 68 - 44 });
    expect(barPlace(below, size, low)).toEqual({ x: 472, y: 8 });
  });

  it("[MAP-352] a bar that stands where messages do is known by that, and messages stand above it", () => {
    const size = { width: 320, height: 44 };
    const view = { width: 1280, height: 800 };
    expect(standsLow({ x: 0, y: 688 }, size, view)).toBe(true);
    expect(standsLow({ x: 0, y: 628 }, size, view)).toBe(false);
    const sheet = readFileSync(join(import.meta.dirname, "../../ui/Toasts.module.css"), "utf8");
    expect(sheet).toMatch(/:root\[data-floating="low"\] \.region/);
  });
});

describe("the names of groups", () => {
  const named = (id: string, left: number, top: number) => ({
    id,
    name: id,
    members: [],
    bounds: { left, top, right: left + 200, bottom: top + 150 },
  });

  it("[MAP-467] have room as far as the next name at about their height, left out what is behind, above or below", () => {
    const first = named("first", 0, 0);
    const next = named("next", 240, 100);
    const others = [first, named("far", 500, 0), next, named("below", 100, 400)];
    expect(nameRoom(first, others)).toBe(240);
    expect(nameRoom(next, others)).toBe(260);
    expect(nameRoom(named("last", 900, 0), others)).toBe(Number.POSITIVE_INFINITY);
  });
});
