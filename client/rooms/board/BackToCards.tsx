// The way back for whoever has moved the view beyond all cards, or filtered all of them away. Looked for once the view is at rest, never while it moves.
// Rule MAP-353.
import { useEffect, useState } from "react";
import { isFiltering, noFilter } from "../../filter/filter.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./BackToCards.module.css";
import { enterCards } from "./barKeys.ts";
import type { Board } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { viewBounds } from "./camera.ts";
import { showFirst } from "./keys.ts";

const restMs = 400;

export function BackToCards() {
  const board = useBoard();
  const [isAstray, setAstray] = useState(false);
  useEffect(() => atRest(board, () => setAstray(isBeyondAll(board))), [board]);
  if (!isAstray) return <NothingFits />;
  const goBack = (): void => {
    showFirst(board);
    setAstray(false);
    enterCards();
  };
  return (
    <div className={styles.place}>
      <Button onPress={goBack}>{t("board.backToCards")}</Button>
    </div>
  );
}

/** The way back for whoever has filtered all cards away. Rule MAP-386. */
function NothingFits() {
  const board = useBoard();
  const isAllAway = useView(({ found, filter }) => found?.size === 0 && isFiltering(filter));
  if (!isAllAway) return null;
  const clear = (): void => {
    board.view.setState({ filter: noFilter });
    enterCards();
  };
  return (
    <div className={styles.place}>
      <Button onPress={clear}>{t("board.nothingFits")}</Button>
    </div>
  );
}

function isBeyondAll({ scene, camera, size }: Board): boolean {
  return scene.cards.size > 0 && scene.within(viewBounds(camera.get(), size.get())).length === 0;
}

/** Calls `look` when neither the view nor any card has moved for a while; gives a function that ends it. */
function atRest(board: Board, look: () => void): () => void {
  let stopWaiting: (() => void) | null = null;
  let hasMoved = false;
  const wait = (): void => {
    hasMoved = false;
    stopWaiting = board.session.outside.after(restMs, () => {
      stopWaiting = null;
      if (hasMoved) wait();
      else look();
    });
  };
  const moved = (): void => {
    hasMoved = true;
    if (!stopWaiting) wait();
  };
  const stops = [board.camera, board.size, board.scene].map((each) => each.onChange(moved));
  moved();
  return () => {
    stopWaiting?.();
    for (const stop of stops) stop();
  };
}
