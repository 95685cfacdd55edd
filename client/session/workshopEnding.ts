// Owns: what is true of one's changes as a whole, and what follows when a document is closed: who goes on as a
// reader, what is deleted from the device, what is offered as a file. Rules SYN-36, SYN-43, ACC-24, ACC-25, ACC-50, ACC-53, STA-71.

import { mayWrite } from "../../shared/model/rights.ts";
import type { DocumentName } from "../../shared/model/tables.ts";
import { closeCodes } from "../../shared/wire/protocol.ts";
import { type OpenParts, type Slots, slotsOf } from "./openParts.ts";
import { type RescueReason, rescueFrom } from "./rescue.ts";
import { type Ending, forgottenCode, type Progress, saveStateOf } from "./saveState.ts";

/** Looks anew at what is true of the changes, and tells who is interested. */
export function review(held: OpenParts): void {
  const { slots } = held;
  if (!slots || held.isClosed) return;
  const written = slots.mine ? [slots.map, slots.mine] : [slots.map];
  const documents = [...written.map((slot) => slot.progress()), roomProgress(slots)];
  const next = saveStateOf(documents, held.ending, held.save);
  rememberCopies(held, slots);
  giveUpStranded(held, slots);
  if (next === held.save) return;
  held.save = next;
  for (const listener of [...held.saveListeners]) listener();
}

function rememberCopies({ device, admission }: OpenParts, { map }: Slots): void {
  if (!map.progress().isSynced) return;
  const { epoch, tables } = map.current();
  const { id } = admission;
  const isNew = device.memory.get(id)?.epochs.map !== epoch;
  if (isNew) device.memory.rememberEpoch(id, "map", epoch);
  device.memory.rememberTitle(id, tables.tables.workshop.get("main")?.title ?? "");
}

function named({ device, admission: { id } }: OpenParts): { id: string; title: string } {
  return { id, title: device.memory.get(id)?.title ?? "" };
}

/** Edits made offline by a contributor to whom the map was closed meanwhile: the server will not ask for them. */
function giveUpStranded(held: OpenParts, { map, room }: Slots): void {
  const { isSynced, unsaved } = map.progress();
  if (!isSynced || unsaved === 0 || !room.progress().isSynced) return;
  const mapOpen = room.current().tables.tables.state.get("main")?.mapOpen ?? false;
  if (!mayWrite(held.admission.role, "map", { mapOpen })) void giveUpMap(held, "mapClosed");
}

/** Of `room` nothing is one's own. Where the server can be reached it must be here before anything is shown. */
function roomProgress({ map, room }: Slots): Progress {
  const isLoaded = room.progress().isLoaded || !map.progress().isSynced;
  return { isLoaded, isSynced: true, unsaved: 0, isMoving: false };
}

/** One connection was closed for good, `document` being whose. */
export async function closed(
  held: OpenParts,
  document: DocumentName,
  ending: Ending,
): Promise<void> {
  if (held.ending || held.isClosed) return;
  const map = held.slots?.map;
  // The map was closed to contributors while they were at work: what was not taken is offered as a file.
  // One who had never been let in is not: coming back again and again would help nobody.
  if (document === "map" && ending.code === closeCodes.notAllowed && map?.progress().isLoaded) {
    return giveUpMap(held, "mapClosed");
  }
  end(held, ending);
}

async function giveUpMap(held: OpenParts, reason: RescueReason): Promise<void> {
  const map = held.slots?.map;
  if (!map) return;
  held.rescue = rescueFrom(reason, named(held), { map: map.current() as never });
  await map.startOver();
  held.on.rescued();
}

/** Leaves a workshop that was forgotten on this device: what a tab goes on with, it would write down again. */
export function leaveForgotten(held: OpenParts): void {
  const { device, admission } = held;
  if (held.ending || held.isClosed || device.memory.knows(admission.id)) return;
  end(held, { code: forgottenCode, reason: "" });
}

/** Ends everything: nothing is sent or taken any more. */
export function end(held: OpenParts, ending: Ending): void {
  held.ending = ending;
  if (!held.slots) return;
  for (const slot of slotsOf(held)) slot.disconnect();
  const { map, mine } = held.slots;
  // Only now that nothing is sent any more. Rule STA-71.
  const inFields = held.session ? held.on.endFields(held.session) : [];
  const documents = {
    map: map.current() as never,
    ...(mine ? { mine: mine.current() as never } : {}),
  };
  held.rescue = rescueFrom("ended", named(held), documents, inFields);
  review(held);
  forgetAfter(held, ending);
  held.on.rescued();
}

/** Deletes what must not, or cannot, be used again: copies of a closed workshop, changes that are refused for ever. */
function forgetAfter(held: OpenParts, { code }: Ending): void {
  const { device } = held;
  const { memory } = device;
  const { id, token } = held.admission;
  const epochs = memory.get(id)?.epochs;
  if (code === closeCodes.badLink) memory.forgetToken(id, token);
  if (forgets.includes(code)) memory.forget(id);
  // Where no way in is known any more, nothing is kept for it.
  if (!memory.get(id)) {
    void import("./forgetting.ts").then(({ deleteCopies }) => deleteCopies(device, id, epochs));
  }
  if (!endsForGood.includes(code)) return;
  for (const slot of slotsOf(held)) void slot.erase();
}

const forgets: readonly number[] = [closeCodes.unknown, closeCodes.gone, forgottenCode];

const endsForGood: readonly number[] = [
  forgottenCode,
  closeCodes.badLink,
  closeCodes.notAllowed,
  closeCodes.unknown,
  closeCodes.gone,
  closeCodes.overLimit,
  closeCodes.invalidContent,
];
