import { beforeEach, expect, test } from "vitest";
import type { Place } from "../../../shared/model/field.ts";
import { localSession } from "../../session/localSession.ts";
import { type Board, openBoard } from "./board.ts";
import { carryElements, keepElement, placeElements } from "./placing.ts";

let board: Board;
let style: Record<string, string>;
let element: HTMLElement;
let moved: (readonly HTMLElement[])[];
const tell = (elements: readonly HTMLElement[]) => moved.push(elements);
const put = (place: Place) => {
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "card", values: { place } }],
    board.session.origin,
  );
  placeElements(board, ["card"], tell);
};

beforeEach(() => {
  board = openBoard(
    localSession({
      map: [
        {
          op: "create",
          table: "touchpoints",
          id: "card",
          values: { text: "Card", place: [40, -60] },
        },
      ],
    }),
  );
  style = {};
  moved = [];
  element = { dataset: {}, style } as unknown as HTMLElement;
  keepElement(board, "card", element);
});

test("[MAP-375] a card that comes into the page is laid out where it is, without a transform", () => {
  expect(style).toEqual({ left: "40px", top: "-60px" });
  placeElements(board, ["card"], tell);
  expect(style).toEqual({ left: "40px", top: "-60px" });
});

test("[MAP-375] one that somebody moves is moved by a transform and not laid out again, to and fro", () => {
  put([52, -52]);
  expect(style).toEqual({ left: "40px", top: "-60px", translate: "12px 8px" });
  put([40, -60]);
  expect(style).toEqual({ left: "40px", top: "-60px", translate: "0px 0px" });
});

test("[MAP-419] only a card that is moved counts as one that takes a step", () => {
  put([40, -60]);
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "card", values: { text: "Other words" } }],
    board.session.origin,
  );
  placeElements(board, ["card", "one that is not in the page"], tell);
  expect(moved).toEqual([]);
  put([52, -52]);
  expect(moved).toEqual([[element]]);
});

test("[MAP-375] one that is carried follows the hand, and goes back where it was when it is let go", () => {
  const drag = { ids: new Set(["card"]), from: new Map(), dx: 7, dy: 9 };
  board.drag.set(drag);
  const carried = carryElements(board, null, tell);
  expect(style.translate).toBe("7px 9px");
  board.drag.set(null);
  carryElements(board, carried, tell);
  expect(style.translate).toBe("0px 0px");
});

test("[MAP-375] one that comes into the page again after a move is laid out where it is then", () => {
  put([52, -52]);
  keepElement(board, "card", null);
  const again: Record<string, string> = {};
  keepElement(board, "card", { dataset: {}, style: again } as unknown as HTMLElement);
  expect(again).toEqual({ left: "52px", top: "-52px" });
});
