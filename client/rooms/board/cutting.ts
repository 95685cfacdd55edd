// Owns: cards that are cut out. Pasted, whatever was done meanwhile, they are the same cards again, with all that belongs to
// them. Rules MAP-465, MAP-491, MAP-515.

import { takingBack } from "../../../shared/doc/takenBack.ts";
import type { UndoStep } from "../../../shared/doc/undo.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { type Board, select, selectionBounds } from "./board.ts";
import { viewBounds } from "./camera.ts";
import { deleteSelected, dropCards, freeGround } from "./commands.ts";
import { centreOf, isWithin, sizeOf } from "./geometry.ts";
import { carryTo } from "./hand.ts";

export interface Cut {
  /** Their wordings, as they were copied. */
  readonly text: string;
  readonly ids: ReadonlySet<string>;
  /** What took them away. */
  readonly step: UndoStep | null;
}

/** Deletes the selected cards; `null` if that is refused. */
export function cutSelected(board: Board, text: string): Cut | null {
  const ids = board.view.getState().selected;
  if (!deleteSelected(board, "cut")) return null;
  return { text, ids, step: board.session.undo.lastStep() };
}

/**
 * Brings cut cards back, to where they lay if that is in view, else to free ground there. Gives whether they were what is pasted,
 * and were not back already.
 */
export function pasteCut(board: Board, { text, ids, step }: Cut, pasted: string): boolean {
  // Another program may have written the ends of lines in its own way.
  if (pasted.replaceAll("\r\n", "\n") !== text || !step) return false;
  const label = t("board.undoPaste", { count: ids.size });
  const { undo } = board.session;
  const history = takingBack(undo);
  if (!history.takeBack(step, label)) return false;
  board.session.map.flush();
  select(board, ids);
  const view = viewBounds(board.camera.get(), board.size.get());
  const around = selectionBounds(board);
  if (!around || isWithin(around, view)) {
    announce(t("board.added", { count: ids.size }));
    return true;
  }
  const [size, middle] = [sizeOf(around), centreOf(view)];
  const wish = { x: middle.x - size.width / 2, y: middle.y - size.height / 2 };
  const from = { x: around.left, y: around.top };
  carryTo(board, board.view.getState().selected, from, freeGround(board, wish, size));
  const back = undo.lastStep();
  dropCards(board);
  if (undo.lastStep() !== back) history.goAlong(label);
  return true;
}
