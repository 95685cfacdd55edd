// Owns: one touchpoint of a dot vote: its words, one's own dots on it as dots and as a number, and the two buttons that
// change them. Rules A11-65, A11-121, VOT-79.

import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, memo } from "react";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./DotRow.module.css";
import { Dots } from "./Dots.tsx";
import { dotKeys } from "./keys.ts";
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
    if (!place(touchpointId, count + by)) return;
    announce(t("feel.dotsPlacedSaid", { count: count + by, left: left - by }));
  };
  const over = isOver ? t("feel.dotsOver") : undefined;
  const noLess = over ?? (count === 0 ? t("feel.dotNoneHere") : undefined);
  const noMore = over ?? (left === 0 ? t("feel.dotNoneLeft") : undefined);
  const tryChange = (by: number, refusal: string | undefined): void => {
    if (refusal === undefined) change(by);
    else announce(refusal);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const id = pressedId(dotKeys, event);
    if (id === undefined) return;
    event.preventDefault();
    if (id === "more") tryChange(1, noMore);
    else if (id === "less") tryChange(-1, noLess);
    else goBeside(event.currentTarget, event.key === "ArrowUp" ? "before" : "after");
  };
  return (
    <li className={styles.row} data-dotted={count > 0} onKeyDown={press}>
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
          reason={noLess}
          onPress={() => change(-1)}
        />
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
        <IconButton
          label={t("feel.dotMore", { touchpoint: text })}
          icon={<Plus />}
          variant="secondary"
          reason={noMore}
          onPress={() => change(1)}
        />
      </div>
    </li>
  );
});

/** Goes to the same button of the touchpoint above or below. */
function goBeside(row: HTMLElement, side: "before" | "after"): void {
  const at = [...row.querySelectorAll("button")].indexOf(
    document.activeElement as HTMLButtonElement,
  );
  const next = side === "before" ? row.previousElementSibling : row.nextElementSibling;
  const buttons = next?.querySelectorAll("button");
  buttons?.[Math.max(0, at)]?.focus();
}
