// The sync server beside its peers, in one run, interleaved: `npx tsx bench/sync/side-by-side.ts [rounds] [people] [edits/s]`
// (3 rounds, 30 people, 10 edits a second each). Peers: `npm install --prefix bench/sync/peers` first. Medians are printed.
import { argv } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import { type Contestant, contestantNames, startContestant } from "./contestants.ts";

const [rounds = 3, people = 30, perSecond = 10] = argv.slice(2).map(Number);
const writeMs = 6_000;
const cards = 5_000;
const joiners = 300;
/** So many of the people have a live document and look when an edit arrives; the rest only reads bytes. */
const watchers = 3;

type Figures = Record<string, number>;
const results = new Map<string, Figures[]>();

for (let round = 0; round < rounds; round++) {
  for (const name of contestantNames) {
    const contestant = await startContestant(name);
    try {
      const figures = await writeTogether(contestant);
      if (contestant.keepsDocuments) Object.assign(figures, await joinTogether(contestant));
      results.set(name, [...(results.get(name) ?? []), figures]);
      console.log(JSON.stringify({ round, name, ...figures }));
    } finally {
      await contestant.stop();
    }
  }
}
console.log(
  JSON.stringify({ people, perSecond, cards, joiners, medians: medians() }, undefined, 1),
);

interface Talker {
  readonly socket: WebSocket;
  readonly doc: Y.Doc;
  say(frame: Uint8Array): void;
}

function talk(to: Contestant, onSync: (step: number, payload: Uint8Array) => void): Talker {
  const socket = new WebSocket(to.url, [...to.protocols]);
  const doc = new Y.Doc();
  const say = (frame: Uint8Array): void =>
    socket.send(to.prefix.length === 0 ? frame : Uint8Array.from([...to.prefix, ...frame]));
  socket.on("open", () => {
    for (const greeting of to.greeting) socket.send(greeting);
    say(step1Frame(Y.encodeStateVector(doc)));
  });
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    decoder.pos = to.prefix.length;
    const type = decoding.readVarUint(decoder);
    // 4: Hocuspocus' answer to a step 1.
    if (type !== 0 && type !== 4) return;
    onSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
  });
  return { socket, doc, say };
}

async function writeTogether(to: Contestant): Promise<Figures> {
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  let synced = 0;
  const talkers = Array.from({ length: people }, (_, at) => {
    const talker: Talker = talk(to, (step, payload) => {
      if (step === 0) return talker.say(step2Frame(Y.encodeStateAsUpdate(talker.doc, payload)));
      if (step === 1) synced++;
      if (at < watchers) Y.applyUpdate(talker.doc, payload, "remote");
    });
    if (at < watchers) {
      talker.doc.getMap("touchpoints").observe((event, transaction) => {
        if (transaction.origin !== "remote") return;
        const nowMs = performance.now();
        for (const id of event.keysChanged) latencies.push(nowMs - (sentAt.get(id) ?? nowMs));
      });
    }
    talker.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "remote") talker.say(updateFrame(update));
    });
    return talker;
  });
  await until(() => talkers.every(({ socket }) => socket.readyState === WebSocket.OPEN));
  if (to.keepsDocuments) await until(() => synced >= people);
  await pause(300);
  const cpuBefore = to.cpuMs();
  const endMs = performance.now() + writeMs;
  let edits = 0;
  await Promise.all(
    talkers.map(async ({ doc }, at) => {
      await pause((at * 1_000) / perSecond / people);
      while (performance.now() < endMs) {
        const id = `e${edits++}`;
        sentAt.set(id, performance.now());
        doc.getMap("touchpoints").set(id, new Y.Map([["text", `edit ${id}`]]));
        await pause(1_000 / perSecond);
      }
    }),
  );
  await pause(500);
  const cpuMs = to.cpuMs() - cpuBefore;
  for (const { socket } of talkers) socket.terminate();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    round1(latencies[Math.floor(latencies.length * share)] ?? 0);
  return {
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    seenShare: round1(latencies.length / (edits * watchers - edits * (watchers / people))),
    cpuMsPer1000: round1((cpuMs * 1_000) / (edits * (people - 1))),
  };
}

async function joinTogether(to: Contestant): Promise<Figures> {
  let isReady = false;
  const writer: Talker = talk(to, (step, payload) => {
    if (step === 0) writer.say(step2Frame(Y.encodeStateAsUpdate(writer.doc, payload)));
    if (step === 1) isReady = true;
  });
  await until(() => isReady);
  const board = writer.doc.getMap("touchpoints");
  for (let card = 0; card < cards; card += 100) {
    const vector = Y.encodeStateVector(writer.doc);
    writer.doc.transact(() => {
      for (let at = card; at < card + 100; at++) {
        const text = `Touchpoint ${at} ${"abc ".repeat(at % 8)}`;
        board.set(
          `card-${at}`,
          new Y.Map<unknown>([
            ["text", text],
            ["place", [at, at * 2]],
          ]),
        );
      }
    });
    writer.say(updateFrame(Y.encodeStateAsUpdate(writer.doc, vector)));
    await pause(20);
  }
  await pause(2_500);
  const cpuBefore = to.cpuMs();
  const startedMs = performance.now();
  let last: Uint8Array[] = [];
  await Promise.all(
    Array.from({ length: joiners }, async (_, at) => {
      await pause((at * 2_000) / joiners);
      const parts: Uint8Array[] = [];
      const joiner = talk(to, (step, payload) => {
        if (step !== 0) parts.push(payload);
        if (step === 1) joiner.socket.terminate();
      });
      await new Promise((resolve) => joiner.socket.on("close", resolve));
      last = parts;
    }),
  );
  const joinsMs = Math.round(performance.now() - startedMs);
  const joinsCpuMs = to.cpuMs() - cpuBefore;
  const doc = new Y.Doc();
  for (const part of last) Y.applyUpdate(doc, part);
  const isWhole = [...doc.getMap("touchpoints").keys()].filter((id) => id.startsWith("card-"));
  writer.socket.terminate();
  return { joinsMs, joinsCpuMs, joinsCards: isWhole.length };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (isTrue()) return;
    await pause(10);
  }
  throw new Error("It did not come to be within 15 s.");
}

function medians(): Record<string, Figures> {
  return Object.fromEntries(
    [...results].map(([name, runs]) => {
      const keys = Object.keys(runs[0] ?? {});
      return [
        name,
        Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key] ?? 0))])),
      ];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
