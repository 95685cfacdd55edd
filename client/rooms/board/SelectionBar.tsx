// The controls that float near the selected cards: what describes them, and what can be done to them.
import { AlignStartVertical, ArrowLeftRight, Building2, RadioTower } from "lucide-react";
import { memo, useCallback, useRef, useState, useSyncExternalStore } from "react";
import { departmentsByName } from "../../../shared/model/department.ts";
import { directions } from "../../../shared/model/tables.ts";
import type { Description } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { channelChoices, DirectionIcon, directionName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { useLate } from "../../ui/useLate.ts";
import { type Action, actionsFor, runAction, type Standing, standingOf } from "./actions.tsx";
import { describeSelected, tidySelected } from "./barCommands.ts";
import { pressInBar, useFocusAtCards } from "./barKeys.ts";
import type { Board } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import styles from "./SelectionBar.module.css";
import { tidyKinds } from "./tidy.ts";

export function SelectionBar() {
  const board = useBoard();
  const subscribe = useCallback((tell: () => void) => followSelection(board, tell), [board]);
  const standing = useSyncExternalStore(subscribe, () => standingOf(board));
  // A dozen buttons with their menus take longer than the mark on the card, which must not wait for them: they are built
  // before anything is selected, stay when nothing is, and change only after the picture.
  const late = useLate(standing);
  const [built, setBuilt] = useState<Standing>(board.mayWrite ? "one" : "readable");
  if (late !== "none" && late !== built) setBuilt(late);
  const bar = useRef<HTMLDivElement>(null);
  const focus = useFocusAtCards(bar, standing === "none");
  return (
    <Toolbar
      ref={bar}
      label={t("board.selection")}
      onKeyDown={(event) => pressInBar(board, event)}
      {...focus}
      className={styles.bar}
      style={standing === "none" ? unseen : undefined}
    >
      <Tools standing={built} />
    </Toolbar>
  );
}

const unseen = { visibility: "hidden" } as const;

const Tools = memo(function Tools({ standing }: { readonly standing: Standing }) {
  const board = useBoard();
  const isMany = standing === "many" || standing === "manyGrouped";
  return (
    <>
      {standing === "readable" ? null : <Descriptions />}
      {isMany ? <Tidy /> : null}
      {actionsFor(standing).map((action) =>
        action.id === "details" ? (
          <DetailsButton key={action.id} action={action} />
        ) : (
          <IconButton
            key={action.id}
            label={action.label}
            icon={action.icon}
            shortcut={action.shortcut}
            onPress={() => runAction(board, action.id)}
          />
        ),
      )}
    </>
  );
});

function DetailsButton({ action }: { readonly action: Action }) {
  const board = useBoard();
  const isDetailed = useView((view) => view.isDetailed);
  return (
    <IconButton
      label={action.label}
      icon={action.icon}
      shortcut={action.shortcut}
      isSelected={isDetailed}
      onPress={() => runAction(board, action.id)}
    />
  );
}

/** Tells of whatever may change what can be done: the selection, groups and merges of others, the lock of the board. */
function followSelection(board: Board, tell: () => void): () => void {
  const stops = [
    board.view.subscribe((now, before) => {
      if (now.selected !== before.selected) tell();
    }),
    board.scene.onChange((_appeared, changed) => {
      const { selected } = board.view.getState();
      if (changed.some((id) => selected.has(id))) tell();
    }),
    board.session.map.onTable("workshop", tell),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function Descriptions() {
  const board = useBoard();
  const departments = useMap(["departments"], departmentsByName);
  const describe = (description: Description): void => describeSelected(board, description);
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
