// What it costs to keep no history of typing on disk: how long a saved draft takes with 40 people who write one a second
// each, with the history taken out every second and never. `npx tsx bench/anonymity/history.ts [seconds]` (10).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import type { Store } from "../../server/store/store.ts";
import { createRooms } from "../../server/sync/rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "../../server/sync/sample.ts";
import { newId } from "../../shared/kit/ids.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { updateFrame } from "../../shared/wire/frames.ts";

const seconds = Number(argv[2] ?? 10);
const people = 40;
const chance = seededChance(1);

/** Milliseconds from a draft that is sent to the word that it is durable, of all people. */
async function measure(store: Store, mineHistoryMs: number): Promise<readonly number[]> {
  const outside = {
    ...chance,
    now: () => Math.floor(performance.now()),
    after: (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
  const rooms = createRooms({ store, outside, limits: { mineHistoryMs } });
  const took: number[] = [];
  await Promise.all(Array.from({ length: people }, (_, who) => write(who)));
  await rooms.stop();
  return took.sort((a, b) => a - b);

  async function write(who: number): Promise<void> {
    let heard: () => void = () => undefined;
    const peer = {
      send: (frame: Uint8Array) => {
        if (frame[0] === 100) heard();
      },
      close: () => undefined,
      queuedBytes: () => 0,
    };
    const visitor = {
      document: "mine",
      linkId: "link-contributor",
      role: "contributor",
      participant: `participant-${who}-of-${mineHistoryMs}-written-out`,
      epoch: undefined,
      acknowledges: true,
    } as const;
    const visit = await rooms.enter(sampleWorkshopId, visitor, peer);
    const doc = new Y.Doc();
    let update = new Uint8Array();
    doc.on("update", (bytes: Uint8Array) => {
      update = new Uint8Array(bytes);
    });
    await pause((who * 1_000) / people);
    for (let second = 0; second < seconds; second++) {
      const fields: [string, unknown][] = [
        ["roundId", "round"],
        ["text", `a moment ${who} ${second} `.repeat(4)],
      ];
      doc.getMap("drafts").set(newId(chance), new Y.Map(fields));
      const beganMs = performance.now();
      const isDurable = new Promise<void>((resolve) => {
        heard = resolve;
      });
      visit?.receive(updateFrame(update));
      await isDurable;
      took.push(performance.now() - beganMs);
      await pause(1_000);
    }
  }
}

const directory = mkdtempSync(join(tmpdir(), "waymark-history-"));
const store = expectOk(await openSqliteStore({ directory }));
await createSampleWorkshop(store, chance);
const percentiles = [0.5, 0.95, 0.99, 1];
const rows: object[] = [];
for (const mineHistoryMs of [3_600_000, 1_000]) {
  const took = await measure(store, mineHistoryMs);
  const at = percentiles.map((share) =>
    (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(1),
  );
  rows.push({ mineHistoryMs, saved: took.length, p50: at[0], p95: at[1], p99: at[2], max: at[3] });
}
console.table(rows);
await store.close();
rmSync(directory, { recursive: true });
