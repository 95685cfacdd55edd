// Owns: who may do what: one table. The server asks it for every frame and act, the screens before they
// offer a control. Rules ACC.

import type { DocumentName } from "./tables.ts";

export const roles = ["facilitator", "curator", "contributor", "viewer"] as const;
export type Role = (typeof roles)[number];

export const actTypes = [
  "setPhase",
  "openRound",
  "extendRound",
  "closeRound",
  "reopenRound",
  "reveal",
  "revealLate",
  "createLink",
  "revokeLink",
  "openMap",
  "comment",
  "resolveComment",
  "deleteWorkshop",
] as const;
export type ActType = (typeof actTypes)[number];

/** What a right depends on besides the role. */
export interface Circumstance {
  /** Whether the facilitator has opened the map to contributors. */
  readonly mapOpen: boolean;
}

const readers: Readonly<Record<DocumentName, readonly Role[]>> = {
  map: roles,
  room: roles,
  mine: ["facilitator", "curator", "contributor"],
};

const writers: Readonly<Record<DocumentName, readonly Role[]>> = {
  map: ["facilitator", "curator"],
  room: [],
  mine: ["facilitator", "curator", "contributor"],
};

const actors: Readonly<Record<ActType, readonly Role[]>> = {
  setPhase: ["facilitator"],
  openRound: ["facilitator"],
  extendRound: ["facilitator"],
  closeRound: ["facilitator"],
  reopenRound: ["facilitator"],
  reveal: ["facilitator"],
  revealLate: ["facilitator"],
  createLink: ["facilitator"],
  revokeLink: ["facilitator"],
  openMap: ["facilitator"],
  comment: ["facilitator", "curator", "contributor"],
  resolveComment: ["facilitator", "curator"],
  deleteWorkshop: ["facilitator"],
};

/** Whether a role is sent a document. For `mine`: its own only. */
export function mayRead(role: Role, document: DocumentName): boolean {
  return readers[document].includes(role);
}

/** Whether a role's changes to a document are taken. */
export function mayWrite(role: Role, document: DocumentName, circumstance: Circumstance): boolean {
  if (document === "map" && role === "contributor") return circumstance.mapOpen;
  return writers[document].includes(role);
}

/** Whether a role may ask for a deed. */
export function mayAct(role: Role, act: ActType): boolean {
  return actors[act].includes(role);
}
