// Owns: the beginnings of a shop that tests of this room go on from.

import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";

/** Nadia's ideal journey `j` of two stages without steps, Choose and Use, and a touchpoint: Advert. */
export const nadia: readonly MapChange[] = [
  create("personas", "p", { name: "Nadia" }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
  create("touchpoints", "a", { text: "Advert" }),
];

/** Ben's ideal journey `k`, without stages. */
export const ben: readonly MapChange[] = [
  create("personas", "q", { name: "Ben" }),
  create("journeys", "k", { personaId: "q", kind: "ideal" }),
];
