// The operator while a round is open, with the data directory to hand: nothing that was typed on the way to a draft, or
// taken back, is found soon after it was saved. Rule PRV-102.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { newId, newSecret } from "../../shared/kit/ids.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { Device } from "../drills/device.fixture.ts";
import { createWorkshop, openTrial } from "../serve.fixture.ts";
import { openSqliteStore } from "../store/sqlite.ts";

const chance = seededChance(102);
const people = 12;
const drafts = 25;

/** Types three wordings of a draft one after the other, and takes every fifth back. */
function type(device: Device, who: number, at: number): void {
  const table = device.doc.getMap<Y.Map<unknown>>("drafts");
  const id = newId(chance);
  const card = new Y.Map<unknown>([["roundId", "round"]]);
  device.write(() => table.set(id, card), `begun ${at}`);
  for (const wording of ["frist", "secnod"]) {
    device.write(() => card.set("text", `${wording}typed ${who} ${at}`), `${wording} ${at}`);
  }
  device.write(() => card.set("text", `kept ${who} ${at}`), `kept ${at}`);
  if (at % 5 === 0) device.write(() => table.delete(id), `taken back ${at}`);
}

function found(directory: string, words: readonly string[]): string[] {
  return readdirSync(directory).flatMap((name) => {
    const content = readFileSync(join(directory, name));
    return words.filter((word) => content.includes(word)).map((word) => `${word} in ${name}`);
  });
}

test("[PRV-102] while a round is open no file holds what was typed and corrected or taken back, seconds after it was saved", async () => {
  const directory = mkdtempSync(join(tmpdir(), "waymark-history-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const store = expectOk(await openSqliteStore({ directory }));
  const trial = await openTrial(store);
  const { id, tokens } = await createWorkshop(trial);
  const devices = Array.from({ length: people }, () => {
    const participant = newSecret(chance);
    return new Device({ workshopId: id, document: "mine", token: tokens.contributor, participant });
  });
  for (const device of devices) await device.join(trial.origin);
  for (let at = 0; at < drafts; at++) {
    for (const [who, device] of devices.entries()) type(device, who, at);
    // Each draft is saved before the next, so that history piles up in many commits.
    await vi.waitFor(() =>
      expect(devices.every(({ saved }) => saved.has(`kept ${at}`))).toBe(true),
    );
  }
  const history = ["fristtyped", "secnodtyped"];
  await vi.waitFor(() => expect(found(directory, history)).toEqual([]), { timeout: 10_000 });
  expect(found(directory, ["kept 3 7"])).not.toEqual([]);
  for (const device of devices) device.forget();
  await trial.stop();
  await store.close();
  expect(found(directory, history)).toEqual([]);
}, 60_000);
