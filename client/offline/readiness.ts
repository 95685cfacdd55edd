// Owns: whether this page could be opened again without the network, for the screens that say so. Rule A11-73.

import { create } from "zustand";

/** `preparing`: not yet. `tabOnly`: not here, since browsers allow it on https and localhost alone. */
export type Readiness = "preparing" | "ready" | "tabOnly";

export const useReadiness = create<{ readonly readiness: Readiness }>(() => ({
  readiness: "preparing",
}));

export function setReadiness(readiness: Readiness): void {
  useReadiness.setState({ readiness });
}
