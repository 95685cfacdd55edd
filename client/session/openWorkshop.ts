// Owns: the three documents of a workshop together: what is carried over and given up, what an ending means, and
// the session object made of them. Must not know React. Rules SYN-36, SYN-40, SYN-43, ACC-24, ACC-25.

import { undoHistory } from "../../shared/doc/undo.ts";
import { newId } from "../../shared/kit/ids.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { mayRead, mayWrite, type Role, roles } from "../../shared/model/rights.ts";
import {
  type DocumentName,
  type MapTables,
  type MineTables,
  type RoomTables,
  schemas,
} from "../../shared/model/tables.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { carryMine, carryUnsaved } from "./carryOver.ts";
import type { Device } from "./device.tsx";
import { type DocumentSlot, openSlot, type SlotEvents } from "./documentSlot.ts";
import type { DocumentPlan, HeldDocument } from "./heldDocument.ts";
import { linkTo } from "./memory.ts";
import { followPresence, type OwnPresence } from "./presence.ts";
import { type Rescue, type RescueReason, rescueFrom } from "./rescue.ts";
import { type Ending, saveStateOf } from "./saveState.ts";
import type { SaveState, Session } from "./session.ts";

/** What one is let in as: by the server just now or, while it cannot be reached, as it was the last time. */
export interface Admission {
  readonly id: string;
  readonly token: string;
  readonly role: Role;
  readonly title: string;
  readonly epochs: { readonly [document in DocumentName]: number };
  readonly clockOffsetMs: number;
}

export interface Workshop {
  /** Another object after a document was replaced. */
  session(): Session;
  rescue(): Rescue | null;
  dismissRescue(): void;
  close(): void;
}

export interface WorkshopEvents {
  /** `session` gives another object. */
  replaced(): void;
  /** `rescue` gives something else. */
  rescued(): void;
}

/** What its parts share. */
interface Held {
  readonly device: Device;
  readonly admission: Admission;
  readonly on: WorkshopEvents;
  readonly origin: object;
  readonly visit: string;
  readonly keepsCopies: boolean;
  readonly saveListeners: Set<() => void>;
  clockOffsetMs: number;
  slots: Slots | null;
  ending: Ending | null;
  save: SaveState;
  rescue: Rescue | null;
  presence: OwnPresence | null;
  session: Session | null;
  isClosed: boolean;
}

interface Slots {
  readonly map: DocumentSlot<MapTables>;
  readonly room: DocumentSlot<RoomTables>;
  readonly mine: DocumentSlot<MineTables> | null;
}

export async function openWorkshop(
  device: Device,
  admission: Admission,
  keepsCopies: boolean,
  on: WorkshopEvents,
): Promise<Workshop> {
  const held: Held = {
    device,
    admission,
    on,
    keepsCopies,
    origin: { own: true },
    visit: newId(device.outside),
    saveListeners: new Set(),
    clockOffsetMs: admission.clockOffsetMs,
    slots: null,
    ending: null,
    save: { kind: "loading" },
    rescue: null,
    presence: null,
    session: null,
    isClosed: false,
  };
  const [map, room, mine] = await Promise.all([
    openMap(held),
    openRoom(held),
    mayRead(admission.role, "mine") ? openMine(held) : null,
  ]);
  held.slots = { map, room, mine };
  if (held.ending) end(held, held.ending);
  renewSession(held);
  review(held);
  const stopWaking = device.onWake(() => {
    for (const slot of slotsOf(held)) slot.retry();
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
      held.presence?.close();
      held.session?.undo.destroy();
      for (const slot of slotsOf(held)) void slot.close();
    },
  };
}

function openMap(held: Held): Promise<DocumentSlot<MapTables>> {
  return openSlot<MapTables>(planner(held, "map", schemas.map), held.admission.epochs.map, {
    ...sharedEvents(held, "map"),
    carry: async (old, fresh) => {
      // Each as one change of its own, as it was made. What it touched may be gone: then it does nothing.
      for (const changes of carryUnsaved(old.unsaved())) {
        fresh.tables.apply(changes as unknown as readonly MapChange[], held.origin);
      }
    },
  });
}

function openRoom(held: Held): Promise<DocumentSlot<RoomTables>> {
  return openSlot<RoomTables>(planner(held, "room", schemas.room), held.admission.epochs.room, {
    ...sharedEvents(held, "room"),
    carry: async () => undefined,
    opened: () => void measureClock(held),
  });
}

function openMine(held: Held): Promise<DocumentSlot<MineTables>> {
  const { device, admission } = held;
  return openSlot<MineTables>(planner(held, "mine", schemas.mine), admission.epochs.mine, {
    ...sharedEvents(held, "mine"),
    carry: async (old, fresh) => {
      const taken = await askTaken(held, old);
      const rounds = held.slots?.room.current().tables.tables.rounds ?? new Map();
      fresh.tables.apply(
        carryMine(old.tables.tables, fresh.tables.tables, taken, rounds),
        held.origin,
      );
      device.memory.rememberEpoch(admission.id, "mine", fresh.epoch);
    },
  });
}

/** The drafts of a document that were published. Asks until somebody answers: a guess could publish one twice. */
async function askTaken(held: Held, old: HeldDocument<MineTables>): Promise<ReadonlySet<string>> {
  const { device, admission } = held;
  const ids = [...old.tables.tables.drafts.keys()];
  if (ids.length === 0) return new Set();
  while (!held.isClosed) {
    const answer = await device.api.taken(admission.id, admission.token, ids);
    if (answer.ok) return answer.value;
    if (answer.error.code !== "unreachable" && answer.error.code !== "tooFast") break;
    await new Promise<void>((resolve) => {
      device.outside.after(askAgainMs, resolve);
    });
  }
  return new Set(ids);
}

const askAgainMs = 2_000;

function planner<S extends MapTables | RoomTables | MineTables>(
  held: Held,
  document: DocumentName,
  schema: S,
): (epoch: number) => DocumentPlan<S> {
  const { device, admission, keepsCopies } = held;
  const { id, token, role } = admission;
  const isKept = keepsCopies && document !== "room" && mayRead(role, document);
  return (epoch) => ({
    document,
    schema,
    token,
    epoch,
    address: `${device.api.origin.replace(/^http/, "ws")}/sync/${id}`,
    copyName: isKept ? `waymark.${id}.${document}.${epoch}.${role}` : null,
    ...(document === "mine" ? { participant: device.memory.participantSecret(id) } : {}),
    socket: device.socket,
    schedule: device.schedule,
    outside: device.outside,
    origin: held.origin,
    visit: held.visit,
  });
}

function sharedEvents(
  held: Held,
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

async function closed(held: Held, document: DocumentName, ending: Ending): Promise<void> {
  if (held.ending || held.isClosed) return;
  const map = held.slots?.map;
  // The map was closed to contributors while they were at work: what was not taken is offered as a file.
  if (document === "map" && ending.code === closeCodes.notAllowed && map) {
    if (map.current().unsaved().length > 0) return giveUpMap(held, "mapClosed");
  }
  end(held, ending);
}

async function giveUpMap(held: Held, reason: RescueReason): Promise<void> {
  const map = held.slots?.map;
  if (!map) return;
  held.rescue = rescueFrom(reason, held.admission, { map: map.current() as never });
  await map.startOver();
  held.on.rescued();
}

function end(held: Held, ending: Ending): void {
  held.ending = ending;
  if (!held.slots) return;
  for (const slot of slotsOf(held)) slot.disconnect();
  const { map, mine } = held.slots;
  held.rescue = rescueFrom("ended", held.admission, {
    map: map.current() as never,
    ...(mine ? { mine: mine.current() as never } : {}),
  });
  review(held);
  forgetAfter(held, ending);
  held.on.rescued();
}

/** Deletes what must not, or cannot, be used again: copies of a closed workshop, changes that are refused for ever. */
function forgetAfter(held: Held, { code }: Ending): void {
  const { memory } = held.device;
  const { id, token } = held.admission;
  if (code === closeCodes.badLink) memory.forgetToken(id, token);
  if (code === closeCodes.unknown || code === closeCodes.gone) memory.forget(id);
  if (!endsForGood.includes(code)) return;
  for (const slot of slotsOf(held)) void slot.erase();
}

const endsForGood: readonly number[] = [
  closeCodes.badLink,
  closeCodes.notAllowed,
  closeCodes.unknown,
  closeCodes.gone,
  closeCodes.overLimit,
  closeCodes.invalidContent,
];

/** Looks anew at what is true of the changes, and tells who is interested. */
function review(held: Held): void {
  const { slots } = held;
  if (!slots || held.isClosed) return;
  const documents = slots.mine ? [slots.map, slots.mine] : [slots.map];
  const next = saveStateOf(
    documents.map((slot) => slot.progress()),
    held.ending,
    held.save,
  );
  rememberCopies(held, slots);
  giveUpStranded(held, slots);
  if (next === held.save) return;
  held.save = next;
  for (const listener of [...held.saveListeners]) listener();
}

function rememberCopies({ device, admission }: Held, { map }: Slots): void {
  const { epoch } = map.current();
  const isNew = device.memory.get(admission.id)?.epochs.map !== epoch;
  if (isNew && map.progress().isSynced) device.memory.rememberEpoch(admission.id, "map", epoch);
}

/** Edits made offline by a contributor to whom the map was closed meanwhile: the server will not ask for them. */
function giveUpStranded(held: Held, { map, room }: Slots): void {
  const { isSynced, unsaved } = map.progress();
  if (!isSynced || unsaved === 0 || !room.progress().isSynced) return;
  const mapOpen = room.current().tables.tables.state.get("main")?.mapOpen ?? false;
  if (!mayWrite(held.admission.role, "map", { mapOpen })) void giveUpMap(held, "mapClosed");
}

function slotsOf({
  slots,
}: Held): readonly Pick<DocumentSlot<MapTables>, "retry" | "disconnect" | "close" | "erase">[] {
  if (!slots) return [];
  return slots.mine ? [slots.map, slots.room, slots.mine] : [slots.map, slots.room];
}

async function measureClock(held: Held): Promise<void> {
  const { api } = held.device;
  const answer = await api.open(held.admission.id, held.admission.token);
  if (answer.ok) held.clockOffsetMs = answer.value.clockOffsetMs;
}

/** Makes the session object anew from the documents as they are now, keeping of the old one what still holds. */
function renewSession(held: Held): void {
  const { slots, device, admission } = held;
  if (!slots || held.isClosed) return;
  const map = slots.map.current();
  const last = held.session;
  const isSameMap = last?.map === map.tables;
  if (!isSameMap) last?.undo.destroy();
  held.session = {
    id: admission.id,
    role: admission.role,
    map: map.tables,
    room: slots.room.current().tables,
    mine: slots.mine?.current().tables ?? null,
    undo: isSameMap && last ? last.undo : undoHistory(map.doc, schemas.map, held.origin),
    origin: held.origin,
    outside: device.outside,
    presence: presenceOf(held, slots.room.current()),
    saveState: () => held.save,
    onSaveState: (listener) => {
      held.saveListeners.add(listener);
      return () => held.saveListeners.delete(listener);
    },
    clockOffsetMs: () => held.clockOffsetMs,
    act: (wish) => device.api.act(admission.id, admission.token, wish),
    links: () => linksOf(held),
    close: () => undefined,
  };
  if (last) held.on.replaced();
}

function presenceOf(held: Held, room: HeldDocument<RoomTables>): OwnPresence {
  if (held.presence && held.session?.room === room.tables) return held.presence;
  held.presence?.close();
  const { device, admission } = held;
  const isAnonymous = (): boolean =>
    [...room.tables.tables.rounds.values()].some(
      ({ state, mode }) => state === "open" && mode === "anonymous",
    );
  const presence = followPresence({
    awareness: room.awareness,
    own: { ...device.memory.person(), role: admission.role },
    isAnonymous,
    outside: device.outside,
    schedule: device.schedule,
  });
  room.tables.onTable("rounds", presence.review);
  held.presence = presence;
  return presence;
}

function linksOf({ device, admission }: Held): Session["links"] extends () => infer L ? L : never {
  const tokens = device.memory.get(admission.id)?.tokens ?? { [admission.role]: admission.token };
  const known = roles.flatMap((role) => {
    const token = tokens[role];
    return token ? [[role, linkTo(device.api.origin, admission.id, token)]] : [];
  });
  return Object.fromEntries(known);
}
