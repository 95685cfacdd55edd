// Owns: since when the server counts as out of reach. Who opens a workshop sees the copy kept here before the first connection
// is up; that is no loss, and is neither shown nor said, unless it lasts. Rule A11-186.

import { createStore } from "zustand/vanilla";
import type { Session } from "../session/session.ts";

/** So long the first connection may take, in milliseconds. */
export const firstConnectionMs = 2_000;

export const cutOffStore = createStore<{ readonly isCutOff: boolean }>(() => ({
  isCutOff: false,
}));

/** Keeps the store at what a session goes through; gives a function that stops it. */
export function followCutOff({ saveState, onSaveState }: Session): () => void {
  let wasConnected = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const become = (isCutOff: boolean): void => {
    clearTimeout(waiting);
    waiting = undefined;
    if (cutOffStore.getState().isCutOff !== isCutOff) cutOffStore.setState({ isCutOff });
  };
  const look = (): void => {
    const { kind } = saveState();
    wasConnected ||= kind === "saved" || kind === "saving";
    if (kind !== "offline") become(false);
    else if (wasConnected || !navigator.onLine) become(true);
    else waiting ??= setTimeout(() => become(true), firstConnectionMs);
  };
  look();
  const stop = onSaveState(look);
  return () => {
    stop();
    become(false);
  };
}
