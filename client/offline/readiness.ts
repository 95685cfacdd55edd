// Owns: whether this page could be opened again without the network, for the screens that say so. It knows no React: the first
// script of the page loads none. Rule A11-73.

import { createStore } from "zustand/vanilla";

/** `preparing`: not yet. `tabOnly`: not here, since browsers allow it on https and localhost alone. */
export type Readiness = "preparing" | "ready" | "tabOnly";

export const readinessStore = createStore<{ readonly readiness: Readiness }>(() => ({
  readiness: "preparing",
}));

export function setReadiness(readiness: Readiness): void {
  readinessStore.setState({ readiness });
}
