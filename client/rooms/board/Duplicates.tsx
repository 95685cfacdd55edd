// The panel of likely duplicates, whose cards are shown on the board.
import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import { DuplicateSets } from "../../outline/DuplicateSets.tsx";
import { enterPanel } from "../../ui/enterPanel.ts";
import { Panel } from "../../ui/Panel.tsx";
import { mergeSets } from "./barCommands.ts";
import { backToCards } from "./barKeys.ts";
import { select } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { showCards } from "./commands.ts";

export function Duplicates() {
  const isOpen = useView((view) => view.hasDuplicates);
  return isOpen ? <OpenPanel /> : null;
}

function OpenPanel() {
  const board = useBoard();
  useEffect(enterPanel, []);
  const show = (ids: readonly string[]): void => {
    select(board, ids, ids[0]);
    showCards(board, ids, "whole");
  };
  return (
    <DuplicateSets
      mayMerge={board.mayWrite}
      onMerge={(sets) => mergeSets(board, sets)}
      onShow={show}
      frame={(list, mergeAll) => (
        <Panel
          title={t("board.duplicates")}
          onClose={() => {
            board.view.setState({ hasDuplicates: false });
            backToCards();
          }}
          actions={mergeAll}
        >
          {list}
        </Panel>
      )}
    />
  );
}
