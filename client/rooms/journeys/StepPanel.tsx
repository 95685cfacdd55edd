// All about the current step, beside the map: wording, thought, whether it is missing, moment of truth, stage, where
// else its touchpoint is used, and the way to the process map behind it. Rules MAP-413, MAP-452.
import { Heart, Minus, Trash2, Waypoints, Zap } from "lucide-react";
import { memo, useEffect, useMemo, useRef } from "react";
import { Link } from "wouter";
import { setThought, thoughtMax } from "../../../shared/model/step.ts";
import { type Step, type Touchpoint, touchpointTextMax } from "../../../shared/model/tables.ts";
import { rewordTouchpoint } from "../../../shared/model/touchpoint.ts";
import { shownTouchpoint, usageOf } from "../../../shared/model/usage.ts";
import { CommentThread } from "../../comments/CommentThread.tsx";
import { isolated, t } from "../../i18n/t.ts";
import { type MapRule, useMap, useRow, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { WrittenField } from "../../writing/WrittenField.tsx";
import { CategoryMark } from "./CategoryMark.tsx";
import { type Column, cellsOf, findStep } from "./columns.ts";
import { edit, moveToEnd, sayMissing, sayMoment, sayTooLate, takeOut } from "./deeds.ts";
import { concerned, useDesk } from "./desk.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./StepPanel.module.css";
import { Notes, TouchpointFields } from "./TouchpointFields.tsx";
import { useThoughtWords } from "./thought.ts";
import { focusStep } from "./useMapKeys.ts";
import { useWay } from "./way.ts";
import { initialsOf, kindWords, removeWords } from "./words.ts";

export interface StepPanelProps {
  readonly stepId: string;
  readonly columns: readonly Column[];
}

export const StepPanel = memo(function StepPanel({ stepId, columns }: StepPanelProps) {
  const tools = useTools();
  const way = useWay();
  const { mayEdit } = tools.journey;
  const found = findStep(columns, stepId);
  const cell = found?.column.cells[found.at];
  const ids = useConcerned(stepId, columns);
  useLeftBefore(stepId);
  const step = useRow("steps", stepId);
  const touchpoint = useRow("touchpoints", cell?.touchpointId ?? "");
  if (!step || !touchpoint) return null;
  const close = (): void => {
    tools.desk.setState({ hasDetails: false });
    focusStep(stepId);
  };
  return (
    <Panel
      title={t("journeys.panelTitle")}
      onClose={close}
      className={styles.panel}
      actions={
        <>
          <Link
            href={way.backstageOf(stepId)}
            onClick={(event) => {
              event.preventDefault();
              way.followFrom(tools.journey.journeyId, stepId, way.backstageOf(stepId));
            }}
            className={styles.backstage}
          >
            <Waypoints aria-hidden="true" />
            {t("journeys.backstage")}
          </Link>
          {mayEdit ? (
            <Button variant="quiet" icon={<Trash2 />} onPress={() => takeOut(tools, ids)}>
              {removeWords(ids.length)}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.body}>
        {mayEdit && ids.length > 1 ? (
          <p className={styles.several}>{t("journeys.panelSeveral", { count: ids.length })}</p>
        ) : null}
        <Wording key={`text-${stepId}`} touchpoint={touchpoint} />
        <TouchpointFields touchpoint={touchpoint} />
        <Thought key={`thought-${stepId}`} step={step} />
        <Moment ids={ids} />
        {mayEdit ? (
          <>
            <Missing ids={ids} />
            <StageChoice ids={ids} columns={columns} />
          </>
        ) : null}
        <Elsewhere stepId={stepId} touchpointId={touchpoint.id} />
        <Notes key={`notes-${touchpoint.id}`} touchpoint={touchpoint} />
        <section className={styles.group}>
          <h3>{t("comments.title")}</h3>
          <CommentThread
            key={`comments-${stepId}`}
            subjects={[
              { table: "touchpoints", rowId: touchpoint.id, label: t("comments.aboutTouchpoint") },
              { table: "steps", rowId: stepId, label: t("comments.aboutStep") },
            ]}
          />
        </section>
      </div>
    </Panel>
  );
});

/** What is being written here is taken before the panel goes with a step that others take out, or whose card. Rule MAP-446. */
function useLeftBefore(stepId: string): void {
  const { map } = useSession();
  useEffect(() => {
    const leave = (): void => {
      const written = document.activeElement;
      const step = map.tables.steps.get(stepId);
      const isShown = step !== undefined && shownTouchpoint(map.tables, step.touchpointId);
      if (isShown || !(written instanceof HTMLElement)) return;
      if (written.closest(`.${styles.panel}`)) written.blur();
    };
    const stops = [map.onTable("steps", leave), map.onTable("touchpoints", leave)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [map, stepId]);
}

function Wording({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const tools = useTools();
  return (
    <WrittenField
      place={{ table: "touchpoints", id: touchpoint.id, field: "text" }}
      label={t("journeys.panelText")}
      description={t("journeys.panelTextHint")}
      value={touchpoint.text}
      onKeep={(text) => {
        if (!tools.session.map.tables.touchpoints.has(touchpoint.id)) return sayTooLate(text);
        const rule: MapRule = (map) => rewordTouchpoint(map, { id: touchpoint.id, text });
        return edit(tools, t("journeys.undoText"), rule) !== null || text.trim() === "";
      }}
      keepsOnEnter
      maxLength={touchpointTextMax}
      isReadOnly={!tools.journey.mayEdit}
      rows={2}
    />
  );
}

function Thought({ step }: { readonly step: Step }) {
  const tools = useTools();
  const label = useThoughtWords();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isWanted = useDesk(
    ({ writing }) => writing?.inPanel === true && writing.stepId === step.id,
  );
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    tools.desk.setState({ writing: null });
  }, [isWanted, tools]);
  if (!tools.journey.mayEdit && step.thought === "") return null;
  return (
    <WrittenField
      place={{ table: "steps", id: step.id, field: "thought" }}
      label={label}
      inputRef={field}
      description={t("journeys.panelThoughtHint")}
      value={step.thought}
      onKeep={(thought) => {
        if (!tools.session.map.tables.steps.has(step.id)) return sayTooLate(thought);
        return edit(tools, t("journeys.undoThought"), (map) =>
          setThought(map, { id: step.id, thought }),
        );
      }}
      keepsOnEnter
      maxLength={thoughtMax}
      isReadOnly={!tools.journey.mayEdit}
      rows={2}
    />
  );
}

/** The steps that are selected together with this one, or it alone. */
function useConcerned(stepId: string, columns: readonly Column[]): readonly string[] {
  const selected = useDesk((state) => state.selected);
  return useMemo(() => {
    const order = cellsOf(columns).map((cell) => cell.stepId);
    return concerned({ selected }, order, stepId);
  }, [selected, stepId, columns]);
}

interface SeveralProps {
  readonly ids: readonly string[];
}

/** What all of the steps have in common; `undefined` where they differ. */
function useCommon<T>({ ids }: SeveralProps, read: (step: Step) => T): T | undefined {
  const values = useMap(["steps"], (map) =>
    ids.flatMap((id) => map.steps.get(id) ?? []).map((step) => read(step)),
  );
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** `mixed` is none to choose: nothing is shown as chosen. */
type MomentId = "none" | "love" | "pain" | "mixed";

function Moment({ ids }: SeveralProps) {
  const tools = useTools();
  const moment = useCommon({ ids }, (step) => step.momentOfTruth);
  const value: MomentId = moment === undefined ? "mixed" : moment || "none";
  return (
    <section className={styles.group}>
      <h3>{t("journeys.momentShort")}</h3>
      <SegmentedControl<MomentId>
        label={t("journeys.momentShort")}
        options={[
          { id: "none", label: t("journeys.momentNoneShort"), icon: <Minus /> },
          { id: "love", label: t("journeys.momentLoveShort"), icon: <Heart /> },
          { id: "pain", label: t("journeys.momentPainShort"), icon: <Zap /> },
        ]}
        value={value}
        onChange={(next) => sayMoment(tools, ids, next === "love" || next === "pain" ? next : "")}
        isDisabled={!tools.journey.mayEdit}
      />
    </section>
  );
}

/** Where some of them are missing, the rest become so, too. */
function Missing({ ids }: SeveralProps) {
  const tools = useTools();
  const missing = useCommon({ ids }, (step) => step.missing);
  return (
    <Switch isSelected={missing ?? false} onChange={(next) => sayMissing(tools, ids, next)}>
      {t("journeys.panelMissing")}
    </Switch>
  );
}

interface StageChoiceProps extends SeveralProps {
  readonly columns: readonly Column[];
}

function StageChoice({ ids, columns }: StageChoiceProps) {
  const tools = useTools();
  const homes = new Set(ids.map((id) => findStep(columns, id)?.column.stageId ?? ""));
  const [home = ""] = homes.size === 1 ? homes : [];
  const stages = useMap(["stages"], (map) =>
    columns.flatMap(({ stageId }) => map.stages.get(stageId) ?? []),
  );
  return (
    <Select
      label={t("journeys.panelStage")}
      options={stages.map(({ id, name }) => ({ id, label: name || t("journeys.unnamedStage") }))}
      value={home === "" ? null : home}
      {...(homes.size > 1 ? { placeholder: t("journeys.panelStages") } : {})}
      onChange={(stageId) => {
        if (stageId !== home) moveToEnd(tools, ids, stageId);
      }}
    />
  );
}

interface ElsewhereProps {
  readonly stepId: string;
  readonly touchpointId: string;
}

function Elsewhere({ stepId: from, touchpointId }: ElsewhereProps) {
  const way = useWay();
  const { journeyId } = useTools().journey;
  const uses = useMap(
    ["personas", "journeys", "steps", "touchpoints"],
    (map) =>
      (usageOf(map).get(touchpointId) ?? []).flatMap((use) => {
        const journey = map.journeys.get(use.journeyId);
        if (use.journeyId === journeyId || !journey) return [];
        return [{ ...use, kind: journey.kind, persona: map.personas.get(use.personaId) }];
      }),
    isSameUses,
  );
  return (
    <section className={styles.group}>
      <h3>{t("journeys.panelElsewhere")}</h3>
      {uses.length === 0 ? <p className={styles.quiet}>{t("journeys.panelNowhereElse")}</p> : null}
      <ul className={styles.uses}>
        {uses.map(({ stepId, journeyId: other, kind, persona }) => {
          const name = persona?.name || t("journeys.unnamedPersona");
          const link = way.linkTo(other, stepId);
          return (
            <li key={stepId}>
              <Link
                href={link}
                onClick={(event) => {
                  event.preventDefault();
                  way.followFrom(journeyId, from, link);
                }}
                className={styles.use}
              >
                <CategoryMark color={persona?.color ?? null} letters={initialsOf(name)} />
                <span>{`${isolated(name)} · ${kindWords(kind)}`}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function isSameUses(
  a: readonly { readonly stepId: string; readonly persona: unknown; readonly kind: string }[],
  b: readonly { readonly stepId: string; readonly persona: unknown; readonly kind: string }[],
): boolean {
  return (
    a.length === b.length &&
    a.every((use, at) => {
      const other = b[at];
      return (
        use.stepId === other?.stepId && use.persona === other.persona && use.kind === other.kind
      );
    })
  );
}
