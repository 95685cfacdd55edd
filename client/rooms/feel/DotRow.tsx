// Owns: one touchpoint of a dot vote: its words, one's own dots on it as dots and as a number, and the two buttons that
// change them. Rule A11-65.

import { Minus, Plus } from "lucide-react";
import { memo } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./DotRow.module.css";
import { Dots } from "./Dots.tsx";
import type { DotHand } from "./useDots.ts";

export interface DotRowProps {
  readonly touchpointId: string;
  readonly text: string;
  /** The name of its group on the board, or empty. */
  readonly group: string;
  /** One's own dots on it. */
  readonly count: number;
  /** Dots that one has left. */
  readonly left: number;
  readonly isOver: boolean;
  readonly place: DotHand;
}

export const DotRow = memo(function DotRow(props: DotRowProps) {
  const { touchpointId, text, group, count, left, isOver, place } = props;
  const change = (by: number): void => {
    place(touchpointId, count + by);
    announce(t("feel.dotsPlacedSaid", { count: count + by, left: left - by }));
  };
  const over = isOver ? t("feel.dotsOver") : undefined;
  return (
    <li className={styles.row} data-dotted={count > 0}>
      <div className={styles.words}>
        <h2 className={styles.title} dir="auto">
          {text}
        </h2>
        {group === "" ? null : <p className={styles.group}>{group}</p>}
        {count > 0 ? <Dots count={count} /> : null}
      </div>
      <div className={styles.hand}>
        <IconButton
          label={t("feel.dotLess", { touchpoint: text })}
          icon={<Minus />}
          reason={over ?? (count === 0 ? t("feel.dotNoneHere") : undefined)}
          onPress={() => change(-1)}
        />
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
        <IconButton
          label={t("feel.dotMore", { touchpoint: text })}
          icon={<Plus />}
          variant="secondary"
          reason={over ?? (left === 0 ? t("feel.dotNoneLeft") : undefined)}
          onPress={() => change(1)}
        />
      </div>
    </li>
  );
});
