// Owns: the three documents of a workshop opened together, and what of one's own is carried into a new epoch of each.
// Must not know React. Rules SYN-40, SYN-156, SYN-158, SYN-171 to SYN-173, SYN-185, SYN-187.

import { newId } from "../../shared/kit/ids.ts";
import type { RefusalCode } from "../../shared/model/refusals.ts";
import { mayRead } from "../../shared/model/rights.ts";
import {
  type DocumentName,
  type MapTables,
  type MineTables,
  type RoomTables,
  schemas,
} from "../../shared/model/tables.ts";
import type { Admission } from "./admission.ts";
import { renewSession } from "./composeSession.ts";
import { copyNameOf } from "./copies.ts";
import type { Device } from "./device.tsx";
import { type DocumentSlot, openSlot, type SlotEvents } from "./documentSlot.ts";
import type { DocumentPlan, HeldDocument } from "./heldDocument.ts";
import { offerFor } from "./offer.ts";
import { type OpenParts, slotsOf, type WorkshopEvents } from "./openParts.ts";
import type { Rescue } from "./rescue.ts";
import type { Session } from "./session.ts";
import { closed, end, leaveForgotten, review } from "./workshopEnding.ts";

export interface Workshop {
  /** Another object after a document was replaced. */
  session(): Session;
  rescue(): Rescue | null;
  dismissRescue(): void;
  close(): void;
}

export async function openWorkshop(
  device: Device,
  admission: Admission,
  keepsCopies: boolean,
  on: WorkshopEvents,
): Promise<Workshop> {
  const held: OpenParts = {
    device,
    admission,
    on,
    keepsCopies,
    origin: { own: true },
    visit: newId(device.outside),
    saveListeners: new Set(),
    clockOffsetMs: admission.clockOffsetMs,
    participation: 0,
    slots: null,
    ending: null,
    save: { kind: "loading" },
    rescue: null,
    presence: null,
    session: null,
    isClosed: false,
  };
  const stopMinding = device.memory.onChange(() => leaveForgotten(held));
  const opening = openRoom(held);
  // In time, as a server of the next edition may not have it any more.
  void device.firstPicture.then(() => import("./carryOver.ts")).catch(() => undefined);
  const [map, room, mine] = await Promise.all([
    openMap(held),
    opening,
    mayRead(admission.role, "mine") ? openMine(held, opening) : null,
  ]);
  held.slots = { map, room, mine };
  if (held.ending) end(held, held.ending);
  renewSession(held);
  review(held);
  const stopWaking = device.onWake((isCut) => {
    for (const slot of slotsOf(held)) slot.retry(isCut);
  });
  return {
    session: () => held.session as Session,
    rescue: () => held.rescue,
    dismissRescue: () => {
      held.rescue = null;
      on.rescued();
    },
    close: () => {
      held.isClosed = true;
      stopWaking();
      stopMinding();
      held.presence?.close();
      held.session?.undo.destroy();
      for (const slot of slotsOf(held)) void slot.close();
    },
  };
}

function openMap(held: OpenParts): Promise<DocumentSlot<MapTables>> {
  return openSlot<MapTables>(planner(held, "map", schemas.map), held.admission.epochs.map, {
    ...sharedEvents(held, "map"),
    carry: async (old, fresh) => {
      const code = await fetchCarrying(held);
      const { origin } = held;
      await fresh.carryIn((carried) => code?.bringMap({ old, fresh, origin, carried }) ?? []);
    },
  });
}

function openRoom(held: OpenParts): Promise<DocumentSlot<RoomTables>> {
  return openSlot<RoomTables>(planner(held, "room", schemas.room), held.admission.epochs.room, {
    ...sharedEvents(held, "room"),
    carry: async () => undefined,
    opened: () => void measureClock(held),
  });
}

function openMine(
  held: OpenParts,
  opening: Promise<DocumentSlot<RoomTables>>,
): Promise<DocumentSlot<MineTables>> {
  const { device, admission } = held;
  return openSlot<MineTables>(planner(held, "mine", schemas.mine), admission.epochs.mine, {
    ...sharedEvents(held, "mine"),
    carry: async (old, fresh) => {
      const taken = await askTaken(held, old);
      const code = await fetchCarrying(held);
      const room = await opening;
      // Of no round it is known whether it is open before that, and its votes would be left behind.
      await room.current().firstSync;
      // Closed meanwhile, or another epoch has begun: what is one's own is still in the old one, to be found there again.
      if (!code || fresh.isOver()) return;
      const { rounds } = room.current().tables.tables;
      const { origin } = held;
      await fresh.carryIn((carried) =>
        code.bringMine({ old, fresh, origin, carried }, taken, rounds),
      );
      if (fresh.isOver()) return;
      device.memory.rememberEpoch(admission.id, "mine", fresh.epoch);
    },
  });
}

/** The code of a new epoch, which few ever need: asked for until it is here, as one's own would be left behind. `null`: it is over. */
async function fetchCarrying(held: OpenParts): Promise<typeof import("./carryOver.ts") | null> {
  while (!held.isClosed && !held.ending) {
    const code = await import("./carryOver.ts").catch(() => null);
    if (code) return code;
    await pauseBeforeAsking(held);
  }
  return null;
}

function pauseBeforeAsking({ device: { outside } }: OpenParts): Promise<void> {
  return new Promise((resolve) => {
    outside.after(askAgainMs, resolve);
  });
}

/** The drafts of a document that were published. Asks until somebody answers: a guess could publish one twice. */
async function askTaken(
  held: OpenParts,
  old: HeldDocument<MineTables>,
): Promise<ReadonlySet<string>> {
  const { device, admission } = held;
  const ids = [...old.tables.tables.drafts.keys()];
  if (ids.length === 0) return new Set();
  while (!held.isClosed) {
    const answer = await device.api.taken(admission.id, admission.token, ids);
    if (answer.ok) return answer.value;
    if (!cannotSay.includes(answer.error.code)) break;
    await pauseBeforeAsking(held);
  }
  return new Set(ids);
}

const askAgainMs = 2_000;
const cannotSay: readonly RefusalCode[] = ["unreachable", "tooFast", "broken", "storageFull"];

function planner<S extends MapTables | RoomTables | MineTables>(
  held: OpenParts,
  document: DocumentName,
  schema: S,
): (epoch: number) => DocumentPlan<S> {
  const { device, admission, keepsCopies } = held;
  const { id, role, isFirstVisit } = admission;
  const mayKeep = keepsCopies && document !== "room" && mayRead(role, document);
  return (epoch) => ({
    ...offerFor(device.memory, device.api.origin, admission, document, epoch),
    schema,
    // Another tab may have forgotten the workshop meanwhile.
    copyName: mayKeep && device.memory.get(id) ? copyNameOf(id, document, epoch, role) : null,
    notKept: held.on.notKept,
    mayHaveCopy: !isFirstVisit,
    firstPicture: device.firstPicture,
    socket: device.socket,
    schedule: device.schedule,
    outside: device.outside,
    origin: held.origin,
    visit: held.visit,
  });
}

function sharedEvents(
  held: OpenParts,
  document: DocumentName,
): Omit<SlotEvents<MapTables & RoomTables & MineTables>, "carry"> {
  return {
    changed: () => review(held),
    opened: () => undefined,
    closed: (ending) => void closed(held, document, ending),
    replaced: () => {
      if (held.slots && !held.ending) renewSession(held);
    },
  };
}

async function measureClock(held: OpenParts): Promise<void> {
  const { api } = held.device;
  const answer = await api.open(held.admission.id, held.admission.token);
  if (answer.ok) held.clockOffsetMs = answer.value.clockOffsetMs;
}
