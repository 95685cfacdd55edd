// Owns: the answer to a sync step 1: what the asker lacks, then, for a writer, our own question; and a whole document for who
// asks for it elsewhere. It must not know when it is called: all that is held is durable by then. Rules: SYN-1, SYN-9, MAP-370.
import { mayWrite } from "../../shared/model/rights.ts";
import { clocksToStateVector } from "../../shared/wire/clocks.ts";
import { step1Frame, updateHead } from "../../shared/wire/frames.ts";
import { syncStep2, syncUpdate } from "../../shared/wire/protocol.ts";
import type { Ask } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { type Held, lacking, updatesOf } from "./held.ts";
import type { FramePart, Outgoing } from "./outgoing.ts";

/** Sends each what it lacks, and everything that changes from then on. Equal questions are encoded once. */
export function answerAsks(
  asks: readonly Ask[],
  outgoing: Outgoing,
  mapOpen: boolean,
  partBytes: number,
): void {
  const answers = new Map<Held, Map<string, readonly FramePart[]>>();
  for (const ask of asks) {
    const { connection, stateVector } = ask;
    if (connection.closed) continue;
    const known = answers.get(connection.held) ?? new Map<string, readonly FramePart[]>();
    answers.set(connection.held, known);
    const key = Buffer.from(stateVector).toString("latin1");
    const parts = known.get(key) ?? partsFor(ask, partBytes);
    known.set(key, parts);
    connection.joined = true;
    outgoing.sendDocument(connection, parts);
    welcome(connection, outgoing, mapOpen);
  }
}

/**
 * All of a document for somebody who takes it elsewhere than on a socket: the question that somebody has who holds just this, then
 * all that this is. The messages of updates are in two, a head and what lies.
 */
export function wholeOf(held: Held): readonly Uint8Array[] {
  const question = step1Frame(clocksToStateVector(held.known.clocks));
  const bodies = updatesOf(held);
  return [question, ...bodies.flatMap((body) => [updateHead(syncUpdate, body.length), body])];
}

/** A writer is asked for what the room lacks; on `room`, one is told who is here. */
function welcome(connection: Connection, outgoing: Outgoing, mapOpen: boolean): void {
  const { role, held } = connection;
  if (mayWrite(role, held.document, { mapOpen })) {
    connection.awaitsStep2 = true;
    outgoing.send(connection, step1Frame(clocksToStateVector(held.known.clocks)));
  }
  if (connection.name === "room") outgoing.sendEverybody(connection);
}

function partsFor(
  { connection, stateVector, clocks }: Ask,
  partBytes: number,
): readonly FramePart[] {
  const bodies = lacking(connection.held, stateVector, clocks, partBytes);
  return bodies.map((body, at) => ({
    head: updateHead(at === bodies.length - 1 ? syncStep2 : syncUpdate, body.length),
    body,
  }));
}
