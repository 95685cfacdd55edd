import { beforeEach, expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { type Board, openBoard } from "./board.ts";
import { openMounter } from "./mountCards.ts";

const cards = Array.from(
  { length: 60 },
  (_, i): MapChange => ({
    op: "create",
    table: "touchpoints",
    id: `t${i}`,
    values: { text: `card ${i}`, place: [(i % 10) * 224, Math.floor(i / 10) * 144] },
  }),
);
let board: Board;
let mounter: ReturnType<typeof openMounter>;
const inPage = () => board.view.getState().mounted;
const move = (id: string, place: readonly [number, number]) =>
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id, values: { place } }] as MapChange[],
    board.session.origin,
  );
const untilComplete = () => {
  for (let step = 0; !mounter.step("rests", false); step++) expect(step).toBeLessThan(20);
};

beforeEach(() => {
  board = openBoard(localSession({ map: cards }));
  board.camera.set({ x: 0, y: 0, zoom: 1 });
  mounter = openMounter(board, null);
  board.scene.onChange((_, changed) => mounter.changed(changed));
  untilComplete();
});

test("[MAP-268] a card that moves and stays in view, or out of it, has no other looked at", () => {
  expect(inPage()).toContain("t0");
  expect(inPage()).not.toContain("t59");
  const before = inPage();
  const within = vi.spyOn(board.scene, "within");
  move("t0", [40, 20]);
  move("t59", [9_000, 9_000]);
  untilComplete();
  expect(within).not.toHaveBeenCalled();
  expect(inPage()).toBe(before);
});

test("[MAP-268] a card that comes into view or leaves it comes into the page or goes at once", () => {
  move("t59", [100, 100]);
  move("t0", [9_000, 9_000]);
  untilComplete();
  expect(inPage()).toContain("t59");
  expect(inPage()).not.toContain("t0");
  board.session.map.apply(
    [{ op: "delete", table: "touchpoints", id: "t59" }] as MapChange[],
    board.session.origin,
  );
  untilComplete();
  expect(inPage()).not.toContain("t59");
});

test("[MAP-288] while the view rests, a card that comes or goes does so with what else is told of the change", () => {
  move("t59", [100, 100]);
  expect(inPage()).toContain("t59");
  move("t0", [9_000, 9_000]);
  expect(inPage()).not.toContain("t0");
});

test("[MAP-288] while the view moves, a card that comes waits for the picture", () => {
  board.camera.set({ x: 20, y: 0, zoom: 1 });
  move("t59", [100, 100]);
  expect(inPage()).not.toContain("t59");
  mounter.step("pushes", false);
  move("t58", [120, 100]);
  expect(inPage()).not.toContain("t58");
  untilComplete();
  expect(inPage()).toContain("t58");
});

test("[MAP-268] a view that goes on is looked through anew", () => {
  board.camera.set({ x: 1_500, y: 0, zoom: 1 });
  untilComplete();
  expect(inPage()).toContain("t9");
});
