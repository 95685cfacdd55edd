// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { localSession } from "../../session/localSession.ts";
import { useToasts } from "../../ui/toasts.ts";
import { touchpoint } from "./board.fixture.tsx";
import { type Board, openBoard, select } from "./board.ts";
import { deleteSelected } from "./commands.ts";
import { pressKey } from "./keys.ts";

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

test("[MAP-454] the arrows go among the cards again when the selected one was taken away", () => {
  const { board, othersDelete } = open();
  select(board, ["b"], "b");
  othersDelete("b");
  pressKey(board, new KeyboardEvent("keydown", { key: "ArrowRight" }));
  expect(board.drag.get()).toBeNull();
  expect(board.view.getState().active).toBe("a");
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
