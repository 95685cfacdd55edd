// What can be done with the chosen rows, for pointers and for who does not know the keys: the same deeds. Each says why
// it cannot be done now.
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  Ellipsis,
  Group,
  Heart,
  MessageSquareText,
  Pencil,
  Plus,
  Trash2,
} from "lucide-react";
import type { PressEvent } from "react-aria-components";
import { compareNames } from "../../shared/kit/names.ts";
import type { MapSnapshot } from "../../shared/model/change.ts";
import { journeysInOrder, stagesOf } from "../../shared/model/outline.ts";
import { type OutlineRow, rowKey } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { useMap } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Toolbar } from "../ui/Toolbar.tsx";
import styles from "./OutlineView.module.css";
import { doAction } from "./outlineActions.ts";
import { groupCards, isWorded, moveTo, placeIn, turnMoment } from "./outlineDeeds.ts";
import { shift } from "./outlineShift.ts";
import { concernedRows, currentRow, useOutlineState, useOutlineTools } from "./outlineState.ts";
import { journeyText, refusalWords } from "./outlineWords.ts";

export function OutlineToolbar() {
  const { mayEdit } = useOutlineTools();
  return (
    <Toolbar label={t("outline.tools")} className={styles.tools}>
      {mayEdit ? <EditTools /> : null}
      <CommentsButton />
      <MoreButton />
    </Toolbar>
  );
}

function CommentsButton() {
  const { store } = useOutlineTools();
  const row = useOutlineState(currentRow);
  const refusal = useOutlineState(refusalWords);
  const isTalkedOf = row !== undefined && (row.touchpointId !== "" || row.kind === "journey");
  return (
    <IconButton
      label={t("outline.comments")}
      icon={<MessageSquareText />}
      shortcut="C"
      onPress={() => store.setState({ talking: row?.key ?? null })}
      reason={isTalkedOf ? undefined : refusal}
    />
  );
}

function MoreButton() {
  const { store } = useOutlineTools();
  return (
    <IconButton
      label={t("outline.keyActions")}
      icon={<Ellipsis />}
      shortcut="A"
      onPress={() => store.setState({ dialog: "actions" })}
    />
  );
}

function EditTools() {
  const tools = useOutlineTools();
  const row = useOutlineState(currentRow);
  const kind = useOutlineState((state) => concernedRows(state)[0]?.kind);
  const count = useOutlineState(({ chosen }) => chosen.size);
  const refusal = useOutlineState(refusalWords);
  const unless = (isFit: boolean): string | undefined => (isFit ? undefined : refusal);
  const isOrdered = row?.kind === "step" || row?.kind === "stage" || row?.kind === "card";
  return (
    <>
      <Button
        icon={<Plus />}
        onPress={() => tools.store.setState({ adding: row?.key ?? rowKey("pool", "") })}
      >
        {t("outline.add")}
      </Button>
      <IconButton
        label={t("outline.edit")}
        icon={<Pencil />}
        shortcut="Enter"
        onPress={() => tools.store.setState({ editing: row?.key ?? null })}
        reason={unless(row !== undefined && isWorded(row))}
      />
      <IconButton
        label={t("outline.earlier")}
        icon={<ArrowUp />}
        shortcut="Alt+↑"
        onPress={(press) => shift(tools, -1, isByKeys(press))}
        reason={unless(isOrdered)}
      />
      <IconButton
        label={t("outline.later")}
        icon={<ArrowDown />}
        shortcut="Alt+↓"
        onPress={(press) => shift(tools, 1, isByKeys(press))}
        reason={unless(isOrdered)}
      />
      <IconButton
        label={t("outline.group")}
        icon={<Group />}
        shortcut="G"
        onPress={() => groupCards(tools)}
        reason={unless(kind === "card")}
      />
      <IconButton
        label={t("outline.moment")}
        icon={<Heart />}
        shortcut="M"
        onPress={() => turnMoment(tools)}
        reason={unless(kind === "step")}
      />
      <IconButton
        label={t("outline.remove")}
        icon={<Trash2 />}
        shortcut="Delete"
        onPress={() => doAction(tools, "remove")}
        reason={unless(kind !== undefined && kind !== "pool")}
      />
      <Targets kind={kind} />
      {count === 0 ? null : <span className={styles.count}>{t("outline.chosen", { count })}</span>}
    </>
  );
}

/** By a key, or by a screen reader: whoever presses so is at the button, and may press it again. Rule A11-211. */
function isByKeys({ pointerType }: PressEvent): boolean {
  return pointerType === "keyboard" || pointerType === "virtual";
}

/** Where the chosen cards can be placed or grouped, or the chosen steps be moved. */
function Targets({ kind }: { readonly kind: OutlineRow["kind"] | undefined }) {
  const tools = useOutlineTools();
  const groups = useMap(["groups"], groupOptions, isSameOptions);
  const stages = useMap(["journeys", "stages", "personas"], stageOptions, isSameOptions);
  if (kind === "card") {
    return (
      <>
        <Target
          label={t("outline.moveTo")}
          targets={groups}
          onChoose={(target) => moveTo(tools, target)}
        />
        <Target
          label={t("outline.placeIn")}
          targets={stages}
          onChoose={(target) => placeIn(tools, target.slice(target.indexOf(":") + 1))}
        />
      </>
    );
  }
  if (kind !== "step") return null;
  return (
    <Target
      label={t("outline.moveTo")}
      targets={stages}
      onChoose={(target) => moveTo(tools, target)}
    />
  );
}

interface TargetProps {
  readonly label: string;
  readonly targets: readonly Option[];
  readonly onChoose: (id: string) => void;
}

/** No field to choose in, which would take a letter that is typed at it for a choice. Rule A11-212. */
function Target({ label, targets, onChoose }: TargetProps) {
  if (targets.length === 0) return null;
  return (
    <Menu
      label={label}
      trigger={<Button icon={<ChevronDown />}>{label}</Button>}
      items={targets}
      onAction={onChoose}
    />
  );
}

interface Option {
  readonly id: string;
  readonly label: string;
}

function groupOptions(map: MapSnapshot): readonly Option[] {
  const groups = [...map.groups.values()].sort(compareNames).map(({ id, name }) => ({
    id: rowKey("group", id),
    label: name || t("outline.unnamedGroup"),
  }));
  return [...groups, { id: rowKey("group", ""), label: t("outline.loose") }];
}

function stageOptions(map: MapSnapshot): readonly Option[] {
  return journeysInOrder(map).flatMap(({ id }) =>
    stagesOf(map, id).map((stage) => ({
      id: rowKey("stage", stage.id),
      label: t("outline.stageOf", {
        journey: journeyText(map, id),
        stage: stage.name || t("outline.unnamedStage"),
      }),
    })),
  );
}

function isSameOptions(a: readonly Option[], b: readonly Option[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.id === b[at]?.id && one.label === b[at]?.label)
  );
}
