// Promise 4 at its large size: `npx tsx bench/sync/poisoned.ts [cards] [rows]` (5,000 and 1,000). A map of so many cards
// whose database is given so many rows that do not apply, under a server as it is delivered: how long the first client
// waits for the whole of it, right after the start.
import { argv, exit } from "node:process";
import { Device } from "../../server/drills/device.fixture.ts";
import { createWorkshop, figure } from "../../server/drills/http.fixture.ts";
import { prepareDrill } from "../../server/drills/process.fixture.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { paste } from "../../server/sync/giants.fixture.ts";
import { randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";

const [cards = 5_000, rows = 1_000] = argv.slice(2).map(Number);
const withinMs = 2_000;
const chance = seededChance(4);

const drill = await prepareDrill();
const first = await drill.start();
const workshop = await createWorkshop(first.origin, { title: "Poisoned" });
await first.stop();

const store = expectOk(await openSqliteStore({ directory: drill.dataDir }));
const bytes = paste(cards);
const mutants = Array.from({ length: rows }, () => poison());
const append = [bytes, ...mutants].map((row) => ({ name: "map" as const, epoch: 1, bytes: row }));
await store.commit({ workshopId: workshop.id, append });
await store.close();

const second = await drill.start();
const device = new Device({
  workshopId: workshop.id,
  document: "map",
  token: workshop.tokens.viewer,
});
const startMs = performance.now();
await device.join(second.origin);
const openedMs = Math.round(performance.now() - startMs);
const opened = device.doc.getMap("touchpoints").size;
const putAway = await figure(second.origin, "waymark_unfit_rows_total");
device.cut();
await second.stop();
await drill.remove();
console.log(JSON.stringify({ cards, rows, opened, putAway, openedMs, withinMs }));
exit(opened === cards && putAway > rows / 2 && openedMs <= withinMs ? 0 : 1);

/** Random bytes, or the beginning of a large update with some of them changed. */
function poison(): Uint8Array {
  const row =
    randomBelow(chance, 2) === 0
      ? chance.bytes(1 + randomBelow(chance, 2_000))
      : bytes.slice(0, 2_000 + randomBelow(chance, 2_000));
  for (let left = 3; left > 0; left--) {
    row[randomBelow(chance, row.length)] = randomBelow(chance, 256);
  }
  return row;
}
