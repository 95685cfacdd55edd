// Owns: whether this page could be opened again without the network, and whether what is written meanwhile would be there, for
// the screens that say so. It knows no React: the first script of the page loads none. Rules A11-73, STA-82.

import { createStore } from "zustand/vanilla";

/** `preparing`: not yet. `tabOnly`: not here, since browsers allow it on https and localhost alone. */
export type Readiness = "preparing" | "ready" | "tabOnly";

export interface Kept {
  readonly readiness: Readiness;
  /** Whether this browser keeps one's changes on the device; else they are in this page alone. */
  readonly keepsChanges: boolean;
}

export const readinessStore = createStore<Kept>(() => ({
  readiness: "preparing",
  keepsChanges: true,
}));

export function setReadiness(readiness: Readiness): void {
  readinessStore.setState({ readiness });
}

export function setKeepsChanges(keepsChanges: boolean): void {
  readinessStore.setState({ keepsChanges });
}

export const keepsChanges = (): boolean => readinessStore.getState().keepsChanges;
