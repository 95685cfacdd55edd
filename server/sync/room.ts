// Owns: one workshop while somebody is in it: its connections, the order for every frame, and the tick that commits
// before it tells. It must not know sockets, HTTP or what a deed decides. Rules: SYN-1 to SYN-13, SYN-19 to SYN-26.
// Long because the one order of a frame, from receipt to broadcast, is what trust rests on: it is read in one sitting.
import type { Outside } from "../../shared/kit/outside.ts";
import { never } from "../../shared/kit/result.ts";
import { mayRead } from "../../shared/model/rights.ts";
import { clocksToStateVector, readClocks } from "../../shared/wire/clocks.ts";
import { durableFrame, readFrame, step1Frame, updateFrame } from "../../shared/wire/frames.ts";
import { type CloseCode, closeCodes } from "../../shared/wire/protocol.ts";
import type { Log } from "../log.ts";
import type { Append, CommitOutcome, Store, StoredName, WorkshopRecord } from "../store/store.ts";
import { answerAsks } from "./answers.ts";
import { type Ask, addEdit, type Batch, type Edits, isEmpty, layersOf, newBatch } from "./batch.ts";
import type { Compactor } from "./compactor.ts";
import { type Connection, type Guest, newConnection, type Peer } from "./connection.ts";
import type { SyncFigures } from "./figures.ts";
import { append, type Held } from "./held.ts";
import { judge } from "./inbound.ts";
import { fold } from "./knowledge.ts";
import type { SyncLimits } from "./limits.ts";
import { loadHeld } from "./loading.ts";
import { Outgoing } from "./outgoing.ts";
import { forgetLink, learnOwner } from "./owners.ts";
import { Pace } from "./pace.ts";
import { newReading, type Reading } from "./reading.ts";
import { Upkeep } from "./upkeep.ts";

export interface RoomSetting {
  readonly store: Store;
  readonly outside: Outside;
  readonly limits: SyncLimits;
  readonly log: Log | undefined;
  readonly figures: SyncFigures;
  readonly compactor: Compactor;
}

export class Room {
  readonly workshop: WorkshopRecord;
  readonly setting: RoomSetting;
  readonly reading: Reading;
  /** The server is about to stop: what would wait for long gives up. */
  isStopping = false;
  /** Whether anybody has come in since it was loaded. */
  wasEntered = false;
  readonly #revoked: Set<string>;
  readonly #connections = new Set<Connection>();
  readonly #documents = new Map<StoredName, Promise<Held>>();
  readonly #outgoing: Outgoing;
  readonly #upkeep: Upkeep;
  readonly #pace: Pace;
  #mapOpen = false;
  #pending = newBatch();
  #inFlight: Batch | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #ended: { readonly code: CloseCode; readonly reason: string } | undefined;

  constructor(setting: RoomSetting, workshop: WorkshopRecord, revokedLinks: readonly string[]) {
    this.setting = setting;
    this.reading = newReading(setting.compactor);
    this.workshop = workshop;
    this.#revoked = new Set(revokedLinks);
    this.#pace = new Pace(setting.outside, () => this.#tick());
    this.#upkeep = new Upkeep(setting, {
      workshopId: workshop.id,
      privateDocuments: () => Promise.all(this.mineNames().map((name) => this.hold(name))),
      hasEnded: () => this.hasEnded,
    });
    this.#outgoing = new Outgoing(this.#connections, setting, (...cut) => this.close(...cut));
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** The document's bytes, loaded at the first call. They stay until the room is unloaded. */
  hold(name: StoredName): Promise<Held> {
    const known = this.#documents.get(name);
    if (known !== undefined) return known;
    const held = this.#load(name);
    this.#documents.set(name, held);
    // A store that failed once may be well the next time.
    held.catch(() => this.#documents.delete(name));
    return held;
  }

  /** What is held of a document already, without loading it. */
  held(name: StoredName): Promise<Held> | undefined {
    return this.#documents.get(name);
  }

  /** Private documents that are held, stored or not. */
  mineNames(): readonly StoredName[] {
    return [...this.#documents.keys()].filter((name) => name.startsWith("mine:"));
  }

  /** Lets somebody in, or closes the far end with the reason why not. Frames are taken from then on. */
  async join(guest: Guest, peer: Peer): Promise<Connection | undefined> {
    const held = await this.hold(guest.name);
    const refusal = this.#refusalOf(guest, held);
    if (refusal !== undefined) {
      peer.close(refusal.code, refusal.reason);
      return undefined;
    }
    const connection = newConnection(guest, held, peer, this.setting.outside.now());
    this.#connections.add(connection);
    this.wasEntered = true;
    return connection;
  }

  /** Takes one frame. Whatever is wrong with it closes the connection and leaves no trace. */
  receive(connection: Connection, bytes: Uint8Array): void {
    if (connection.closed) return;
    if (bytes.length > this.setting.limits.frameBytes) {
      this.setting.figures.limit("frameBytes");
      this.close(connection, closeCodes.overLimit, "The message is too large.");
      return;
    }
    const read = readFrame(bytes);
    if (!read.ok) {
      this.close(connection, closeCodes.invalidContent, read.error);
      return;
    }
    const frame = read.value;
    switch (frame.kind) {
      case "step1":
        this.#ask(connection, frame.stateVector);
        return;
      case "step2":
      case "update":
        this.#take(connection, frame.update, frame.kind === "step2");
        return;
      case "awareness":
        if (connection.name === "room") this.#outgoing.hearPresence(connection, frame.states);
        return;
      case "queryAwareness":
        if (connection.name === "room") this.#outgoing.sendEverybody(connection);
        return;
      default:
        never(frame);
    }
  }

  close(connection: Connection, code: CloseCode, reason: string): void {
    if (connection.closed) return;
    this.setting.figures.closed(code);
    connection.peer.close(code, reason);
    this.leave(connection);
  }

  /** Forgets a connection, whoever closed it. What it wrote before goes on to be committed. */
  leave(connection: Connection): void {
    connection.closed = true;
    if (!this.#connections.delete(connection)) return;
    this.#outgoing.left(connection);
  }

  closeLink(linkId: string): void {
    this.#revoked.add(linkId);
    for (const connection of [...this.#connections]) {
      if (connection.linkId === linkId) {
        this.close(connection, closeCodes.badLink, "This link has been revoked.");
      }
    }
    for (const document of this.#documents.values()) {
      document.then(({ owners }) => forgetLink(owners, linkId)).catch(() => undefined);
    }
  }

  /** Closes everybody, those who are about to join too. Nothing is taken any more. */
  end(code: CloseCode, reason: string): void {
    this.#ended = { code, reason };
    this.#outgoing.stop();
    this.#upkeep.stop();
    for (const connection of [...this.#connections]) this.close(connection, code, reason);
  }

  /** Runs one thing at a time that commits to this workshop. */
  exclusive<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(run);
    const over = (): void => undefined;
    // A failure is its caller's; the next in line goes on.
    this.#turn = result.then(over, over);
    return result;
  }

  /** Makes everything accepted so far durable, then tells of it. Called within `exclusive`. */
  async commitPending(): Promise<void> {
    const batch = this.#pending;
    this.#pace.begun();
    if (isEmpty(batch)) return;
    this.#pending = newBatch();
    this.#inFlight = batch;
    const merged = [...batch.edits].map(([held, edits]) => ({
      held,
      edits,
      bytes: edits.joining.bytes,
    }));
    const append = merged.map(({ held: { name, epoch }, bytes }) => ({ name, epoch, bytes }));
    const outcome: CommitOutcome =
      append.length === 0 ? { kind: "committed", appended: [] } : await this.#commit(append, batch);
    this.#inFlight = undefined;
    if (outcome.kind !== "committed") return this.#notCommitted(outcome, batch);
    for (const [at, { held, edits }] of merged.entries()) {
      takeUp(held, outcome.appended[at], edits);
    }
    for (const [connection, count] of batch.marks) this.#acknowledge(connection, count);
    for (const { held, edits, bytes } of merged) {
      const [writer] = edits.writers;
      this.announce(held, bytes, edits.writers.size === 1 ? writer : undefined);
    }
    this.#answer(batch.asks);
    for (const held of batch.edits.keys()) this.#upkeep.after(held);
  }

  async #commit(append: readonly Append[], { edits }: Batch): Promise<CommitOutcome> {
    const { store, outside, figures } = this.setting;
    const startMs = outside.now();
    const outcome = await store.commit({ workshopId: this.workshop.id, append });
    if (outcome.kind === "committed") {
      const shared = [...edits].filter(([held]) => held.document !== "mine");
      const count = shared.reduce((sum, [, edit]) => sum + edit.count, 0);
      if (count > 0) figures.committed(count, outside.now() - startMs);
    }
    return outcome;
  }

  /** Makes all durable and tidy before the room is unloaded. A failure ends the room instead. */
  async settle(): Promise<void> {
    await this.exclusive(() => this.commitPending()).catch((cause: unknown) => this.fail(cause));
    // Also then: a compaction may be under way, and whoever lets go of the room may close the store.
    const documents = await Promise.allSettled(this.#documents.values());
    const loaded = documents.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await this.#upkeep.finish(loaded, this.isStopping);
  }

  /** Sends an update, encoded once, to all who are on a document but its only writer. It is durable by now. */
  announce(held: Held, update: Uint8Array, except?: Connection): void {
    this.#outgoing.tell(held, updateFrame(update), except);
  }

  /** Closes all who hold an epoch of a document that is over, and drops what they wrote into it and is not durable. */
  closeEpoch(held: Held): void {
    this.#pending.edits.delete(held);
    for (const connection of [...this.#connections]) {
      if (connection.held === held) this.close(connection, closeCodes.gone, `epoch.${held.epoch}`);
    }
  }

  /** Reads anew what rights and presence depend on. Called when `room` has changed. */
  async readFacts(): Promise<void> {
    const { state, rounds } = await this.reading.room(await this.hold("room"));
    this.#mapOpen = [...state.values()].some((row) => row.mapOpen);
    this.#outgoing.setAnonymous(
      [...rounds.values()].some((round) => round.state === "open" && round.mode === "anonymous"),
    );
  }

  #load(name: StoredName): Promise<Held> {
    return loadHeld(this.setting, this.workshop.id, name, (cause) => this.fail(cause));
  }

  #refusalOf(
    { linkId, role, epoch }: Guest,
    held: Held,
  ): { readonly code: CloseCode; readonly reason: string } | undefined {
    if (this.#ended !== undefined) return this.#ended;
    if (this.#revoked.has(linkId)) {
      return { code: closeCodes.badLink, reason: "This link has been revoked." };
    }
    if (!mayRead(role, held.document)) {
      return { code: closeCodes.notAllowed, reason: "Your link has no such document." };
    }
    if (epoch !== undefined && epoch !== held.epoch) {
      return { code: closeCodes.gone, reason: `epoch.${held.epoch}` };
    }
    const most = this.setting.limits.connectionsPerWorkshop;
    if (this.#connections.size < most) return undefined;
    this.setting.figures.limit("connectionsPerWorkshop");
    return { code: closeCodes.overLimit, reason: `${most} connections are open in this workshop.` };
  }

  #ask(connection: Connection, stateVector: Uint8Array): void {
    // Whoever asks may have written under ids that nobody here has met, but not under more than there may be.
    const most = this.setting.limits.clientsPerDocument + connection.held.known.clocks.size;
    const clocks = readClocks(stateVector, most);
    if (clocks === undefined) {
      const reason = "The state vector is malformed or too long.";
      this.close(connection, closeCodes.invalidContent, reason);
      return;
    }
    if (clocks.size > 0 && !this.#checkEpoch(connection)) return;
    this.#pending.asks.push({ connection, stateVector, clocks });
    this.#tickSoon();
  }

  #take(connection: Connection, update: Uint8Array, isStep2: boolean): void {
    connection.received++;
    if (!connection.joined && !this.#checkEpoch(connection)) return;
    const { held } = connection;
    const batches = [this.#inFlight, this.#pending];
    const verdict = judge(connection, update, {
      layers: layersOf(held, batches),
      waitingBytes: batches.reduce((sum, batch) => sum + (batch?.edits.get(held)?.bytes ?? 0), 0),
      mapOpen: this.#mapOpen,
      limits: this.setting.limits,
    });
    switch (verdict.kind) {
      case "close":
        if (verdict.limit) this.setting.figures.limit(verdict.limit);
        this.close(connection, verdict.code, verdict.reason);
        return;
      case "gap":
        if (verdict.limit) this.setting.figures.limit(verdict.limit);
        this.#askAgain(connection, isStep2);
        return;
      case "edit":
        addEdit(this.#pending, connection, verdict);
        if (!isStep2) learnOwner(held.owners, connection.owner, verdict.structure);
        break;
      case "nothingNew":
        break;
      default:
        never(verdict);
    }
    if (isStep2) {
      connection.awaitsStep2 = false;
      connection.hasGap = false;
    }
    connection.gapsInARow = 0;
    if (!connection.hasGap) this.#pending.marks.set(connection, connection.received);
    this.#tickSoon();
  }

  /** Without an epoch offered, whoever brings a history is taken to hold the first. */
  #checkEpoch(connection: Connection): boolean {
    const { epoch } = connection.held;
    if ((connection.epoch ?? 1) === epoch) return true;
    this.close(connection, closeCodes.gone, `epoch.${epoch}`);
    return false;
  }

  /** An update over a gap is not kept: its sender is asked for everything that is not here, once. */
  #askAgain(connection: Connection, isStep2: boolean): void {
    connection.hasGap = true;
    if (connection.awaitsStep2 && !isStep2) return;
    connection.gapsInARow++;
    if (connection.gapsInARow > this.setting.limits.gapsInARow) {
      const reason = "Your changes build on something that never came.";
      this.setting.figures.limit("gapsInARow");
      this.close(connection, closeCodes.invalidContent, reason);
      return;
    }
    connection.awaitsStep2 = true;
    this.#outgoing.send(connection, step1Frame(clocksToStateVector(connection.held.known.clocks)));
  }

  #tickSoon(): void {
    const { tickMs, tickMsPerConnection } = this.setting.limits;
    this.#pace.soon(Math.min(tickMs, this.#connections.size * tickMsPerConnection));
  }

  #tick(): void {
    this.exclusive(() => this.commitPending()).catch((cause: unknown) => this.fail(cause));
  }

  /** A bug or a broken store: nobody is told anything that may not be true; they come back to what is durable. */
  fail(cause: unknown): void {
    this.setting.log?.error("room.failed", cause);
    this.#pending = newBatch();
    this.end(closeCodes.restarting, "The workshop is being opened anew.");
  }

  #notCommitted(outcome: Exclude<CommitOutcome, { kind: "committed" }>, batch: Batch): void {
    if (outcome.kind !== "full") {
      if (outcome.kind === "conflict" && outcome.conflict.what === "workshop") {
        this.end(closeCodes.gone, "The workshop has been deleted.");
        return;
      }
      throw new Error(`A commit of edits ended as ${outcome.kind}`);
    }
    // Whatever came meanwhile may build on what was not kept.
    const later = this.#pending;
    this.#pending = newBatch();
    for (const { edits, marks } of [batch, later]) {
      const writers = [...edits.values()].flatMap((edit) => [...edit.writers]);
      for (const connection of [...writers, ...marks.keys()]) {
        this.close(connection, closeCodes.storageFull, "The disk of the server is full.");
      }
    }
    this.#answer([...batch.asks, ...later.asks]);
  }

  #answer(asks: readonly Ask[]): void {
    answerAsks(asks, this.#outgoing, this.#mapOpen, this.setting.limits.partBytes);
  }

  #acknowledge(connection: Connection, count: number): void {
    if (!connection.acknowledges || count <= connection.acknowledged) return;
    connection.acknowledged = count;
    this.#outgoing.send(connection, durableFrame(count));
  }
}

function takeUp(held: Held, seq: number | undefined, { joining, layer }: Edits): void {
  if (seq === undefined) throw new Error("The store gave no number for an appended update");
  append(held, seq, joining);
  fold(held.known, layer);
}
