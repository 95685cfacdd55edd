// Owns: what the tests of stacking share: cards at places, and bounds that hold all of them.

import type { MapChange } from "../../../shared/model/change.ts";
import type { Place } from "../../../shared/model/field.ts";

export const everywhere = { left: -10_000, top: -10_000, right: 10_000, bottom: 10_000 };

export function cardsAt(places: Readonly<Record<string, Place>>): readonly MapChange[] {
  return Object.entries(places).map(([id, place]) => ({
    op: "create",
    table: "touchpoints",
    id,
    values: { text: id, place },
  }));
}
