import { expect, test, vi } from "vitest";
import { lookFirst } from "./lookFirst.ts";

/** A socket on which messages come as in a browser: to listeners in turn, the handler that was set last after them. */
class Line extends EventTarget {
  #handler: ((message: MessageEvent) => void) | null = null;
  constructor() {
    super();
    // As a browser has it: it stands where it was first set, which is after those who look first.
    queueMicrotask(() =>
      this.addEventListener("message", (event) => this.#handler?.(event as MessageEvent)),
    );
  }
  get onmessage() {
    return this.#handler;
  }
  set onmessage(handler) {
    this.#handler = handler;
  }
  bring(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

async function look() {
  const line = new Line();
  const looks: { readonly message: unknown; end(): void; fail(error: Error): void }[] = [];
  const lost = vi.fn();
  const admitted = Promise.resolve("curator" as const);
  const see = (message: unknown) =>
    new Promise<void>((end, fail) => {
      looks.push({ message, end, fail });
    });
  const begin = vi.fn();
  const socket = lookFirst(line as unknown as WebSocket, { begin, see, lost }, admitted);
  expect(begin).toHaveBeenCalledWith(admitted);
  const told: unknown[] = [];
  socket.onmessage = ({ data }) => told.push(data);
  await Promise.resolve();
  return { line, looks, lost, told, socket };
}

test("[MAP-281] others are told of a map when it has been seen, of everything and in its order", async () => {
  const { line, looks, told } = await look();
  for (const data of ["a part", "the rest", "an edit"]) line.bring(data);
  expect(looks.map(({ message }) => message)).toEqual(["a part", "the rest", "an edit"]);
  expect(told).toEqual([]);
  looks[1]?.end();
  await vi.waitFor(() => expect(told).toEqual(["a part", "the rest", "an edit"]));
  line.bring("a later edit");
  expect(told).toEqual(["a part", "the rest", "an edit", "a later edit"]);
  expect(looks).toHaveLength(3);
});

test("[MAP-281] whoever is to be told by then is told, not who was before", async () => {
  const { line, looks, told, socket } = await look();
  line.bring("the map");
  const later: unknown[] = [];
  socket.onmessage = ({ data }) => later.push(data);
  looks[0]?.end();
  await vi.waitFor(() => expect(later).toEqual(["the map"]));
  expect(told).toEqual([]);
});

test("[MAP-281] when the line is cut, all is told before that, and nothing is looked at any more", async () => {
  const { line, looks, lost, told } = await look();
  line.bring("a part");
  line.dispatchEvent(new Event("close"));
  expect(told).toEqual(["a part"]);
  expect(lost).toHaveBeenCalledOnce();
  looks[0]?.end();
  await Promise.resolve();
  expect(told).toEqual(["a part"]);
});
