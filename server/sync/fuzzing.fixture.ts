// Owns: the drill of promise 3: hostile frames into real rooms, somebody honest beside them, and what must still hold
// after. Tests and bench only.
import * as Y from "yjs";
import { type Chance, randomBelow, seededChance } from "../../shared/kit/outside.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { type HostileFrame, honestFrames, hostileFrame } from "./hostile.fixture.ts";
import { createHandOutside, createLine, edit, hear, hello, type Line, settled } from "./replica.ts";
import { createRooms, type Rooms, type Visit } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

export interface FuzzingPlan {
  readonly seed: number;
  readonly frames: number;
  /** Takes the frame in, so that whoever measures can do so around it. */
  readonly around?: (frame: HostileFrame, receive: () => void) => void;
  /** Called now and then, with how many frames were sent so far. */
  readonly onBatch?: (done: number) => Promise<void> | void;
}

export interface FuzzingOutcome {
  /** Frames that were taken in without a close. */
  readonly accepted: number;
  /** How often somebody hostile was closed, by code. */
  readonly closes: Readonly<Record<number, number>>;
  /** Edits of the honest one that a reader beside saw, of so many. */
  readonly seen: number;
  readonly written: number;
  /** Whether the reader, somebody fresh and the server's own reading hold the same at the end. */
  readonly isOne: boolean;
}

const batch = 50;
const places = [
  { role: "curator", document: "map" },
  { role: "facilitator", document: "room" },
  { role: "contributor", document: "mine" },
  { role: "viewer", document: "map" },
] as const;

export async function drillFuzzing(plan: FuzzingPlan): Promise<FuzzingOutcome> {
  const chance = seededChance(plan.seed);
  const store = openMemoryStore(createMemoryDisk());
  await createSampleWorkshop(store);
  const outside = createHandOutside(plan.seed);
  const rooms = createRooms({ store, outside, limits: { tailBytes: 4_000 } });
  const tick = async (): Promise<void> => {
    await settled();
    outside.advance(50);
    await settled();
  };
  const writer = await join(rooms, "facilitator");
  const reader = await join(rooms, "viewer");
  await tick();
  const attack = newAttack(rooms, chance, plan);
  let written = 0;
  for (let done = 0; done < plan.frames; done += batch) {
    await attack.send(batch);
    const mark = `honest-${written % 20}`;
    writer.visit?.receive(
      edit(writer.doc, () => {
        const touchpoints = writer.doc.getMap("touchpoints");
        touchpoints.set(mark, new Y.Map([["text", `honest ${written}`]]));
      }),
    );
    written++;
    await tick();
    if (textOf(reader.doc, mark) === `honest ${written - 1}`) attack.seen++;
    await plan.onBatch?.(done + batch);
  }
  const fresh = await join(rooms, "viewer");
  await tick();
  const { map } = await rooms.view(sampleWorkshopId);
  const server = [...map.touchpoints].filter(([id]) => id.startsWith("honest-"));
  const isOne =
    contentOf(fresh.doc) === contentOf(reader.doc) &&
    contentOf(writer.doc) === contentOf(reader.doc) &&
    server.every(([id, { text }]) => textOf(reader.doc, id) === text) &&
    [fresh, reader, writer].every(({ doc }) => hasNothingPending(doc));
  return { accepted: attack.accepted, closes: attack.closes, seen: attack.seen, written, isOne };
}

/** Somebody hostile who comes back, elsewhere, whenever they are closed. */
function newAttack(rooms: Rooms, chance: Chance, plan: FuzzingPlan) {
  const closes: Record<number, number> = {};
  let comings = 0;
  let line: Line | undefined;
  let visit: Visit | undefined;
  let real: readonly Uint8Array[] = [];
  const come = async (): Promise<void> => {
    visit?.leave();
    const place = places[comings % places.length] ?? places[0];
    real = honestFrames(100 + comings++);
    line = createLine();
    const guest = { linkId: `link-${place.role}`, participant: "somebody-hostile-but-admitted" };
    visit = await rooms.enter(
      sampleWorkshopId,
      { ...place, ...guest, epoch: undefined, acknowledges: true },
      line,
    );
    visit?.receive(hello(new Y.Doc()));
  };
  return {
    closes,
    accepted: 0,
    seen: 0,
    async send(frames: number): Promise<void> {
      for (let left = frames; left > 0; left--) {
        // Whoever stays long repeats what is known; so they begin anew now and then.
        if (line === undefined || line.closed || randomBelow(chance, 40) === 0) await come();
        const frame = hostileFrame(chance, real);
        const receive = (): void => visit?.receive(frame.bytes);
        if (plan.around) plan.around(frame, receive);
        else receive();
        const code = line?.closed?.code;
        if (code === undefined) this.accepted++;
        else closes[code] = (closes[code] ?? 0) + 1;
      }
    },
  };
}

async function join(rooms: Rooms, role: "facilitator" | "viewer") {
  const doc = new Y.Doc();
  let visit: Visit | undefined;
  const line = createLine((frame) => {
    const answer = hear(doc, frame);
    if (answer) visit?.receive(answer);
  });
  const guest = { linkId: `link-of-an-honest-${role}`, participant: undefined };
  visit = await rooms.enter(
    sampleWorkshopId,
    { role, document: "map", ...guest, epoch: undefined, acknowledges: true },
    line,
  );
  visit?.receive(hello(doc));
  return { doc, visit, line };
}

function textOf(doc: Y.Doc, id: string): unknown {
  return doc.getMap<Y.Map<unknown>>("touchpoints").get(id)?.get("text");
}

function contentOf(doc: Y.Doc): string {
  const tables = ["touchpoints", "steps"].map((table) =>
    Object.entries(doc.getMap(table).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify(tables);
}

function hasNothingPending({ store }: Y.Doc): boolean {
  const { pendingStructs, pendingDs } = store as { pendingStructs: unknown; pendingDs: unknown };
  return pendingStructs === null && pendingDs === null;
}
