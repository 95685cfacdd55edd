// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { searchWords } from "../../i18n/searchWords.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { actionsFor } from "./actions.tsx";
import { openBoard, select } from "./board.ts";
import { boardOffers } from "./boardOffers.ts";
import { tidyKinds } from "./tidy.ts";

const map: readonly MapChange[] = [
  { op: "create", table: "departments", id: "care", values: { name: "Care" } },
  { op: "create", table: "touchpoints", id: "a", values: { text: "A", place: [0, 0] } },
  { op: "create", table: "touchpoints", id: "b", values: { text: "B", place: [300, 40] } },
];

function open(options: LocalSessionOptions = {}) {
  const session = localSession({ map, role: "facilitator", ...options });
  const board = openBoard(session);
  const offer = (id: string) => {
    const found = boardOffers(board).find((one) => one.id === id);
    if (!found) throw new Error(`The palette does not offer ${id}`);
    return found;
  };
  return { session, board, offer, ids: () => boardOffers(board).map(({ id }) => id) };
}

test("[A11-146] the palette offers every act on the selected cards, and says how many they are", () => {
  const { session, board, offer, ids } = open();
  expect(ids()).not.toContain("group");
  select(board, ["a", "b"]);
  const acts = actionsFor("many").map(({ id }) => id as string);
  expect(ids()).toEqual(
    expect.arrayContaining([...acts, ...tidyKinds.map((kind) => `tidy ${kind}`)]),
  );
  expect(offer("group").detail).toBe("2 cards selected");
  offer("tidy top").run();
  expect([...session.map.tables.touchpoints.values()].map(({ place }) => place?.[1])).toEqual([
    0, 0,
  ]);
  offer("department care").run();
  offer("channel phone").run();
  for (const touchpoint of session.map.tables.touchpoints.values()) {
    expect(touchpoint).toMatchObject({ departmentId: "care", channel: "phone" });
  }
});

test("[A11-191] what has been done to the selected cards from afar is said aloud", () => {
  const { board, offer } = open();
  select(board, ["a", "b"]);
  for (const id of ["tidy top", "department care", "channel phone", "direction toCompany"])
    offer(id).run();
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
    "Align top",
    "Owner department: Care",
    "Channel: Phone",
    "Direction: Customer contacts company",
  ]);
});

test("[A11-146] it offers what is done with the view and the board, as it is at that moment", () => {
  const { board, offer } = open();
  offer("tool lasso").run();
  offer("selectAll").run();
  expect(board.view.getState()).toMatchObject({ tool: "lasso", selected: new Set(["a", "b"]) });
  expect(offer("minimap").label).toBe("Show the small map");
  offer("minimap").run();
  expect(offer("minimap").label).toBe("Hide the small map");
  offer("lock").run();
  expect(offer("lock").label).toBe("Unlock the board");
  expect(board.mayWrite).toBe(false);
});

test("[A11-146] who may not write is offered nothing that changes the map", () => {
  const { board, ids } = open({ role: "viewer" });
  select(board, ["a", "b"]);
  const changing = ids().filter((id) =>
    /^(add|group|merge|delete|hide|lock|lead|tidy|channel |department )/.test(id),
  );
  expect(changing).toEqual([]);
});

test("[A11-146] whatever the board offers is also found by other words, but for single channels and departments", () => {
  const { board, ids } = open();
  select(board, ["a", "b"]);
  const single = /^(channel|department|direction) /;
  expect(ids().filter((id) => !(id in searchWords) && !single.test(id))).toEqual([]);
});

test("[MAP-492] the name of a group is offered where cards of that one alone are selected, and to who may write", () => {
  const grouped = (id: string, groupId: string): MapChange[] => [
    { op: "create", table: "groups", id: groupId, values: { name: groupId } },
    { op: "update", table: "touchpoints", id, values: { groupId } },
  ];
  const more = [...map, ...grouped("a", "Arrival"), ...grouped("b", "Service")];
  const { board, offer, ids } = open({ map: more });
  select(board, ["a", "b"]);
  expect(ids()).not.toContain("rename");
  select(board, ["b"]);
  offer("rename").run();
  expect(board.view.getState().renaming).toBe("Service");
  const viewer = open({ map: more, role: "viewer" });
  select(viewer.board, ["b"]);
  expect(viewer.ids()).not.toContain("rename");
});
