// The cards in the page, as one list for the keyboard and for screen readers: the list has the focus and names the
// active card, so that cards may come and go without ever taking the focus with them. [A11-22]
import { type FocusEvent, type KeyboardEvent, type Ref, useEffect } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { Card, cardElementId } from "./Card.tsx";
import { givingFocus } from "./gestures.ts";
import { enterByKeys, pressKey, releaseKey } from "./keys.ts";
import styles from "./Surface.module.css";

interface CardsProps {
  readonly world: Ref<HTMLDivElement>;
  readonly ground: Ref<HTMLDivElement>;
}

export function Cards({ world, ground }: CardsProps) {
  const board = useBoard();
  const mounted = useView((view) => view.mounted);
  const active = useView((view) => view.active);
  const selectedCount = useView((view) => view.selected.size);
  // A box and a lasso are heard when they are let go, not card by card as they grow.
  const isDrawn = useView(({ gesture }) => gesture === "box" || gesture === "lasso");
  const isActiveThere = active !== null && mounted.includes(active);
  useEffect(() => {
    if (selectedCount > 1 && !isDrawn) announce(t("board.selected", { count: selectedCount }));
  }, [selectedCount, isDrawn]);
  const enter = ({ currentTarget }: FocusEvent) => {
    if (currentTarget.closest(`[${givingFocus}]`) === null) enterByKeys(board);
  };
  const press = (event: KeyboardEvent) => {
    if (pressKey(board, event.nativeEvent)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div
      role="listbox"
      aria-label={t("board.cards")}
      aria-describedby="board-keys"
      aria-multiselectable="true"
      tabIndex={0}
      {...(isActiveThere ? { "aria-activedescendant": cardElementId(active) } : {})}
      className={styles.list}
      onFocus={enter}
      onBlur={() => releaseKey(board, "ArrowLeft")}
      onKeyDown={press}
      onKeyUp={(event) => releaseKey(board, event.key)}
    >
      <div ref={world} role="presentation" className={styles.world}>
        <div ref={ground} className={styles.ground} />
        {mounted.map((id) => (
          <Card key={id} id={id} />
        ))}
      </div>
    </div>
  );
}
