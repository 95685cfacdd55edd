// The panel of likely duplicates: found on this device, merged one by one or all together, always by a person.
import { Combine, X } from "lucide-react";
import { useMemo, useState } from "react";
import { type LikelyDuplicates, likelyDuplicates } from "../../../shared/insight/similarity.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { select } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { mergeSets, showCards } from "./commands.ts";
import styles from "./Duplicates.module.css";

export function Duplicates() {
  const isOpen = useView((view) => view.hasDuplicates);
  return isOpen ? <OpenPanel /> : null;
}

function OpenPanel() {
  const board = useBoard();
  const { map } = useSession();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const version = useMap(["touchpoints"], () => map.version("touchpoints"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table's content
  const all = useMemo(() => likelyDuplicates(map.tables), [map, version]);
  const sets = all.filter((set) => !dismissed.has(keyOf(set)));
  const merge = (chosen: readonly LikelyDuplicates[]): void =>
    mergeSets(
      board,
      chosen.map(({ touchpoints }) => touchpoints.map(({ id }) => id)),
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
          <li key={keyOf(set)} className={styles.set}>
            <button
              type="button"
              className={styles.texts}
              onClick={() => {
                const ids = set.touchpoints.map(({ id }) => id);
                select(board, ids);
                showCards(board, ids);
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
                  onPress={() => setDismissed(new Set([...dismissed, keyOf(set)]))}
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

function keyOf({ touchpoints }: LikelyDuplicates): string {
  return touchpoints
    .map(({ id }) => id)
    .sort()
    .join(" ");
}
