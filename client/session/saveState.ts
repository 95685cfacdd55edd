// Owns: what is said of one's changes, from how far each document is. Says "saved" only when the server has
// acknowledged everything. Pure. Rules SYN-36.

import type { SaveState } from "./session.ts";

/** How far one document is. */
export interface Progress {
  /** Whether there is something to show: from the server or from the copy kept here. */
  readonly isLoaded: boolean;
  /** Whether a connection is up and the server's state has arrived on it. */
  readonly isSynced: boolean;
  /** Own transactions that are not acknowledged. */
  readonly unsaved: number;
  /** Whether the document is changing its epoch: neither lost nor saved. */
  readonly isMoving: boolean;
}

export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** The code of an ending that no server gives: the workshop was forgotten on this device, perhaps in another tab. */
export const forgottenCode = 0;

/** What the documents that one writes amount to together. Gives `last` itself if nothing has changed. */
export function saveStateOf(
  documents: readonly Progress[],
  ending: Ending | null,
  last: SaveState,
): SaveState {
  const unsaved = documents.reduce((sum, document) => sum + document.unsaved, 0);
  const next = combine(documents, ending, unsaved);
  return isSame(next, last) ? last : next;
}

function combine(
  documents: readonly Progress[],
  ending: Ending | null,
  unsaved: number,
): SaveState {
  if (ending) return { kind: "ended", unsaved, ...ending };
  if (documents.some(({ isLoaded }) => !isLoaded)) return { kind: "loading" };
  if (documents.some(({ isSynced, isMoving }) => !(isSynced || isMoving))) {
    return { kind: "offline", unsaved };
  }
  const isMoving = documents.some((document) => document.isMoving);
  return unsaved > 0 || isMoving ? { kind: "saving", unsaved } : { kind: "saved" };
}

function isSame(a: SaveState, b: SaveState): boolean {
  if (a.kind !== b.kind) return false;
  const unsavedOf = (state: SaveState) => ("unsaved" in state ? state.unsaved : 0);
  const codeOf = (state: SaveState) => ("code" in state ? state.code : 0);
  return unsavedOf(a) === unsavedOf(b) && codeOf(a) === codeOf(b);
}
