// Owns: what somebody's presence may look like. Others' presence is hostile input: whatever is out of bounds is
// left out, and never harms what is in bounds. Pure. Rules SYN-41, SYN-42.

import { isId } from "../../shared/kit/ids.ts";
import { cleanText } from "../../shared/model/clean.ts";
import { roles } from "../../shared/model/rights.ts";
import { personNameMax } from "./remembered.ts";
import type { Person, Presence } from "./session.ts";

/** Bounds on one person's presence, and on how many people are shown. */
export const presenceLimits = {
  selected: 50,
  dragging: 200,
  at: 60,
  showing: 120,
  people: 500,
} as const;

/** Board units beyond which nothing lies. */
const farthest = 1e7;

/** What is told to others: inside an anonymous round nothing at all, so that one only counts. */
export function presenceToState(
  own: Required<Presence> & Pick<Person, "role" | "color">,
  isAnonymous: boolean,
): { readonly [key: string]: unknown } {
  if (isAnonymous) return {};
  const { name, role, color, at, pointer, selected, dragging, showing, view, following, writing } =
    own;
  return {
    role,
    color,
    at: at.slice(0, presenceLimits.at),
    ...(name === "" ? {} : { name: name.slice(0, personNameMax) }),
    ...(showing === "" ? {} : { showing: showing.slice(0, presenceLimits.showing) }),
    ...(view === "" ? {} : { view: view.slice(0, presenceLimits.showing) }),
    ...(following === null ? {} : { following }),
    ...(writing === "" ? {} : { writing: writing.slice(0, presenceLimits.showing) }),
    ...(pointer === null ? {} : { pointer }),
    ...(selected.length === 0 ? {} : { selected: selected.slice(0, presenceLimits.selected) }),
    ...(Object.keys(dragging).length === 0
      ? {}
      : {
          dragging: Object.fromEntries(Object.entries(dragging).slice(0, presenceLimits.dragging)),
        }),
  };
}

/** A person from what came in, or `null` if it does not even say a role. */
export function stateToPerson(id: number, state: unknown): Person | null {
  if (!isRecord(state)) return null;
  const role = roles.find((known) => known === state.role);
  if (!role) return null;
  return {
    id,
    role,
    name: readName(state.name),
    color: isColor(state.color) ? state.color : 1 + (id % 8),
    at: typeof state.at === "string" ? state.at.slice(0, presenceLimits.at) : "",
    showing: readPath(state.showing),
    view: readPath(state.view),
    following: isClient(state.following) ? state.following : null,
    writing: readPath(state.writing),
    pointer: readPoint(state.pointer),
    selected: readIds(state.selected),
    dragging: readDragging(state.dragging),
  };
}

function readName(value: unknown): string {
  if (typeof value !== "string") return "";
  // Cut before cleaning too: cleaning a megabyte would take its time.
  return cleanText(value.slice(0, 4 * personNameMax)).slice(0, personNameMax);
}

/** A path of ids and names: whatever else came in its place leads nowhere. */
function readPath(value: unknown): string {
  if (typeof value !== "string" || value.length > presenceLimits.showing) return "";
  return /^[A-Za-z0-9_.,/-]*$/.test(value) ? value : "";
}

function readPoint(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [x, y]: unknown[] = value;
  return isNear(x) && isNear(y) ? [x, y] : null;
}

function readIds(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, presenceLimits.selected)
    .filter((id): id is string => typeof id === "string" && isId(id));
}

function readDragging(value: unknown): Person["dragging"] {
  const dragging: { [id: string]: readonly [number, number] } = {};
  if (!isRecord(value)) return dragging;
  for (const [id, place] of Object.entries(value).slice(0, presenceLimits.dragging)) {
    const point = readPoint(place);
    if (point && isId(id)) dragging[id] = point;
  }
  return dragging;
}

function isNear(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= farthest;
}

function isClient(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isColor(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 8;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
