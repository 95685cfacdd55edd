// Owns: what a key does on a row of the outline. Rules A11-84, A11-87.

import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { pressedId } from "../app/keyTable.ts";
import { groupCards, isWorded, remove, turnMoment } from "./outlineDeeds.ts";
import { type OutlineKey, outlineKeys } from "./outlineKeys.ts";
import { shift } from "./outlineShift.ts";
import { goTo, type OutlineTools, setOpen, toggleChosen } from "./outlineState.ts";

const pageSize = 10;

/** Does what a key means on the row of this key; whether it meant anything. */
export function pressOutline(tools: OutlineTools, key: string, event: KeyboardEvent): boolean {
  const { rows } = tools.store.getState();
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  const id = pressedId(outlineKeys, event);
  if (!row || id === undefined) return false;
  tools.store.setState({ current: key });
  switch (id) {
    case "go":
      return move(tools, at, event.key);
    case "extend":
      return extend(tools, at, event.key === "ArrowUp" ? -1 : 1);
    case "open":
      return goIn(tools, row, rows[at + 1]);
    case "close":
      return goOut(tools, row);
    case "toggle":
      toggleChosen(tools.store, key);
      return true;
    case "selectAll":
      chooseSiblings(tools, row);
      return true;
    case "comments":
      if (row.touchpointId !== "") tools.store.setState({ talking: key });
      return true;
    case "clear":
      tools.store.setState({ chosen: new Set(), adding: null });
      return true;
    default:
      return tools.mayEdit && change(tools, row, id);
  }
}

type ChangeKey = Extract<
  OutlineKey,
  "edit" | "add" | "earlier" | "later" | "group" | "moment" | "remove"
>;

function change(tools: OutlineTools, row: OutlineRow, id: ChangeKey): true {
  switch (id) {
    case "edit":
      if (isWorded(row)) tools.store.setState({ editing: row.key });
      return true;
    case "add":
      tools.store.setState({ adding: row.key });
      return true;
    case "earlier":
      shift(tools, -1);
      return true;
    case "later":
      shift(tools, 1);
      return true;
    case "group":
      groupCards(tools);
      return true;
    case "moment":
      turnMoment(tools);
      return true;
    case "remove":
      remove(tools);
      return true;
    default:
      return id satisfies never;
  }
}

function move({ store }: OutlineTools, at: number, key: string): true {
  const { rows } = store.getState();
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -pageSize,
    PageDown: pageSize,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const target = rows[Math.max(0, Math.min(rows.length - 1, at + (steps[key] ?? 0)))];
  if (target) goTo(store, target.key);
  return true;
}

function extend({ store }: OutlineTools, at: number, by: -1 | 1): true {
  const { rows, chosen } = store.getState();
  const [from, to] = [rows[at], rows[at + by]];
  if (!from || !to) return true;
  store.setState({ chosen: new Set([...chosen, from.key, to.key]) });
  goTo(store, to.key);
  return true;
}

function goIn({ store }: OutlineTools, row: OutlineRow, next: OutlineRow | undefined): true {
  if (row.isOpen === false) setOpen(store, row.key, true);
  else if (row.isOpen && next?.parentKey === row.key) goTo(store, next.key);
  return true;
}

function goOut({ store }: OutlineTools, row: OutlineRow): true {
  if (row.isOpen) setOpen(store, row.key, false);
  else if (row.parentKey !== null) goTo(store, row.parentKey);
  return true;
}

function chooseSiblings({ store }: OutlineTools, row: OutlineRow): void {
  const keys = store
    .getState()
    .rows.filter(({ kind, parentKey }) => kind === row.kind && parentKey === row.parentKey)
    .map(({ key }) => key);
  store.setState({ chosen: new Set(keys) });
}
