// A server in memory for tests of the client's session: sockets that speak the sync protocol, documents by epoch,
// acknowledgements, and closing with a code at will. It checks no rights and keeps nothing.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { messageDurable, messageSync, syncStep1 } from "../../shared/wire/protocol.ts";
import type { OpenSocket } from "./connection.ts";

export interface FakeServer {
  readonly socket: OpenSocket;
  /** Documents by `<name>`; replace one and raise its epoch to begin a new epoch. */
  readonly documents: Map<string, { doc: Y.Doc; epoch: number }>;
  /** While false, nothing is acknowledged: what came waits. */
  acknowledges: boolean;
  /** While false, connections fail. */
  isUp: boolean;
  /** Names of documents whose updates are refused with this close code. */
  readonly refuses: Map<string, number>;
  /** Acknowledges what waits. */
  acknowledge(): void;
  /** Closes all connections of a document, or of all. */
  cut(code: number, reason?: string, name?: string): void;
  /** Sends a message as it is to all who are connected to a document. */
  tell(name: string, message: Uint8Array): void;
  beginEpoch(name: string, fill?: (doc: Y.Doc) => void): void;
  /** The names of the documents that somebody is connected to. */
  connected(): readonly string[];
  /** The sub-protocols offered by each connection so far. */
  readonly offered: string[][];
}

export function fakeServer(): FakeServer {
  const sockets = new Set<FakeSocket>();
  const server: FakeServer = {
    documents: new Map(
      ["map", "room", "mine"].map((name) => [name, { doc: new Y.Doc(), epoch: 1 }]),
    ),
    acknowledges: true,
    isUp: true,
    refuses: new Map(),
    offered: [],
    acknowledge: () => {
      for (const socket of sockets) socket.acknowledge();
    },
    cut: (code, reason, name) => {
      for (const socket of [...sockets])
        if (!name || socket.name === name) socket.end(code, reason ?? "");
    },
    tell: (name, message) => {
      for (const socket of sockets) if (socket.name === name) socket.tell(message);
    },
    beginEpoch: (name, fill) => {
      const epoch = (server.documents.get(name)?.epoch ?? 1) + 1;
      const doc = new Y.Doc();
      fill?.(doc);
      server.documents.set(name, { doc, epoch });
      server.cut(4410, `epoch.${epoch}`, name);
    },
    connected: () => [...sockets].map(({ name }) => name),
    socket: (address, protocols) =>
      new FakeSocket(address, protocols, server, sockets) as unknown as WebSocket,
  };
  return server;
}

class FakeSocket {
  readyState = 0;
  binaryType = "arraybuffer";
  readonly name: string;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  #received = 0;
  readonly #server: FakeServer;
  readonly #sockets: Set<FakeSocket>;

  constructor(url: string, protocols: string[], server: FakeServer, sockets: Set<FakeSocket>) {
    this.name = url.slice(url.lastIndexOf("/") + 1);
    this.#server = server;
    this.#sockets = sockets;
    server.offered.push(protocols);
    queueMicrotask(() => this.#open(protocols));
  }

  send(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageSync) return;
    const kind = frame[1];
    const refusal = kind === 2 ? this.#server.refuses.get(this.name) : undefined;
    if (refusal !== undefined) {
      queueMicrotask(() => this.end(refusal, "refused"));
      return;
    }
    if (kind !== syncStep1) this.#received++;
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, messageSync);
    syncProtocol.readSyncMessage(decoder, answer, this.#held().doc, this);
    if (encoding.length(answer) > 1) this.tell(encoding.toUint8Array(answer));
    if (this.#server.acknowledges) this.acknowledge();
  }

  acknowledge(): void {
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, messageDurable);
    encoding.writeVarUint(message, this.#received);
    this.tell(encoding.toUint8Array(message));
  }

  close(): void {
    this.readyState = 3;
    this.#sockets.delete(this);
  }

  end(code: number, reason: string): void {
    this.close();
    this.onclose?.({ code, reason });
  }

  #held(): { doc: Y.Doc; epoch: number } {
    const held = this.#server.documents.get(this.name);
    if (!held) throw new Error(`No document ${this.name}`);
    return held;
  }

  #open(protocols: readonly string[]): void {
    if (this.readyState !== 0) return;
    if (!this.#server.isUp) {
      this.end(1006, "");
      return;
    }
    this.readyState = 1;
    this.#sockets.add(this);
    this.onopen?.();
    const { epoch, doc } = this.#held();
    if (!protocols.includes(`epoch.${epoch}`)) {
      this.end(4410, `epoch.${epoch}`);
      return;
    }
    const hello = encoding.createEncoder();
    encoding.writeVarUint(hello, messageSync);
    syncProtocol.writeSyncStep1(hello, doc);
    this.tell(encoding.toUint8Array(hello));
  }

  tell(data: Uint8Array): void {
    queueMicrotask(() => {
      if (this.readyState === 1) this.onmessage?.({ data });
    });
  }
}
