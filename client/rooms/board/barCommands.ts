// Owns: what only bars and panels ask for, which come after the first picture and bring this with them: what describes
// cards, lines, likely duplicates, wordings split off. Made in the way of `commands.ts`.

import { countMerged, mergeSetsOfTouchpoints } from "../../../shared/model/mergeSets.ts";
import {
  type Description,
  describeTouchpoints,
  splitOffTouchpoint,
} from "../../../shared/model/touchpoint.ts";
import { undoAction } from "../../app/undoAction.ts";
import { duplicates } from "../../i18n/en/duplicates.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { MapRule } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { channelName, directionName } from "../../ui/channels.tsx";
import { toast } from "../../ui/toasts.ts";
import { type Board, select } from "./board.ts";
import { edit, freeGround, moveCards, roundPlace, selectedCards, showCards } from "./commands.ts";
import { cardSize } from "./geometry.ts";
import { putOnTop } from "./stacking.ts";
import { type TidyKind, tidied } from "./tidy.ts";

addWords({ duplicates });

/** Brings the selected cards into line. */
export function tidySelected(board: Board, kind: TidyKind): void {
  const moves = putOnTop(board.scene, tidied(selectedCards(board), kind));
  if (moveCards(board, moves)) announce(t(`board.tidy${kind}`));
}

/** Describes the selected cards. Said aloud: what stands on them is not where the keyboard is. Rule A11-191. */
export function describeSelected(board: Board, description: Description): void {
  const ids = [...board.view.getState().selected];
  if (describeCards(board, ids, description)) announce(descriptionWords(board, description));
}

/** "Channel: Phone", for a description of one part. */
export function descriptionWords(board: Board, description: Description): string {
  const { channel, direction, departmentId } = description;
  const named = (what: "channel" | "direction" | "department", name: string): string =>
    t("board.offerDescription", { what: t(`board.${what}`), name });
  if (channel !== undefined) return named("channel", channelName(channel));
  if (direction !== undefined) return named("direction", directionName(direction));
  const department = board.session.map.tables.departments.get(departmentId ?? "");
  return named("department", department?.name ?? t("board.departmentNone"));
}

/** Merges each set of cards into its first. Somebody else may have merged some of them, or all, at this moment. Rule MAP-490. */
export function mergeSets(board: Board, sets: readonly (readonly string[])[]): void {
  const count = sets.reduce((sum, { length }) => sum + length, 0);
  const made = edit(board, t("board.undoMerge", { count }), (map) =>
    mergeSetsOfTouchpoints(map, sets),
  );
  if (!made) return;
  board.session.map.flush();
  select(board, []);
  const { touchpoints, into } = countMerged(made);
  if (into === 0) toast(t("duplicates.mergedByOthers"));
  else {
    const words = t("board.mergedSets", { count: into, cards: touchpoints });
    toast(words, { action: undoAction(board.session) });
  }
}

export function describeCards(
  board: Board,
  ids: readonly string[],
  description: Description,
): boolean {
  const rule: MapRule = (map) => describeTouchpoints(map, { ids, description });
  return edit(board, t("board.undoDescribe"), rule) !== null;
}

/** Lets a merged wording lie beside its card as a card of its own. */
export function splitOff(board: Board, id: string, from: string): void {
  const card = board.scene.card(from);
  const wish = { x: (card?.x ?? 0) + cardSize.width + 24, y: card?.y ?? 0 };
  const spot = freeGround(board, wish);
  board.own.add(id);
  const made = edit(board, t("board.undoSplit"), (map) =>
    splitOffTouchpoint(map, { id, place: roundPlace(spot) }),
  );
  if (!made) return;
  board.session.map.flush();
  showCards(board, [from, id], "whole");
  announce(t("board.split"));
}
