// Owns: what a field of a record may hold: its bounds, its default, how a stored value is read and how it
// is described in a JSON Schema. Reading never repairs: a value out of bounds is no value (`undefined`).

import { isId } from "../kit/ids.ts";
import { isOrder } from "../kit/order.ts";

/** A value as it is stored in a document: plain data, never a nested shared type. */
export type Stored =
  | string
  | number
  | boolean
  | null
  | readonly Stored[]
  | { readonly [key: string]: Stored };

export interface Field<T> {
  /** Gives the value, or `undefined` if what is stored is not one. */
  readonly read: (stored: unknown) => T | undefined;
  /** What a record without this field has; `undefined` if a record cannot be without it. */
  readonly absent: T | undefined;
  /** JSON Schema of the stored value. */
  readonly schema: { readonly [key: string]: Stored };
}

/** A table's fields by name. */
export type Fields = { readonly [name: string]: Field<unknown> };

export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** A record as the product reads it: every field present, and its id. */
export type RowOf<F extends Fields> = { readonly id: string } & {
  readonly [K in keyof F]: ValueOf<F[K]>;
};

/** Text of at most `max` UTF-16 units; empty if absent. */
export function text(max: number): Field<string> {
  return { ...requiredText(max, 0), absent: "" };
}

/** Text of `min` to `max` UTF-16 units that a record cannot be without. */
export function requiredText(max: number, min = 1): Field<string> {
  return {
    read: (stored) =>
      typeof stored === "string" && stored.length >= min && stored.length <= max
        ? stored
        : undefined,
    absent: undefined,
    schema: { type: "string", minLength: min, maxLength: max },
  };
}

/** One of a few words. Without a default, a record cannot be without it. */
export function choice<const T extends string>(
  options: readonly T[],
  absent?: NoInfer<T>,
): Field<T> {
  return {
    read: (stored) => (isOneOf(options, stored) ? stored : undefined),
    absent,
    schema: { enum: options },
  };
}

/** True or false; false if absent. */
export function flag(): Field<boolean> {
  return {
    read: (stored) => (typeof stored === "boolean" ? stored : undefined),
    absent: false,
    schema: { type: "boolean" },
  };
}

/** A finite number from `min` to `max`; `null` if absent. */
export function number(min: number, max: number): Field<number | null> {
  return { ...requiredNumber(min, max), absent: null };
}

/** A finite number from `min` to `max` that a record cannot be without. */
export function requiredNumber(min: number, max: number): Field<number> {
  return {
    read: (stored) => (isWithin(stored, min, max) ? stored : undefined),
    absent: undefined,
    schema: { type: "number", minimum: min, maximum: max },
  };
}

/** The id of another record; empty if absent. What it names may be gone: `resolve…` functions decide. */
export function reference(): Field<string> {
  return {
    read: (stored) =>
      typeof stored === "string" && (stored === "" || isId(stored)) ? stored : undefined,
    absent: "",
    schema: { type: "string", maxLength: 40 },
  };
}

/** The id of another record that a record cannot be without. */
export function requiredReference(): Field<string> {
  return {
    read: (stored) => (typeof stored === "string" && isId(stored) ? stored : undefined),
    absent: undefined,
    schema: { type: "string", minLength: 1, maxLength: 40 },
  };
}

/** An order key (see `shared/kit/order`) that a record cannot be without. */
export function order(): Field<string> {
  return {
    read: (stored) => (typeof stored === "string" && isOrder(stored) ? stored : undefined),
    absent: undefined,
    schema: { type: "string", minLength: 1, maxLength: 100 },
  };
}

/** A point on a canvas in board units: one field, because x and y are only ever set together. */
export type Place = readonly [x: number, y: number];
const placeBound = 1_000_000;

/** A point on a canvas, each coordinate within ±1,000,000 board units; `null` if absent (not placed yet). */
export function place(): Field<Place | null> {
  return {
    read: (stored) => {
      if (!Array.isArray(stored) || stored.length !== 2) return undefined;
      const [x, y]: unknown[] = stored;
      return isCoordinate(x) && isCoordinate(y) ? [x, y] : undefined;
    },
    absent: null,
    schema: { type: "array", items: coordinateSchema, minItems: 2, maxItems: 2 },
  };
}

/** Where a step stands: stage and order in one field, so that two people moving it cannot tear them apart. */
export type Slot = readonly [stageId: string, order: string];

export function slot(): Field<Slot> {
  return {
    read: (stored) => {
      if (!Array.isArray(stored) || stored.length !== 2) return undefined;
      const [stageId, key]: unknown[] = stored;
      return typeof stageId === "string" && isId(stageId) && typeof key === "string" && isOrder(key)
        ? [stageId, key]
        : undefined;
    },
    absent: undefined,
    schema: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 },
  };
}

/** Where a node of a process map stands: its lane and its place on the map, set together. */
export type Spot = readonly [laneId: string, x: number, y: number];

export function spot(): Field<Spot> {
  return {
    read: (stored) => {
      if (!Array.isArray(stored) || stored.length !== 3) return undefined;
      const [laneId, x, y]: unknown[] = stored;
      return typeof laneId === "string" && isId(laneId) && isCoordinate(x) && isCoordinate(y)
        ? [laneId, x, y]
        : undefined;
    },
    absent: undefined,
    schema: { type: "array", minItems: 3, maxItems: 3 },
  };
}

/** Reads one record. `undefined` if any field holds what it may not, or a needed one is absent. */
export function readRow<F extends Fields>(
  fields: F,
  id: string,
  stored: { readonly [name: string]: unknown },
): RowOf<F> | undefined {
  return rowReader(fields)(id, (name) => stored[name]) as RowOf<F> | undefined;
}

/** Reads a record of a table, as `readRow`. `stored` gives what is stored in a field, by its name or its place among the fields. */
export type RowReader = (
  id: string,
  stored: (name: string, at: number) => unknown,
) => RowOf<Fields> | undefined;

/** For many records of one table: its fields are listed once, and a row has all of them from the beginning, which is quicker. */
export function rowReader(fields: Fields): RowReader {
  const names = Object.keys(fields);
  const list = Object.values(fields);
  const blank = Object.fromEntries(["id", ...names].map((name) => [name, undefined]));
  return (id, stored) => {
    const row: { id: string; [name: string]: unknown } = { ...blank, id };
    for (let at = 0; at < list.length; at++) {
      const field = list[at] as Field<unknown>;
      const name = names[at] as string;
      const value = stored(name, at);
      const read = value === undefined ? field.absent : field.read(value);
      if (read === undefined) return undefined;
      row[name] = read;
    }
    return row;
  };
}

const coordinateSchema = { type: "number", minimum: -placeBound, maximum: placeBound } as const;

function isOneOf<T>(options: readonly T[], stored: unknown): stored is T {
  return (options as readonly unknown[]).includes(stored);
}

function isCoordinate(value: unknown): value is number {
  return isWithin(value, -placeBound, placeBound);
}

function isWithin(value: unknown, min: number, max: number): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= min && value <= max;
}
