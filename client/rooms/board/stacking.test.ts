import fc from "fast-check";
import { expect, test } from "vitest";
import type { Place } from "../../../shared/model/field.ts";
import { moveTouchpoints } from "../../../shared/model/touchpoint.ts";
import { localSession } from "../../session/localSession.ts";
import { openScene, type Scene, sceneNow } from "./scene.ts";
import { cardsAt, everywhere } from "./stacking.fixture.ts";
import { heightOf, lowestFirst, putOnTop, stackedWithin } from "./stacking.ts";

function openCards(places: Readonly<Record<string, Place>>) {
  const session = localSession({ map: cardsAt(places) });
  const scene = openScene(session.map);
  const drop = (moves: Readonly<Record<string, Place>>, origin: unknown = session.origin): void => {
    const wishes = Object.entries(moves).map(([id, place]) => ({ id, place }));
    const edit = moveTouchpoints(session.map.tables, putOnTop(scene, wishes));
    if (edit.ok) session.map.apply(edit.value, origin);
    session.map.flush();
  };
  return { session, scene, drop };
}

const order = (scene: Scene) => stackedWithin(scene, everywhere);

test("[MAP-430] a card that is put on another lies above it, for the pointer too", () => {
  const { scene, drop } = openCards({ a: [0, 0], b: [300, 0] });
  drop({ a: [260, 20] });
  expect(order(scene)).toEqual(["b", "a"]);
  expect(scene.at({ x: 400, y: 60 }, () => false)).toBe("a");
  drop({ b: [310, 10] });
  expect(order(scene)).toEqual(["a", "b"]);
  expect(scene.at({ x: 400, y: 60 }, () => false)).toBe("b");
});

test("[MAP-430] nothing is written of how high a card lies that is put on free ground, or lies above already", () => {
  const { session, scene, drop } = openCards({ a: [0, 0], b: [300, 0], c: [900, 0] });
  drop({ a: [0, 500] });
  drop({ b: [10, 490] });
  expect(session.map.tables.touchpoints.get("a")?.stack).toBe(null);
  expect(session.map.tables.touchpoints.get("b")?.stack).toBe(null);
  expect(scene.isFlat()).toBe(true);
});

test("[MAP-430] cards put down together lie on each other as before", () => {
  const { scene, drop } = openCards({ a: [0, 0], b: [40, 20], c: [80, 40], z: [600, 0] });
  drop({ c: [570, 40], a: [490, 0], b: [530, 20] });
  expect(order(scene)).toEqual(["z", "a", "b", "c"]);
});

test("[MAP-430] a card that somebody else has put down since stays above when the move before is undone", () => {
  const { session, scene, drop } = openCards({ a: [0, 0], b: [300, 0], c: [900, 0] });
  session.undo.label("Move");
  drop({ a: [260, 20] });
  drop({ a: [880, 10] }, "somebody else");
  session.undo.undo();
  session.map.flush();
  expect(scene.card("a")).toMatchObject({ x: 880, y: 10 });
  expect(order(scene)).toEqual(["b", "c", "a"]);
});

test("[MAP-430] of many cards, too, the higher ones come last, and one that is taken away leaves nothing behind", () => {
  const many = Object.fromEntries(
    Array.from({ length: 320 }, (_, at): [string, Place] => [`n${at}`, [at * 20, 0]]),
  );
  const { session, scene, drop } = openCards({ ...many, a: [0, 500] });
  drop({ a: [0, 10] });
  expect(order(scene).at(-1)).toBe("a");
  session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], session.origin);
  session.map.flush();
  expect(scene.isFlat()).toBe(true);
  expect(order(scene)).toHaveLength(320);
});

test("[MAP-430] whatever is put down lies above all that it is put on, as whoever opens the board then sees it", () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  const place = spot.map(([x, y]): Place => [x * 90, y * 60]);
  const ids = ["a", "b", "c", "d", "e"];
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 5, maxLength: 5 }),
      fc.array(fc.tuple(fc.constantFrom(...ids), place), { maxLength: 12 }),
      (places, drops) => {
        const { session, scene, drop } = openCards(
          Object.fromEntries(ids.map((id, at) => [id, places[at] ?? [0, 0]])),
        );
        for (const [id, to] of drops) {
          const before = scene.card(id);
          drop({ [id]: to });
          // Put down where it lay is no move.
          if (before?.x === to[0] && before.y === to[1]) continue;
          const under = scene.within({
            ...{ left: to[0], top: to[1] },
            ...{ right: to[0] + 200, bottom: to[1] + 120 },
          });
          const stacked = order(scene);
          for (const other of under)
            expect(stacked.indexOf(other)).toBeLessThanOrEqual(stacked.indexOf(id));
        }
        const { cards } = sceneNow(session.map.tables);
        const early = lowestFirst([...cards.keys()].sort(), (id) => {
          const card = cards.get(id);
          return card ? heightOf(card) : 0;
        });
        expect(early).toEqual(order(scene));
      },
    ),
    { numRuns: 200 },
  );
});
