// Owns: what can be done to the selected cards, as one list for the bar, the menu and whatever else offers it.
import {
  Combine,
  EyeOff,
  Group as GroupIcon,
  MessageSquareText,
  PanelRight,
  Pencil,
  TextCursorInput,
  Trash2,
  Ungroup,
} from "lucide-react";
import type { ReactNode } from "react";
import { never } from "../../../shared/kit/result.ts";
import { t } from "../../i18n/t.ts";
import { type Board, openDetails } from "./board.ts";
import { broughtIntoView } from "./camera.ts";
import {
  deleteSelected,
  groupSelected,
  mergeSelected,
  selectedCards,
  ungroupSelected,
} from "./commands.ts";
import { frameHead } from "./frames.ts";
import { cardSize } from "./geometry.ts";
import { hideSelected } from "./hiding.ts";

type ActionId =
  | "edit"
  | "details"
  | "comments"
  | "group"
  | "ungroup"
  | "rename"
  | "merge"
  | "hide"
  | "delete";

export interface Action {
  readonly id: ActionId;
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut: string;
  readonly danger?: boolean;
  readonly disabledReason?: string | undefined;
}

/** What the selection is, as far as that decides what can be done to it. A plain word: whoever shows it renders seldom. */
export type Standing = "none" | "readable" | "one" | "oneGrouped" | "many" | "manyGrouped";

export function standingOf(board: Board): Standing {
  const cards = selectedCards(board);
  if (cards.length === 0) return "none";
  if (!board.mayWrite) return "readable";
  const isGrouped = cards.some((card) => card.groupId !== "");
  if (cards.length === 1) return isGrouped ? "oneGrouped" : "one";
  return isGrouped ? "manyGrouped" : "many";
}

/** What can be done; nothing that changes the map for those who may not. */
export function actionsFor(standing: Standing): readonly Action[] {
  if (standing === "none") return [];
  const details = action("details", t("board.details"), <PanelRight />, "I");
  const comments = action("comments", t("board.comment"), <MessageSquareText />, "C");
  if (standing === "readable") return [details, comments];
  const isOne = standing === "one" || standing === "oneGrouped";
  const isGrouped = standing === "oneGrouped" || standing === "manyGrouped";
  return [
    ...(isOne ? [action("edit", t("board.edit"), <Pencil />, "Enter")] : []),
    ...(isOne ? [details, comments] : []),
    action("group", t("board.group"), <GroupIcon />, "G"),
    ...(isGrouped ? [action("ungroup", t("board.ungroup"), <Ungroup />, "Shift+G")] : []),
    ...(isOne ? [] : [action("merge", t("board.merge"), <Combine />, "M")]),
    action("hide", t("board.hide"), <EyeOff />, ""),
    { ...action("delete", t("board.delete"), <Trash2 />, "Delete"), danger: true },
  ];
}

/** All that can be done now, also what the bar has no room for: cards of one group alone offer its name. Rule MAP-492. */
export function allActions(board: Board): readonly Action[] {
  const actions = actionsFor(standingOf(board));
  const at = actions.findIndex(({ id }) => id === "ungroup");
  if (at < 0 || onlyGroup(board) === null) return actions;
  const rename = action("rename", t("board.renameGroup"), <TextCursorInput />, "");
  return [...actions.slice(0, at), rename, ...actions.slice(at)];
}

/** The group that all selected cards are in. */
function onlyGroup(board: Board): string | null {
  const [first, ...more] = new Set(selectedCards(board).map(({ groupId }) => groupId));
  return more.length === 0 && first ? first : null;
}

export function runAction(board: Board, id: ActionId): void {
  switch (id) {
    case "edit": {
      const [card] = selectedCards(board);
      if (card) board.view.setState({ editing: { id: card.id } });
      return;
    }
    case "details":
      board.view.setState({ isDetailed: !board.view.getState().isDetailed });
      return;
    case "comments":
      openDetails(board, true);
      return;
    case "group":
      groupSelected(board);
      return;
    case "ungroup":
      ungroupSelected(board);
      return;
    case "rename":
      renameOnly(board);
      return;
    case "merge":
      mergeSelected(board);
      return;
    case "hide":
      hideSelected(board);
      return;
    case "delete":
      deleteSelected(board);
      return;
    default:
      never(id);
  }
}

/** Opens the field where the name stands, which may be out of view. */
function renameOnly(board: Board): void {
  const id = onlyGroup(board);
  const frame = board.scene.frames().find((one) => one.id === id);
  if (!frame) return;
  const { left, top } = frame.bounds;
  const name = { left, top, right: left + cardSize.width, bottom: top + frameHead };
  board.camera.set(broughtIntoView(board.camera.get(), board.size.get(), name));
  board.view.setState({ renaming: frame.id, made: null });
}

function action(id: ActionId, label: string, icon: ReactNode, shortcut: string): Action {
  return { id, label, icon, shortcut };
}
