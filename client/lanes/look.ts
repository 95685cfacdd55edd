// Owns: how a person likes to see a journey: as cards, in lanes or as an outline, which lanes and in which order. A
// liking, not content: it is kept on the device and told to nobody. Pure, but for the drawer that is brought in.
// Rules MAP-99, MAP-100.

import type { Drawer } from "../session/drawer.ts";

export const laneIds = [
  "channel",
  "direction",
  "thought",
  "feeling",
  "department",
  "evidence",
  "backstage",
] as const;
export type LaneId = (typeof laneIds)[number];

export const layouts = ["cards", "lanes", "outline"] as const;
export type Layout = (typeof layouts)[number];

export interface Look {
  readonly layout: Layout;
  /** All lanes, each once, from top to bottom. */
  readonly order: readonly LaneId[];
  readonly hidden: readonly LaneId[];
}

export const plainLook: Look = { layout: "cards", order: laneIds, hidden: [] };

const drawerKey = "waymark.journeyLook";

/** What was kept; whatever cannot be read of it is as in the beginning. */
export function readLook(drawer: Drawer): Look {
  const kept = parsed(drawer.read(drawerKey));
  const known = (value: unknown): readonly LaneId[] =>
    Array.isArray(value) ? laneIds.filter((id) => value.includes(id)) : [];
  const sorted = Array.isArray(kept.order) ? (kept.order as readonly unknown[]) : [];
  const order = [...known(kept.order)].sort((a, b) => sorted.indexOf(a) - sorted.indexOf(b));
  return {
    layout: layouts.find((layout) => layout === kept.layout) ?? plainLook.layout,
    order: [...order, ...laneIds.filter((id) => !order.includes(id))],
    hidden: known(kept.hidden),
  };
}

export function writeLook(drawer: Drawer, look: Look): void {
  drawer.write(drawerKey, JSON.stringify(look));
}

/** The lanes in sight, from top to bottom. */
export function shownLanes({ order, hidden }: Look): readonly LaneId[] {
  return order.filter((id) => !hidden.includes(id));
}

/** Hides a lane that is shown, shows one that is hidden. */
export function toggleLane(look: Look, id: LaneId): Look {
  const hidden = look.hidden.includes(id)
    ? look.hidden.filter((one) => one !== id)
    : [...look.hidden, id];
  return { ...look, hidden };
}

/** Moves a lane by one place, up (−1) or down (1); at an end it stays. */
export function shiftLane(look: Look, id: LaneId, by: -1 | 1): Look {
  const at = look.order.indexOf(id);
  const other = look.order[at + by];
  if (at < 0 || other === undefined) return look;
  const order = look.order.map((one) => {
    if (one === id) return other;
    return one === other ? id : one;
  });
  return { ...look, order };
}

function parsed(text: string | null): { readonly [name: string]: unknown } {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    // Whatever else writes there: an unreadable liking is none.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
