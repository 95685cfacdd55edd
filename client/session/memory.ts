// Owns: what this browser remembers of the workshops it has opened: titles, tokens by role, epochs, and the
// participant's secret of each. Must not know the network: a secret leaves this file only for the `mine` connection.
// What it reads was perhaps written by another version or by hand: anything unreadable is left out. Rules ACC-21, ACC-22.

import { isId, newSecret } from "../../shared/kit/ids.ts";
import { type Chance, type Clock, randomBelow } from "../../shared/kit/outside.ts";
import { type Role, roles } from "../../shared/model/rights.ts";
import type { CreatedWorkshop } from "../../shared/wire/http.ts";
import type { Drawer } from "./drawer.ts";

export interface RememberedWorkshop {
  readonly id: string;
  readonly title: string;
  readonly lastOpenedMs: number;
  /** Tokens by role; the creator's browser has all four. */
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
  /** The epochs of the copies kept here; absent: none yet. */
  readonly epochs: Readonly<Partial<Record<"map" | "mine", number>>>;
}

/** A link that somebody came with. Its role is known only once the server has been asked. */
export interface Invitation {
  readonly token: string;
  readonly role: Role | null;
}

export interface WorkshopMemory {
  /** The latest opened first; the same array while nothing has changed. */
  all(): readonly RememberedWorkshop[];
  get(id: string): RememberedWorkshop | undefined;
  /** Keeps all four links of a workshop that was just created here. */
  rememberCreated(created: CreatedWorkshop, title: string): void;
  /** Keeps what the server said of a token. */
  rememberOpened(id: string, opened: { title: string; role: Role; token: string }): void;
  rememberEpoch(id: string, document: "map" | "mine", epoch: number): void;
  forgetToken(id: string, token: string): void;
  forget(id: string): void;
  /** Notes the token that this tab came with; it goes before stronger ones for as long as the tab lives. */
  arrive(id: string, token: string): void;
  /** What to enter with: the tab's own token, else the strongest known one, else nothing. */
  invitation(id: string): Invitation | null;
  /** This participant's secret for one workshop, made at the first call. 43 characters. */
  participantSecret(id: string): string;
  /** The name to show to others, and a colour from 1 to 8. */
  person(): { readonly name: string; readonly color: number };
  rename(name: string): void;
  onChange(listener: () => void): () => void;
}

export const personNameMax = 40;

const workshopsKey = "waymark.workshops";
const personKey = "waymark.person";
const secretKey = (id: string): string => `waymark.participant.${id}`;
const arrivalKey = (id: string): string => `waymark.arrival.${id}`;

/** `device` outlives the tab, `tab` dies with it. */
export function workshopMemory(
  device: Drawer,
  tab: Drawer,
  outside: Clock & Chance,
): WorkshopMemory {
  const listeners = new Set<() => void>();
  let cached: { text: string | null; list: readonly RememberedWorkshop[] } = {
    text: null,
    list: [],
  };
  // Read anew each time: another tab may have written meanwhile.
  const all = (): readonly RememberedWorkshop[] => {
    const text = device.read(workshopsKey);
    if (text !== cached.text) cached = { text, list: readWorkshops(text) };
    return cached.list;
  };
  const get = (id: string) => all().find((workshop) => workshop.id === id);
  const write = (list: readonly RememberedWorkshop[]): void => {
    const sorted = [...list]
      .sort((a, b) => b.lastOpenedMs - a.lastOpenedMs)
      .slice(0, keptWorkshops);
    device.write(workshopsKey, JSON.stringify(sorted));
    for (const listener of [...listeners]) listener();
  };
  const change = (id: string, edit: (held: RememberedWorkshop) => RememberedWorkshop): void => {
    const held = get(id) ?? { id, title: "", lastOpenedMs: outside.now(), tokens: {}, epochs: {} };
    write([edit(held), ...all().filter((workshop) => workshop.id !== id)]);
  };
  const forget = (id: string): void => {
    for (const key of [secretKey(id), arrivalKey(id)]) device.write(key, null);
    tab.write(arrivalKey(id), null);
    write(all().filter((workshop) => workshop.id !== id));
  };
  return {
    all,
    get,
    forget,
    rememberCreated: ({ id, links }, title) => {
      const tokens = Object.fromEntries(
        roles.map((role) => [role, tokenOf(links[role])]).filter(([, token]) => token !== ""),
      );
      change(id, (held) => ({ ...held, title, tokens, lastOpenedMs: outside.now() }));
    },
    rememberOpened: (id, { title, role, token }) => {
      device.write(arrivalKey(id), null);
      change(id, (held) => ({
        ...held,
        title,
        lastOpenedMs: outside.now(),
        tokens: { ...held.tokens, [role]: token },
      }));
    },
    rememberEpoch: (id, document, epoch) =>
      change(id, (held) => ({ ...held, epochs: { ...held.epochs, [document]: epoch } })),
    forgetToken: (id, token) => {
      for (const drawer of [tab, device]) {
        if (drawer.read(arrivalKey(id)) === token) drawer.write(arrivalKey(id), null);
      }
      const held = get(id);
      if (!held) return;
      const tokens = Object.fromEntries(
        Object.entries(held.tokens).filter(([, known]) => known !== token),
      );
      if (Object.keys(tokens).length === 0) forget(id);
      else change(id, (last) => ({ ...last, tokens }));
    },
    arrive: (id, token) => {
      tab.write(arrivalKey(id), token);
      // On the device too until its role is known: a tab that is closed before must not lose the way in.
      if (!Object.values(get(id)?.tokens ?? {}).includes(token))
        device.write(arrivalKey(id), token);
    },
    invitation: (id) =>
      invitationFrom(get(id), tab.read(arrivalKey(id)), device.read(arrivalKey(id))),
    participantSecret: (id) => {
      const held = device.read(secretKey(id));
      if (held !== null && secretPattern.test(held)) return held;
      const secret = newSecret(outside);
      device.write(secretKey(id), secret);
      return secret;
    },
    person: () => {
      const held = readPerson(device.read(personKey));
      if (held) return held;
      const person = { name: "", color: 1 + randomBelow(outside, 8) };
      device.write(personKey, JSON.stringify(person));
      return person;
    },
    rename: (name) => {
      const { color } = readPerson(device.read(personKey)) ?? {
        color: 1 + randomBelow(outside, 8),
      };
      device.write(personKey, JSON.stringify({ name: name.slice(0, personNameMax), color }));
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The token in a link of ours, or nothing. */
export function tokenOf(link: string): string {
  const token = link.slice(link.indexOf("#") + 1);
  return isToken(token) ? token : "";
}

/** Whether a text could be a token: 16 to 128 characters of base64url. */
export function isToken(text: string): boolean {
  return /^[0-9A-Za-z_-]{16,128}$/.test(text);
}

/** The address that opens a workshop with a token. */
export function linkTo(origin: string, id: string, token: string): string {
  return `${origin}/w/${id}#${token}`;
}

/** The same link at another of the server's origins, for example its address in the local network. */
export function withOrigin(link: string, origin: string): string {
  return `${origin}${link.slice(link.indexOf("/w/"))}`;
}

const keptWorkshops = 200;
const secretPattern = /^[0-9A-Za-z_-]{43}$/;

function invitationFrom(
  held: RememberedWorkshop | undefined,
  ...arrivals: readonly (string | null)[]
): Invitation | null {
  const tokens = held?.tokens ?? {};
  for (const token of arrivals) {
    if (token === null || !isToken(token)) continue;
    return { token, role: roles.find((role) => tokens[role] === token) ?? null };
  }
  for (const role of roles) {
    const token = tokens[role];
    if (token !== undefined) return { token, role };
  }
  return null;
}

function readWorkshops(text: string | null): readonly RememberedWorkshop[] {
  const list = parse(text);
  return Array.isArray(list) ? list.flatMap(readWorkshop) : [];
}

function readWorkshop(stored: unknown): readonly RememberedWorkshop[] {
  if (!isRecord(stored)) return [];
  const { id, title, lastOpenedMs, tokens, epochs } = stored;
  if (typeof id !== "string" || !isId(id) || typeof title !== "string") return [];
  const known: Partial<Record<Role, string>> = {};
  for (const role of roles) {
    const token = isRecord(tokens) ? tokens[role] : undefined;
    if (typeof token === "string" && isToken(token)) known[role] = token;
  }
  const copies: Partial<Record<"map" | "mine", number>> = {};
  for (const name of ["map", "mine"] as const) {
    const epoch = isRecord(epochs) ? epochs[name] : undefined;
    if (typeof epoch === "number" && Number.isSafeInteger(epoch) && epoch > 0) copies[name] = epoch;
  }
  const opened = typeof lastOpenedMs === "number" && lastOpenedMs > 0 ? lastOpenedMs : 0;
  return [{ id, title: title.slice(0, 200), lastOpenedMs: opened, tokens: known, epochs: copies }];
}

function readPerson(text: string | null): { name: string; color: number } | null {
  const stored = parse(text);
  if (!isRecord(stored)) return null;
  const { name, color } = stored;
  if (typeof name !== "string" || typeof color !== "number") return null;
  if (!Number.isInteger(color) || color < 1 || color > 8) return null;
  return { name: name.slice(0, personNameMax), color };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
