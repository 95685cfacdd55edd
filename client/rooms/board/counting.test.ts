import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { openBoard } from "./board.ts";
import { countsOf, followCounts } from "./counting.ts";

const touchpoint = (id: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, place: [0, 0] },
});
const map = [
  touchpoint("a"),
  touchpoint("b"),
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "a", slot: ["g", "V"] },
  },
] as MapChange[];

function open() {
  const board = openBoard(localSession({ map }));
  const due: (() => void)[] = [];
  const told: unknown[] = [];
  const soon = (run: () => void): (() => void) => {
    due.push(run);
    return () => due.splice(due.indexOf(run), 1);
  };
  const stop = followCounts(board, soon, (counts) => told.push(counts));
  return {
    board,
    told,
    stop,
    due,
    change: (...changes: object[]) =>
      board.session.map.apply(changes as MapChange[], board.session.origin),
    picture: () => {
      for (const run of due.splice(0)) run();
    },
  };
}

test("[MAP-289] what comes, goes or stands in a journey is counted once, after the picture", () => {
  const { board, told, due, change, picture } = open();
  expect(countsOf(board)).toEqual({ all: 2, unplaced: 1 });
  change(touchpoint("c"));
  change(touchpoint("d"));
  expect(due).toHaveLength(1);
  expect(told).toEqual([]);
  picture();
  expect(told).toEqual([{ all: 4, unplaced: 3 }]);
  change({ op: "update", table: "touchpoints", id: "c", values: { hidden: true } });
  change({ op: "delete", table: "steps", id: "s" });
  picture();
  expect(told.at(-1)).toEqual({ all: 3, unplaced: 3 });
});

test("[MAP-289] one card that goes while another comes back is counted", () => {
  const { told, change, picture } = open();
  const hide = (id: string, hidden: boolean) => ({
    ...{ op: "update", table: "touchpoints", id },
    values: { hidden },
  });
  change(hide("a", true));
  picture();
  change(hide("a", false), hide("b", true));
  picture();
  expect(told).toEqual([
    { all: 1, unplaced: 1 },
    { all: 1, unplaced: 0 },
  ]);
});

test("[MAP-289] a card that moves counts nothing, and nothing is counted for a board that is closed", () => {
  const { due, change, stop } = open();
  change({ op: "update", table: "touchpoints", id: "a", values: { place: [9, 9], text: "new" } });
  expect(due).toEqual([]);
  change(touchpoint("c"));
  stop();
  expect(due).toEqual([]);
});
