// Owns: what every store must do, as tests that each implementation runs. It must not know any of them:
// a harness opens the store, opens it again and damages its rows. Rules STO-1 to STO-19, STO-39.
// Long because what a store must do is read in one place, by whoever writes another one.
import { describe, expect, onTestFinished, test } from "vitest";
import { appendAll, bytes, change, newWorkshop, text, texts } from "./sample.ts";
import type { AnswerLimits, Commit, DocumentKey, QuarantineReport, Store } from "./store.ts";

export interface StoreOpening {
  readonly onQuarantine?: (report: QuarantineReport) => void;
  readonly answerLimits?: AnswerLimits;
}

/** One place where a store lives. Only one store is open there at a time. */
export interface StoreHarness {
  open(opening?: StoreOpening): Promise<Store>;
  /** Flips a bit of a stored update while no store is open. */
  damage(document: DocumentKey, seq: number, bytes: Uint8Array): Promise<void>;
  /** A path for a backup, and the store that a backup there contains. */
  backupPath(): string;
  openBackup(path: string): Promise<Store>;
  remove(): Promise<void>;
}

const map: DocumentKey = { workshopId: "w1", name: "map" };
const mine: DocumentKey = { workshopId: "w1", name: "mine:ada" };

export function describeStore(title: string, createHarness: () => StoreHarness): void {
  const start = async (opening?: StoreOpening) => {
    const harness = createHarness();
    onTestFinished(() => harness.remove());
    const store = await harness.open(opening);
    await store.createWorkshop(newWorkshop("w1"));
    return { harness, store };
  };

  describe(`${title}: workshops`, () => {
    test("[STO-7] a workshop is there with its links and first contents, and its id is taken", async () => {
      const { store } = await start();
      expect(await store.workshop("w1")).toEqual({
        kind: "open",
        workshop: { id: "w1", title: "Bakery", secret: bytes("secret"), createdAtMs: 1_000 },
      });
      expect((await store.links("w1")).map((link) => link.role)).toEqual(["facilitator", "viewer"]);
      expect(await store.load(map)).toEqual({
        epoch: 1,
        snapshot: bytes("first"),
        snapshotSeq: 0,
        updates: [],
        lastSeq: 0,
        quarantined: 0,
      });
      expect(await store.createWorkshop(newWorkshop("w1"))).toEqual({ kind: "exists" });
      expect(await store.workshop("w2")).toEqual({ kind: "unknown" });
    });

    test("[STO-7] [STO-13] all workshops are listed by id, deleted ones left out", async () => {
      const { store } = await start();
      for (const id of ["w3", "w0"]) await store.createWorkshop(newWorkshop(id));
      expect(await store.workshopIds()).toEqual(["w0", "w1", "w3"]);
      await store.deleteWorkshop("w1");
      expect(await store.workshopIds()).toEqual(["w0", "w3"]);
    });

    test("[STO-13] of a deleted workshop only its id stays", async () => {
      const { store } = await start();
      await store.commit({ workshopId: "w1", append: [change("mine:ada", "draft")] });
      expect(await store.deleteWorkshop("w1")).toEqual({ kind: "deleted" });
      expect(await store.workshop("w1")).toEqual({ kind: "deleted" });
      expect(await store.links("w1")).toEqual([]);
      expect(await store.documents("w1")).toEqual([]);
      expect((await store.load(map)).snapshot).toBeUndefined();
      expect(await store.createWorkshop(newWorkshop("w1"))).toEqual({ kind: "exists" });
      expect(await store.deleteWorkshop("w1")).toEqual({ kind: "unknown" });
      expect(await store.commit({ workshopId: "w1" })).toEqual({
        kind: "conflict",
        conflict: { what: "workshop" },
      });
    });

    test("[STO-1] links are added and revoked with the commit that says so", async () => {
      const { store } = await start();
      const link = { id: "l3", role: "curator", tokenHash: bytes("h3"), revoked: false } as const;
      await store.commit({ workshopId: "w1", addLinks: [link], revokeLinks: ["l1"] });
      expect((await store.links("w1")).map(({ id, revoked }) => [id, revoked])).toEqual([
        ["l1", true],
        ["l2", false],
        ["l3", false],
      ]);
      const refused = { kind: "conflict", conflict: { what: "link", linkId: "l1" } };
      const append = [change("map", "a")];
      const expectation = { kind: "linkActive", linkId: "l1" } as const;
      expect(await store.commit({ workshopId: "w1", expect: [expectation], append })).toEqual(
        refused,
      );
      expect(
        await store.commit({ workshopId: "w1", append, addLinks: [{ ...link, id: "l1" }] }),
      ).toEqual(refused);
      expect((await store.load(map)).lastSeq).toBe(0);
    });
  });

  describe(`${title}: documents`, () => {
    test("[STO-4] updates load in the order of their commits, byte for byte", async () => {
      const { store } = await start();
      const whole = bytes("..second..");
      const outcome = await store.commit({
        workshopId: "w1",
        append: [
          change("map", "one"),
          { name: "map", epoch: 1, bytes: whole.subarray(2, 8) },
          change("room", "own count"),
        ],
      });
      expect(outcome).toEqual({ kind: "committed", appended: [1, 2, 1] });
      expect(text(whole)).toBe("..second..");
      expect(await texts(store, map)).toEqual(["one", "second"]);
      expect(await store.documents("w1")).toEqual(["map", "room"]);
    });

    test("[STO-2] a commit for another epoch writes nothing, in no document", async () => {
      const { store } = await start();
      expect(
        await store.commit({
          workshopId: "w1",
          append: [change("room", "lost"), { name: "map", epoch: 2, bytes: bytes("lost") }],
          decide: [{ key: "round:1", value: "closed" }],
        }),
      ).toEqual({ kind: "conflict", conflict: { what: "epoch", name: "map", found: 1 } });
      expect(await texts(store, { ...map, name: "room" })).toEqual([]);
      expect(await store.documents("w1")).toEqual(["map"]);
      expect(await store.decision("w1", "round:1")).toBeUndefined();
    });

    test("[STO-5] compaction keeps what came later, and a second one from the same state conflicts", async () => {
      const { store } = await start();
      await appendAll(store, "map", ["one", "two", "three"]);
      const replace = [
        { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 2, snapshot: bytes("1+2") },
      ] as const;
      expect((await store.commit({ workshopId: "w1", replace })).kind).toBe("committed");
      const loaded = await store.load(map);
      expect(loaded).toMatchObject({ snapshotSeq: 2, lastSeq: 3 });
      expect(text(loaded.snapshot)).toBe("1+2");
      expect(await texts(store, map)).toEqual(["three"]);
      expect(await store.commit({ workshopId: "w1", replace })).toEqual({
        kind: "conflict",
        conflict: { what: "snapshotSeq", name: "map", found: 2 },
      });
      const beyond = { ...replace[0], expectSnapshotSeq: 2, throughSeq: 4 };
      expect(await store.commit({ workshopId: "w1", replace: [beyond] })).toEqual({
        kind: "conflict",
        conflict: { what: "lastSeq", name: "map", found: 3 },
      });
    });

    test("[STO-6] a draft that arrives before the erasure is not deleted unseen", async () => {
      const { store } = await start();
      await appendAll(store, "mine:ada", ["seen", "unseen"]);
      const erase = [{ name: "mine:ada", epoch: 1, lastSeq: 1 }] as const;
      expect(
        await store.commit({ workshopId: "w1", append: [change("map", "published")], erase }),
      ).toEqual({ kind: "conflict", conflict: { what: "lastSeq", name: "mine:ada", found: 2 } });
      expect(await texts(store, mine)).toEqual(["seen", "unseen"]);
      expect(await texts(store, map)).toEqual([]);
    });

    test("[STO-6] an erased document begins a new epoch with what is kept, and counts on", async () => {
      const { store } = await start();
      await appendAll(store, "mine:ada", ["one", "two"]);
      const erase = [
        { name: "mine:ada", epoch: 1, lastSeq: 2, keep: bytes("department") },
      ] as const;
      await store.commit({ workshopId: "w1", erase });
      expect(await store.load(mine)).toEqual({
        epoch: 2,
        snapshot: bytes("department"),
        snapshotSeq: 2,
        updates: [],
        lastSeq: 2,
        quarantined: 0,
      });
      expect(
        await store.commit({ workshopId: "w1", append: [change("mine:ada", "late")] }),
      ).toEqual({ kind: "conflict", conflict: { what: "epoch", name: "mine:ada", found: 2 } });
      const later = { name: "mine:ada", epoch: 2, bytes: bytes("new") } as const;
      expect(await store.commit({ workshopId: "w1", append: [later] })).toEqual({
        kind: "committed",
        appended: [3],
      });
    });

    test("[STO-6] a document that was never written is erased into epoch 2", async () => {
      const { store } = await start();
      const erase = [{ name: "mine:ada", epoch: 1, lastSeq: 0 }] as const;
      expect((await store.commit({ workshopId: "w1", erase })).kind).toBe("committed");
      expect((await store.load(mine)).epoch).toBe(2);
      expect(await store.documents("w1", "mine:")).toEqual(["mine:ada"]);
    });

    test("[STO-39] snapshots of several megabytes are given back byte for byte, and the next one takes their place", async () => {
      const { harness, store } = await start();
      const documents = [{ name: "map", snapshot: large(1) }] as const;
      expect(await store.createWorkshop({ ...newWorkshop("w2"), documents })).toEqual({
        kind: "created",
      });
      expect((await store.createWorkshop({ ...newWorkshop("w2"), documents })).kind).toBe("exists");
      const other: DocumentKey = { workshopId: "w2", name: "map" };
      await store.commit({ workshopId: "w2", append: [change("map", "tail")] });
      const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 1 } as const;
      const replace = [{ ...place, snapshot: large(2) }];
      expect((await store.commit({ workshopId: "w2", replace })).kind).toBe("committed");
      expect(await store.commit({ workshopId: "w2", replace })).toEqual({
        kind: "conflict",
        conflict: { what: "snapshotSeq", name: "map", found: 1 },
      });
      expect(isSame((await store.load(other)).snapshot, large(2))).toBe(true);
      const erase = [{ name: "map", epoch: 1, lastSeq: 1, keep: large(3) }] as const;
      const append = [change("room", "with it")];
      expect(await store.commit({ workshopId: "w2", append, erase })).toEqual({
        kind: "committed",
        appended: [1],
      });
      await store.close();
      const again = await harness.open();
      const { snapshot, ...numbers } = await again.load(other);
      expect(isSame(snapshot, large(3))).toBe(true);
      expect(numbers).toEqual({
        epoch: 2,
        snapshotSeq: 1,
        updates: [],
        lastSeq: 1,
        quarantined: 0,
      });
      await again.deleteWorkshop("w2");
      expect((await again.load(other)).snapshot).toBeUndefined();
    });

    test("[STO-8] a damaged row is left out, counted and reported once", async () => {
      const { harness, store } = await start();
      await appendAll(store, "map", ["sound row", "damaged row", "later row"]);
      await store.close();
      await harness.damage(map, 2, bytes("damaged row"));
      const reports: QuarantineReport[] = [];
      const again = await harness.open({ onQuarantine: (report) => reports.push(report) });
      expect(await texts(again, map)).toEqual(["sound row", "later row"]);
      expect(await again.load(map)).toMatchObject({ quarantined: 1, lastSeq: 3 });
      expect(reports).toEqual([{ document: map, part: "update", seq: 2 }]);
      expect((await again.health()).quarantinedRows).toBe(1);
    });

    test("[STO-9] a row that does not apply is put away, and the rest loads", async () => {
      const { store } = await start();
      await appendAll(store, "map", ["good", "does not apply", "good too"]);
      await store.commit({
        workshopId: "w1",
        quarantine: [
          { name: "map", seq: 2 },
          { name: "room", seq: 7 },
        ],
      });
      expect(await texts(store, map)).toEqual(["good", "good too"]);
      expect((await store.load(map)).quarantined).toBe(1);
      expect(await store.documents("w1")).toEqual(["map"]);
    });

    test("[STO-9] a snapshot that does not apply is put away, and what came after it loads", async () => {
      const { store } = await start();
      await appendAll(store, "map", ["a", "b"]);
      const place = { name: "map", epoch: 1, expectSnapshotSeq: 0, throughSeq: 2 } as const;
      const snapshot = new TextEncoder().encode("does not apply");
      await store.commit({ workshopId: "w1", replace: [{ ...place, snapshot }] });
      await appendAll(store, "map", ["c"]);
      await store.commit({ workshopId: "w1", quarantine: [{ name: "map", seq: 2 }] });
      expect(await texts(store, map)).toEqual(["c"]);
      expect(await store.load(map)).toMatchObject({ snapshotSeq: 2, quarantined: 1 });
    });
  });

  describe(`${title}: facts`, () => {
    test("[STO-3] of ten reveals at once exactly one happens", async () => {
      const { store } = await start();
      await appendAll(store, "mine:ada", ["draft"]);
      await store.commit({ workshopId: "w1", decide: [{ key: "round:1", value: "closed" }] });
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store.commit({
            workshopId: "w1",
            expect: [{ kind: "decision", key: "round:1", value: "closed" }],
            append: [change("map", `published by ${index}`)],
            decide: [{ key: "round:1", value: "revealed" }],
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.kind === "committed")).toHaveLength(1);
      expect(outcomes[9]).toEqual({
        kind: "conflict",
        conflict: { what: "decision", key: "round:1", found: "revealed" },
      });
      expect(await texts(store, map)).toEqual(["published by 0"]);
    });

    test("[STO-17] the same request is answered as before and written once", async () => {
      const { store } = await start();
      const act = (body: string): Commit => ({
        workshopId: "w1",
        answer: { linkId: "l1", requestId: "r1", body, atMs: 5 },
        append: [change("room", body)],
      });
      expect((await store.commit(act("first"))).kind).toBe("committed");
      expect(await store.commit(act("second"))).toEqual({ kind: "answered", body: "first" });
      expect(await store.answer("w1", "l1", "r1")).toBe("first");
      expect(await store.answer("w1", "l2", "r1")).toBeUndefined();
      expect(await texts(store, { ...map, name: "room" })).toEqual(["first"]);
    });

    test("[STO-17] answers are remembered up to a number and an age, for each link", async () => {
      const { store } = await start({ answerLimits: { answersPerLink: 2, answerAgeMs: 100 } });
      const answered = async (linkId: string, requestId: string, atMs: number) => {
        const answer = { linkId, requestId, body: requestId, atMs };
        await store.commit({ workshopId: "w1", answer });
      };
      const known = async () => {
        const ids = ["r1", "r2", "r3", "r4"];
        const bodies = await Promise.all(ids.map((id) => store.answer("w1", "l1", id)));
        return bodies.filter((body) => body !== undefined);
      };
      await answered("l2", "other", 0);
      for (const [requestId, atMs] of [
        ["r1", 0],
        ["r2", 10],
        ["r3", 20],
      ] as const) {
        await answered("l1", requestId, atMs);
      }
      expect(await known()).toEqual(["r2", "r3"]);
      await answered("l1", "r4", 121);
      expect(await known()).toEqual(["r4"]);
      expect(await store.answer("w1", "l2", "other")).toBe("other");
    });

    test("[STO-18] taken ids are given sorted and once, and outlive an erasure", async () => {
      const { store } = await start();
      await store.commit({ workshopId: "w1", taken: ["z", "a"] });
      await store.commit({
        workshopId: "w1",
        taken: ["m", "a"],
        erase: [{ name: "mine:ada", epoch: 1, lastSeq: 0 }],
      });
      expect(await store.takenIds("w1")).toEqual(["a", "m", "z"]);
      expect(await store.takenIds("w2")).toEqual([]);
    });
  });

  describe(`${title}: the whole`, () => {
    test("[STO-10] a thousand commits at once keep their order, and failing ones undo no other", async () => {
      const { store } = await start();
      const outcomes = await Promise.all(
        Array.from({ length: 1_000 }, (_, index) =>
          store.commit({
            workshopId: "w1",
            append: [
              change("room", `r${index}`),
              { name: "map", epoch: index % 10 === 0 ? 9 : 1, bytes: bytes(`m${index}`) },
            ],
          }),
        ),
      );
      const committed = outcomes.flatMap((outcome, index) =>
        outcome.kind === "committed" ? [index] : [],
      );
      expect(committed).toHaveLength(900);
      expect(await texts(store, map)).toEqual(committed.map((index) => `m${index}`));
      expect(await texts(store, { ...map, name: "room" })).toEqual(
        committed.map((index) => `r${index}`),
      );
    });

    test("[STO-19] everything is there after closing and opening again", async () => {
      const { harness, store } = await start();
      const pending = appendAll(store, "map", ["one", "two"]);
      await store.commit({
        workshopId: "w1",
        append: [change("mine:ada", "draft")],
        answer: { linkId: "l1", requestId: "r1", body: "done", atMs: 5 },
        decide: [{ key: "round:1", value: "open" }],
      });
      await store.close();
      await pending;
      await expect(store.load(map)).rejects.toThrow("closed");
      const again = await harness.open();
      expect(await texts(again, map)).toEqual(["one", "two"]);
      expect(await again.answer("w1", "l1", "r1")).toBe("done");
      expect(await again.decision("w1", "round:1")).toBe("open");
      expect(await again.documents("w1", "mine:")).toEqual(["mine:ada"]);
    });

    test("[STO-15] a backup holds the map and no drafts, and replaces no file", async () => {
      const { harness, store } = await start();
      await appendAll(store, "map", ["one"]);
      await store.commit({
        workshopId: "w1",
        append: [change("mine:ada", "draft")],
        answer: { linkId: "l1", requestId: "r1", body: "done", atMs: 5 },
        taken: ["a"],
      });
      const path = harness.backupPath();
      expect(await store.backup(path)).toMatchObject({ kind: "written" });
      expect(await store.backup(path)).toEqual({ kind: "exists" });
      await store.close();
      const copy = await harness.openBackup(path);
      expect(await texts(copy, map)).toEqual(["one"]);
      expect(await copy.links("w1")).toHaveLength(2);
      expect(await copy.documents("w1")).toEqual(["map"]);
      // Kept, so that a phone that comes back with old drafts does not publish them again.
      expect(await copy.takenIds("w1")).toEqual(["a"]);
      expect(await copy.answer("w1", "l1", "r1")).toBeUndefined();
    });
  });
}

/** Three pieces, the last one short, that are not alike. */
function large(seed: number): Uint8Array {
  return new Uint8Array(2_500_000).map((_, at) => (at >> 12) + seed);
}

/** Without a list of what differs, which would be long. */
function isSame(found: Uint8Array | undefined, wanted: Uint8Array): boolean {
  return found !== undefined && Buffer.compare(found, wanted) === 0;
}
