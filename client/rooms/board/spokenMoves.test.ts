// @vitest-environment jsdom
import { expect, test } from "vitest";
import "../../i18n/everything.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { type Board, openBoard } from "./board.ts";
import { activate, pressKey, releaseKey } from "./keys.ts";

const card = (id: string, place: readonly [number, number], groupId = ""): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: `Card ${id}`, place, groupId },
});
const map: readonly MapChange[] = [
  { op: "create", table: "groups", id: "g", values: { name: "Parcel" } },
  card("a", [0, 0]),
  card("b", [224, 0]),
  card("c", [448, 0]),
  card("d", [2000, 0], "g"),
  card("e", [2224, 0], "g"),
];

function open(): Board {
  const board = openBoard(localSession({ map }));
  activate(board, "a");
  return board;
}

function press(board: Board, key: string, held: object = {}, times = 1): void {
  for (let time = 0; time < times; time += 1)
    pressKey(board, new KeyboardEvent("keydown", { key, ...held }));
  releaseKey(board, key);
}

const said = () => useAnnouncements.getState().latest.at(-1)?.text;

test("[A11-183] Ctrl and an arrow goes on among the cards, so that any several are selected by keys alone", () => {
  const board = open();
  press(board, " ");
  press(board, "ArrowRight", { ctrlKey: true });
  press(board, "ArrowRight", { ctrlKey: true });
  expect(board.view.getState().active).toBe("c");
  press(board, " ", { ctrlKey: true });
  expect([...board.view.getState().selected]).toEqual(["a", "c"]);
  expect(board.session.map.tables.touchpoints.get("a")?.place).toEqual([0, 0]);
});

test("[A11-184] a move is said aloud once it is made: which cards, how far, into which group or out of one", () => {
  const board = open();
  press(board, " ");
  press(board, "ArrowRight");
  expect(said()).toBe("Card a: 8 right");
  press(board, "ArrowUp", { shiftKey: true });
  expect(said()).toBe("Card a: 80 up");
  press(board, " ");
  activate(board, "d");
  press(board, " ");
  press(board, "ArrowLeft", { shiftKey: true }, 9);
  expect(said()).toBe("Card d: 720 left, Outside groups");
  press(board, "ArrowRight", { shiftKey: true }, 11);
  expect(said()).toBe("Card d: 880 right, in group “Parcel”");
  activate(board, "e");
  press(board, " ");
  press(board, "ArrowDown");
  expect(said()).toBe("2 cards: 8 down");
});

test("[A11-184] of cards that somebody takes away while they are carried nothing is said, nor moved", () => {
  const board = open();
  press(board, " ");
  pressKey(board, new KeyboardEvent("keydown", { key: "ArrowRight" }));
  board.session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "server");
  const before = said();
  releaseKey(board, "ArrowRight");
  expect(said()).toBe(before);
  expect(board.session.undo.state().undo).toBeNull();
});

test("[A11-184] of cards that are put down where they lay nothing is said", () => {
  const board = open();
  press(board, " ");
  pressKey(board, new KeyboardEvent("keydown", { key: "ArrowRight" }));
  pressKey(board, new KeyboardEvent("keydown", { key: "ArrowUp" }));
  const { drag } = board;
  const held = drag.get();
  if (held) drag.set({ ...held, dx: 0.3, dy: -0.2 });
  const before = said();
  releaseKey(board, "ArrowRight");
  expect(said()).toBe(before);
});
