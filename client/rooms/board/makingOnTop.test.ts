// @vitest-environment jsdom
import { expect, test } from "vitest";
import "../../i18n/everything.ts";
import type { Place } from "../../../shared/model/field.ts";
import { localSession } from "../../session/localSession.ts";
import { tidySelected } from "./barCommands.ts";
import { openBoard, select } from "./board.ts";
import { addCards } from "./commands.ts";
import { cardsAt, everywhere } from "./stacking.fixture.ts";
import { stackedWithin } from "./stacking.ts";

function open(places: Readonly<Record<string, Place>>) {
  const session = localSession({ map: cardsAt(places) });
  const board = openBoard(session);
  return { session, board, order: () => stackedWithin(board.scene, everywhere) };
}

// No id that is made stands after this one.
const last = "zzzzzzzzzzzzzzzz";

test("[MAP-415] a card that is made over others lies above them", () => {
  const { session, board, order } = open({ [last]: [0, 0], a: [300, 0] });
  addCards(board, ["New"], { x: 160, y: 30 });
  expect(order().at(-1)).toBe([...board.view.getState().selected][0]);
  addCards(board, ["Newer"], { x: 170, y: 40 });
  const [newest = ""] = board.view.getState().selected;
  expect(order().at(-1)).toBe(newest);
  session.undo.undo();
  session.map.flush();
  expect(order()).not.toContain(newest);
});

test("[MAP-415] nothing is written of how high a card lies that is made on free ground", () => {
  const { session, board } = open({ [last]: [0, 0] });
  addCards(board, ["New", "Next"], { x: 600, y: 0 });
  addCards(board, ["In the middle of the view"]);
  const stacks = [...session.map.tables.touchpoints.values()].map(({ stack }) => stack);
  expect(stacks).toEqual([null, null, null, null]);
});

test("[MAP-415] cards that are brought into line on another lie above it", () => {
  const { board, order } = open({ a: [0, 0], b: [300, 400], [last]: [20, 390] });
  select(board, ["a", "b"]);
  tidySelected(board, "left");
  expect(order()).toEqual(["a", last, "b"]);
});
