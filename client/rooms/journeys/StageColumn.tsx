// A stage as a column: its head, its steps, the box for what is missing. What is dropped on it comes by arithmetic
// (useDragging.ts). Rule A11-200.
import { Plus } from "lucide-react";
import { type CSSProperties, memo, useRef, useState } from "react";
import { touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import type { LaneId } from "../../lanes/look.ts";
import { useRow } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useUnsaid } from "../../writing/useUnsaid.ts";
import { sayLost } from "../../writing/whoWrites.ts";
import { type Cell, type Column, isLong } from "./columns.ts";
import { addMissing, sayTooLate } from "./deeds.ts";
import { useDesk } from "./desk.ts";
import { useJourneyHere, useTools } from "./journeyHere.ts";
import { LaneRow } from "./LaneRow.tsx";
import styles from "./StageColumn.module.css";
import { StageHead } from "./StageHead.tsx";
import { StepCard } from "./StepCard.tsx";
import { useFocusHandedOn } from "./useFocusHandedOn.ts";

export interface StageColumnProps {
  readonly column: Column;
  /** From 0, among `total` stages. */
  readonly at: number;
  readonly total: number;
  /** Whether the first step of the journey stands here. */
  readonly isFirst: boolean;
  /** Until then the column has its head and its room only. */
  readonly isBuilt: boolean;
  /** What is shown below the steps, which then stand beside each other; `null`: they stand below each other. */
  readonly lanes: readonly LaneId[] | null;
}

export const StageColumn = memo(function StageColumn({
  column,
  at,
  total,
  isFirst,
  isBuilt,
  lanes,
}: StageColumnProps) {
  const { stageId, cells } = column;
  const { mayEdit } = useJourneyHere();
  const isTarget = useDesk(
    ({ carry }) => carry?.what !== "stage" && carry?.place?.stageId === stageId,
  );
  const isBehind = useDesk(
    ({ carry }) => carry?.what === "stage" && carry.place?.behind === stageId,
  );
  const isCarried = useDesk(({ carry }) => carry?.what === "stage" && carry.ids.includes(stageId));
  return (
    <section
      data-stage={stageId}
      aria-busy={isBuilt ? undefined : true}
      style={lanes ? sizesOf(cells, lanes) : undefined}
      aria-labelledby={`stage-${stageId}`}
      className={classNames(
        styles.column,
        lanes !== null && styles.withLanes,
        isTarget && styles.target,
        isBehind && styles.behind,
        isCarried && styles.carried,
      )}
    >
      {stageId === "" ? (
        <h3 id="stage-" className={styles.loose}>
          {t("journeys.loose")}
        </h3>
      ) : (
        <StageHead stageId={stageId} count={cells.length} at={at} total={total} isBuilt={isBuilt} />
      )}
      {isBuilt ? (
        <>
          <StageCells
            stageId={stageId}
            cells={cells}
            at={at}
            total={total}
            isFirst={isFirst}
            isShort={lanes !== null}
          />
          {lanes?.map((lane) => (
            <StageLane key={lane} lane={lane} stageId={stageId} cells={cells} />
          ))}
          {stageId === "" ? null : <MissingBox stageId={stageId} mayEdit={mayEdit} />}
        </>
      ) : (
        <div className={styles.waiting} style={{ "--cells": cells.length } as CSSProperties} />
      )}
    </section>
  );
});

/** How much stands beside and below each other, for the style sheet. */
function sizesOf(cells: readonly Cell[], lanes: readonly LaneId[]): CSSProperties {
  return { "--steps": Math.max(1, cells.length), "--lanes": lanes.length } as CSSProperties;
}

interface StageLaneProps {
  readonly lane: LaneId;
  readonly stageId: string;
  readonly cells: readonly Cell[];
}

function StageLane({ lane, stageId, cells }: StageLaneProps) {
  const stage = useRow("stages", stageId);
  const name = stage?.name || t("journeys.unnamedStage");
  return <LaneRow lane={lane} cells={cells} stageName={name} />;
}

interface StageCellsProps {
  readonly stageId: string;
  readonly cells: readonly Cell[];
  readonly at: number;
  readonly total: number;
  readonly isFirst: boolean;
  readonly isShort: boolean;
}

const StageCells = memo(function StageCells({
  stageId,
  cells,
  at,
  total,
  isFirst,
  isShort,
}: StageCellsProps) {
  const { mayEdit } = useJourneyHere();
  const stage = useRow("stages", stageId);
  const isEnd = useDesk(
    ({ carry }) =>
      carry?.what !== "stage" && carry?.place?.stageId === stageId && carry.place.behind === null,
  );
  if (cells.length === 0) {
    return (
      <p className={classNames(styles.empty, isEnd && styles.ready)}>
        {mayEdit ? t("journeys.emptyStage") : t("journeys.emptyStageReader")}
      </p>
    );
  }
  const name = stage?.name || t("journeys.unnamedStage");
  const label =
    stageId === ""
      ? t("journeys.loose")
      : t("journeys.stageList", { name, number: at + 1, total, count: cells.length });
  return (
    <div
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      aria-orientation={isShort ? "horizontal" : "vertical"}
      className={classNames(styles.cells, isLong(cells) && styles.long, isEnd && styles.end)}
      style={{ "--cells": cells.length } as CSSProperties}
    >
      {cells.map((cell, index) => (
        <StepCard
          key={cell.stepId}
          cell={cell}
          isFirst={isFirst && index === 0}
          isShort={isShort}
        />
      ))}
    </div>
  );
});

interface MissingBoxProps {
  readonly stageId: string;
  readonly mayEdit: boolean;
}

const MissingBox = memo(function MissingBox({ stageId, mayEdit }: MissingBoxProps) {
  const tools = useTools();
  const stage = useRow("stages", stageId);
  const [text, setText] = useState<string | null>(null);
  const name = stage?.name || t("journeys.unnamedStage");
  const buttonId = `missing-${stageId}`;
  if (text === null) {
    return mayEdit ? (
      <Button
        id={buttonId}
        variant="quiet"
        size="small"
        icon={<Plus />}
        className={styles.add}
        onPress={() => setText("")}
      >
        <span aria-hidden="true">{t("journeys.addMissing")}</span>
        <span className={styles.unseen}>{t("journeys.addMissingIn", { name })}</span>
      </Button>
    ) : null;
  }
  return (
    <MissingField
      stageId={stageId}
      buttonId={buttonId}
      label={t("journeys.addMissingIn", { name })}
      text={text}
      onChange={setText}
      add={() => addMissing(tools, stageId, text)}
    />
  );
});

interface MissingFieldProps {
  readonly stageId: string;
  /** Of the button that stands here instead when the field is left. */
  readonly buttonId: string;
  readonly label: string;
  readonly text: string;
  /** `null`: the field is left. */
  readonly onChange: (text: string | null) => void;
  readonly add: () => boolean;
}

function MissingField({ stageId, buttonId, label, text, onChange, add }: MissingFieldProps) {
  const { session, journey } = useTools();
  const isLeft = useRef(false);
  useFocusHandedOn(isLeft, buttonId);
  const isThere = (): boolean => session.map.tables.stages.has(stageId);
  // It goes with its stage, or because something else comes on screen. Rule MAP-428.
  useUnsaid({
    isOver: isLeft,
    words: text.trim(),
    keep: (_words, isOver) => {
      const isAdded = !isOver && journey.mayEdit && isThere() && add();
      // A page that goes may come back.
      if (isAdded) onChange("");
      return isAdded;
    },
    say: (words) => (isThere() ? sayLost(words) : sayTooLate(words)),
  });
  const leave = (): void => {
    isLeft.current = true;
    onChange(null);
  };
  const enter = (): void => {
    if (text.trim() === "") leave();
    else if (add()) onChange("");
  };
  return (
    <TextField
      label={label}
      hideLabel
      value={text}
      onChange={onChange}
      onEnter={enter}
      onEscape={leave}
      onBlur={() => {
        if (text.trim() === "") onChange(null);
      }}
      maxLength={touchpointTextMax}
      placeholder={t("journeys.addMissingPlaceholder")}
      enterKeyHint="done"
      autoFocus
    />
  );
}
