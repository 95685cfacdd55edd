// The names of the lanes, in sight at the beginning of the map however far it is scrolled.
import { t } from "../../i18n/t.ts";
import type { LaneId } from "../../lanes/look.ts";
import styles from "./LaneHeads.module.css";

export function LaneHeads({ lanes }: { readonly lanes: readonly LaneId[] }) {
  return (
    <div className={styles.heads} aria-hidden="true">
      <span className={styles.corner} />
      <p className={styles.card}>{t("lanes.touchpoint")}</p>
      {lanes.map((lane) => (
        <p key={lane} data-lane={lane} className={styles.lane}>
          {t(`lanes.${lane}`)}
        </p>
      ))}
    </div>
  );
}
