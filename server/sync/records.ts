// Owns: whether values named by their clocks stand in a table, as records do, or inside a record: found by following
// what each replaced, through the bytes of a document. It must not know Yjs. Rule: MAP-22.
import { type ClockId, readStructure, type Within } from "../../shared/wire/structure.ts";
import { type Held, storedLimits, tablesOf, updatesOf } from "./held.ts";

/** The structs of one client, ascending, without one object for each. */
interface Column {
  readonly clocks: number[];
  readonly ends: number[];
  readonly within: Within[];
  readonly needs: (ClockId | undefined)[];
  /** Whether an earlier clock came after a later one, so that it must be put in order before it is searched. */
  isMixed: boolean;
}

type Columns = Map<number, Column>;

/**
 * Whether every one of `ids` stands in a table. Values that are gone without a trace (garbage collected) count as
 * such: what replaces them is nothing either. `waiting`: accepted and not in the document yet, the one that asks last;
 * each has been read before.
 */
export function areRecords(
  held: Held,
  waiting: readonly Uint8Array[],
  ids: readonly ClockId[],
): boolean {
  const columns: Columns = new Map();
  for (const update of [...updatesOf(held), ...waiting]) note(columns, update, held);
  for (const column of columns.values()) if (column.isMixed) putInOrder(column);
  return ids.every((id) => standsInTable(columns, id));
}

function note(columns: Columns, update: Uint8Array, { document }: Held): void {
  let column: Column | undefined;
  let last: number | undefined;
  const read = readStructure(
    update,
    tablesOf(document),
    storedLimits,
    (client, clock, length, _at, within, needs) => {
      if (column === undefined || client !== last) {
        column = columns.get(client) ?? newColumn();
        columns.set(client, column);
        last = client;
      }
      if (clock < (column.clocks.at(-1) ?? 0)) column.isMixed = true;
      column.clocks.push(clock);
      column.ends.push(clock + length);
      column.within.push(within);
      column.needs.push(needs);
    },
  );
  if (!read.ok) throw new Error(`An update that was read before is unsound: ${read.error}`);
}

function newColumn(): Column {
  return { clocks: [], ends: [], within: [], needs: [], isMixed: false };
}

function putInOrder(column: Column): void {
  const order = column.clocks.map((_, at) => at);
  order.sort((a, b) => (column.clocks[a] as number) - (column.clocks[b] as number));
  const { clocks, ends, within, needs } = column;
  for (const list of [clocks, ends, within, needs] as unknown[][]) {
    const sorted = order.map((at) => list[at]);
    list.splice(0, list.length, ...sorted);
  }
  column.isMixed = false;
}

function standsInTable(columns: Columns, id: ClockId): boolean {
  let at: ClockId | undefined = id;
  while (at !== undefined) {
    const { client, clock }: ClockId = at;
    const column: Column | undefined = columns.get(client);
    const place: number | undefined = column && placeOf(column, clock);
    if (column === undefined || place === undefined) return false;
    const within = column.within[place];
    if (within !== "replaced") return within !== "record";
    at = column.needs[place];
  }
  return false;
}

/** Which struct holds a clock. The columns of one client never overlap where they hold anything. */
function placeOf({ clocks, ends }: Column, clock: number): number | undefined {
  let [low, high] = [0, clocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clocks[middle] as number) <= clock) low = middle + 1;
    else high = middle;
  }
  const place = low - 1;
  return place >= 0 && clock < (ends[place] as number) ? place : undefined;
}
