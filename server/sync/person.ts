// Owns: one participant of the seeded world: documents on a device, lines that are held up and cut, and what a session
// does when a line is closed with a code. Tests only.
import * as Y from "yjs";
import type { Role } from "../../shared/model/rights.ts";
import { createLine, edit, hear, hello, type Line, readHeard } from "./replica.ts";
import type { Rooms, Visit, Visitor } from "./rooms.ts";
import { sampleWorkshopId } from "./sample.ts";

export type DocumentName = Visitor["document"];

/** What a device keeps of one document, and its line to the server if it has one. */
export interface Device {
  doc: Y.Doc;
  epoch: number;
  line: Line | undefined;
  visit: Visit | undefined;
  readonly toServer: Uint8Array[];
  readonly toDevice: Uint8Array[];
  /** Step-2 and update messages sent on this line, and which touchpoints each made. */
  sent: number;
  unsaved: { readonly message: number; readonly id: string }[];
  /** What was sent last on this line. */
  lastSent: Uint8Array | undefined;
  /** Has been written to since the document was last fresh from the server. */
  isDirty: boolean;
}

export interface Person {
  readonly name: string;
  readonly role: Role;
  /** Whose private document it is: two tabs of one browser have the same. */
  readonly participant: string;
  /** The link that this person came with; absent: the one of their role. */
  readonly link?: string;
  readonly devices: Readonly<Record<DocumentName, Device>>;
  /** Touchpoints that this person was told are saved. */
  readonly saved: Set<string>;
}

/** What the world is told of. */
export interface Ear {
  /** Called for each frame as the server sends it, before any delay. */
  onFrame(person: Person, frame: Uint8Array): void;
}

export function newPerson(name: string, role: Role, participant = name): Person {
  const device = (): Device => ({
    doc: new Y.Doc(),
    epoch: 1,
    line: undefined,
    visit: undefined,
    toServer: [],
    toDevice: [],
    sent: 0,
    unsaved: [],
    lastSent: undefined,
    isDirty: false,
  });
  const devices = { map: device(), room: device(), mine: device() };
  return { name, role, participant, devices, saved: new Set() };
}

export function documentsOfPerson({ role }: Person): readonly DocumentName[] {
  return role === "viewer" ? ["map", "room"] : ["map", "room", "mine"];
}

export async function connect(
  rooms: Rooms,
  person: Person,
  document: DocumentName,
  ear: Ear,
): Promise<void> {
  const device = person.devices[document];
  if (device.line !== undefined) return;
  const line = createLine((frame) => {
    ear.onFrame(person, frame);
    if (device.line === line) device.toDevice.push(frame);
  });
  device.line = line;
  device.sent = 0;
  const hasHistory = device.doc.store.clients.size > 0;
  const visit = await rooms.enter(
    sampleWorkshopId,
    {
      linkId: person.link ?? `link-${person.role}`,
      role: person.role,
      document,
      participant: `participant-of-${person.participant}-----`,
      epoch: hasHistory ? device.epoch : undefined,
      acknowledges: true,
    },
    line,
  );
  if (device.line !== line) visit?.leave();
  else device.visit = visit;
  if (!line.closed) device.toServer.push(hello(device.doc));
}

/** Gives up a document and what was written into it. */
export function discard(device: Device): void {
  cut(device);
  device.doc = new Y.Doc();
  device.isDirty = false;
}

/** Cuts the line; what was on its way is lost, in both directions. */
export function cut(device: Device): void {
  device.visit?.leave();
  device.line = undefined;
  device.visit = undefined;
  device.toServer.length = 0;
  device.toDevice.length = 0;
  device.unsaved = [];
  device.lastSent = undefined;
}

/** An edit on a device, online or not. `ids`: touchpoints that it makes. */
export function write(device: Device, change: () => void, ids: readonly string[] = []): void {
  const frame = edit(device.doc, change);
  device.isDirty = true;
  if (device.line !== undefined) send(device, frame, ids);
}

function send(device: Device, frame: Uint8Array, ids: readonly string[]): void {
  device.sent++;
  device.unsaved.push(...ids.map((id) => ({ message: device.sent, id })));
  device.toServer.push(frame);
  device.lastSent = frame;
}

/** Sends what was sent last once more, as a client does that does not know whether it arrived. */
export function sendAgain(device: Device): void {
  if (device.lastSent !== undefined) send(device, device.lastSent, []);
}

export function deliverToServer(device: Device): boolean {
  const frame = device.toServer.shift();
  if (frame === undefined) return false;
  device.visit?.receive(frame);
  return true;
}

export function deliverToDevice(person: Person, document: DocumentName): boolean {
  const device = person.devices[document];
  const frame = device.toDevice.shift();
  if (frame === undefined) return false;
  const { type, count = 0 } = readHeard(frame);
  if (type === 100) {
    for (const { message, id } of device.unsaved) if (message <= count) person.saved.add(id);
    return true;
  }
  const answer = hear(device.doc, frame);
  // A step 2 brings all that is here, so all of it is saved once it is durable.
  if (answer !== undefined) send(device, answer, [...device.doc.getMap("touchpoints").keys()]);
  return true;
}
