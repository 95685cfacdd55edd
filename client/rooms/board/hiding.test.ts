import { expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { openBoard, select } from "./board.ts";
import { hiddenList, hideSelected } from "./hiding.ts";

const session = () =>
  localSession({
    map: [
      { op: "create", table: "touchpoints", id: "a", values: { text: "shown" } },
      { op: "create", table: "touchpoints", id: "b", values: { text: "shame", hidden: true } },
    ] satisfies readonly MapChange[],
  });

test("[MAP-269] what is hidden is listed anew when it changes, and by no change of other cards", () => {
  const { map, origin } = session();
  const list = hiddenList({ map });
  const told = vi.fn();
  list.onChange(told);
  const ids = () => list.get().map(({ id }) => id);
  const change = (id: string, values: { text: string } | { hidden: boolean }) =>
    map.apply([{ op: "update", table: "touchpoints", id, values }], origin);
  const before = list.get();
  change("a", { text: "other words" });
  expect(told).not.toHaveBeenCalled();
  expect(list.get()).toBe(before);
  change("a", { hidden: true });
  expect(ids()).toEqual(["a", "b"]);
  change("b", { hidden: false });
  map.apply([{ op: "delete", table: "touchpoints", id: "a" }], origin);
  expect(ids()).toEqual([]);
  expect(told).toHaveBeenCalledTimes(3);
});

test("[MAP-269] what is hidden before somebody listens is listed too", () => {
  const { map, origin } = session();
  const list = hiddenList({ map });
  map.apply([{ op: "update", table: "touchpoints", id: "a", values: { hidden: true } }], origin);
  list.onChange(() => undefined);
  expect(list.get()).toHaveLength(2);
});

test("[MAP-380] a menu that was open when the board was locked hides no card", () => {
  const board = openBoard(session());
  select(board, ["a"]);
  const values = { title: "Airline", boardLocked: true };
  board.session.map.apply([{ op: "create", table: "workshop", id: "main", values }], "server");
  hideSelected(board);
  expect(board.session.map.tables.touchpoints.get("a")?.hidden).toBe(false);
});
