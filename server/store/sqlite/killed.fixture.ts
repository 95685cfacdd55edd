// Owns: the process that `sqlite/process.test.ts` starts and kills or lets end. It commits marks from eight writers
// for ever and prints each mark after its commit was acknowledged. Arguments: directory, name of the run, how many (0: endless).
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
await Promise.all(Array.from({ length: 8 }, () => write()));
await store.close();

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
