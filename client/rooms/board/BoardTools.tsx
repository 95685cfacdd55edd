// What is done with the board as a whole: filter, colours, likely duplicates, the small map, leading, the lock.
import { Copy, Lock, LockOpen, Map as MapIcon, MoreHorizontal, Presentation } from "lucide-react";
import { lockBoard } from "../../../shared/model/workshop.ts";
import { FilterButton } from "../../filter/FilterButton.tsx";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useSession } from "../../session/hooks.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import styles from "./BoardTools.module.css";
import { useBoard, useView } from "./boardHooks.ts";
import { colorings } from "./colors.ts";
import { useBoardOffers } from "./useBoardOffers.ts";

export function BoardTools() {
  useBoardOffers();
  const board = useBoard();
  const filter = useView((view) => view.filter);
  return (
    <div className={styles.tools}>
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
  const { role } = useSession();
  const edit = useEdit();
  const coloring = useView((view) => view.coloring);
  const hasMinimap = useView((view) => view.hasMinimap);
  const isLeading = useView((view) => view.isLeading);
  const isLocked = useMap(["workshop"], (map) => map.workshop.get("main")?.boardLocked ?? false);
  const colors = colorings.map((id): MenuEntry<string> => {
    return { id, label: t(`board.color${id}`), icon: coloring === id ? <Dot /> : undefined };
  });
  const items: readonly MenuEntry<string>[] = [
    ...colors,
    { id: "duplicates", label: t("board.duplicates"), icon: <Copy /> },
    {
      id: "minimap",
      label: hasMinimap ? t("board.minimapHide") : t("board.minimapShow"),
      icon: <MapIcon />,
    },
    ...(role === "facilitator" || role === "curator"
      ? [
          {
            id: "lead",
            label: isLeading ? t("board.leadStop") : t("board.lead"),
            icon: <Presentation />,
          },
        ]
      : []),
    ...(role === "facilitator"
      ? [
          {
            id: "lock",
            label: isLocked ? t("board.unlock") : t("board.lock"),
            icon: isLocked ? <LockOpen /> : <Lock />,
          },
        ]
      : []),
  ];
  const run = (id: string): void => {
    const by = colorings.find((one) => one === id);
    if (by) board.view.setState({ coloring: by });
    else if (id === "duplicates") board.view.setState({ hasDuplicates: true, isDetailed: false });
    else if (id === "minimap") board.view.setState({ hasMinimap: !hasMinimap });
    else if (id === "lead") board.view.setState({ isLeading: !isLeading });
    else if (id === "lock") {
      edit(isLocked ? t("board.unlock") : t("board.lock"), (map) =>
        lockBoard(map, { locked: !isLocked }),
      );
    }
  };
  return (
    <Menu
      label={t("board.more")}
      trigger={<IconButton label={t("board.more")} icon={<MoreHorizontal />} />}
      items={items}
      onAction={run}
      placement="bottom end"
    />
  );
}

function Dot() {
  return <span className={styles.dot} />;
}
