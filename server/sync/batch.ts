// Owns: what waits for the next commit of a workshop: edits by document, and who is to be told when they are durable.
// It must not know the store or sockets. Rules: SYN-9, SYN-11.
import type { Clocks } from "../../shared/wire/clocks.ts";
import type { Structure } from "../../shared/wire/structure.ts";
import type { Connection } from "./connection.ts";
import type { Held } from "./held.ts";
import { Joining } from "./joining.ts";
import { type Knowledge, type Layers, learn, noKnowledge, type Standing } from "./knowledge.ts";

/** The edits of one document in one batch. */
export interface Edits {
  /** All of them as one update. */
  readonly joining: Joining;
  count: number;
  bytes: number;
  readonly writers: Set<Connection>;
  /** What they bring beyond what was known before. */
  readonly layer: Knowledge;
}

/** One update with what is known of it. */
export interface Edit {
  readonly update: Uint8Array;
  readonly structure: Structure;
  /** What of it a record may take the place of. */
  readonly standing: readonly Standing[];
}

/** Somebody who asked for what they lack. */
export interface Ask {
  readonly connection: Connection;
  readonly stateVector: Uint8Array;
  readonly clocks: Clocks;
}

export interface Batch {
  readonly edits: Map<Held, Edits>;
  /** By connection: how many of its messages are durable once this batch is. */
  readonly marks: Map<Connection, number>;
  readonly asks: Ask[];
}

export function newBatch(): Batch {
  return { edits: new Map(), marks: new Map(), asks: [] };
}

export function isEmpty({ edits, marks, asks }: Batch): boolean {
  return edits.size === 0 && marks.size === 0 && asks.length === 0;
}

export function addEdit(
  batch: Batch,
  writer: Connection,
  { update, structure, standing }: Edit,
): void {
  const edits = batch.edits.get(writer.held) ?? newEdits();
  batch.edits.set(writer.held, edits);
  edits.count++;
  edits.bytes += update.length;
  if (!edits.joining.add(update, structure)) throw new Error("An edit does not follow the others");
  edits.writers.add(writer);
  learn(edits.layer, structure, standing);
}

/** What is known of a document: what is durable, then each batch in the order of their commits. */
export function layersOf(held: Held, batches: readonly (Batch | undefined)[]): Layers {
  const layers: Knowledge[] = [held.known];
  // For each frame that comes in, so without a list for each batch.
  for (const batch of batches) {
    const layer = batch?.edits.get(held)?.layer;
    if (layer !== undefined) layers.push(layer);
  }
  return layers;
}

function newEdits(): Edits {
  return {
    joining: new Joining(),
    count: 0,
    bytes: 0,
    writers: new Set(),
    layer: noKnowledge(),
  };
}
