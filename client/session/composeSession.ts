// Owns: the session object that the screens read, made of the documents as they are now. Rule SYN-42.

import { undoHistory } from "../../shared/doc/undo.ts";
import { roles } from "../../shared/model/rights.ts";
import { type RoomTables, schemas } from "../../shared/model/tables.ts";
import type { HeldDocument } from "./heldDocument.ts";
import { linkTo } from "./memory.ts";
import type { OpenParts } from "./openParts.ts";
import { followPresence, type OwnPresence } from "./presence.ts";
import type { Session } from "./session.ts";

/** Makes the session object anew from the documents as they are now, keeping of the old one what still holds. */
export function renewSession(held: OpenParts): void {
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
    isMapOver: map.isOver,
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
    participation: held.participation,
    startAfresh: () => startAfresh(held),
    links: () => linksOf(held),
    close: () => undefined,
  };
  if (last) held.on.replaced();
}

/** Whoever sits here now is somebody else: another secret, another name, nothing of the cards before. */
async function startAfresh(held: OpenParts): Promise<boolean> {
  const { slots, device, admission, presence } = held;
  const mine = slots?.mine;
  if (!mine || mine.progress().unsaved > 0) return false;
  device.memory.forgetParticipant(admission.id);
  presence?.tell({ name: "" });
  held.participation += 1;
  await mine.startOver();
  return true;
}

function presenceOf(held: OpenParts, room: HeldDocument<RoomTables>): OwnPresence {
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

function linksOf({ device, admission }: OpenParts): ReturnType<Session["links"]> {
  const tokens = device.memory.get(admission.id)?.tokens ?? { [admission.role]: admission.token };
  const known = roles.flatMap((role) => {
    const token = tokens[role];
    return token ? [[role, linkTo(device.api.origin, admission.id, token)]] : [];
  });
  return Object.fromEntries(known);
}
