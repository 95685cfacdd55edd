import { expect, test, vi } from "vitest";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import { err, ok } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { approach } from "./approach.ts";
import { memoryDrawer } from "./drawer.ts";
import type { Onlooker } from "./lookFirst.ts";
import type { ComingMap } from "./mapAhead.ts";
import { workshopMemory } from "./memory.ts";
import { offerFor, protocolsOf } from "./offer.ts";
import type { ServerApi } from "./serverApi.ts";

const token = "t".repeat(43);
const outside: Outside = { ...seededChance(1), now: () => 1_000, after: () => () => undefined };

/** A socket of which the test says what happens on it. */
class HandSocket {
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: unknown) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  binaryType = "blob";
  readyState = 0;
  isClosed = false;
  readonly frames: Uint8Array[] = [];
  readonly looks = new Map<string, (event: unknown) => void>();
  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.looks.set(type, listener);
  }
  /** What is opened is open for all. */
  open(): void {
    const look = this.looks.get("open") ?? this.onopen;
    look?.({ stopImmediatePropagation: vi.fn() });
  }
  send(frame: Uint8Array): void {
    this.frames.push(frame);
  }
  close(): void {
    this.isClosed = true;
  }
}

interface Given {
  isKnown?: boolean;
  role?: "viewer" | "curator";
  /** The server lets nobody in with this link. */
  isRefused?: boolean;
  /** Before it the server does not say who one is. */
  entered?: Promise<void>;
  /** Somebody wants to see the map before all others. */
  onlooker?: Onlooker;
  /** What the request for the map gives. */
  coming?: ComingMap;
}

async function setOut(given: Given = {}) {
  const memory = workshopMemory(memoryDrawer(), memoryDrawer(), outside);
  memory.arrive("w1", token);
  if (given.isKnown) {
    memory.rememberOpened("w1", { title: "Shop", role: given.role ?? "curator", token });
    memory.rememberEpoch("w1", "map", 3);
  }
  const sockets = new Map<string, HandSocket[]>();
  const offers = new Map<string, readonly string[]>();
  const socket = (address: string, offered: string[]) => {
    const made = new HandSocket();
    offers.set(address.split("/").at(-1) ?? "", offered);
    sockets.set(address, [...(sockets.get(address) ?? []), made]);
    return made as unknown as WebSocket;
  };
  const epochs = { map: 4, room: 2 };
  /** In their order. */
  const asked: string[] = [];
  const open = vi.fn(async () => {
    asked.push("entry");
    await given.entered;
    return given.isRefused
      ? err(refuse("unknownLink"))
      : ok({ id: "w1", role: given.role ?? "curator", epochs, now: 0, clockOffsetMs: 0 });
  });
  const api = { origin: "http://host", open } as unknown as ServerApi;
  const askForMap = vi.fn(async () => {
    asked.push("map");
    return given.coming ?? null;
  });
  const ways = approach({ memory, api, socket, askForMap }, "w1", given.onlooker);
  const before = [...offers.keys()];
  await ways.api.open("w1", token);
  const at = (name: string, index = 0) => {
    const found = sockets.get(`ws://host/sync/w1/${name}`)?.[index];
    if (!found) throw new Error(`No socket ${index} of ${name}`);
    return found;
  };
  const protocols = (name: "map" | "room", epoch: number) =>
    protocolsOf(offerFor(memory, "http://host", { id: "w1", token }, name, epoch));
  return { ways, open, sockets, at, protocols, offers, before, asked };
}

test("[STA-45] who one is is asked once before the screens are here, and anew by whoever asks again", async () => {
  const { ways, open } = await setOut();
  expect(open).toHaveBeenCalledTimes(1);
  await ways.api.open("w1", token);
  expect(open).toHaveBeenCalledTimes(2);
});

test("[STA-45] sockets are opened for what one may read, and asked for what cannot be here yet", async () => {
  const { at, sockets } = await setOut({ role: "viewer" });
  for (const [first] of sockets.values()) first?.onopen?.({});
  const open = [...sockets].filter(([, [first]]) => first?.isClosed === false);
  expect(open.map(([address]) => address.split("/").at(-1))).toEqual(["room", "map"]);
  expect(at("map").frames).toEqual([Uint8Array.of(0, 0, 1, 0)]);
});

test("[STA-45] what one may read is asked for before it is known who one is, and of any epoch", async () => {
  const { before, offers, protocols, ways, at } = await setOut();
  expect(before).toEqual(["room", "mine", "map"]);
  expect(offers.get("map")?.filter((one) => one.startsWith("epoch."))).toEqual([]);
  expect(offers.get("mine")).toContain("epoch.1");
  expect(ways.socket("ws://host/sync/w1/map", protocols("map", 4))).toBe(at("map"));
  expect(ways.socket("ws://host/sync/w1/room", protocols("room", 2))).toBe(at("room"));
});

test("[STA-45] one who is known to have no private document asks for none", async () => {
  const { before } = await setOut({ isKnown: true, role: "viewer" });
  expect(before).toEqual(["room", "map"]);
});

test("[STA-45] where nobody is let in nothing stays open, and whoever asks later asks anew", async () => {
  const { at, ways, protocols } = await setOut({ isRefused: true });
  const early = (["room", "mine", "map"] as const).map((name) => at(name));
  // A browser complains aloud of a socket that is closed before it is open.
  expect(early.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
  for (const socket of early) socket.onopen?.({});
  expect(early.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
  expect(ways.socket("ws://host/sync/w1/map", protocols("map", 4))).toBe(at("map", 1));
});

test("[STA-45] of a map that may be kept here nothing is asked before its copy is read", async () => {
  const { at, ways, protocols } = await setOut({ isKnown: true });
  at("map").onopen?.({});
  at("room").onopen?.({});
  expect(at("map").frames).toEqual([]);
  expect(at("room").frames).toHaveLength(1);
  // The copy's epoch, though the server is further on.
  const handed = ways.socket("ws://host/sync/w1/map", protocols("map", 3));
  expect(handed).toBe(at("map"));
});

test("[STA-45] the session is told all that has happened on a socket, and its first question is not sent twice", async () => {
  const { at, ways, protocols } = await setOut();
  const early = at("map");
  early.onopen?.("opened");
  early.onmessage?.("step 2");
  early.onclose?.("closed");
  const socket = ways.socket("ws://host/sync/w1/map", protocols("map", 4));
  const told: unknown[] = [];
  Object.assign(socket, {
    onopen: (event: unknown) => {
      told.push(event);
      socket.send(Uint8Array.of(0, 0, 1, 0));
      socket.send(Uint8Array.of(0, 2, 2, 0, 0));
    },
    onmessage: (event: unknown) => told.push(event),
    onclose: (event: unknown) => told.push(event),
  });
  await vi.waitFor(() => expect(told).toEqual(["opened", "step 2", "closed"]));
  expect(early.frames).toEqual([Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 2, 2, 0, 0)]);
});

test("[STA-45] a document that is not empty any more asks its own question", async () => {
  const { at, ways, protocols } = await setOut();
  at("map").onopen?.({});
  const socket = ways.socket("ws://host/sync/w1/map", protocols("map", 4));
  socket.send(Uint8Array.of(0, 0, 2, 1, 1));
  expect(at("map").frames).toHaveLength(2);
});

test("[STA-45] a socket that was opened for something else is closed, and another one opened", async () => {
  const { at, ways, protocols } = await setOut({ isKnown: true });
  at("map").readyState = 1;
  const other = ways.socket("ws://host/sync/w1/map", protocols("map", 9));
  expect(at("map").isClosed).toBe(true);
  expect(other).toBe(at("map", 1));
  expect(ways.socket("ws://host/sync/w1/map", protocols("map", 9))).toBe(at("map", 2));
});

const [part, rest] = [Uint8Array.of(0, 2, 1, 7).buffer, Uint8Array.of(0, 1, 1, 8).buffer];
const question = Uint8Array.of(0, 0, 3, 1, 5, 6);
const stop = { stopImmediatePropagation: vi.fn() };

function watching() {
  const see = vi.fn(async () => undefined);
  const begin = vi.fn<Onlooker["begin"]>();
  return { see, begin, lost: vi.fn() };
}

test("[MAP-281] a map that is seen first is asked for first, and who looks is told who one is", async () => {
  const onlooker = watching();
  const { before, asked, at } = await setOut({ role: "viewer", onlooker });
  expect(asked).toEqual(["map", "entry"]);
  expect(before).toEqual(["room", "mine"]);
  await expect(onlooker.begin.mock.calls[0]?.[0]).resolves.toBe("viewer");
  // Nothing has come of the request.
  at("map").open();
  await vi.waitFor(() => expect(at("map").frames).toEqual([Uint8Array.of(0, 0, 1, 0)]));
  at("map").looks.get("message")?.({ data: rest, ...stop });
  expect(onlooker.see).toHaveBeenCalledWith([rest]);
});

test("[MAP-281] who looks is told who one is as soon as the map or the server's answer says so", async () => {
  const whole = new Promise<never>(() => undefined);
  for (const [role, told] of [
    ["curator", "curator"],
    [null, "viewer"],
  ] as const) {
    let letIn = (): void => undefined;
    const entered = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    const onlooker = watching();
    const coming = { epoch: 4, role, whole, giveUp: vi.fn() };
    const isThere = setOut({ role: "viewer", onlooker, coming, entered });
    if (role === null) letIn();
    await expect(onlooker.begin.mock.calls[0]?.[0]).resolves.toBe(told);
    letIn();
    await isThere;
  }
});

test("[MAP-370] the socket of a map that comes ahead is of its epoch, and asks for what is new only", async () => {
  const onlooker = watching();
  const whole = Promise.resolve({ question, messages: [part] });
  const coming = { epoch: 4, role: null, whole, giveUp: vi.fn() };
  const { at, offers, protocols, ways } = await setOut({ onlooker, coming });
  expect(offers.get("map")).toContain("epoch.4");
  expect(onlooker.see).toHaveBeenCalledWith([part]);
  const socket = ways.socket("ws://host/sync/w1/map", protocols("map", 4));
  expect(socket).toBe(at("map"));
  const told: unknown[] = [];
  Object.assign(socket, {
    onopen: () => socket.send(Uint8Array.of(0, 0, 1, 0)),
    onmessage: ({ data }: MessageEvent) => told.push(data),
  });
  at("map").open();
  await vi.waitFor(() => expect(told).toEqual([part]));
  expect(at("map").frames).toEqual([question]);
});

test("[MAP-370] a map of which there is a new epoch by then is asked for anew", async () => {
  const whole = Promise.resolve({ question, messages: [part] });
  const coming = { epoch: 3, role: null, whole, giveUp: vi.fn() };
  const { at, protocols, ways } = await setOut({ onlooker: watching(), coming });
  const socket = ways.socket("ws://host/sync/w1/map", protocols("map", 4));
  expect(socket).toBe(at("map", 1));
  at("map").open();
  expect(at("map").isClosed).toBe(true);
  at("map").looks.get("close")?.({});
  expect(coming.giveUp).toHaveBeenCalledOnce();
});

test("[MAP-281] a map that may be kept here is not looked at: what comes is only what is new", async () => {
  const onlooker = watching();
  const { before, asked, at } = await setOut({ isKnown: true, onlooker });
  expect(asked).toEqual(["entry"]);
  expect(before).toEqual(["room", "mine", "map"]);
  expect(at("map").looks.size).toBe(0);
});
