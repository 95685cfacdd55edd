// What is done with the board as a whole: filter, colours, likely duplicates, the small map, leading, the lock.
import { Copy, Lock, LockOpen, Map as MapIcon, MoreHorizontal, Presentation } from "lucide-react";
import type { ReactNode } from "react";
import { FilterButton } from "../../filter/FilterButton.tsx";
import { t } from "../../i18n/t.ts";
import { useSpokenLock } from "../../outline/useSpokenLock.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import styles from "./BoardTools.module.css";
import { pressInBar } from "./barKeys.ts";
import { type BoardDeed, boardDeeds } from "./boardDeeds.ts";
import { useBoard, useView } from "./boardHooks.ts";
import type { Coloring } from "./colors.ts";
import { useBoardOffers } from "./useBoardOffers.ts";

export function BoardTools() {
  useBoardOffers();
  const board = useBoard();
  const filter = useView((view) => view.filter);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the board from the controls in it
    <div className={styles.tools} onKeyDown={(event) => pressInBar(board, event)}>
      <FilterButton
        filter={filter}
        onChange={(next) => board.view.setState({ filter: next })}
        onWords={t("board.filterOn")}
      />
      <More />
    </div>
  );
}

function More() {
  const board = useBoard();
  const coloring = useView((view) => view.coloring);
  const isLocked = useSpokenLock(t("board.locked"), t("board.unlocked"));
  // Only to be drawn anew when it changes: the list reads it itself.
  useView((view) => view.hasMinimap);
  useView((view) => view.isLeading);
  const deeds = boardDeeds(board);
  return (
    <Menu
      label={t("board.more")}
      trigger={<IconButton label={t("board.more")} icon={<MoreHorizontal />} />}
      items={deeds.map(({ id, label }) => ({ id, label, icon: iconOf(id, coloring, isLocked) }))}
      onAction={(id) => deeds.find((deed) => deed.id === id)?.run()}
      placement="bottom end"
    />
  );
}

function iconOf(id: BoardDeed["id"], coloring: Coloring, isLocked: boolean): ReactNode {
  switch (id) {
    case "duplicates":
      return <Copy />;
    case "minimap":
      return <MapIcon />;
    case "lead":
      return <Presentation />;
    case "lock":
      return isLocked ? <LockOpen /> : <Lock />;
    default:
      return <span className={coloring === id ? styles.dot : styles.noDot} />;
  }
}
