// Owns: the store's thread: it opens the engine, takes calls in order, and lets commits that waited together share
// one flush to disk. It must not know SQL. Its file name is known to `../sqlite.ts` and to the build.
import { setImmediate } from "node:timers";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { inOneGo, type Steps } from "../../../shared/kit/steps.ts";
import { failureToError, openDriver } from "./driver.ts";
import { type Engine, type LongOperation, openEngine, prepareDatabase } from "./engine.ts";
import {
  type Call,
  type Gives,
  type Operation,
  ownBuffers,
  type Reply,
  type WorkerSettings,
} from "./protocol.ts";

type CommitCall = Extract<Call, { operation: "commit" }>;
type LongCall = Extract<Call, { operation: LongOperation }>;

/** So many commits at most share one transaction, so that the first of them does not wait for a flood behind it. */
const groupLimit = 512;

const port = parentPort;
if (port === null) throw new Error("The store's worker runs only as a worker thread.");

const settings = workerData as WorkerSettings;

try {
  open();
} catch (failure) {
  throw failureToError(failure);
}

function open(): void {
  const driver = openDriver(settings.path);
  const refusal = prepareDatabase(driver, settings.path);
  if (refusal !== undefined) {
    driver.close();
    send({ kind: "refused", message: refusal });
    port?.close();
    return;
  }
  const engine = openEngine(driver, {
    ...settings,
    onQuarantine: (report) => send({ kind: "quarantined", report }),
    onUnwiped: () => send({ kind: "unwiped" }),
  });
  port?.on("message", (call: Call) => answerAll(engine, [call, ...waitingCalls()]));
  send({ kind: "opened" });
}

/** What already lies in the port, so that commits which came while the last group was written become one group. */
function waitingCalls(): readonly Call[] {
  const calls: Call[] = [];
  while (port !== null) {
    const received = receiveMessageOnPort(port) as { readonly message: Call } | undefined;
    if (received === undefined) break;
    calls.push(received.message);
  }
  return calls;
}

function answerAll(engine: Engine, calls: readonly Call[]): void {
  for (let next = 0; next < calls.length; ) {
    const group = commitsFrom(calls, next);
    const call = calls[next];
    if (group.length > 0) answerGroup(engine, group);
    else if (call !== undefined && !isCommit(call)) answerOne(engine, call);
    next += Math.max(1, group.length);
  }
  const isClosed = calls.some(({ operation }) => operation === "close");
  if (!isClosed && engine.isUntidy() && !isTidying()) setImmediate(goOn, tidying(engine));
}

function commitsFrom(calls: readonly Call[], start: number): readonly CommitCall[] {
  const group: CommitCall[] = [];
  for (const call of calls.slice(start, start + groupLimit)) {
    if (!isCommit(call)) break;
    group.push(call);
  }
  return group;
}

function answerGroup(engine: Engine, group: readonly CommitCall[]): void {
  try {
    const outcomes = engine.commitGroup(group.map((call) => call.given[0]));
    for (const [index, { number }] of group.entries()) {
      const result = outcomes[index];
      if (result === undefined) throw new Error("A commit of a group has no outcome.");
      if ("error" in result) send({ kind: "failed", number, error: failureToError(result.error) });
      else send({ kind: "done", number, value: result.outcome });
    }
  } catch (error) {
    for (const { number } of group) send({ kind: "failed", number, error: failureToError(error) });
  }
}

function answerOne(engine: Engine, call: Exclude<Call, CommitCall>): void {
  if (isLong(call)) {
    begin(engine, call);
    return;
  }
  if (call.operation === "close") finishAll(engine);
  answerWith(call.number, () => {
    const run = engine[call.operation] as (...given: readonly unknown[]) => Gives<Operation>;
    return { value: run(...call.given) };
  });
  if (call.operation === "close") port?.close();
}

interface LongWork {
  /** Without one nobody waits for it. */
  readonly number: number | undefined;
  readonly steps: Steps<Gives<Operation>>;
}

const underWay = new Set<LongWork>();

/** The first step is taken at once: so the call takes effect in its place in line. */
function begin(engine: Engine, { number, operation, given }: LongCall): void {
  const start = engine[operation] as (...given: readonly unknown[]) => Steps<Gives<Operation>>;
  const work = { number, steps: start(...given) };
  underWay.add(work);
  goOn(work);
}

/** One at a time, so that others wait for one step of it at most. It goes on with what is left meanwhile. */
function isTidying(): boolean {
  return [...underWay].some(({ number }) => number === undefined);
}

function tidying(engine: Engine): LongWork {
  const work = { number: undefined, steps: engine.tidy() };
  underWay.add(work);
  return work;
}

/** One step; the others after what came in meanwhile. */
function goOn(work: LongWork): void {
  if (!underWay.has(work)) return;
  const isDone = answerWith(work.number, () => {
    const step = work.steps.next();
    return step.done === true ? { value: step.value } : undefined;
  });
  if (isDone) underWay.delete(work);
  else setImmediate(goOn, work);
}

/** What was asked for before the end is done to the end. */
function finishAll(engine: Engine): void {
  if (engine.isUntidy()) tidying(engine);
  for (const work of underWay) {
    underWay.delete(work);
    answerWith(work.number, () => ({ value: inOneGo(work.steps) }));
  }
}

/** Sends what `run` gives, or how it failed; false where there is no answer yet. */
function answerWith(
  number: number | undefined,
  run: () => { readonly value: Gives<Operation> } | undefined,
): boolean {
  try {
    const found = run();
    if (found === undefined) return false;
    if (number !== undefined) send({ kind: "done", number, value: found.value });
  } catch (error) {
    if (number === undefined) throw error;
    send({ kind: "failed", number, error: failureToError(error) });
  }
  return true;
}

function isLong(call: Call): call is LongCall {
  return ["deleteWorkshop", "load", "purge", "backup"].includes(call.operation);
}

function isCommit(call: Call): call is CommitCall {
  return call.operation === "commit";
}

function send(reply: Reply): void {
  port?.postMessage(reply, ownBuffers(reply));
}
