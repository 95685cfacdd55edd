// What stands before the routes: who may know the server's addresses, and bounds on what is asked.
import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createWorkshop, openTrial } from "../serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";

async function open(given: Parameters<typeof openTrial>[1] = {}) {
  const store = openMemoryStore(createMemoryDisk());
  const trial = await openTrial(store, given);
  onTestFinished(() => trial.stop());
  return { ...trial, store };
}

test("[ACC-59] the server's addresses are told on its own machine alone: not through a proxy there", async () => {
  const trial = await open({ publicUrl: "https://journeys.example.org" });
  const told = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
    (await trial.ask("GET", "/api/addresses", { headers })).json;
  expect(await told({})).toEqual({ origins: ["https://journeys.example.org"] });
  expect(await told({ "X-Forwarded-For": "203.0.113.9" })).toEqual({ origins: [] });
  expect(await told({ Forwarded: "for=203.0.113.9" })).toEqual({ origins: [] });
});

test("[ACC-60] one address makes so many workshops within an hour, and then is told to wait", async () => {
  const trial = await open({ workshopsPerHour: 2 });
  const statuses: number[] = [];
  for (let count = 0; count < 3; count++) {
    const { status } = await trial.ask("POST", "/api/workshops", { body: {} });
    statuses.push(status);
  }
  expect(statuses).toEqual([201, 201, 429]);
});

test("[ACC-61] no answer about a workshop is kept by a browser or a proxy, refusals included", async () => {
  const trial = await open();
  const { id, tokens } = await createWorkshop(trial);
  const path = `/api/workshops/${id}`;
  for (const address of [path, `${path}/entry`, `${path}/map`, `${path}/links`, `${path}/export`]) {
    for (const token of [tokens.facilitator, "x".repeat(43)]) {
      const { headers } = await trial.ask("GET", address, { token });
      expect(headers.get("cache-control"), address).toBe("no-store");
    }
  }
});

test("[ACC-62] a body that does not say its length is not read beyond the bound", async () => {
  const trial = await open();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { "Content-Type": "application/json" };
    const asked = request(`${trial.origin}/api/workshops`, { method: "POST", headers });
    asked.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject);
    asked.write(`{"title": "${"x".repeat(700_000)}`);
    asked.end(`${"x".repeat(700_000)}"}`);
  });
  expect(status).toBe(413);
});

test("[ACC-63] acts that a role may not ask for use up nothing of the link that it shares", async () => {
  const trial = await open();
  const { id, tokens } = await createWorkshop(trial);
  const act = async (token: string, wish: object): Promise<number> => {
    const body = { requestId: "request-1", ...wish };
    return (await trial.ask("POST", `/api/workshops/${id}/acts`, { token, body })).status;
  };
  const refused = Array.from({ length: 120 }, () =>
    act(tokens.contributor, { type: "setPhase", phase: "board" }),
  );
  expect(new Set(await Promise.all(refused))).toEqual(new Set([403]));
  // Nor does one link use up what another has.
  const phase = { type: "setPhase", phase: "board" };
  await Promise.all(Array.from({ length: 120 }, () => act(tokens.facilitator, phase)));
  const comment = { type: "comment", table: "touchpoints", rowId: "none", text: "Why?" };
  expect(await act(tokens.contributor, comment)).toBe(409);
});

test("[PRV-148] each workshop has a key of its own to find private documents by", async () => {
  const trial = await open();
  const keys: string[] = [];
  for (let count = 0; count < 2; count++) {
    const { id } = await createWorkshop(trial);
    const found = await trial.store.workshop(id);
    if (found.kind !== "open") throw new Error("The workshop was not made");
    expect(found.workshop.secret).toHaveLength(32);
    expect(new Set(found.workshop.secret).size).toBeGreaterThan(8);
    keys.push(Buffer.from(found.workshop.secret).toString("hex"));
  }
  expect(keys[0]).not.toBe(keys[1]);
});
