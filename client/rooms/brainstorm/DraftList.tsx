// Owns: one's own drafts of a round, the newest first, each to be edited, given a channel or taken back. Nobody else
// has this list. Rules PHA-30 to PHA-32.

import { memo, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { useMine, useStatus } from "../../session/hooks.ts";
import styles from "./DraftList.module.css";
import { DraftRow } from "./DraftRow.tsx";
import { NotYou } from "./NotYou.tsx";
import { newestFirst } from "./situation.ts";

export interface DraftListProps {
  readonly roundId: string;
  /** The draft that stands in the box right now. */
  readonly hiddenId?: string | null;
}

export const DraftList = memo(function DraftList({ roundId, hiddenId = null }: DraftListProps) {
  const ids = useDraftIds(roundId);
  const status = useStatus();
  const shown = ids.filter((id) => id !== hiddenId);
  return (
    <section className={styles.section} aria-labelledby={`drafts-${roundId}`}>
      <div className={styles.top}>
        <h2 id={`drafts-${roundId}`} className={styles.head}>
          {shown.length === 0
            ? t("brainstorm.yourDraftsNone")
            : t("brainstorm.yourDrafts", { count: shown.length })}
        </h2>
        {shown.length > 0 ? <NotYou /> : null}
      </div>
      {status.kind === "offline" ? (
        <p className={styles.offline}>{t("brainstorm.keptOffline")}</p>
      ) : null}
      <ul className={styles.list}>
        {shown.map((id) => (
          <DraftRow key={id} id={id} />
        ))}
      </ul>
    </section>
  );
});

/** The ids of one's own drafts of a round. A draft has no time: what is new since the last look is the newest. */
export function useDraftIds(roundId: string): readonly string[] {
  const known = useRef<readonly string[]>([]);
  const ids = useMine(
    ["drafts"],
    ({ drafts }) =>
      [...drafts.values()].filter((draft) => draft.roundId === roundId).map(({ id }) => id),
    noIds,
  );
  known.current = newestFirst(known.current, ids);
  return known.current;
}

const noIds: readonly string[] = [];
