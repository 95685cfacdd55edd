// Likely duplicates, found on this device, merged one by one or all together, always by a person.
import { useMemo, useState } from "react";
import { type LikelyDuplicates, likelyDuplicates } from "../../shared/insight/similarity.ts";
import { t } from "../i18n/t.ts";
import { useMap } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./OutlineDialogs.module.css";
import { mergeSets } from "./outlineMore.ts";
import { useOutlineTools } from "./outlineState.ts";

export function OutlineDuplicates({ onClose }: { readonly onClose: () => void }) {
  const tools = useOutlineTools();
  const { map } = tools.session;
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const version = useMap(["touchpoints"], () => map.version("touchpoints"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table's content
  const all = useMemo(() => likelyDuplicates(map.tables), [map, version]);
  const sets = all.filter((set) => !dismissed.has(keyOf(set)));
  const merge = (chosen: readonly LikelyDuplicates[]): void =>
    mergeSets(
      tools,
      chosen.map(({ touchpoints }) => touchpoints.map(({ id }) => id)),
    );
  return (
    <Dialog
      title={t("outline.duplicates")}
      isOpen
      onClose={onClose}
      actions={
        sets.length > 1 ? (
          <Button onPress={() => setAsking(true)}>
            {t("outline.mergeAll", { count: sets.length })}
          </Button>
        ) : undefined
      }
    >
      <p className={styles.quiet}>
        {sets.length === 0 ? t("outline.duplicatesNone") : t("outline.duplicatesText")}
      </p>
      <ul>
        {sets.map((set) => (
          <li key={keyOf(set)} className={styles.set}>
            <span className={styles.texts}>
              {set.touchpoints.map(({ id, text }) => (
                <span key={id} dir="auto">
                  {text}
                </span>
              ))}
            </span>
            <Button
              size="small"
              aria-label={t("outline.mergeOf", { text: firstText(set) })}
              onPress={() => merge([set])}
            >
              {t("outline.mergeThese")}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={t("outline.notTheSameOf", { text: firstText(set) })}
              onPress={() => setDismissed(new Set([...dismissed, keyOf(set)]))}
            >
              {t("outline.notTheSame")}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t("outline.mergeAll", { count: sets.length })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => merge(sets)}
        tone="primary"
      >
        {t("outline.mergeAllText")}
      </ConfirmDialog>
    </Dialog>
  );
}

function firstText({ touchpoints: [first] }: LikelyDuplicates): string {
  return first?.text ?? "";
}

function keyOf({ touchpoints }: LikelyDuplicates): string {
  return touchpoints
    .map(({ id }) => id)
    .sort()
    .join(" ");
}
