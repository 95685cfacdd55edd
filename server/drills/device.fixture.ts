// Owns: a far end over a real socket: a Yjs document that speaks the plain protocol, knows which of its marks the server
// calls durable, and keeps its document over lost connections. Tests and bench only.
import { WebSocket } from "ws";
import * as Y from "yjs";
import { updateFrame } from "../../shared/wire/frames.ts";
import { hear, hello, readHeard, remote } from "../sync/replica.ts";

export interface DevicePlan {
  readonly workshopId: string;
  readonly document: "map" | "room" | "mine";
  readonly token: string;
  readonly participant?: string;
}

export class Device {
  readonly plan: DevicePlan;
  doc = new Y.Doc();
  /** Marks that the server said are durable. */
  readonly saved = new Set<string>();
  /** How each connection ended, oldest first. */
  readonly closes: number[] = [];
  #socket: WebSocket | undefined;
  #sent = 0;
  /** Marks by the message that carried them. */
  #waiting: { readonly message: number; readonly mark: string }[] = [];
  /** Marks that were made and are not durable yet, so a step 2 carries them again. */
  readonly #unsaved = new Set<string>();
  #epoch = 1;
  #stopWriting: (() => void) | undefined;

  constructor(plan: DevicePlan) {
    this.plan = plan;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects, and waits until the document is here. Rejects when the connection is closed before. */
  async join(origin: string): Promise<void> {
    const { workshopId, document, token, participant } = this.plan;
    const url = `${origin.replace("http", "ws")}/sync/${workshopId}/${document}`;
    const socket = new WebSocket(url, [
      "waymark.v1.ack",
      "waymark.v1",
      `bearer.${token}`,
      ...(participant === undefined ? [] : [`participant.${participant}`]),
      `epoch.${this.#epoch}`,
    ]);
    this.#socket = socket;
    this.#sent = 0;
    this.#waiting = [];
    this.#forward(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on("open", () => socket.send(hello(this.doc)));
      socket.on("message", (data: Buffer) => {
        if (this.#take(socket, new Uint8Array(data))) resolve();
      });
      // Said again by "close".
      socket.on("error", () => undefined);
      socket.on("close", (code, reason) => {
        this.closes.push(code);
        const epoch = /^epoch\.(\d+)$/.exec(reason.toString())?.[1];
        if (epoch !== undefined) this.#epoch = Number(epoch);
        reject(new Error(`Closed with ${code}: ${reason.toString()}`));
      });
    });
  }

  /** All touchpoints as one text that is the same where the content is. */
  content(): string {
    const records = this.doc.getMap<Y.Map<unknown>>("touchpoints");
    const texts = [...records].map(([id, record]) => `${id} ${sortedJson(record.toJSON())}`);
    return texts.sort().join("\n");
  }

  /** Writes, online or not; `mark` counts as saved once the server says so. */
  write(change: () => void, mark?: string): void {
    if (mark !== undefined) {
      this.#unsaved.add(mark);
      if (this.isOpen) this.#waiting.push({ message: this.#sent + 1, mark });
    }
    this.doc.transact(change);
  }

  /** Reads no more from the socket. */
  stall(): void {
    this.#socket?.pause();
  }

  /** Cuts the line at once. */
  cut(): void {
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  /** Forgets the document and all that is not saved, as a lost phone does. */
  forget(): void {
    this.cut();
    this.#stopWriting?.();
    this.#unsaved.clear();
    this.doc.destroy();
    this.doc = new Y.Doc();
  }

  #forward(socket: WebSocket): void {
    this.#stopWriting?.();
    const { doc } = this;
    const send = (update: Uint8Array, origin: unknown): void => {
      if (origin === remote || socket.readyState !== WebSocket.OPEN) return;
      this.#sent++;
      socket.send(updateFrame(update));
    };
    doc.on("update", send);
    this.#stopWriting = () => doc.off("update", send);
  }

  /** Takes a frame; true when it is the step 2 that completes the document. */
  #take(socket: WebSocket, frame: Uint8Array): boolean {
    const { type, step, count = 0 } = readHeard(frame);
    if (type === 100) {
      for (const { message, mark } of this.#waiting) if (message <= count) this.#save(mark);
      this.#waiting = this.#waiting.filter(({ message }) => message > count);
      return false;
    }
    const answer = hear(this.doc, frame);
    if (answer !== undefined && socket.readyState === WebSocket.OPEN) {
      this.#sent++;
      for (const mark of this.#unsaved) this.#waiting.push({ message: this.#sent, mark });
      socket.send(answer);
    }
    return type === 0 && step === 1;
  }

  #save(mark: string): void {
    this.saved.add(mark);
    this.#unsaved.delete(mark);
  }
}

function sortedJson(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}
