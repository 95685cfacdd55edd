// The operator after the reveal, with the data directory, its backups, the log, the metrics and every answer to hand:
// a search by bytes for what was planted. Rules PRV-85 to PRV-88.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
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

const chance = seededChance(85);

/** What was typed on the way to a draft, its mark of a device, and its second wording; none is the published text. */
const typed = ["typedfirst", "zero\u200Bwidth  planted", "cafe\u0301 planted"];
const reason = "reasonplanted";

interface Played {
  readonly trial: Trial;
  readonly directory: string;
  /** Written while the round was open, and after the reveal. */
  readonly backups: readonly string[];
  readonly secrets: readonly string[];
  readonly tokens: readonly string[];
  readonly id: string;
  readonly stop: () => Promise<void>;
}

let requests = 0;
async function act(trial: Trial, id: string, token: string, wish: object): Promise<unknown> {
  const body = { requestId: `request-${requests++}`, ...wish };
  return (await trial.ask("POST", `/api/workshops/${id}/acts`, { token, body })).json;
}

function fill(device: Device, roundId: string, at: number): void {
  const drafts = device.doc.getMap<Y.Map<unknown>>("drafts");
  const card = new Y.Map<unknown>([["roundId", roundId]]);
  device.write(() => drafts.set(`draft${at}`, card));
  for (const text of typed) device.write(() => card.set("text", `${text} ${at}`), `${text}${at}`);
  const ballot = new Y.Map<unknown>([
    ["roundId", roundId],
    ["stepId", "s"],
    ["value", 1],
    ["why", reason],
  ]);
  device.write(() => device.doc.getMap("ballots").set(`b${at}`, ballot), `ballot${at}`);
  device.write(() => device.doc.getMap("ballots").delete(`b${at}`), `without${at}`);
}

/** A whole round of words on a disk: typed, backed up while open, revealed, backed up again. */
async function play(): Promise<Played> {
  const directory = mkdtempSync(join(tmpdir(), "waymark-attack-"));
  const elsewhere = mkdtempSync(join(tmpdir(), "waymark-backups-"));
  onTestFinished(() => {
    for (const path of [directory, elsewhere]) rmSync(path, { recursive: true });
  });
  const store = expectOk(await openSqliteStore({ directory }));
  const trial = await openTrial(store);
  const { id, tokens } = await createWorkshop(trial);
  const wish = { type: "openRound", kind: "brainstorm", durationMs: 60_000 };
  const { roundId } = (await act(trial, id, tokens.facilitator, wish)) as { roundId: string };
  const secrets = [0, 1, 2, 3].map(() => newSecret(chance));
  const people = secrets.map(
    (participant) =>
      new Device({ workshopId: id, document: "mine", token: tokens.contributor, participant }),
  );
  // Looks on and never writes, so that the store knows nothing of its document.
  const idle = new Device({
    workshopId: id,
    document: "mine",
    token: tokens.contributor,
    participant: newSecret(chance),
  });
  await idle.join(trial.origin);
  for (const [at, device] of people.entries()) {
    await device.join(trial.origin);
    fill(device, roundId, at);
    // One takes everything back before the end.
    if (at === 3) device.write(() => device.doc.getMap("drafts").delete("draft3"), "taken back");
  }
  await vi.waitFor(() => expect(people[3]?.saved.has("taken back")).toBe(true));
  await vi.waitFor(() =>
    expect(people.every(({ saved }, at) => saved.has(`without${at}`))).toBe(true),
  );
  const backups = [join(elsewhere, "open.db"), join(elsewhere, "after.db")];
  expect((await store.backup(backups[0] ?? "")).kind).toBe("written");
  await act(trial, id, tokens.facilitator, { type: "closeRound", roundId });
  trial.skip(3_000);
  const revealed = await act(trial, id, tokens.facilitator, { type: "reveal", roundId });
  expect(revealed).toMatchObject({ ok: true, count: 3 });
  // Whether somebody is at a new epoch tells nothing: everybody is.
  await vi.waitFor(() =>
    expect([...people, idle].map(({ closes }) => closes)).toEqual(Array(5).fill([4410])),
  );
  expect((await store.backup(backups[1] ?? "")).kind).toBe("written");
  const stop = async (): Promise<void> => {
    for (const device of [...people, idle]) device.forget();
    await trial.stop();
    await store.close();
  };
  return { trial, directory, backups, secrets, tokens: Object.values(tokens), id, stop };
}

function filesIn(directory: string): Map<string, Buffer> {
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));
}

function expectNowhere(
  where: ReadonlyMap<string, Buffer | string>,
  planted: readonly string[],
): void {
  for (const [name, content] of where) {
    for (const text of planted) {
      expect(content.includes(text), `"${text}" in ${name}`).toBe(false);
    }
  }
}

test("[PRV-85] [PRV-86] [PRV-87] [PRV-88] after a reveal no file, backup, line of the log, metric or answer holds what was typed, or a secret", async () => {
  const { trial, directory, backups, secrets, tokens, id, stop } = await play();
  const [contributor = ""] = tokens;
  const running = filesIn(directory);
  expect([...running.keys()].some((name) => name.endsWith("-wal"))).toBe(true);
  expectNowhere(running, [...typed, reason, ...secrets, ...tokens]);

  const saved = new Map(backups.map((path) => [path, readFileSync(path)]));
  expectNowhere(saved, [...typed, reason, ...secrets, ...tokens, "mine:"]);
  expect(saved.get(backups[0] ?? "")?.includes("caf\u00E9 planted")).toBe(false);

  const path = `/api/workshops/${id}`;
  const answers = new Map<string, string>();
  for (const [name, asked] of Object.entries({
    export: trial.ask("GET", `${path}/export`, { token: contributor }),
    metrics: trial.ask("GET", "/metrics"),
    malformed: trial.ask("POST", `${path}/acts`, { token: contributor, body: '{"planted' }),
    unknown: trial.ask("GET", `/api/${secrets[0]}`),
  })) {
    answers.set(name, (await asked).text);
  }
  expect(answers.get("export")).toContain("caf\u00E9 planted 0");
  expectNowhere(answers, [...typed, reason, ...secrets, ...tokens, "draft0", "mine:"]);
  // The keys by which private documents are stored are nowhere but in the store.
  answers.set("log", trial.log.join(""));
  expectNowhere(answers, ["127.0.0.1", ...typed, ...secrets, ...tokens]);

  await stop();
  expectNowhere(filesIn(directory), [...typed, reason, ...secrets, ...tokens]);
}, 60_000);
