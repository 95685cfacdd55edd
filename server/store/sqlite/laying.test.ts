// Laying large snapshots down: in a store that fails for another reason than a full disk, and beside edits of the same
// document. Rules STO-47 to STO-49, STO-51, STO-52.
import { expect, test } from "vitest";
import { expectOk } from "../../../shared/kit/result.ts";
import { inOneGo } from "../../../shared/kit/steps.ts";
import { bytes, change, newWorkshop, text } from "../sample.ts";
import { openSqliteStore } from "../sqlite.ts";
import type { DocumentKey } from "../store.ts";
import {
  copiesOf,
  engineIn,
  laid,
  loadedBy,
  temporaryDirectory,
  tracesOf,
  watched,
} from "./engine.fixture.ts";
import { freeBytesOf } from "./engine.ts";
import { type Carry, commitLarge, createLarge } from "./laying.ts";
import { type Bundle, type Given, pieceBytes } from "./protocol.ts";

const large = new Uint8Array(pieceBytes + 1);
const map: DocumentKey = { workshopId: "w1", name: "map" };
const megabyte = 1_048_576;

/** A thread that takes so many pieces. */
function failingAfter(pieces: number) {
  const given: { readonly laid: number[]; readonly letGo: number[] } = { laid: [], letGo: [] };
  let left = pieces;
  const layPiece = ([, { bundle, bytes }]: Given<"layPiece">): unknown => {
    if (left-- <= 0) throw new Error("injected");
    const number = bundle?.number ?? given.laid.length + 1;
    if (bundle === undefined) given.laid.push(number);
    const before = bundle ?? { pieces: 0, bytes: 0 };
    const grown: Bundle = {
      number,
      pieces: before.pieces + 1,
      bytes: before.bytes + bytes.length,
      checksum: 0,
    };
    return { kind: "laid", bundle: grown };
  };
  const carry = async (operation: string, args: unknown): Promise<unknown> => {
    if (operation === "layPiece") return layPiece(args as Given<"layPiece">);
    if (operation !== "letGo") throw new Error(`${operation} fails`);
    const [bundles] = args as Given<"letGo">;
    given.letGo.push(...bundles.map(({ number }) => number));
    return undefined;
  };
  return { carry: carry as Carry, given };
}

test.each([0, 1, 2, 3, 4])(
  "[STO-47] when the thread fails after %i pieces, all that was laid down for the call is given up",
  async (pieces) => {
    const place = { epoch: 1, expectSnapshotSeq: 0, throughSeq: 0, snapshot: large } as const;
    const commits = failingAfter(pieces);
    const replace = [
      { name: "map", ...place },
      { name: "room", ...place },
    ] as const;
    await expect(commitLarge(commits.carry, { workshopId: "w1", replace })).rejects.toThrow();
    const creates = failingAfter(pieces);
    const documents = replace.map(({ name, snapshot }) => ({ name, snapshot }));
    const workshop = { ...newWorkshop("w1"), documents };
    await expect(createLarge(creates.carry, workshop)).rejects.toThrow();
    for (const { given } of [commits, creates]) {
      expect(given.laid).toHaveLength(Math.ceil(pieces / 2));
      expect(given.letGo).toEqual(given.laid);
    }
  },
);

test("[STO-47] a piece that fails gives up those before it at once, and they are wiped", () => {
  const directory = temporaryDirectory();
  let left = 2;
  const engine = engineIn(directory, (driver) => ({
    ...driver,
    run: (sql, parameters) => {
      if (sql.startsWith("INSERT INTO bundle_") && left-- <= 0) throw new Error("injected");
      return driver.run(sql, parameters);
    },
  }));
  engine.createWorkshop(newWorkshop("w1"));
  const pieces = ["first", "second", "third"].map((word) => bytes(`${word} piece `.repeat(1_000)));
  expect(() => laid(engine, { workshopId: "w1", name: "map" }, pieces)).toThrow("injected");
  expect(engine.isUntidy()).toBe(true);
  inOneGo(engine.tidy());
  expect(engine.isUntidy()).toBe(false);
  engine.close();
  expect(tracesOf(directory, "first piece") + tracesOf(directory, "second piece")).toBe(0);
});

test("[STO-48] killed at any moment, what was committed between the pieces of a snapshot is there, behind it or without it", () => {
  const directory = temporaryDirectory();
  const { copy, copies } = copiesOf(directory);
  /** How many edits had been acknowledged when each copy was made. */
  const acknowledged: number[] = [];
  let edits = 0;
  let isWatched = false;
  const engine = engineIn(directory, (driver) =>
    watched(driver, () => {
      if (isWatched) copy();
      while (acknowledged.length < copies.length) acknowledged.push(edits);
    }),
  );
  const edit = (): void => {
    const append = [change("map", `edit ${edits + 1}`)];
    expect(engine.commitGroup([{ workshopId: "w1", append }])).toMatchObject([
      { outcome: { kind: "committed" } },
    ]);
    edits++;
  };
  const key = { workshopId: "w1", name: "map" } as const;
  engine.createWorkshop({ ...newWorkshop("w1"), documents: [] });
  edit();
  isWatched = true;
  let snapshot: Bundle | undefined;
  for (const word of ["first", "second", "third"]) {
    const piece = { bundle: snapshot, bytes: bytes(`${word} piece `.repeat(1_000)) };
    const outcome = engine.layPiece(key, piece);
    if (outcome.kind === "laid") snapshot = outcome.bundle;
    edit();
  }
  if (snapshot === undefined) throw new Error("Nothing was laid down.");
  const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 1 } as const;
  engine.commitGroup([{ workshopId: "w1", replace: [{ ...place, snapshot }] }]);
  edit();
  engine.close();
  const seen = { before: 0, after: 0 };
  for (const [at, files] of copies.entries()) {
    const again = engineIn(files);
    inOneGo(again.purge());
    const loaded = loadedBy(again, key);
    again.close();
    const from = loaded.snapshot === undefined ? 1 : 2;
    seen[from === 1 ? "before" : "after"]++;
    const found = loaded.updates.map((row) => text(row.bytes));
    expect(found).toEqual(found.map((_, index) => `edit ${from + index}`));
    expect(from - 1 + found.length).toBeGreaterThanOrEqual(acknowledged[at] ?? 0);
  }
  expect(seen.before).toBeGreaterThan(4);
  expect(seen.after).toBeGreaterThan(1);
});

test("[STO-49] a snapshot that is laid down once its document is erased leaves nothing behind the purge", async () => {
  const directory = temporaryDirectory();
  const store = expectOk(await openSqliteStore({ directory }));
  await store.createWorkshop({ ...newWorkshop("w1"), documents: [] });
  const draft = bytes("a draft of many words ".repeat(80_000));
  const name = "mine:ada";
  await store.commit({ workshopId: "w1", append: [{ name, epoch: 1, bytes: draft }] });
  const erased = store.commit({ workshopId: "w1", erase: [{ name, epoch: 1, lastSeq: 1 }] });
  // Of a compaction that began before, and has not been told yet.
  const place = { name, epoch: 1, expectSnapshotSeq: 0, throughSeq: 1 } as const;
  const replace = [{ ...place, snapshot: draft }];
  const overtaken = store.commit({ workshopId: "w1", replace });
  expect(await erased).toMatchObject({ kind: "committed" });
  expect(await store.purge()).toEqual({ kind: "purged" });
  expect(tracesOf(directory, "many words")).toBe(0);
  expect(await overtaken).toMatchObject({ kind: "conflict", conflict: { what: "epoch" } });
  await store.close();
});

test("[STO-51] a snapshot that leaves too little room for edits is refused, and edits go on", () => {
  const directory = temporaryDirectory();
  let free = 64 * megabyte;
  const engine = engineIn(directory, undefined, () => free);
  engine.createWorkshop(newWorkshop("w1"));
  const piece = { bytes: bytes(`too large ${"x".repeat(5_000)}`) };
  const first = engine.layPiece(map, { ...piece, bundle: undefined });
  if (first.kind !== "laid") throw new Error("There was room.");
  free = 15 * megabyte;
  expect(engine.layPiece(map, { ...piece, bundle: first.bundle })).toEqual({ kind: "full" });
  expect(engine.health().writable).toBe(true);
  expect(engine.commitGroup([{ workshopId: "w1", append: [change("map", "on")] }])).toMatchObject([
    { outcome: { kind: "committed" } },
  ]);
  expect(engine.isUntidy()).toBe(true);
  inOneGo(engine.tidy());
  expect(engine.layPiece(map, { ...piece, bundle: undefined })).toEqual({ kind: "full" });
  engine.close();
  expect(tracesOf(directory, "too large")).toBe(0);
});

test("[STO-52] a disk that does not say how large it is counts as one with room", () => {
  expect(freeBytesOf({ blocks: 0, bavail: 0, bsize: 4_096 })).toBe(Number.POSITIVE_INFINITY);
  expect(freeBytesOf({ blocks: 100, bavail: 3, bsize: 4_096 })).toBe(12_288);
  expect(freeBytesOf({ blocks: 100, bavail: 0, bsize: 4_096 })).toBe(0);
});
