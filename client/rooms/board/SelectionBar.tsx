// The controls that float near the selected cards: what describes them, and what can be done to them.
import { AlignStartVertical, ArrowLeftRight, Building2, RadioTower } from "lucide-react";
import { memo, useDeferredValue, useSyncExternalStore } from "react";
import { directions } from "../../../shared/model/tables.ts";
import type { Description } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { channelChoices, DirectionIcon, directionName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import { actionsOn, runAction } from "./actions.tsx";
import { useBoard, useView } from "./boardHooks.ts";
import { describeCards, tidySelected } from "./commands.ts";
import styles from "./SelectionBar.module.css";
import { tidyKinds } from "./tidy.ts";

export function SelectionBar() {
  // A dozen buttons with their menus take longer than the mark on the card, which must not wait for them.
  const selected = useDeferredValue(useView((view) => view.selected));
  return <Bar selected={selected} />;
}

const Bar = memo(function Bar({ selected }: { readonly selected: ReadonlySet<string> }) {
  const board = useBoard();
  const isDetailed = useView((view) => view.isDetailed);
  // A new group or a merge by somebody else changes what can be done.
  useSyncExternalStore(board.scene.onChange, board.scene.frames);
  if (selected.size === 0) return null;
  return (
    <div role="toolbar" aria-label={t("board.selection")} className={styles.bar}>
      {board.mayWrite ? <Descriptions /> : null}
      {board.mayWrite && selected.size > 1 ? <Tidy /> : null}
      {actionsOn(board).map(({ id, label, icon, shortcut }) => (
        <IconButton
          key={id}
          label={label}
          icon={icon}
          shortcut={shortcut}
          isSelected={id === "details" ? isDetailed : undefined}
          onPress={() => runAction(board, id)}
        />
      ))}
    </div>
  );
});

function Descriptions() {
  const board = useBoard();
  const departments = useMap(["departments"], departmentsOf);
  const describe = (description: Description) =>
    describeCards(board, [...board.view.getState().selected], description);
  const departmentItems: readonly MenuEntry<string>[] = [
    ...departments.map(({ id, name, color }) => ({
      id,
      label: name,
      icon: color ? <Shape name={shapeOf(categoryOf(color - 1))} /> : undefined,
    })),
    {
      id: "",
      label: t("board.departmentNone"),
      disabledReason: departments.length === 0 ? t("board.departmentNoneYet") : undefined,
    },
  ].map(({ id, ...entry }) => ({ ...entry, id: id === "" ? none : id }));
  return (
    <>
      <Menu
        label={t("board.channel")}
        trigger={<IconButton label={t("board.channel")} icon={<RadioTower />} />}
        items={[
          ...channelChoices().map(({ id, label, Icon }) => ({ id, label, icon: <Icon /> })),
          { id: none, label: t("words.channelNone") },
        ]}
        onAction={(id) => describe({ channel: id === none ? "" : id })}
      />
      <Menu
        label={t("board.direction")}
        trigger={<IconButton label={t("board.direction")} icon={<ArrowLeftRight />} />}
        items={[
          ...directions.map((id) => ({
            id,
            label: directionName(id),
            icon: <DirectionIcon direction={id} />,
          })),
          { id: none, label: t("words.directionNone") },
        ]}
        onAction={(id) => describe({ direction: id === none ? "" : id })}
      />
      <Menu
        label={t("board.department")}
        trigger={<IconButton label={t("board.department")} icon={<Building2 />} />}
        items={departmentItems}
        onAction={(id) => describe({ departmentId: id === none ? "" : id })}
      />
      <span className={styles.rule} />
    </>
  );
}

function Tidy() {
  const board = useBoard();
  return (
    <Menu
      label={t("board.tidy")}
      trigger={<IconButton label={t("board.tidy")} icon={<AlignStartVertical />} />}
      items={tidyKinds.map((id) => ({ id, label: t(`board.tidy${id}`) }))}
      onAction={(id) => tidySelected(board, id)}
    />
  );
}

const none = "none";

function departmentsOf(map: Parameters<Parameters<typeof useMap>[1]>[0]) {
  return [...map.departments.values()];
}
