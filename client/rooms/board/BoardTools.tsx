// What is done with the board as a whole: filter, colours, likely duplicates, the small map, leading, the lock.
import {
  Copy,
  Filter as FilterIcon,
  Lock,
  LockOpen,
  Map as MapIcon,
  MoreHorizontal,
  Presentation,
} from "lucide-react";
import { type Channel, channels } from "../../../shared/model/tables.ts";
import { lockBoard } from "../../../shared/model/workshop.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { channelName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./BoardTools.module.css";
import { useBoard, useView } from "./boardHooks.ts";
import { colorings } from "./colors.ts";
import { type Filter, isFiltering, noFilter } from "./filter.ts";
import { useBoardOffers } from "./useBoardOffers.ts";

export function BoardTools() {
  useBoardOffers();
  return (
    <div className={styles.tools}>
      <FilterButton />
      <More />
    </div>
  );
}

const any = "any";
const none = "none";

function FilterButton() {
  const board = useBoard();
  const filter = useView((view) => view.filter);
  const departments = useMap(["departments"], (map) => [...map.departments.values()]);
  const personas = useMap(["personas"], (map) => [...map.personas.values()]);
  const set = (change: Partial<Filter>): void =>
    board.view.setState({ filter: { ...filter, ...change } });
  const isOn = isFiltering(filter);
  return (
    <Popover
      label={t("board.filter")}
      placement="bottom end"
      trigger={
        <IconButton
          label={isOn ? t("board.filterOn") : t("board.filter")}
          icon={<FilterIcon />}
          isSelected={isOn}
        />
      }
    >
      <div className={styles.filter}>
        <Select
          label={t("board.channel")}
          options={[
            { id: any, label: t("board.filterAny") },
            ...channels.map((channel) => ({ id: channel, label: channelName(channel) })),
            { id: none, label: channelName("") },
          ]}
          value={wordOf(filter.channel)}
          onChange={(id) => set({ channel: chosenIn(id) as Channel | "" | null })}
        />
        <Select
          label={t("board.department")}
          options={[
            { id: any, label: t("board.filterAny") },
            ...departments.map(({ id, name }) => ({ id, label: name })),
            { id: none, label: t("board.departmentNone") },
          ]}
          value={wordOf(filter.departmentId)}
          onChange={(id) => set({ departmentId: chosenIn(id) })}
        />
        <Select
          label={t("board.usedIn")}
          options={[
            { id: any, label: t("board.filterAny") },
            { id: none, label: t("board.filterUnplaced") },
            ...personas.map(({ id, name }) => ({
              id,
              label: name || t("board.filterUnnamedPersona"),
            })),
          ]}
          value={wordOfUse(filter.use)}
          onChange={(id) => set({ use: usageIn(id) })}
        />
        <Button
          size="small"
          isDisabled={!isOn}
          onPress={() => board.view.setState({ filter: noFilter })}
        >
          {t("board.filterClear")}
        </Button>
      </div>
    </Popover>
  );
}

function wordOf(value: string | null): string {
  if (value === null) return any;
  return value === "" ? none : value;
}

function chosenIn(word: string): string | null {
  if (word === any) return null;
  return word === none ? "" : word;
}

function wordOfUse(use: Filter["use"]): string {
  if (use === null) return any;
  return use === "unplaced" ? none : use.personaId;
}

function usageIn(word: string): Filter["use"] {
  if (word === any) return null;
  return word === none ? "unplaced" : { personaId: word };
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
