// The head of a stage: its name, which becomes a field when pressed, a handle to drag it by, and what else to do with it.
// Rules MAP-392, MAP-412, MAP-513.
import {
  ArrowLeft,
  ArrowRight,
  GripVertical,
  MoreHorizontal,
  Pencil,
  Plus,
  Trash2,
} from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { stageNameMax } from "../../../shared/model/journey.ts";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { useRow } from "../../session/hooks.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useUnsaid } from "../../writing/useUnsaid.ts";
import { WritingSign } from "../../writing/WritingSign.tsx";
import {
  type FieldPlace,
  placeText,
  sayLost,
  sayOvertaken,
  useTellWriting,
} from "../../writing/whoWrites.ts";
import { dissolveStage, insertStage, nameStage, sayTooLate, shiftStage } from "./deeds.ts";
import { areStepsBeside, useDesk } from "./desk.ts";
import { type Tools, useJourneyHere, useTools } from "./journeyHere.ts";
import { stageKeys } from "./keys.ts";
import styles from "./StageHead.module.css";

export interface StageHeadProps {
  readonly stageId: string;
  /** How many steps it has. */
  readonly count: number;
  /** From 0, among `total` stages. */
  readonly at: number;
  readonly total: number;
  /** Until then it has its name only: what can be done with a stage is more to build than its steps. */
  readonly isBuilt: boolean;
}

export const StageHead = memo(function StageHead(props: StageHeadProps) {
  const { stageId, count, isBuilt } = props;
  const { mayEdit } = useJourneyHere();
  const stage = useRow("stages", stageId);
  const isRenaming = useDesk((desk) => desk.renaming === stageId);
  const name = stage?.name ?? "";
  return (
    <header className={styles.head}>
      <StageWriters stageId={stageId} />
      {isRenaming ? (
        <NameField stageId={stageId} name={name} at={props.at} />
      ) : (
        <StageName {...props} name={name} />
      )}
      <span className={styles.count} aria-hidden="true">
        {count}
      </span>
      {mayEdit && isBuilt ? <StageHandle stageId={stageId} name={name} /> : null}
      {mayEdit && isBuilt ? <StageActions {...props} name={name} /> : null}
    </header>
  );
});

/** Who else is writing its name. Rule MAP-449. */
function StageWriters({ stageId }: { readonly stageId: string }) {
  const words = useDesk((desk) => desk.writers.get(placeText(nameOf(stageId))) ?? "");
  if (words === "") return null;
  return (
    <span className={styles.writers}>
      <WritingSign words={words} />
    </span>
  );
}

interface NamedProps extends StageHeadProps {
  readonly name: string;
}

function StageName({ stageId, name, at, total }: NamedProps) {
  const tools = useTools();
  const { mayEdit } = tools.journey;
  const shown = name || t("journeys.unnamedStage");
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useDesk((desk) => desk.wanted === stageId);
  useEffect(() => {
    if (!wasRenaming) return;
    button.current?.focus();
    showStage(button.current, tools);
    tools.desk.setState({ wanted: null });
  }, [wasRenaming, tools]);
  const move = (event: KeyboardEvent): void => {
    const id = pressedId(stageKeys, event);
    if (id !== "earlier" && id !== "later") return;
    const by = id === "earlier" ? -1 : 1;
    event.preventDefault();
    tools.desk.setState({ wanted: stageId });
    shiftStage(tools, stageId, isRightToLeft() ? (-by as -1 | 1) : by);
  };
  return (
    <h3
      id={`stage-${stageId}`}
      dir="auto"
      className={classNames(styles.name, name === "" && styles.unnamed)}
    >
      {mayEdit ? (
        <button
          ref={button}
          type="button"
          className={styles.nameButton}
          aria-keyshortcuts="Control+ArrowLeft Control+ArrowRight"
          title={t("journeys.stagePlace", { name: shown, number: at + 1, total })}
          onClick={() => tools.desk.setState({ renaming: stageId })}
          onKeyDown={move}
        >
          <span className={styles.words}>{shown}</span>
        </button>
      ) : (
        <span className={styles.words} title={shown}>
          {shown}
        </span>
      )}
    </h3>
  );
}

interface NameFieldProps {
  readonly stageId: string;
  readonly name: string;
  readonly at: number;
}

function NameField({ stageId, name, at }: NameFieldProps) {
  const tools = useTools();
  const [before] = useState(name);
  const [text, setText] = useState(name);
  const isOver = useRef(false);
  /** Whether the name was refused, the map being closed. */
  const isWaiting = useRef(false);
  const tellWriting = useTellWriting(nameOf(stageId), tools.journey.mayEdit);
  const keepIt = (words: string): boolean => {
    if (!nameStage(tools, stageId, words)) return false;
    if (name !== before) sayOvertaken(tools.session, nameOf(stageId), name);
    return true;
  };
  useUnsaid({
    isOver,
    words: text === before ? "" : text,
    keep: (words) => tools.session.map.tables.stages.has(stageId) && keepIt(words),
    say: (words) =>
      tools.session.map.tables.stages.has(stageId) ? sayLost(words) : sayTooLate(words),
  });
  const head = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => showStage(head.current, tools), [tools]);
  // What is typed takes the place of the old name. Rule MAP-412.
  useEffect(() => field.current?.select(), []);
  const end = (keep: boolean, withFocus: boolean): void => {
    if (isOver.current) return;
    // Where nothing was written the name stays, also one that somebody else gave meanwhile. Rule A11-198.
    if (keep && text !== before && !keepIt(text)) {
      isWaiting.current = true;
      return;
    }
    isOver.current = true;
    tools.desk.setState({ renaming: null, made: null, ...(withFocus ? { wanted: stageId } : {}) });
  };
  // Left meanwhile, it is taken once the map is open again. Rule MAP-380.
  useEffect(() => {
    const isLeft = document.activeElement !== field.current;
    if (tools.journey.mayEdit && isWaiting.current && isLeft) end(true, false);
  });
  return (
    <h3 ref={head} id={`stage-${stageId}`} className={styles.name}>
      <TextField
        label={`${t("journeys.stageName")} ${at + 1}`}
        hideLabel
        value={text}
        onChange={(next) => {
          tellWriting(true);
          setText(next);
        }}
        maxLength={stageNameMax}
        placeholder={t("journeys.stageName")}
        onEnter={() => end(true, true)}
        onEscape={() => end(false, true)}
        onBlur={() => end(true, false)}
        className={styles.field}
        inputRef={field}
        autoFocus
      />
    </h3>
  );
}

function nameOf(id: string): FieldPlace {
  return { table: "stages", id, field: "name" };
}

/** All of a stage comes into sight, of the last one also what adds the next. Rule MAP-392. */
function showStage(name: HTMLElement | null, { desk }: Tools): void {
  const stage = name?.closest("[data-stage]");
  const behind = stage?.nextElementSibling;
  // Beside each other the steps of a stage may be wider than the screen: its name is what stands at its beginning.
  const shown = areStepsBeside(desk) ? name : stage;
  for (const each of [behind?.matches("[data-stage]") ? null : behind, shown])
    each?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
}

interface StageHandleProps {
  readonly stageId: string;
  readonly name: string;
}

// For pointers; keys move a stage from its name or its menu.
function StageHandle({ stageId, name }: StageHandleProps) {
  return (
    <span
      className={styles.handle}
      data-handle={stageId}
      title={t("journeys.stageHandle", { name: name || t("journeys.unnamedStage") })}
    >
      <GripVertical aria-hidden="true" />
    </span>
  );
}

type Action = "rename" | "before" | "after" | "earlier" | "later" | "delete";

function StageActions({ stageId, count, at, total, name }: NamedProps) {
  const tools = useTools();
  const [isAsking, setAsking] = useState(false);
  const shown = name || t("journeys.unnamedStage");
  const act = (action: Action): void => {
    if (action === "rename") tools.desk.setState({ renaming: stageId });
    else if (action === "before") insertStage(tools, stageId);
    else if (action === "after") insertStage(tools, followingStage(tools, at));
    else if (action === "earlier") shiftStage(tools, stageId, -1);
    else if (action === "later") shiftStage(tools, stageId, 1);
    else if (total === 1 && count > 0) setAsking(true);
    else dissolveStage(tools, stageId);
  };
  return (
    <>
      <Menu
        label={t("journeys.stageMenu", { name: shown })}
        trigger={
          <IconButton
            size="small"
            label={t("journeys.stageMenu", { name: shown })}
            icon={<MoreHorizontal />}
          />
        }
        items={actionsAt(at, total)}
        onAction={act}
        placement="bottom end"
      />
      <ConfirmDialog
        title={t("journeys.deleteLastStageTitle")}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => dissolveStage(tools, stageId)}
        confirmLabel={t("journeys.stageDelete")}
      >
        {t("journeys.deleteLastStageText", { count })}
      </ConfirmDialog>
    </>
  );
}

function actionsAt(at: number, total: number): readonly MenuEntry<Action>[] {
  return [
    { id: "rename", label: t("journeys.stageRename"), icon: <Pencil /> },
    { id: "before", label: t("journeys.stageBefore"), icon: <Plus /> },
    { id: "after", label: t("journeys.stageAfter"), icon: <Plus /> },
    {
      id: "earlier",
      label: t("journeys.stageEarlier"),
      icon: <ArrowLeft />,
      disabledReason: at === 0 ? t("journeys.stageIsFirst") : undefined,
    },
    {
      id: "later",
      label: t("journeys.stageLater"),
      icon: <ArrowRight />,
      disabledReason: at === total - 1 ? t("journeys.stageIsLast") : undefined,
    },
    { id: "delete", label: t("journeys.stageDelete"), icon: <Trash2 />, danger: true },
  ];
}

function followingStage({ journey }: Tools, at: number): string | null {
  return journey.columns()[at + 1]?.stageId || null;
}

function isRightToLeft(): boolean {
  return document.documentElement.dir === "rtl";
}
