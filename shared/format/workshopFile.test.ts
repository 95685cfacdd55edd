import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededChance, shuffled } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { recipes, recipeToChange } from "../model/arbitrary.ts";
import {
  applyPure,
  emptySnapshot,
  type MapSnapshot,
  type RoomChange,
  type RoomSnapshot,
} from "../model/change.ts";
import type { Fields } from "../model/field.ts";
import { schemas } from "../model/tables.ts";
import { templateToChanges } from "../model/template.ts";
import { fileToChanges, referenceFields, workshopToFile } from "./workshopFile.ts";
import { fileRecordsMax } from "./workshopFileCheck.ts";

const chance = seededChance(11);

function mapOf(...changes: readonly Parameters<typeof applyPure<typeof schemas.map>>[2][]) {
  return changes.reduce<MapSnapshot>(
    (map, list) => applyPure(schemas.map, map, list),
    emptySnapshot(schemas.map),
  );
}

const room: RoomSnapshot = applyPure(schemas.room, emptySnapshot(schemas.room), [
  { op: "create", table: "state", id: "main", values: { phase: "feel", schemaVersion: 1 } },
  roundChange("r1", "published"),
  roundChange("r2", "closed"),
  {
    op: "create",
    table: "tallies",
    id: "t1",
    values: { roundId: "r1", stepId: "s1", love: 2, pain: 1, n: 3, mean: 0.5, spread: 1 },
  },
  { op: "create", table: "whys", id: "w1", values: { roundId: "r1", stepId: "s1", text: "Slow" } },
  {
    op: "create",
    table: "whys",
    id: "w2",
    values: { roundId: "r2", stepId: "s1", text: "Not yet" },
  },
  {
    op: "create",
    table: "comments",
    id: "c1",
    values: { table: "steps", rowId: "s1", text: "Hm", author: "Ada", atMs: 1 },
  },
]);

function roundChange(id: string, state: "closed" | "published"): RoomChange {
  const values = { kind: "feel", state, endsAtMs: 1, journeyId: "j1", order: "V" } as const;
  return { op: "create", table: "rounds", id, values };
}

/** A file as it comes back from a disk. */
function reread(file: unknown): unknown {
  return JSON.parse(JSON.stringify(file));
}

describe("a workshop's file", () => {
  test("[EXP-5] is the same whatever the order in which its records came to be", () => {
    const changes = templateToChanges("bankBranch", "", chance);
    const text = JSON.stringify(workshopToFile(mapOf(changes), room));
    for (let at = 0; at < 20; at++) {
      const other = workshopToFile(mapOf(shuffled(changes, chance)), room);
      expect(JSON.stringify(other)).toBe(text);
    }
  });

  test("[EXP-6] [IMP-20] read back gives the same workshop under fresh ids, references included", () => {
    fc.assert(
      fc.property(recipes, fc.nat(), (list, seed) => {
        let map = mapOf(templateToChanges("onlineShop", "Title", seededChance(seed)));
        for (const recipe of list) {
          map = applyPure(schemas.map, map, [recipeToChange(recipe, map)]);
        }
        const file = workshopToFile(map, room);
        const imported = expectOk(fileToChanges(reread(file), chance));
        const again = workshopToFile(
          mapOf(imported.map),
          applyPure(schemas.room, emptySnapshot(schemas.room), imported.room),
        );
        const renamed = renamedIds(file, imported);
        expect(rename(again, renamed)).toEqual(rename(file, new Map()));
        for (const id of renamed.keys()) expect(JSON.stringify(file)).not.toContain(id);
      }),
      { numRuns: 60 },
    );
  });

  test("[EXP-7] [PRV-11] holds published rounds with what belongs to them, and no participant", () => {
    const file = workshopToFile(mapOf(templateToChanges("empty", "T", chance)), room);
    expect(Object.keys(file.room)).toEqual([
      "rounds",
      "tallies",
      "dotResults",
      "whys",
      "signatures",
    ]);
    expect(Object.keys(file.room.rounds ?? {})).toEqual(["r1"]);
    expect(Object.keys(file.room.whys ?? {})).toEqual(["w1"]);
    expect(JSON.stringify(file)).not.toMatch(/Ada|Not yet|Hm/);
  });
});

describe("what a file says of people", () => {
  const cards = mapOf([
    { op: "create", table: "touchpoints", id: "named", values: { text: "Signed" } },
    { op: "create", table: "touchpoints", id: "anonymous", values: { text: "Unsigned" } },
    { op: "create", table: "touchpoints", id: "hidden", values: { text: "Shame", hidden: true } },
    { op: "create", table: "touchpoints", id: "in", values: { text: "Too", mergedInto: "hidden" } },
    {
      op: "create",
      table: "steps",
      id: "s",
      values: { journeyId: "j", touchpointId: "in", slot: ["g", "V"], thought: "Ouch" },
    },
    { op: "create", table: "processLinks", id: "l", values: { stepId: "s", processId: "p" } },
  ]);
  const signatures = applyPure(
    schemas.room,
    room,
    ["named", "hidden", "gone"].map((id) => {
      return { op: "create", table: "signatures", id, values: { name: `By ${id}` } };
    }),
  );

  test("[PRV-101] names stand on cards of named rounds that are in it, and go with them to another workshop", () => {
    const file = workshopToFile(cards, signatures);
    expect(file.room.signatures).toEqual({ named: { name: "By named" } });
    const imported = expectOk(fileToChanges(reread(file), chance));
    const card = imported.map.find(
      (change) =>
        change.op === "create" && "text" in change.values && change.values.text === "Signed",
    );
    expect(imported.room.find(({ table }) => table === "signatures")).toMatchObject({
      id: card?.id,
      values: { name: "By named" },
    });
  });

  test("[PRV-98] what was hidden is not in it, nor what was merged into it or used it", () => {
    const text = JSON.stringify(workshopToFile(cards, signatures));
    expect(text).toContain("Unsigned");
    expect(text).not.toMatch(/Shame|Too|Ouch|By hidden|"l":/);
  });
});

describe("a file that is not as it should be", () => {
  const file = (map: unknown, rest: object = {}) => ({
    format: "waymark",
    version: 1,
    map,
    ...rest,
  });
  const words = (given: unknown): string => {
    const result = fileToChanges(given, chance);
    return result.ok ? "taken" : `${result.error.code}: ${result.error.message}`;
  };

  test("[IMP-21] is refused with the path and what was expected there", () => {
    const step = { journeyId: "j", touchpointId: "t", slot: ["s", "V"] };
    expect(words(file({ steps: { x: step } }))).toBe("taken");
    expect(words(file({ steps: { x: { ...step, slot: "s" } } }))).toContain(
      "map.steps.x.slot: expected a list of 2.",
    );
    expect(words(file({ steps: { x: { ...step, momentOfTruth: "maybe" } } }))).toContain(
      'map.steps.x.momentOfTruth: expected one of "", "love", "pain".',
    );
    expect(words(file({ steps: { x: {} } }))).toContain(
      "map.steps.x.journeyId: expected text of 1",
    );
    expect(words(file({ touchpoints: { x: { colour: 1 } } }))).toContain(
      "map.touchpoints.x.colour",
    );
    expect(words(file({ touchpoints: { x: { text: "x".repeat(281) } } }))).toContain(
      "map.touchpoints.x.text: expected text of 0 to 280 characters.",
    );
    expect(words(file({ secrets: {} }))).toContain("map.secrets: expected one of the tables");
    expect(words(file({ touchpoints: { "a b": {} } }))).toContain(
      'map.touchpoints."a b": expected',
    );
    expect(words(file([]))).toContain("map: expected an object.");
    expect(words(file({ workshop: { other: {} } }))).toContain("map.workshop.other");
    const open = { kind: "feel", state: "open", endsAtMs: 1, order: "V" };
    expect(words(file({}, { room: { rounds: { r: open } } }))).toContain(
      'room.rounds.r.state: expected "published".',
    );
  });

  test("[IMP-21] does not list more than a few faults, whatever it holds", () => {
    const faults = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`t${at}`, 7]));
    const said = words(file({ touchpoints: faults }));
    expect(said).toContain("There are 895 more faults.");
    expect(said.length).toBeLessThan(1_000);
  });

  test("[IMP-21] cannot reach beyond its tables by the names in it", () => {
    const hostile: unknown = JSON.parse(
      '{"format":"waymark","version":1,"map":{"__proto__":{},"touchpoints":{"__proto__":{"text":"x"}},"constructor":{}}}',
    );
    expect(words(hostile)).toContain("notReadable");
    expect(({} as Record<string, unknown>).text).toBeUndefined();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        words(value);
        words(file(value, { room: value }));
      }),
    );
  });

  test("[IMP-22] says so when it is newer or something else", () => {
    expect(words({ format: "waymark", version: 2, map: {} })).toMatch(/^newerVersion/);
    for (const other of [null, 1, "x", [], {}, { format: "miro" }, { format: "waymark" }]) {
      expect(words(other)).toMatch(/^notAnExport/);
    }
  });

  test("[IMP-23] is refused with too many records", () => {
    const many = Object.fromEntries(
      Array.from({ length: fileRecordsMax + 1 }, (_, at) => [`t${at}`, {}]),
    );
    expect(words(file({ touchpoints: many }))).toMatch(/^full/);
  });
});

test("[IMP-20] every field that names a record is listed as a reference, and no other", () => {
  const isReference = (table: string, name: string): boolean => {
    const schema = tables[table]?.[name]?.schema ?? {};
    const isPair = schema.type === "array" && (name === "slot" || name === "spot");
    return isPair || (schema.type === "string" && schema.maxLength === 40);
  };
  const tables: Readonly<Record<string, Fields>> = {
    ...schemas.map,
    rounds: schemas.room.rounds,
    tallies: schemas.room.tallies,
    whys: schemas.room.whys,
  };
  for (const [table, fields] of Object.entries(tables)) {
    const found = Object.keys(fields).filter((name) => isReference(table, name));
    expect(Object.keys(referenceFields[table] ?? {}).sort(), table).toEqual(found.sort());
  }
});

type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** From each fresh id to the file's own: records are created in the order of the file. */
function renamedIds(
  file: { readonly map: Tables; readonly room: Tables },
  imported: { readonly map: readonly { id: string }[]; readonly room: readonly { id: string }[] },
): Map<string, string> {
  const renamed = new Map<string, string>();
  const pair = (tables: Tables, changes: readonly { id: string }[]): void => {
    const ids = Object.values(tables).flatMap((rows) => Object.keys(rows));
    changes.forEach((change, at) => {
      if (change.id !== "main") renamed.set(change.id, ids[at] ?? "");
    });
  };
  pair(file.map, imported.map);
  pair(file.room, imported.room);
  return renamed;
}

/** Rows by table and original id; references to nothing lose their names, which are fresh each time. */
function rename(file: { readonly map: Tables; readonly room: Tables }, names: Map<string, string>) {
  const known = new Set(
    Object.entries({ ...file.map, ...file.room }).flatMap(([table, rows]) =>
      Object.keys(rows).map((id) => `${table}/${id}`),
    ),
  );
  const walk = (table: string, name: string, value: unknown): unknown => {
    const target = referenceFields[table]?.[name];
    if (target === undefined || value === "") return value;
    const [id, ...rest]: unknown[] = Array.isArray(value) ? value : [value];
    const own = String(id);
    return [known.has(`${target}/${own}`) ? (names.get(own) ?? own) : "nothing", ...rest];
  };
  const flat = (tables: Tables) =>
    Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        table,
        Object.fromEntries(
          Object.entries(rows).map(([id, row]) => [
            names.get(id) ?? id,
            Object.fromEntries(
              Object.entries(row as object).map(([name, value]) => [
                name,
                walk(table, name, value),
              ]),
            ),
          ]),
        ),
      ]),
    );
  return { map: flat(file.map), room: flat(file.room) };
}
