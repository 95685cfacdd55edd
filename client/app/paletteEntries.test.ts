import { expect, test } from "vitest";
import { emptySnapshot } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { localSession } from "../session/localSession.ts";
import type { Command } from "./commands.ts";
import { paletteEntries } from "./paletteEntries.ts";

const run = (): void => undefined;
const group: Command = { id: "group", label: "Group", run };
const remove: Command = { id: "delete", label: "Delete", run };
const align: Command = { id: "tidy left", label: "Align left", run, isSoughtOnly: true };

function found(query: string, commands: readonly Command[] = [group, remove, align]) {
  const map = emptySnapshot(schemas.map);
  const entries = paletteEntries({ workshopId: "w", map, room: null, commands }, query);
  return entries.map(({ label }) => label);
}

test.each([
  ["gruppieren", "Group"],
  ["cluster", "Group"],
  ["löschen", "Delete"],
  ["LOSCH", "Delete"],
  ["trash", "Delete"],
  ["links ausrichten", "Align left"],
  ["einladen", "Lobby"],
  ["qr", "Lobby"],
  ["abstimmen", "Feel"],
  ["powerpoint", "Present"],
])("[A11-146] “%s” finds “%s” in the palette", (query, label) => {
  expect(found(query)).toContain(label);
});

test("[A11-146] a name goes before what is only called so too, and the middle of a word finds nothing", () => {
  const trash: Command = { id: "other", label: "Trash the draft", run };
  expect(found("trash", [remove, trash])).toEqual(["Trash the draft", "Delete"]);
  expect(found("rash", [remove])).toEqual([]);
});

test("[A11-146] one of many of its kind is listed once something is typed", () => {
  expect(found("")).not.toContain("Align left");
  expect(found("align")).toContain("Align left");
});

test("what is sought by another name is no touchpoint", () => {
  const { map } = localSession({
    map: [{ op: "create", table: "touchpoints", id: "group", values: { text: "Waits" } }],
  });
  const sources = { workshopId: "w", map: map.tables, room: null, commands: [] };
  expect(paletteEntries(sources, "cluster").map(({ kind }) => kind)).not.toContain("touchpoint");
});

test("[A11-146] [A11-244] a name that keeps its own direction in a command is found by its beginning", () => {
  const middle: Command = { id: "middle", label: "بليلى", run };
  const follow: Command = { id: "follow", label: "Follow \u2068ليلى\u2069", run };
  expect(found("ليلى", [middle, follow])).toEqual([follow.label, middle.label]);
});

test("[MAP-460] process maps are offered as people look names up", () => {
  const { map } = localSession({
    map: ["Returns 10", "returns 2", "Éclair", "Zoo"].map((name, at) => ({
      op: "create" as const,
      table: "processes" as const,
      id: `p${at}`,
      values: { name },
    })),
  });
  const sources = { workshopId: "w", map: map.tables, room: null, commands: [] };
  const names = paletteEntries(sources, "").filter(({ kind }) => kind === "process");
  expect(names.map(({ label }) => label)).toEqual(["Éclair", "returns 2", "Returns 10", "Zoo"]);
});
