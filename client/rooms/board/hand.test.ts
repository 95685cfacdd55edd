// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { localSession } from "../../session/localSession.ts";
import { type Board, openBoard, shownPlace } from "./board.ts";
import { goneOn, idle, movedTo, pinching, pressed, released, startedMoving } from "./hand.ts";

const map: MapChange[] = [
  { op: "create", table: "touchpoints", id: "a", values: { text: "A", place: [0, 0] } },
];
const finger = { isAdding: false, isTouch: true, isPan: false, isRope: false };
const onCard = { x: 100, y: 60 };
const beside = { x: 140, y: 60 };

function open(role: Role = "facilitator"): Board {
  const board = openBoard(localSession({ map, role }));
  board.camera.set({ x: 0, y: 0, zoom: 1 });
  return board;
}

test("[MAP-328] a finger that goes over a card moves the view, and the card only once it is selected", () => {
  const board = open();
  const past = movedTo(board, startedMoving(board, pressed(board, onCard, finger)), beside, []);
  expect(board.camera.get().x).toBe(-40);
  expect(board.view.getState().selected.size).toBe(0);
  expect(shownPlace(board, "a")).toMatchObject({ x: 0, y: 0 });
  released(board, past);

  board.camera.set({ x: 0, y: 0, zoom: 1 });
  released(board, pressed(board, onCard, finger));
  expect([...board.view.getState().selected]).toEqual(["a"]);
  movedTo(board, startedMoving(board, pressed(board, onCard, finger)), beside, []);
  expect(shownPlace(board, "a")).toMatchObject({ x: 40, y: 0 });
  expect(board.camera.get().x).toBe(0);
});

test("[MAP-328] a finger that goes over a card where nothing may be written leaves it unselected", () => {
  const board = open("viewer");
  const past = movedTo(board, startedMoving(board, pressed(board, onCard, finger)), beside, []);
  released(board, past);
  expect(board.camera.get().x).toBe(-40);
  expect(board.view.getState().selected.size).toBe(0);
});

test("[MAP-328] a finger with the lasso draws its line from a card on, too", () => {
  const board = open();
  const roping = startedMoving(board, pressed(board, onCard, { ...finger, isRope: true }));
  expect(roping.kind).toBe("roping");
  const line = [beside, { x: 400, y: 300 }, { x: -200, y: 300 }, { x: -200, y: -200 }];
  const end = { x: 400, y: -200 };
  released(
    board,
    [...line, end].reduce((hand, to) => movedTo(board, hand, to, []), roping),
  );
  expect(board.camera.get().x).toBe(0);
  expect([...board.view.getState().selected]).toEqual(["a"]);
});

test("[STA-70] of three fingers the two that stay pinch on from where they are, and the last one pans", () => {
  const board = open();
  const [a, b, c] = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
    { x: 500, y: 300 },
  ] as const;
  const pinch = pinching(board, [a, b]);
  const two = goneOn(board, [b, c]);
  expect(pinch.kind).toBe("pinching");
  const before = board.camera.get();
  const held = movedTo(board, movedTo(board, two, b, [b, c]), c, [b, c]);
  expect(board.camera.get()).toEqual(before);
  expect(held.kind).toBe("pinching");
  movedTo(board, goneOn(board, [c]), { x: 510, y: 300 }, [{ x: 510, y: 300 }]);
  expect(board.camera.get()).toEqual({ ...before, x: before.x - 10 });
});

test("[MAP-328] a mouse takes a card up at once", () => {
  const board = open();
  const mouse = { ...finger, isTouch: false };
  movedTo(board, startedMoving(board, pressed(board, onCard, mouse)), beside, []);
  expect(shownPlace(board, "a")).toMatchObject({ x: 40, y: 0 });
  expect(movedTo(board, idle, onCard, [])).toBe(idle);
});
