// Owns: the things that matter as a list: what to do about each, and why. Each leads to its step.

import type { Matter, Reason } from "../../../shared/insight/matters.ts";
import { hasFigures, writtenMean } from "../../../shared/model/emotion.ts";
import { t } from "../../i18n/t.ts";
import { feelingName } from "../../ui/emotion.ts";
import styles from "./Findings.module.css";

export interface MatterListProps {
  readonly matters: readonly Matter[];
  /** Left out: nothing is led to. */
  readonly onOpen?: ((matter: Matter) => void) | undefined;
}

export function MatterList({ matters, onOpen }: MatterListProps) {
  return (
    <ol className={styles.matters}>
      {matters.map((matter) => (
        <li key={matter.touchpoint.id} className={styles.matter} data-call={matter.call}>
          <span className={styles.call}>{t(`present.call${matter.call}`)}</span>
          {onOpen ? (
            <button type="button" className={styles.open} onClick={() => onOpen(matter)} dir="auto">
              {matter.touchpoint.text}
            </button>
          ) : (
            <strong className={styles.what} dir="auto">
              {matter.touchpoint.text}
            </strong>
          )}
          <span className={styles.reasons}>{matter.reasons.map(reasonWords).join(" · ")}</span>
        </li>
      ))}
    </ol>
  );
}

function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case "felt":
      return hasFigures(reason.felt)
        ? t("present.reasonMean", { mean: writtenMean(reason.felt.mean) })
        : t("present.reasonWord", { feeling: feelingName(reason.felt.feeling) });
    case "ideal":
      return hasFigures(reason.felt)
        ? t("present.reasonIdealMean", { mean: writtenMean(reason.felt.mean) })
        : t("present.reasonIdealWord", { feeling: feelingName(reason.felt.feeling) });
    case "disagreement":
      return t("present.disagreement");
    case "moment":
      return reason.sign === "love" ? t("present.momentLove") : t("present.momentPain");
    case "missing":
      return t("present.shouldExist");
    case "journeys":
      return t("present.reasonJourneys", { count: reason.count });
    case "noProcess":
      return t("present.reasonNoProcess");
    default:
      return reason satisfies never;
  }
}
