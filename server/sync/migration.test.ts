import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import { compactHere } from "./compactor.ts";
import { type Migration, migrations } from "./migration.ts";
import { createHandOutside } from "./replica.ts";
import { createRooms, type Rooms } from "./rooms.ts";

const workshopId = "from-before";

type Documents = "map" | "room" | "mine";

interface Fixture {
  readonly schema: number;
  /** Documents as a release encoded them, in base64, with the writing over and deleting of two clients. */
  readonly documents: Readonly<Record<Documents, string>>;
  /** What stood in them, by table and id. */
  readonly records: Readonly<Record<Documents, Readonly<Record<string, Record<string, object>>>>>;
}

/** Each release keeps one: the number is that of its schema. */
const fixtures = [1].map((schema): Fixture => {
  const file = new URL(`./fixtures/schema-${schema}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Fixture;
});

async function opened(
  { documents }: Fixture,
  steps: readonly Migration[],
  disk: MemoryDisk = createMemoryDisk(),
  wrap: (store: Store) => Store = (store) => store,
): Promise<Rooms> {
  const store = openMemoryStore(disk);
  const snapshotOf = (name: Documents): Buffer => Buffer.from(documents[name], "base64");
  await store.createWorkshop({
    id: workshopId,
    title: "From before",
    secret: new Uint8Array(32),
    createdAtMs: 0,
    links: [],
    documents: [
      { name: "map", snapshot: snapshotOf("map") },
      { name: "room", snapshot: snapshotOf("room") },
      { name: "mine:somebody", snapshot: snapshotOf("mine") },
    ],
  });
  return createRooms({ store: wrap(store), outside: createHandOutside(), migrations: steps });
}

for (const fixture of fixtures) {
  test(`[SYN-85] documents that were encoded under schema ${fixture.schema} open with all they hold`, async () => {
    const rooms = await opened(fixture, migrations);
    const { map, room } = await rooms.view(workshopId);
    let mine: object = {};
    await rooms.decide(workshopId, null, ({ mines }) => {
      mine = mines[0]?.snapshot ?? {};
      return { ok: true, value: { answer: { ok: true } } };
    });
    const found = { map, room, mine } as unknown as Record<
      string,
      Record<string, ReadonlyMap<string, object>>
    >;
    for (const [document, tables] of Object.entries(fixture.records)) {
      for (const [table, records] of Object.entries(tables)) {
        const held = Object.fromEntries(found[document]?.[table] ?? []);
        expect([table, Object.keys(held)]).toEqual([table, Object.keys(records)]);
        expect(held).toMatchObject(records);
      }
    }
  });

  test(`[SYN-85] what was encoded under schema ${fixture.schema} is compacted without a loss`, async () => {
    const bytes = Buffer.from(fixture.documents.map, "base64");
    const compacted = await compactHere.compact([bytes], Object.keys(fixture.records.map));
    const tables = Object.keys(fixture.records.map) as (keyof MapSnapshot)[];
    const [before, after] = [[bytes], [compacted?.snapshot ?? new Uint8Array()]];
    expect(await compactHere.read(after, "map", tables)).toEqual(
      await compactHere.read(before, "map", tables),
    );
  });
}

const [first] = fixtures;
if (first === undefined) throw new Error("There is no fixture.");

/** Two steps of which the second builds on the first. */
const steps: readonly Migration[] = [
  ({ groups }) => ({
    map: [...groups.values()].map(({ id, name }) => ({
      op: "update",
      table: "groups",
      id,
      values: { name: `${name}, moved` },
    })),
  }),
  ({ groups }) => ({
    map: [...groups.values()].map(({ id, name }) => ({
      op: "update",
      table: "groups",
      id,
      values: { name: `${name} twice` },
    })),
  }),
];

test("[SYN-86] a workshop of an earlier schema is brought here by each step once, in one commit", async () => {
  const disk = createMemoryDisk();
  let commits = 0;
  const counting = (store: Store): Store => ({
    ...store,
    commit: (commit) => {
      commits++;
      return store.commit(commit);
    },
  });
  const rooms = await opened(first, steps, disk, counting);
  const { map, room } = await rooms.view(workshopId);
  expect([...map.groups.values()].map(({ name }) => name)).toEqual(["Arrival, moved twice"]);
  expect(room.state.get("main")?.schemaVersion).toBe(3);
  expect(commits).toBe(1);
  const again = createRooms({
    store: counting(openMemoryStore(disk)),
    outside: createHandOutside(),
    migrations: steps,
  });
  expect((await again.view(workshopId)).map.groups).toEqual(map.groups);
  expect(commits).toBe(1);
});

test("[SYN-86] a disk that is full leaves the workshop as it was, to be read and to be brought here later", async () => {
  const disk = createMemoryDisk();
  let isFull = true;
  const rooms = await opened(first, steps, disk, (store) => ({
    ...store,
    commit: (commit) =>
      isFull ? Promise.resolve({ kind: "full" as const }) : store.commit(commit),
  }));
  expect((await rooms.view(workshopId)).map.groups.get("g1")?.name).toBe("Arrival");
  isFull = false;
  const later = createRooms({
    store: openMemoryStore(disk),
    outside: createHandOutside(),
    migrations: steps,
  });
  const { map } = await later.view(workshopId);
  expect(map.groups.get("g1")?.name).toBe("Arrival, moved twice");
});
