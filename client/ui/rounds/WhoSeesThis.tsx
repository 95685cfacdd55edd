// Who sees what a person gives in an anonymous round, and what is not promised: one sentence always in sight, the
// rest one press away. The words come from the room, which knows what its round publishes. [PRV-40]
import { ChevronDown, EyeOff } from "lucide-react";
import { t } from "../../i18n/t.ts";
import styles from "./WhoSeesThis.module.css";

export interface WhoSeesThisProps {
  /** The whole truth in one sentence. */
  readonly summary: string;
  /** Who sees what, and when. */
  readonly promises: readonly string[];
  /** What nobody should rely on. */
  readonly notPromised: readonly string[];
}

export function WhoSeesThis({ summary, promises, notPromised }: WhoSeesThisProps) {
  return (
    <details className={styles.who}>
      <summary className={styles.summary}>
        <EyeOff aria-hidden="true" className={styles.sign} />
        <span className={styles.sentence}>
          {summary} <span className={styles.more}>{t("ui.whoSeesThis")}</span>
        </span>
        <ChevronDown aria-hidden="true" className={styles.arrow} />
      </summary>
      <div className={styles.details}>
        <Points points={promises} />
        <p className={styles.heading}>{t("ui.notPromised")}</p>
        <Points points={notPromised} />
      </div>
    </details>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul className={styles.points}>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
