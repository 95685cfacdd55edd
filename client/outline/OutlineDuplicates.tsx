// Likely duplicates, found on this device, merged one by one or all together, always by a person.
import { useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./OutlineDialogs.module.css";
import { mergeSets } from "./outlineMore.ts";
import { useOutlineTools } from "./outlineState.ts";
import { type LikelySet, useLikelyDuplicates } from "./useLikelyDuplicates.ts";

export function OutlineDuplicates({ onClose }: { readonly onClose: () => void }) {
  const tools = useOutlineTools();
  const { sets, dismiss } = useLikelyDuplicates();
  const [isAsking, setAsking] = useState(false);
  const merge = (chosen: readonly LikelySet[]): void =>
    mergeSets(
      tools,
      chosen.map(({ ids }) => ids),
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
          <li key={set.key} className={styles.set}>
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
              onPress={() => dismiss(set)}
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

function firstText({ touchpoints: [first] }: LikelySet): string {
  return first?.text ?? "";
}
