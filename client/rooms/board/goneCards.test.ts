// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { localSession } from "../../session/localSession.ts";
import { useToasts } from "../../ui/toasts.ts";
import { touchpoint } from "./board.fixture.tsx";
import { type Board, openBoard, select } from "./board.ts";
import { deleteSelected } from "./commands.ts";
import { hideSelected } from "./hiding.ts";
import { activate, enterByKeys, pressKey } from "./keys.ts";

beforeEach(() => {
  useToasts.setState({ toasts: [] });
});

function open() {
  const session = localSession({
    map: ["a", "b", "c"].map((id, at) => touchpoint(id, `Card ${id}`, at * 224, 0)),
  });
  const board = openBoard(session);
  const othersDelete = (...ids: string[]): void => {
    session.map.apply(
      ids.map((id) => ({ op: "delete", table: "touchpoints", id }) as const),
      "other",
    );
    session.map.flush();
  };
  return { session, board, othersDelete };
}

const press = (board: Board, key: string) => pressKey(board, new KeyboardEvent("keydown", { key }));

const selectedOf = (board: Board) => [...board.view.getState().selected];

test("[MAP-454] what somebody else takes away is selected no more, for others neither, and not when it comes back", () => {
  const { session, board, othersDelete } = open();
  select(board, ["a", "b", "c"], "a");
  othersDelete("b");
  expect(selectedOf(board)).toEqual(["a", "c"]);
  expect(board.view.getState().active).toBe("a");
  expect(session.told.at(-1)).toEqual({ selected: ["a", "c"] });
  session.map.apply([touchpoint("b", "Card b", 224, 0)], "other");
  session.map.flush();
  expect(selectedOf(board)).toEqual(["a", "c"]);
});

test("[MAP-454] what is done to the selection is said of the cards that were left of it", () => {
  const { board, othersDelete } = open();
  select(board, ["a", "b", "c"]);
  othersDelete("b");
  deleteSelected(board);
  expect(useToasts.getState().toasts.at(-1)?.message).toBe("2 touchpoints deleted");
});

test("[MAP-454] [A11-263] the arrows go on among the cards from the place of one that was taken away", () => {
  const { board, othersDelete } = open();
  select(board, ["b"], "b");
  othersDelete("b");
  press(board, "ArrowRight");
  expect(board.drag.get()).toBeNull();
  expect(board.view.getState().active).toBe("c");
});

test("[A11-263] where nothing lies that way, an arrow goes to the card nearest to the place of the one that is gone", () => {
  const { board, othersDelete } = open();
  activate(board, "c");
  othersDelete("c");
  press(board, "ArrowRight");
  expect(board.view.getState().active).toBe("b");
});

test("[A11-263] what was taken away after somebody moved it is left from where it lay last", () => {
  const { session, board, othersDelete } = open();
  activate(board, "a");
  const moved = {
    op: "update",
    table: "touchpoints",
    id: "a",
    values: { place: [448, 144] },
  } as const;
  session.map.apply([moved], "other");
  session.map.flush();
  othersDelete("a");
  press(board, "ArrowUp");
  expect(board.view.getState().active).toBe("c");
});

test("[A11-263] the keyboard that comes back to the board begins near the card that is gone, while that place is in view", () => {
  const { board, othersDelete } = open();
  activate(board, "c");
  othersDelete("c");
  enterByKeys(board);
  expect(board.view.getState().active).toBe("b");
  othersDelete("b");
  board.camera.set({ x: 4000, y: 4000, zoom: 1 });
  enterByKeys(board);
  expect(board.view.getState().active).toBe("a");
});

test("[A11-263] who deletes the last card as they are read is at the one before it", () => {
  const { board } = open();
  select(board, ["c"], "c");
  deleteSelected(board);
  expect(board.view.getState().active).toBe("b");
});

test("[A11-263] who hides a card is at the next one", () => {
  const { board } = open();
  select(board, ["a"], "a");
  hideSelected(board);
  expect(board.view.getState().active).toBe("b");
});

test("[MAP-454] the menu of several cards stays for those that are left, and goes with the last", () => {
  const { board, othersDelete } = open();
  select(board, ["a", "b"]);
  board.view.setState({ menuAt: { x: 5, y: 5 } });
  othersDelete("b");
  expect(board.view.getState().menuAt).toEqual({ x: 5, y: 5 });
  othersDelete("a");
  expect(board.view.getState().menuAt).toBeNull();
});
