// The map over HTTP against what a socket brings, and what becomes of whoever takes none of it.
import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import * as decoding from "lib0/decoding";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { epochHeader, roleHeader } from "../../shared/wire/protocol.ts";
import { createWorkshop, openTrial } from "../serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { sendAnswer } from "./answers.ts";

interface Message {
  readonly step: number;
  readonly bytes: Uint8Array;
}

function messagesIn(bytes: Uint8Array): Message[] {
  const decoder = decoding.createDecoder(bytes);
  const messages: Message[] = [];
  while (decoding.hasContent(decoder)) {
    expect(decoding.readVarUint(decoder)).toBe(0);
    const step = decoding.readVarUint(decoder);
    messages.push({ step, bytes: decoding.readVarUint8Array(decoder) });
  }
  return messages;
}

test("[MAP-370] the map is given as it is, with its epoch and what asks a socket for the rest", async () => {
  const trial = await openTrial(openMemoryStore(createMemoryDisk()));
  const { id, tokens } = await createWorkshop(trial, { title: "Shop" });
  const get = async () => {
    const address = `${trial.origin}/api/workshops/${id}/map`;
    const headers = { authorization: `Bearer ${tokens.viewer}` };
    const answer = await fetch(address, { headers });
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  const { answer } = await get();
  expect(answer.headers.get(epochHeader)).toBe("1");
  expect(answer.headers.get(roleHeader)).toBe("viewer");
  expect(answer.headers.get("cache-control")).toBe("no-store");

  const writer = new Y.Doc();
  const socket = new WebSocket(`${trial.origin.replace("http", "ws")}/sync/${id}/map`, [
    "waymark.v1.ack",
    `bearer.${tokens.curator}`,
  ]);
  const heard: Message[] = [];
  /** How many changes are durable. */
  const durable = vi.fn();
  socket.on("message", (data: Buffer) => {
    if (data[0] === 100) durable(data[1]);
    else heard.push(...messagesIn(new Uint8Array(data)));
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const say = (step: number, bytes: Uint8Array) =>
    socket.send(Uint8Array.of(0, step, bytes.length, ...bytes));
  say(0, Uint8Array.of(0));
  await vi.waitFor(() => expect(heard.map(({ step }) => step)).toContain(1));
  for (const { step, bytes } of heard) if (step !== 0) Y.applyUpdate(writer, bytes);
  writer.on("update", (update) => say(2, update));
  writer.getMap("touchpoints").set("t1", new Y.Map([["text", "Größe"]]));
  await vi.waitFor(() => expect(durable).toHaveBeenCalled());

  const [question, ...updates] = messagesIn((await get()).bytes);
  expect(question?.step).toBe(0);
  expect(updates.every(({ step }) => step === 2)).toBe(true);
  const reader = new Y.Doc();
  for (const { bytes } of updates) Y.applyUpdate(reader, bytes);
  expect(reader.getMap("touchpoints").toJSON()).toEqual({ t1: { text: "Größe" } });
  expect(reader.getMap("workshop").toJSON()).toEqual(writer.getMap("workshop").toJSON());
  // Nothing of another document lies in it.
  const others = [...reader.share.keys()].filter((table) => ["state", "drafts"].includes(table));
  expect(others).toEqual([]);
  expect(question?.bytes).toEqual(Y.encodeStateVector(reader));

  // Who asks with it is told what is new, and nothing twice.
  writer.getMap("touchpoints").set("t2", new Y.Map([["text", "New"]]));
  await vi.waitFor(() => expect(durable).toHaveBeenCalledTimes(2));
  heard.length = 0;
  say(0, question?.bytes ?? new Uint8Array());
  await vi.waitFor(() => expect(heard.map(({ step }) => step)).toContain(1));
  const rest = heard.filter(({ step }) => step !== 0).map(({ bytes }) => bytes);
  expect(rest.flatMap((bytes) => Y.decodeUpdate(bytes).structs)).toHaveLength(2);
  for (const bytes of rest) Y.applyUpdate(reader, bytes);
  expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(writer));
  socket.terminate();
  await trial.stop();
});

test("[MAP-371] whoever asks for bytes and takes none of them is cut, and that is counted", () => {
  let runOut = (): void => undefined;
  const response = Object.assign(new EventEmitter(), {
    writeHead: vi.fn(),
    setTimeout: vi.fn((_afterMs: number, run: () => void) => {
      runOut = run;
    }),
    cork: vi.fn(),
    write: vi.fn(),
    end: vi.fn(),
    destroy: vi.fn(),
  });
  const parts = [Uint8Array.of(1), Uint8Array.of(2, 3)];
  const onStalled = vi.fn();
  const answer = { status: 200, body: null, bytes: parts, headers: { [epochHeader]: "2" } };
  sendAnswer(response as unknown as ServerResponse, answer, onStalled);
  expect(response.writeHead).toHaveBeenCalledWith(200, {
    "Content-Type": "application/octet-stream",
    "Content-Length": 3,
    "Cache-Control": "no-store",
    "Waymark-Epoch": "2",
  });
  // As they lie, not copied.
  expect(response.write.mock.calls.map(([part]) => part)).toEqual(parts);
  expect(response.write.mock.calls[1]?.[0]).toBe(parts[1]);
  expect(response.setTimeout).toHaveBeenCalledWith(30_000, expect.any(Function));
  expect(response.destroy).not.toHaveBeenCalled();
  runOut();
  expect(response.destroy).toHaveBeenCalledOnce();
  expect(onStalled).toHaveBeenCalledOnce();
});
