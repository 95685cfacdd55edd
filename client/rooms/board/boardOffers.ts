// Owns: what the board offers in the command palette at the moment when it is asked: whatever its bars, menus and keys do.
// Knows no React. Rule A11-146.

import { departmentsByName } from "../../../shared/model/department.ts";
import { channels, directions } from "../../../shared/model/tables.ts";
import type { Description } from "../../../shared/model/touchpoint.ts";
import type { Command } from "../../app/commands.ts";
import { goToSearch } from "../../app/searchField.ts";
import { t } from "../../i18n/t.ts";
import { allActions, runAction, standingOf } from "./actions.tsx";
import { describeSelected, descriptionWords, tidySelected } from "./barCommands.ts";
import { type Board, tools } from "./board.ts";
import { boardDeeds } from "./boardDeeds.ts";
import { doKey } from "./keys.ts";
import { boardKeys } from "./keyTable.ts";
import { tidyKinds } from "./tidy.ts";

/** The keys of the view, in the order in which they are offered. */
const viewKeys = [
  "zoomFit",
  "zoomSelection",
  "zoomFull",
  "zoomIn",
  "zoomOut",
  "selectAll",
] as const;

export function boardOffers(board: Board): readonly Command[] {
  const { selected } = board.view.getState();
  const keys = (id: string): string => boardKeys.find((key) => key.id === id)?.keys[0] ?? "";
  const add: Command = {
    id: "add",
    label: t("board.add"),
    keys: keys("add"),
    run: () => doKey(board, "add", ""),
  };
  const view = viewKeys.filter((id) => id !== "zoomSelection" || selected.size > 0);
  return [
    ...selectionOffers(board),
    ...(board.mayWrite ? [add] : []),
    ...view.map((id) => ({
      id,
      label: t(`board.key${id}`),
      keys: keys(id),
      run: () => void doKey(board, id, ""),
    })),
    ...boardDeeds(board),
    ...tools.map((tool) => ({
      id: `tool ${tool}`,
      label: t(`board.offer${tool}`),
      run: () => board.view.setState({ tool }),
    })),
    { id: "search", label: t("board.search"), keys: "Ctrl+F", run: () => void goToSearch() },
  ];
}

/** Nothing where nothing is selected. */
function selectionOffers(board: Board): readonly Command[] {
  const standing = standingOf(board);
  const detail = t("board.selected", { count: board.view.getState().selected.size });
  const isMany = standing === "many" || standing === "manyGrouped";
  const actions = allActions(board).map(({ id, label, shortcut }): Command => {
    const run = (): void => runAction(board, id);
    return { id, label, detail, run, ...(shortcut === "" ? {} : { keys: shortcut }) };
  });
  const lines = tidyKinds.map((kind): Command => {
    const run = (): void => tidySelected(board, kind);
    return { id: `tidy ${kind}`, label: t(`board.tidy${kind}`), detail, run, isSoughtOnly: true };
  });
  const mayDescribe = standing !== "none" && standing !== "readable";
  return [
    ...actions,
    ...(isMany ? lines : []),
    ...(mayDescribe ? descriptionOffers(board, detail) : []),
  ];
}

function descriptionOffers(board: Board, detail: string): readonly Command[] {
  const map = board.session.map.tables;
  const offer = (id: string, description: Description): Command => ({
    ...{ id, label: descriptionWords(board, description), detail, isSoughtOnly: true },
    run: () => describeSelected(board, description),
  });
  return [
    ...["" as const, ...channels].map((channel) => offer(`channel ${channel}`, { channel })),
    ...directions.map((direction) => offer(`direction ${direction}`, { direction })),
    ...departmentsByName(map).map(({ id }) => offer(`department ${id}`, { departmentId: id })),
  ];
}
