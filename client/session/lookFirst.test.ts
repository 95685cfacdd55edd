import { expect, test, vi } from "vitest";
import { takeTurns } from "../testing/turns.ts";
import { emptyStep1, lookFirst } from "./lookFirst.ts";
import type { WholeMap } from "./mapAhead.ts";

/** A socket on which messages come as in a browser: to listeners in turn, the handler that was set last after them. */
class Line extends EventTarget {
  readonly sent: Uint8Array[] = [];
  onopen: ((event: Event) => void) | null = null;
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
  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }
  bring(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  /** As in a browser, where promises go on between one listener and the next. */
  async open(): Promise<void> {
    const event = new Event("open");
    const reached = vi.fn();
    this.addEventListener("open", reached, { once: true });
    this.dispatchEvent(event);
    await takeTurns();
    if (reached.mock.calls.length > 0) this.onopen?.(event);
  }
}

const part = Uint8Array.of(0, 2, 1, 7).buffer;
const rest = Uint8Array.of(0, 1, 1, 8).buffer;
const edit = Uint8Array.of(0, 2, 1, 9).buffer;
const presence = Uint8Array.of(1, 1, 0).buffer;
const question = Uint8Array.of(0, 0, 3, 1, 5, 6);

/** `ahead`: what the request brings; nothing by default. */
async function look(ahead: Promise<WholeMap | null> = Promise.resolve(null)) {
  const line = new Line();
  const looks: { readonly messages: unknown; end(): void; fail(error: Error): void }[] = [];
  const lost = vi.fn();
  const see = (messages: unknown) =>
    new Promise<void>((end, fail) => {
      looks.push({ messages, end, fail });
    });
  const socket = lookFirst(line as unknown as WebSocket, { begin: vi.fn(), see, lost }, ahead);
  const told: unknown[] = [];
  socket.onmessage = ({ data }) => told.push(data);
  await ahead;
  return { line, looks, lost, told, socket };
}

test("[MAP-281] others are told of a map when it has been seen, of everything and in its order", async () => {
  const { line, looks, told } = await look();
  void line.open();
  await vi.waitFor(() => expect(line.sent).toEqual([emptyStep1]));
  for (const data of [presence, part, rest, edit]) line.bring(data);
  expect(looks.map(({ messages }) => messages)).toEqual([[part, rest]]);
  expect(told).toEqual([]);
  looks[0]?.end();
  await vi.waitFor(() => expect(told).toEqual([presence, part, rest, edit]));
  line.bring(part);
  expect(told).toEqual([presence, part, rest, edit, part]);
  expect(looks).toHaveLength(1);
});

test("[MAP-281] whoever is to be told by then is told, not who was before", async () => {
  const { line, looks, told, socket } = await look();
  void line.open();
  line.bring(rest);
  const later: unknown[] = [];
  socket.onmessage = ({ data }) => later.push(data);
  looks[0]?.end();
  await vi.waitFor(() => expect(later).toEqual([rest]));
  expect(told).toEqual([]);
});

test("[MAP-281] when the line is cut, all is told before that, and nothing is looked at any more", async () => {
  const { line, looks, lost, told } = await look();
  line.bring(part);
  line.dispatchEvent(new Event("close"));
  expect(told).toEqual([part]);
  expect(lost).toHaveBeenCalledOnce();
  line.bring(rest);
  expect(told).toEqual([part, rest]);
  expect(looks).toEqual([]);
});

test("[MAP-370] a map that comes ahead is seen at once, and told before what the socket brings beyond it", async () => {
  const { line, looks, told } = await look(Promise.resolve({ question, messages: [part, edit] }));
  await vi.waitFor(() => expect(looks.map(({ messages }) => messages)).toEqual([[part, edit]]));
  expect(line.sent).toEqual([]);
  void line.open();
  await vi.waitFor(() => expect(line.sent).toEqual([question]));
  line.bring(rest);
  expect(told).toEqual([]);
  looks[0]?.end();
  await vi.waitFor(() => expect(told).toEqual([part, edit, rest]));
  expect(looks).toHaveLength(1);
});

test("[MAP-370] nobody is told on a socket that is not open yet", async () => {
  const { line, looks, told } = await look(Promise.resolve({ question, messages: [part] }));
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  looks[0]?.end();
  await takeTurns();
  expect(told).toEqual([]);
  void line.open();
  await vi.waitFor(() => expect(told).toEqual([part]));
});

test("[MAP-370] others are told that the socket is open before anything of the map", async () => {
  const { line, looks, told } = await look(Promise.resolve({ question, messages: [part] }));
  line.onopen = () => told.push("open");
  await vi.waitFor(() => expect(looks).toHaveLength(1));
  looks[0]?.end();
  await takeTurns();
  await line.open();
  expect(told).toEqual(["open", part]);
});

test("[MAP-370] [STA-65] a map that comes when the line is cut is given up, and neither looked at nor asked about", async () => {
  let come = (_whole: WholeMap): void => undefined;
  const ahead = new Promise<WholeMap>((resolve) => {
    come = resolve;
  });
  const line = new Line();
  const see = vi.fn(async () => undefined);
  const giveUp = vi.fn();
  lookFirst(line as unknown as WebSocket, { begin: vi.fn(), see, lost: vi.fn() }, ahead, giveUp);
  void line.open();
  expect(giveUp).not.toHaveBeenCalled();
  line.dispatchEvent(new Event("close"));
  expect(giveUp).toHaveBeenCalledOnce();
  come({ question, messages: [part] });
  await takeTurns();
  expect(see).not.toHaveBeenCalled();
  expect(line.sent).toEqual([]);
});
