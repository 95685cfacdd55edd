// What the figures of the server, which anybody may read who reaches it, tell of those who write in private. Rule PRV-141.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { newSecret } from "../../shared/kit/ids.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { Device } from "../drills/device.fixture.ts";
import { createWorkshop, openTrial, type Trial } from "../serve.fixture.ts";
import { openSqliteStore } from "../store/sqlite.ts";

/** The figures of Waymark's own, but for how the question itself is counted. */
async function figuresOf(trial: Trial): Promise<readonly string[]> {
  const { text } = await trial.ask("GET", "/metrics");
  return text
    .split("\n")
    .filter((line) => line.startsWith("waymark_") && !line.includes("GET /metrics"));
}

test("[PRV-141] whoever reads the figures sees neither that somebody writes in private, nor how many, nor who comes back", async () => {
  const directory = mkdtempSync(join(tmpdir(), "waymark-figures-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const store = expectOk(await openSqliteStore({ directory }));
  const trial = await openTrial(store);
  const chance = seededChance(141);
  const { id, tokens } = await createWorkshop(trial);
  const plan = { workshopId: id, document: "mine", token: tokens.contributor } as const;
  const people = [0, 1, 2].map(() => new Device({ ...plan, participant: newSecret(chance) }));
  for (const device of people) await device.join(trial.origin);
  const before = await figuresOf(trial);
  for (const [at, device] of people.entries()) {
    const card = new Y.Map<unknown>([["roundId", "r"]]);
    device.write(() => device.doc.getMap("drafts").set(`draft${at}`, card), `card${at}`);
    device.write(() => card.set("text", "planted ".repeat(30)), `text${at}`);
    await vi.waitFor(() => expect(device.saved.has(`text${at}`)).toBe(true));
  }
  const asked = { token: tokens.contributor, body: { ids: ["draft0"] } };
  expect((await trial.ask("POST", `/api/workshops/${id}/taken`, asked)).status).toBe(200);
  expect(await figuresOf(trial)).toEqual(before);
  // Compacted a second later, and the log is cut.
  const isCompacted = async (): Promise<void> => {
    for (const name of await store.documents(id, "mine:")) {
      expect((await store.load({ workshopId: id, name })).updates).toEqual([]);
    }
  };
  await vi.waitFor(isCompacted, { timeout: 10_000 });
  expect(await figuresOf(trial)).toEqual(before);

  const curator = new Device({ workshopId: id, document: "map", token: tokens.curator });
  await curator.join(trial.origin);
  const cards = curator.doc.getMap<Y.Map<unknown>>("touchpoints");
  curator.write(() => cards.set("shared", new Y.Map<unknown>([["text", "for all"]])), "shared");
  await vi.waitFor(() => expect(curator.saved.has("shared")).toBe(true));
  expect(await figuresOf(trial)).toContain("waymark_edits_total 1");
  for (const device of [...people, curator]) device.forget();
  await trial.stop();
  await store.close();
});
