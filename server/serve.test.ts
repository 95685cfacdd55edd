// Whole workshops over HTTP and sockets, on a real port.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type LiveTables, openTables } from "../shared/doc/live.ts";
import { newSecret } from "../shared/kit/ids.ts";
import { seededChance } from "../shared/kit/outside.ts";
import { expectOk } from "../shared/kit/result.ts";
import { roles } from "../shared/model/rights.ts";
import { type MineTables, schemas } from "../shared/model/tables.ts";
import { messageDurable } from "../shared/wire/protocol.ts";
import { createWorkshop, openTrial, type Trial } from "./serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "./store/memory.ts";
import { openSqliteStore } from "./store/sqlite.ts";

const chance = seededChance(99);
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Participant {
  readonly mine: LiveTables<MineTables>;
  readonly provider: WebsocketProvider;
  /** Own messages that the server says are durable. */
  readonly durable: () => number;
  leave(): void;
}

/** Somebody with a private document, on the stock client, counting what is durable. */
function participate(trial: Trial, id: string, token: string, secret: string): Participant {
  const doc = new Y.Doc();
  let durable = 0;
  const provider = new WebsocketProvider(
    `${trial.origin.replace("http", "ws")}/sync/${id}`,
    "mine",
    doc,
    {
      protocols: ["waymark.v1", "waymark.v1.ack", `bearer.${token}`, `participant.${secret}`],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      connect: false,
    },
  );
  provider.messageHandlers[messageDurable] = (_encoder, decoder) => {
    durable = decoder.arr[decoder.pos] ?? 0;
  };
  provider.connect();
  return {
    mine: openTables(doc, schemas.mine),
    provider,
    durable: () => durable,
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

async function trialInMemory(given: Parameters<typeof openTrial>[1] = {}): Promise<Trial> {
  const trial = await openTrial(openMemoryStore(createMemoryDisk()), given);
  closing.push(() => trial.stop());
  return trial;
}

function join3(trial: Trial, id: string, token: string): Participant[] {
  const people = Array.from({ length: 3 }, () => participate(trial, id, token, newSecret(chance)));
  closing.push(() => {
    for (const one of people) one.leave();
  });
  return people;
}

let requests = 0;
function act(trial: Trial, id: string, token: string, wish: object) {
  const body = { requestId: `request-${requests++}`, ...wish };
  return trial.ask("POST", `/api/workshops/${id}/acts`, { token, body });
}

async function write(people: readonly Participant[], roundId: string): Promise<void> {
  await vi.waitFor(() => expect(people.every(({ provider }) => provider.synced)).toBe(true));
  for (const [index, { mine }] of people.entries()) {
    const values = {
      roundId,
      text: `Waiting  at\u200B counter ${index}`,
      channel: "inPerson",
    } as const;
    mine.apply([{ op: "create", table: "drafts", id: `draft${index}`, values }], "own");
  }
  // The stock client answers step 1 first, so the draft is the second message of each.
  await vi.waitFor(() => expect(people.every(({ durable }) => durable() >= 2)).toBe(true));
}

interface Exported {
  readonly map: { readonly touchpoints: Record<string, { text: string; channel: string }> };
  readonly room: { readonly rounds: Record<string, unknown> };
}

describe("a whole round of words", () => {
  test("[PRV-1] [PRV-9] written by three, the server restarted, revealed, and gone from where it was written", async () => {
    const directory = mkdtempSync(join(tmpdir(), "waymark-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    let store = expectOk(await openSqliteStore({ directory }));
    let trial = await openTrial(store);
    const { id, tokens } = await createWorkshop(trial);
    const opened = await act(trial, id, tokens.facilitator, {
      type: "openRound",
      kind: "brainstorm",
      durationMs: 60_000,
    });
    const { roundId } = opened.json as { roundId: string };
    const people = join3(trial, id, tokens.contributor);
    await write(people, roundId);

    const { port } = trial;
    await trial.stop();
    await store.close();
    store = expectOk(await openSqliteStore({ directory }));
    trial = await openTrial(store, { port });
    closing.push(async () => {
      await trial.stop();
      await store.close();
    });

    const wish = { type: "reveal", roundId };
    await act(trial, id, tokens.facilitator, { type: "closeRound", roundId });
    const early = await act(trial, id, tokens.facilitator, wish);
    expect(early).toMatchObject({ status: 409, json: { refusal: { code: "tooSoon" } } });
    trial.skip(3_000);
    await vi.waitFor(() => expect(people.every(({ provider }) => provider.wsconnected)).toBe(true));
    const closed = people.map(
      ({ provider }) =>
        new Promise<unknown>((resolve) =>
          provider.once("closed", (event: { code: number }) => resolve(event.code)),
        ),
    );
    const revealed = await act(trial, id, tokens.facilitator, {
      ...wish,
      requestId: "reveal-once",
    });
    expect(revealed).toMatchObject({ status: 200, json: { ok: true, count: 3 } });
    expect(await Promise.all(closed)).toEqual([4410, 4410, 4410]);
    const again = await act(trial, id, tokens.facilitator, { ...wish, requestId: "reveal-once" });
    expect(again.json).toEqual(revealed.json);

    const { map, room } = (
      await trial.ask("GET", `/api/workshops/${id}/export`, { token: tokens.viewer })
    ).json as Exported;
    const cards = Object.values(map.touchpoints).map(({ text, channel }) => `${text} ${channel}`);
    expect(cards.sort()).toEqual([0, 1, 2].map((n) => `Waiting at counter ${n} inPerson`));
    expect(Object.keys(room.rounds)).toEqual([roundId]);
    const asked = { token: tokens.contributor, body: { ids: ["draft0", "draft2", "other"] } };
    const taken = await trial.ask("POST", `/api/workshops/${id}/taken`, asked);
    expect(taken.json).toEqual({ taken: ["draft0", "draft2"] });

    const files = readdirSync(directory).map((file) =>
      readFileSync(join(directory, file), "latin1"),
    );
    // The draft stood there as it was typed; the card is the cleaned text.
    expect(files.join("")).not.toContain("Waiting  at");
    expect(files.join("")).toContain("Waiting at counter");
    expect(trial.log.join("")).not.toMatch(/Waiting|127\.0\.0\.1/);
    for (const token of Object.values(tokens)) expect(trial.log.join("")).not.toContain(token);
  }, 60_000);
});

describe("the interface", () => {
  test("[ACC-1] [ACC-4] a new workshop answers to each of its four links, and to nobody else", async () => {
    const trial = await trialInMemory();
    const { id, links, tokens } = await createWorkshop(trial, { title: " My\u200Bshop " });
    const other = await createWorkshop(trial);
    for (const role of roles) {
      expect(links[role]).toBe(`${trial.origin}/w/${id}#${tokens[role]}`);
      const answer = await trial.ask("GET", `/api/workshops/${id}`, { token: tokens[role] });
      const epochs = { map: 1, room: 1 };
      expect(answer).toMatchObject({ status: 200, json: { id, title: "Myshop", role, epochs } });
      const entry = await trial.ask("GET", `/api/workshops/${id}/entry`, { token: tokens[role] });
      expect(entry).toMatchObject({ status: 200, json: { id, role, epochs } });
    }
    for (const token of [undefined, "", "x".repeat(43), other.tokens.facilitator]) {
      for (const path of ["", "/entry", "/links", "/export"]) {
        const answer = await trial.ask(
          "GET",
          `/api/workshops/${id}${path}`,
          token === undefined ? {} : { token },
        );
        expect(answer).toMatchObject({ status: 401, json: { refusal: { code: "unknownLink" } } });
      }
    }
    const unknown = await trial.ask("GET", "/api/workshops/nowhere", { token: tokens.viewer });
    expect(unknown.status).toBe(404);
  });

  test("[ACC-3] [ACC-7] [ACC-15] links are listed without tokens, made, and revoked for good", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial);
    const path = `/api/workshops/${id}`;
    expect((await trial.ask("GET", `${path}/links`, { token: tokens.curator })).status).toBe(403);
    const made = await act(trial, id, tokens.facilitator, { type: "createLink", role: "curator" });
    const { link, linkId } = made.json as { link: string; linkId: string };
    const token = link.split("#")[1] ?? "";
    expect((await trial.ask("GET", path, { token })).json).toMatchObject({ role: "curator" });
    const guest = participate(trial, id, token, newSecret(chance));
    closing.push(() => guest.leave());
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true));
    const cut = new Promise((resolve) =>
      guest.provider.once("closed", (event: { code: number }) => resolve(event.code)),
    );
    const refused = await act(trial, id, tokens.contributor, { type: "revokeLink", linkId });
    expect(refused).toMatchObject({ status: 403, json: { refusal: { code: "notAllowed" } } });
    await act(trial, id, tokens.facilitator, { type: "revokeLink", linkId });
    expect(await cut).toBe(4401);
    expect((await trial.ask("GET", path, { token })).status).toBe(401);
    const listed = await trial.ask("GET", `${path}/links`, { token: tokens.facilitator });
    const { links } = listed.json as { links: { id: string; role: string; revoked: boolean }[] };
    expect(links.find(({ id: one }) => one === linkId)).toEqual({
      id: linkId,
      role: "curator",
      revoked: true,
    });
    expect(links).toHaveLength(5);
    for (const secret of [...Object.values(tokens), token])
      expect(listed.text).not.toContain(secret);
  });

  test("[EXP-6] [IMP-21] an exported workshop comes back as a new one, a broken one is refused in words", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial);
    const token = tokens.viewer;
    const file = (await trial.ask("GET", `/api/workshops/${id}/export`, { token }))
      .json as Exported;
    const copy = await createWorkshop(trial, { import: file, title: "Copy" });
    const path = `/api/workshops/${copy.id}/export`;
    const again = (await trial.ask("GET", path, { token: copy.tokens.viewer })).json as {
      title: string;
    };
    expect(again.title).toBe("Copy");
    expect(JSON.stringify(again).length).toBe(
      JSON.stringify({ ...file, title: "Copy" }).length - "Bank branch".length + "Copy".length,
    );
    const broken = { ...file, map: { ...file.map, steps: { x: {} } } };
    const refused = await trial.ask("POST", "/api/workshops", { body: { import: broken } });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("map.steps.x.journeyId: expected");
  });

  test("[ACC-16] [ACC-15] a body that is too large, or not what is expected, is refused in words", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial);
    const post = (body: unknown, headers = {}) =>
      trial.ask("POST", "/api/workshops", { body, headers });
    const large = await post({ import: "x".repeat(1024 * 1024) });
    expect(large).toMatchObject({ status: 413, json: { refusal: { code: "tooLarge" } } });
    expect(large.text).toContain("At most 1 MB");
    expect((await post("{")).status).toBe(400);
    expect((await post('"\\ud800"')).status).toBe(400);
    expect((await post({ template: "none" })).text).toContain("template: expected");
    expect((await post({}, { "Content-Type": "text/plain" })).status).toBe(415);
    const odd = await act(trial, id, tokens.facilitator, { type: "openRound", kind: "brainstorm" });
    expect(odd).toMatchObject({ status: 400, json: { refusal: { code: "badRequest" } } });
    expect((await trial.ask("GET", "/api/nothing")).status).toBe(404);
    expect(
      (await trial.ask("DELETE", `/api/workshops/${id}`, { token: tokens.facilitator })).status,
    ).toBe(404);
  });

  test("[ACC-5] sixty people come in together from one address while somebody there is guessing", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial);
    const path = `/api/workshops/${id}`;
    const guesses = Array.from({ length: 60 }, () =>
      trial.ask("GET", path, { token: newSecret(chance) }),
    );
    const joins = Array.from({ length: 60 }, () =>
      trial.ask("GET", path, { token: tokens.contributor }),
    );
    expect((await Promise.all(joins)).every(({ status }) => status === 200)).toBe(true);
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  test("[ACC-6] [ACC-11] a deleted workshop cuts everybody and says that it is gone", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial);
    const guest = participate(trial, id, tokens.contributor, newSecret(chance));
    closing.push(() => guest.leave());
    await vi.waitFor(() => expect(guest.provider.synced).toBe(true));
    const cut = new Promise((resolve) =>
      guest.provider.once("closed", (event: { code: number }) => resolve(event.code)),
    );
    expect((await act(trial, id, tokens.curator, { type: "deleteWorkshop" })).status).toBe(403);
    expect((await act(trial, id, tokens.facilitator, { type: "deleteWorkshop" })).status).toBe(200);
    expect(await cut).toBe(4410);
    expect((await trial.ask("GET", `/api/workshops/${id}`, { token: tokens.viewer })).status).toBe(
      410,
    );
  });

  test("[ACC-12] [ACC-13] figures, health and log name no workshop and no person", async () => {
    const trial = await trialInMemory();
    const { id, tokens } = await createWorkshop(trial, { title: "Secret plans" });
    await act(trial, id, tokens.facilitator, { type: "setPhase", phase: "board" });
    expect((await trial.ask("GET", "/healthz")).text).toBe("ok\n");
    expect((await trial.ask("GET", "/readyz")).status).toBe(200);
    const { text } = await trial.ask("GET", "/metrics");
    expect(text).toContain('waymark_acts_total{type="setPhase",outcome="ok"} 1');
    expect(text).toContain('route="POST /api/workshops/:id/acts"');
    for (const secret of [id, "Secret plans", ...Object.values(tokens)]) {
      expect(text + trial.log.join("")).not.toContain(secret);
    }
  });

  test("[ACC-17] [ACC-18] pages are never cached, hashed assets for ever, and nothing foreign runs", async () => {
    const screensDir = mkdtempSync(join(tmpdir(), "waymark-screens-"));
    onTestFinished(() => rmSync(screensDir, { recursive: true }));
    mkdirSync(join(screensDir, "assets"));
    writeFileSync(join(screensDir, "index.html"), "<title>Waymark</title>");
    writeFileSync(join(screensDir, "assets", "main-abc.js"), "1");
    const trial = await trialInMemory({ screensDir });
    for (const path of ["/", "/w/abc", "/w/abc?x=1"]) {
      const page = await trial.ask("GET", path);
      expect(page.text).toContain("Waymark");
      expect(page.headers.get("cache-control")).toBe("no-cache");
    }
    const policy = (await trial.ask("GET", "/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https:|upgrade-insecure/);
    const asset = await trial.ask("GET", "/assets/main-abc.js");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await trial.ask("GET", "/assets/gone.js")).status).toBe(404);
    expect((await trial.ask("GET", "/../package.json")).status).toBe(404);
  });
});
