// Owns: what a key does on a row of the outline. Rules A11-84, A11-87.

import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { pressedId } from "../app/keyTable.ts";
import { mayEditMap } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { doAction, type OutlineActionId } from "./outlineActions.ts";
import { forReaders, outlineKeys } from "./outlineKeys.ts";
import { goTo, type OutlineTools, setOpen, toggleChosen } from "./outlineState.ts";
import { refusalWords } from "./outlineWords.ts";

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
    case "actions":
      tools.store.setState({ dialog: "actions" });
      return true;
    case "clear":
      tools.store.setState({ chosen: new Set(), adding: null });
      return true;
    default:
      return act(tools, id);
  }
}

/** Does it, or says that it cannot be done here; readers' keys mean nothing where they may not. */
function act(tools: OutlineTools, id: OutlineActionId): boolean {
  if (doAction(tools, id)) return true;
  if (!forReaders.includes(id) && mayEditMap(tools.session) && tools.isHeld()) return true;
  if (tools.mayEdit) announce(refusalWords(tools.store.getState()));
  return tools.mayEdit;
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
