// The operator after two votes, with the data directory to hand: a search by bytes for ballots, dots, and reasons that were
// typed on the way or that too few gave. Rule PRV-140.
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

const chance = seededChance(140);
const published = "publishedreason";
const planted = ["typedreason", "lonereason", "ballotkey", "dotskey"];

const workshop = {
  format: "waymark",
  version: 1,
  map: {
    journeys: { j: { personaId: "p" } },
    touchpoints: Object.fromEntries(["a", "b", "c"].map((id) => [id, { text: id }])),
    steps: {
      s: { journeyId: "j", touchpointId: "a", slot: ["g", "V"] },
      t: { journeyId: "j", touchpointId: "b", slot: ["g", "W"] },
    },
  },
} as const;

test("[PRV-140] after votes are published no file holds a ballot, a dot, a reason typed on the way, or one that too few gave", async () => {
  const directory = mkdtempSync(join(tmpdir(), "waymark-ballots-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const store = expectOk(await openSqliteStore({ directory }));
  const trial = await openTrial(store);
  const { id, tokens } = await createWorkshop(trial, { import: workshop });
  const people = [0, 1, 2, 3].map(
    () =>
      new Device({
        workshopId: id,
        document: "mine",
        token: tokens.contributor,
        participant: newSecret(chance),
      }),
  );
  for (const device of people) await device.join(trial.origin);

  const steps = await stepsOf(trial, id, tokens.viewer);
  const feel = { type: "openRound", kind: "feel", durationMs: 60_000, journeyId: steps.journeyId };
  await hold(
    trial,
    id,
    tokens.facilitator,
    feel,
    people,
    (device, roundId, at) => {
      rate(device, { roundId, stepId: steps.all, value: 1, why: `typedreason ${at}` }, `all${at}`);
      rate(device, { roundId, stepId: steps.all, value: 1, why: published }, `again${at}`);
      if (at < 2)
        rate(device, { roundId, stepId: steps.few, value: -1, why: "lonereason" }, `few${at}`);
    },
    () => expect(filesIn(directory)).toContain("ballotkey"),
  );
  expect(filesIn(directory)).toContain(published);
  for (const device of people) device.forget();
  for (const device of people) await device.join(trial.origin);
  const vote = { type: "openRound", kind: "dots", durationMs: 60_000, dots: 3 };
  await hold(
    trial,
    id,
    tokens.facilitator,
    vote,
    people,
    (device, roundId, at) => {
      const dots = new Y.Map<unknown>(
        Object.entries({ roundId, touchpointId: steps.touchpointId, count: 2 }),
      );
      device.write(() => device.doc.getMap("dots").set(`dotskey${at}`, dots), `dots${at}`);
    },
    () => expect(filesIn(directory)).toContain("dotskey"),
  );

  const running = filesIn(directory);
  for (const text of planted) expect(running.includes(text), text).toBe(false);
  for (const device of people) device.forget();
  await trial.stop();
  await store.close();
  const stopped = filesIn(directory);
  for (const text of planted) expect(stopped.includes(text), text).toBe(false);
}, 60_000);

/** Opens a vote, has everybody take part, closes it, and waits until everybody's private document is a new one. */
async function hold(
  trial: Trial,
  id: string,
  token: string,
  wish: object,
  people: readonly Device[],
  takePart: (device: Device, roundId: string, at: number) => void,
  whileOpen: () => void,
): Promise<void> {
  const { roundId } = (await act(trial, id, token, wish)) as { roundId: string };
  const before = people.map(({ saved, closes }) => ({ saved: saved.size, closes: closes.length }));
  for (const [at, device] of people.entries()) takePart(device, roundId, at);
  await vi.waitFor(() =>
    expect(people.every(({ saved }, at) => saved.size > (before[at]?.saved ?? 0))).toBe(true),
  );
  whileOpen();
  expect(await act(trial, id, token, { type: "closeRound", roundId })).toMatchObject({ ok: true });
  await vi.waitFor(
    () =>
      expect(people.every(({ closes }, at) => closes.length > (before[at]?.closes ?? 0))).toBe(
        true,
      ),
    { timeout: 20_000 },
  );
}

interface Rating {
  readonly roundId: string;
  readonly stepId: string;
  readonly value: number;
  readonly why: string;
}

function rate(device: Device, rating: Rating, mark: string): void {
  const key = `ballotkey-${rating.stepId}`;
  const row = new Y.Map<unknown>(Object.entries(rating));
  device.write(() => device.doc.getMap("ballots").set(key, row), mark);
}

async function act(trial: Trial, id: string, token: string, wish: object): Promise<unknown> {
  const body = { requestId: newSecret(chance).slice(0, 20), ...wish };
  return (await trial.ask("POST", `/api/workshops/${id}/acts`, { token, body })).json;
}

/** The ids that the import gave: of the journey, its first step, its second, and a touchpoint. */
async function stepsOf(trial: Trial, id: string, token: string) {
  const { json } = await trial.ask("GET", `/api/workshops/${id}/export`, { token });
  const { map } = json as {
    map: {
      steps: Record<string, { slot: [string, string]; journeyId: string; touchpointId: string }>;
    };
  };
  const [all, few] = Object.entries(map.steps).sort(([, a], [, b]) =>
    a.slot[1] < b.slot[1] ? -1 : 1,
  );
  if (!all || !few) throw new Error("The import has no steps");
  return {
    journeyId: all[1].journeyId,
    touchpointId: all[1].touchpointId,
    all: all[0],
    few: few[0],
  };
}

function filesIn(directory: string): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name)).toString("latin1"))
    .join("\n");
}
