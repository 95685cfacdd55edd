// Owns: the process that `sqlite/process.test.ts` starts and kills or lets end. It commits marks from eight writers for
// ever and prints each mark after its commit was acknowledged. Where that is endless, it compacts a map of three pieces
// meanwhile, again and again. Arguments: directory, name of the run, how many (0: endless).
import { argv, stdout } from "node:process";
import { expectOk } from "../../../shared/kit/result.ts";
import { openSqliteStore } from "../sqlite.ts";

const [, , directory = "", run = "", limit = "0"] = argv;
const store = expectOk(await openSqliteStore({ directory }));
await store.createWorkshop({
  id: "w1",
  title: "Killed",
  secret: new Uint8Array(32),
  createdAtMs: 0,
  links: [],
  documents: [],
});

let marks = 0;
await Promise.all([...Array.from({ length: 8 }, () => write()), compactForEver()]);
await store.close();

/** Each snapshot holds one byte only, so that a piece of another one would show. */
async function compactForEver(): Promise<void> {
  const workshopId = "large";
  const empty = { title: "Large", secret: new Uint8Array(32), createdAtMs: 0, links: [] };
  await store.createWorkshop({ ...empty, id: workshopId, documents: [] });
  while (limit === "0") {
    const { lastSeq, snapshotSeq } = await store.load({ workshopId, name: "map" });
    const bytes = Uint8Array.of(1);
    await store.commit({ workshopId, append: [{ name: "map", epoch: 1, bytes }] });
    const snapshot = new Uint8Array(2_500_000).fill((lastSeq + 1) % 256);
    const place = { name: "map", epoch: 1, expectSnapshotSeq: snapshotSeq } as const;
    const replace = [{ ...place, throughSeq: lastSeq + 1, snapshot }];
    const outcome = await store.commit({ workshopId, replace });
    if (outcome.kind !== "committed") throw new Error(`A compaction was ${outcome.kind}.`);
  }
}

async function write(): Promise<void> {
  while (limit === "0" || marks < Number(limit)) {
    marks += 1;
    const mark = `${run}:${marks}`;
    const bytes = new Uint8Array(new TextEncoder().encode(mark));
    const outcome = await store.commit({
      workshopId: "w1",
      append: [
        { name: "map", epoch: 1, bytes },
        { name: "room", epoch: 1, bytes },
      ],
    });
    if (outcome.kind !== "committed") throw new Error(`Mark ${mark} was not committed.`);
    // A pipe is written at once: what the parent reads was acknowledged, whatever happens next.
    stdout.write(`${mark}\n`);
  }
}
