// The panel of likely duplicates: found on this device, merged one by one or all together, always by a person.
import { Combine, X } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { type LikelySet, useLikelyDuplicates } from "../../outline/useLikelyDuplicates.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { mergeSets } from "./barCommands.ts";
import { select } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { showCards } from "./commands.ts";
import styles from "./Duplicates.module.css";

export function Duplicates() {
  const isOpen = useView((view) => view.hasDuplicates);
  return isOpen ? <OpenPanel /> : null;
}

function OpenPanel() {
  const board = useBoard();
  const { sets, dismiss } = useLikelyDuplicates();
  const [isAsking, setAsking] = useState(false);
  const merge = (chosen: readonly LikelySet[]): void =>
    mergeSets(
      board,
      chosen.map(({ ids }) => ids),
    );
  return (
    <Panel
      title={t("board.duplicates")}
      onClose={() => board.view.setState({ hasDuplicates: false })}
      actions={
        sets.length > 1 && board.mayWrite ? (
          <Button icon={<Combine />} onPress={() => setAsking(true)}>
            {t("board.mergeAll", { count: sets.length })}
          </Button>
        ) : undefined
      }
    >
      <p className={styles.quiet}>
        {sets.length === 0 ? t("board.duplicatesNone") : t("board.duplicatesText")}
      </p>
      <ul className={styles.list}>
        {sets.map((set) => (
          <li key={set.key} className={styles.set}>
            <button
              type="button"
              className={styles.texts}
              onClick={() => {
                select(board, set.ids);
                showCards(board, set.ids);
              }}
            >
              {set.touchpoints.map(({ id, text }) => (
                <span key={id} dir="auto">
                  {text}
                </span>
              ))}
            </button>
            {board.mayWrite ? (
              <span className={styles.actions}>
                <Button size="small" icon={<Combine />} onPress={() => merge([set])}>
                  {t("board.mergeThese")}
                </Button>
                <IconButton
                  label={t("board.notTheSame")}
                  icon={<X />}
                  onPress={() => dismiss(set)}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t("board.mergeAll", { count: sets.length })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => merge(sets)}
        tone="primary"
      >
        {t("board.mergeAllText")}
      </ConfirmDialog>
    </Panel>
  );
}
