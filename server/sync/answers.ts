// Owns: the answer to a sync step 1: what the asker lacks, then, for a writer, our own question. It must not know when
// it is called: all that is held is durable by then. Rules: SYN-1, SYN-9.
import { mayWrite } from "../../shared/model/rights.ts";
import { clocksToStateVector } from "../../shared/wire/clocks.ts";
import { step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import type { Ask } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { type Held, lacking } from "./held.ts";
import type { Outgoing } from "./outgoing.ts";

/** Sends each what it lacks, and everything that changes from then on. Equal questions are encoded once. */
export function answerAsks(asks: readonly Ask[], outgoing: Outgoing, mapOpen: boolean): void {
  const answers = new Map<Held, Map<string, readonly Uint8Array[]>>();
  for (const ask of asks) {
    const { connection, stateVector } = ask;
    if (connection.closed) continue;
    const known = answers.get(connection.held) ?? new Map<string, readonly Uint8Array[]>();
    answers.set(connection.held, known);
    const key = stateVector.join();
    const frames = known.get(key) ?? framesFor(ask);
    known.set(key, frames);
    connection.joined = true;
    connection.joinBytes += frames.reduce((sum, { length }) => sum + length, 0);
    for (const frame of frames) outgoing.send(connection, frame);
    welcome(connection, outgoing, mapOpen);
  }
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

function framesFor({ connection, stateVector, clocks }: Ask): readonly Uint8Array[] {
  const parts = lacking(connection.held, stateVector, clocks);
  return parts.map((part, at) => (at === parts.length - 1 ? step2Frame(part) : updateFrame(part)));
}
