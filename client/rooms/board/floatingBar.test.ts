// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { localSession } from "../../session/localSession.ts";
import { type Board, openBoard, select } from "./board.ts";
import { openFloatingBar } from "./floatingBar.ts";
import { carryTo } from "./hand.ts";
import { cardsAt } from "./stacking.fixture.ts";

let board: Board;
let style: Record<string, string>;
let dataset: Record<string, string>;
const hidden = () => dataset.hidden;
let bar: ReturnType<typeof openFloatingBar>;
const put = (x: number, y: number) =>
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "card", values: { place: [x, y] } }],
    "somebody else",
  );
const placed = (isStepping: boolean) => {
  bar.place(isStepping);
  return style.translate;
};

beforeEach(() => {
  board = openBoard(localSession({ map: cardsAt({ card: [400, 300], other: [0, 0] }) }));
  board.camera.set({ x: 0, y: 0, zoom: 1 });
  style = {};
  dataset = {};
  const element = { offsetWidth: 320, offsetHeight: 44, dataset, style };
  bar = openFloatingBar(board, element as unknown as HTMLElement, () => undefined);
  select(board, ["card"]);
});

test("[MAP-420] controls stay while what is selected is moved step after step, and follow when it rests", () => {
  expect(placed(false)).toBe("340px 244px");
  put(420, 310);
  expect(placed(true)).toBe("340px 244px");
  expect(placed(false)).toBe("360px 254px");
});

test("[MAP-420] [A11-21] they make way at once where the selection would come to lie under them", () => {
  placed(false);
  put(400, 290);
  expect(placed(true)).toBe("340px 234px");
});

test("[MAP-420] they follow at once when the view moves, or something else is selected", () => {
  placed(false);
  board.camera.set({ x: 10, y: 0, zoom: 1 });
  expect(placed(true)).toBe("330px 244px");
  select(board, ["other"]);
  expect(placed(true)).toBe("8px 132px");
});

test("[MAP-420] they are where they belong when a hand has put the selection down", () => {
  placed(false);
  board.view.setState({ gesture: "drag" });
  bar.place(true);
  put(420, 310);
  board.view.setState({ gesture: "none" });
  expect(placed(true)).toBe("360px 254px");
});

test("[MAP-420] [A11-21] they make way where keys hold the selection that would come to lie under them", () => {
  placed(false);
  const { selected } = board.view.getState();
  carryTo(board, selected, { x: 0, y: 0 }, { x: 40, y: 0 });
  expect(placed(true)).toBe("340px 244px");
  carryTo(board, selected, { x: 0, y: 0 }, { x: 40, y: -16 });
  expect(placed(true)).toBe("380px 228px");
});

test("[MAP-426] they cover no name of a group far out, where it is higher, and are gone while it is written", () => {
  board.session.map.apply(
    [
      { op: "create", table: "groups", id: "group", values: { name: "Phone" } },
      { op: "update", table: "touchpoints", id: "card", values: { groupId: "group" } },
    ],
    "somebody else",
  );
  expect(placed(false)).toBe("340px 200px");
  board.camera.set({ x: 0, y: 0, zoom: 0.4 });
  // The name is twice as high: its upper edge is at 300 - 2 * 44 = 212 board units.
  expect(placed(false)).toBe("40px 29px");
  expect(hidden()).toBe("false");
  board.view.setState({ renaming: "group" });
  bar.place(false);
  expect(hidden()).toBe("true");
});
