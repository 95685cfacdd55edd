// Owns: what this browser remembers of the workshops it has opened: titles, tokens by role, epochs, and the
// participant's secret of each. Must not know the network: a secret leaves this file only for the `mine` connection.
// Rules ACC-21, ACC-22, ACC-53, SYN-80.

import { newSecret } from "../../shared/kit/ids.ts";
import { type Chance, type Clock, randomBelow } from "../../shared/kit/outside.ts";
import { type Role, roles } from "../../shared/model/rights.ts";
import type { CreatedWorkshop } from "../../shared/wire/http.ts";
import type { Drawer } from "./drawer.ts";
import {
  isToken,
  type PersonOfDevice,
  personNameMax,
  type RememberedWorkshop,
  readPerson,
  readWorkshops,
  workshopsKey,
} from "./remembered.ts";

/** A link that somebody came with. Its role is known only once the server has been asked. */
export interface Invitation {
  readonly token: string;
  readonly role: Role | null;
}

export interface WorkshopMemory {
  /** The latest opened first; the same array while nothing has changed. */
  all(): readonly RememberedWorkshop[];
  get(id: string): RememberedWorkshop | undefined;
  /** Whether anything is kept of a workshop that was opened here: not once it was forgotten, in whatever tab. */
  knows(id: string): boolean;
  /** Keeps all four links of a workshop that was just created here. */
  rememberCreated(created: CreatedWorkshop, title: string): void;
  /** Keeps what the server said of a token. */
  rememberOpened(id: string, opened: { title: string; role: Role; token: string }): void;
  /** Keeps of which epoch a copy is, if the workshop is known here: another tab may have forgotten it. */
  rememberEpoch(id: string, document: "map" | "mine", epoch: number): void;
  /** Keeps what a workshop is called, if it is known here. */
  rememberTitle(id: string, title: string): void;
  forgetToken(id: string, token: string): void;
  forget(id: string): void;
  /** Notes the token that this tab came with; it goes before stronger ones for as long as the tab lives. */
  arrive(id: string, token: string): void;
  /** What to enter with: the tab's own token, else the strongest known one, else nothing. */
  invitation(id: string): Invitation | null;
  /** This participant's secret for one workshop, made at the first call. 43 characters. */
  participantSecret(id: string): string;
  /** Forgets who wrote on this device: the secret, what it called itself, and the name shown to others. */
  forgetParticipant(id: string): void;
  /**
   * What this browser calls itself on one document, in all of its tabs, made at the first call: 43 characters of its
   * own for each document, so that nothing joins what is written on the map with the private document.
   */
  documentSession(id: string, document: "map" | "mine"): string;
  /** The name to show to others, and a colour from 1 to 8. */
  person(): PersonOfDevice;
  rename(name: string): void;
  /** Calls after a change, also of another tab. */
  onChange(listener: () => void): () => void;
}

const personKey = "waymark.person";
const secretKey = (id: string): string => `waymark.participant.${id}`;
const sessionKey = (id: string, document: "map" | "mine"): string =>
  `waymark.session.${id}.${document}`;
const sessionKeys = (id: string): readonly string[] =>
  (["map", "mine"] as const).map((document) => sessionKey(id, document));
const arrivalKey = (id: string): string => `waymark.arrival.${id}`;

/** `device` outlives the tab, `tab` dies with it. */
export function workshopMemory(
  device: Drawer,
  tab: Drawer,
  outside: Clock & Chance,
): WorkshopMemory {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  device.onOtherTab(tell);
  const { all, get, change, remove } = workshopList(device, outside, tell);
  return {
    all,
    get,
    // The list holds the latest only: one that has dropped out of it is not forgotten.
    // A revoked link leaves the secret alone: the other tabs hear of that by themselves.
    knows: (id) =>
      get(id) !== undefined ||
      [sessionKey(id, "map"), secretKey(id)].some((key) => device.read(key) !== null),
    rememberCreated: ({ id, links }, title) => {
      const tokens = Object.fromEntries(
        roles.map((role) => [role, tokenOf(links[role])]).filter(([, token]) => token !== ""),
      );
      change(id, (held) => ({ ...held, title, tokens, lastOpenedMs: outside.now() }));
    },
    rememberOpened: (id, { title, role, token }) => {
      device.write(arrivalKey(id), null);
      const lastOpenedMs = outside.now();
      change(id, ({ tokens, ...held }) => ({
        ...held,
        title,
        lastOpenedMs,
        tokens: { ...tokens, [role]: token },
      }));
    },
    rememberEpoch: (id, document, epoch) => {
      const held = get(id);
      if (held) change(id, () => ({ ...held, epochs: { ...held.epochs, [document]: epoch } }));
    },
    rememberTitle: (id, title) => {
      const held = get(id);
      if (held && held.title !== title) change(id, () => ({ ...held, title }));
    },
    forgetToken: (id, token) => {
      for (const drawer of [tab, device]) {
        if (drawer.read(arrivalKey(id)) === token) drawer.write(arrivalKey(id), null);
      }
      const left = Object.entries(get(id)?.tokens ?? {}).filter(([, known]) => known !== token);
      if (left.length > 0) {
        change(id, (held) => ({ ...held, tokens: Object.fromEntries(left) }));
        return;
      }
      // The participant's secret stays: it opens nothing without a link, and with a new one it must find one's own drafts
      // again, and that one has voted. A viewer, who has none, gets one: `knows` goes by it.
      if (device.read(sessionKey(id, "map")) !== null) keptSecret(device, secretKey(id), outside);
      for (const key of sessionKeys(id)) device.write(key, null);
      remove(id);
    },
    forget: (id) => {
      for (const key of [secretKey(id), arrivalKey(id), ...sessionKeys(id)])
        device.write(key, null);
      tab.write(arrivalKey(id), null);
      remove(id);
    },
    arrive: (id, token) => {
      tab.write(arrivalKey(id), token);
      // On the device too until its role is known: a tab that is closed before must not lose the way in.
      const isKnown = Object.values(get(id)?.tokens ?? {}).includes(token);
      if (!isKnown) device.write(arrivalKey(id), token);
    },
    invitation: (id) =>
      invitationFrom(get(id), tab.read(arrivalKey(id)), device.read(arrivalKey(id))),
    participantSecret: (id) => keptSecret(device, secretKey(id), outside),
    forgetParticipant: (id) => {
      for (const key of [secretKey(id), ...sessionKeys(id), personKey]) device.write(key, null);
      tell();
    },
    documentSession: (id, document) => keptSecret(device, sessionKey(id, document), outside),
    ...personOf(device, outside, tell),
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

/** A random text that is made once and stays. */
function keptSecret(device: Drawer, key: string, chance: Chance): string {
  const held = device.read(key);
  if (held !== null && secretPattern.test(held)) return held;
  const secret = newSecret(chance);
  device.write(key, secret);
  return secret;
}

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

interface WorkshopList {
  all(): readonly RememberedWorkshop[];
  get(id: string): RememberedWorkshop | undefined;
  change(id: string, edit: (held: RememberedWorkshop) => RememberedWorkshop): void;
  remove(id: string): void;
}

/** Read anew each time: another tab may have written meanwhile. */
function workshopList(device: Drawer, clock: Clock, tell: () => void): WorkshopList {
  let cached: { text: string | null; list: readonly RememberedWorkshop[] } = {
    text: null,
    list: [],
  };
  const all = (): readonly RememberedWorkshop[] => {
    const text = device.read(workshopsKey);
    if (text !== cached.text) cached = { text, list: readWorkshops(text) };
    return cached.list;
  };
  const get = (id: string) => all().find((workshop) => workshop.id === id);
  const write = (list: readonly RememberedWorkshop[]): void => {
    const sorted = [...list].sort((a, b) => b.lastOpenedMs - a.lastOpenedMs);
    device.write(workshopsKey, JSON.stringify(sorted.slice(0, keptWorkshops)));
    tell();
  };
  return {
    all,
    get,
    change: (id, edit) => {
      const held = get(id) ?? { id, title: "", lastOpenedMs: clock.now(), tokens: {}, epochs: {} };
      write([edit(held), ...all().filter((workshop) => workshop.id !== id)]);
    },
    remove: (id) => write(all().filter((workshop) => workshop.id !== id)),
  };
}

function personOf(
  device: Drawer,
  chance: Chance,
  tell: () => void,
): Pick<WorkshopMemory, "person" | "rename"> {
  const write = (person: PersonOfDevice): PersonOfDevice => {
    device.write(personKey, JSON.stringify(person));
    return person;
  };
  const person = (): PersonOfDevice =>
    readPerson(device.read(personKey)) ?? write({ name: "", color: 1 + randomBelow(chance, 8) });
  return {
    person,
    rename: (name) => {
      write({ ...person(), name: name.slice(0, personNameMax) });
      tell();
    },
  };
}
