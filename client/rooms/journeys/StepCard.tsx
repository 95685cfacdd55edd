// A step on the map: the wording of its touchpoint, who owns it, which way and how it reaches, what it means. The map
// around it listens to pointer and keys; a card only draws itself. Rules A11-32, A11-2.
import { Sparkle } from "lucide-react";
import { memo } from "react";
import type { Step, Touchpoint } from "../../../shared/model/tables.ts";
import { CommentCount } from "../../comments/CommentCount.tsx";
import { isolated, t } from "../../i18n/t.ts";
import { useMap, useRow } from "../../session/hooks.ts";
import { ChannelIcon, channelName, DirectionIcon, directionName } from "../../ui/channels.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Shape, shapeOf } from "../../ui/Shape.tsx";
import { CategoryMark, categoryFrom } from "./CategoryMark.tsx";
import type { Cell } from "./columns.ts";
import { momentWords } from "./deeds.ts";
import { type Companion, type DeskState, useDesk } from "./desk.ts";
import { FoundTag } from "./FoundTag.tsx";
import { shownStep } from "./find.ts";
import { MomentShape } from "./MomentShape.tsx";
import styles from "./StepCard.module.css";
import { initialsOf } from "./words.ts";

export interface StepCardProps {
  readonly cell: Cell;
  /** Whether the map's tab stop is here as long as no step is current. */
  readonly isFirst: boolean;
  /** Whether lanes below it say what else there is to say. */
  readonly isShort?: boolean;
}

export const StepCard = memo(function StepCard({ cell, isFirst, isShort = false }: StepCardProps) {
  const { stepId } = cell;
  const step = useRow("steps", stepId);
  const touchpoint = useRow("touchpoints", cell.touchpointId);
  const marks = useDesk((desk) => marksOf(desk, stepId, isFirst));
  const other = useDesk((desk) => desk.others.get(stepId));
  if (!step || !touchpoint) return null;
  const is = (one: number): boolean => (marks & one) !== 0;
  return (
    <div
      role="option"
      aria-selected={is(mark.selected)}
      tabIndex={is(mark.stop) ? 0 : -1}
      data-step={stepId}
      className={classNames(lookOf(step, marks, isShort), other && styles.others)}
      style={other ? { outlineColor: `var(--cat-${categoryFrom(other.color)})` } : undefined}
    >
      <CardFace step={step} touchpoint={touchpoint} elsewhere={cell.elsewhere} isShort={isShort} />
      {other ? <OtherTag other={other} /> : null}
      {is(mark.found) ? <FoundTag /> : null}
    </div>
  );
});

function lookOf(step: Step, marks: number, isShort: boolean): string {
  const is = (one: number): boolean => (marks & one) !== 0;
  return classNames(
    styles.card,
    isShort && styles.short,
    step.missing && styles.missing,
    step.momentOfTruth === "love" && styles.love,
    step.momentOfTruth === "pain" && styles.pain,
    is(mark.selected) && styles.selected,
    is(mark.carried) && styles.carried,
    is(mark.arrived) && styles.arrived,
    is(mark.behind) && styles.behind,
    is(mark.hit) && styles.hit,
    is(mark.found) && styles.found,
  );
}

const mark = {
  selected: 1,
  stop: 2,
  carried: 4,
  arrived: 8,
  behind: 16,
  hit: 32,
  found: 64,
} as const;

/** What the desk says of a step, as one number: of a thousand cards each asks once at each change, not for each mark. */
function marksOf(desk: DeskState, stepId: string, isFirst: boolean): number {
  const { carry, current, found } = desk;
  const isStop = current === null ? isFirst : current === stepId;
  const isCarried = carry?.what === "steps" && carry.ids.includes(stepId);
  const isBehind = carry !== null && carry.what !== "stage" && carry.place?.behind === stepId;
  return (
    (desk.selected.has(stepId) ? mark.selected : 0) |
    (isStop ? mark.stop : 0) |
    (isCarried ? mark.carried : 0) |
    (desk.arrived.has(stepId) ? mark.arrived : 0) |
    (isBehind ? mark.behind : 0) |
    (found?.hits.has(stepId) ? mark.hit : 0) |
    (shownStep(found) === stepId ? mark.found : 0)
  );
}

export interface CardFaceProps {
  readonly step: Step;
  readonly touchpoint: Touchpoint;
  /** See `Cell`. */
  readonly elsewhere: string;
  readonly isShort?: boolean;
}

/** What is on a card, also of one in flight. */
export function CardFace({ step, touchpoint, elsewhere, isShort = false }: CardFaceProps) {
  return (
    <>
      <DepartmentTab departmentId={touchpoint.departmentId} />
      <MomentSign moment={step.momentOfTruth} />
      <p className={styles.text} dir="auto" title={isShort ? touchpoint.text : undefined}>
        {touchpoint.text}
      </p>
      {isShort || step.thought === "" ? null : (
        <p className={styles.thought} dir="auto">
          {t("journeys.personaQuoted", { quote: step.thought })}
        </p>
      )}
      <Comments step={step} touchpointId={touchpoint.id} />
      {isShort ? (
        <ShortFoot step={step} elsewhere={elsewhere} />
      ) : (
        <CardFoot step={step} touchpoint={touchpoint} elsewhere={elsewhere} />
      )}
    </>
  );
}

function Comments({ step, touchpointId }: { readonly step: Step; readonly touchpointId: string }) {
  const count = useDesk(
    ({ openComments }) => (openComments.get(touchpointId) ?? 0) + (openComments.get(step.id) ?? 0),
  );
  return <CommentCount count={count} />;
}

/** What no lane says. */
function ShortFoot({ step, elsewhere }: Pick<CardFaceProps, "step" | "elsewhere">) {
  if (!(step.missing || elsewhere)) return null;
  return (
    <div className={styles.foot}>
      {step.missing ? <MissingWords /> : null}
      <Elsewhere personaIds={elsewhere} />
    </div>
  );
}

function MissingWords() {
  return (
    <span className={styles.missingWords}>
      <Sparkle aria-hidden="true" />
      {t("journeys.missing")}
    </span>
  );
}

function CardFoot({ step, touchpoint, elsewhere }: CardFaceProps) {
  const { channel, direction, departmentId } = touchpoint;
  const isEmpty = !(channel || direction || departmentId || step.missing || elsewhere);
  if (isEmpty) return null;
  return (
    <div className={styles.foot}>
      {step.missing ? <MissingWords /> : null}
      {channel === "" && direction === "" ? null : (
        <span className={styles.channel}>
          <ChannelIcon channel={channel} />
          {channel === "" ? null : channelName(channel)}
          <DirectionIcon direction={direction} />
          {direction === "" ? null : (
            <span className={styles.unseen}>{directionName(direction)}</span>
          )}
        </span>
      )}
      <DepartmentName departmentId={departmentId} />
      <Elsewhere personaIds={elsewhere} />
    </div>
  );
}

function DepartmentTab({ departmentId }: { readonly departmentId: string }) {
  const department = useRow("departments", departmentId);
  if (!department) return null;
  const category = categoryFrom(department.color);
  return (
    <span
      className={styles.tab}
      style={{ background: `var(--cat-${category})` }}
      aria-hidden="true"
    />
  );
}

function DepartmentName({ departmentId }: { readonly departmentId: string }) {
  const department = useRow("departments", departmentId);
  if (!department) return null;
  const category = categoryFrom(department.color);
  return (
    <span className={styles.department}>
      <span style={{ color: `var(--cat-${category})` }} aria-hidden="true">
        <Shape name={shapeOf(category)} />
      </span>
      <span dir="auto">{department.name}</span>
    </span>
  );
}

function Elsewhere({ personaIds }: { readonly personaIds: string }) {
  const personas = useMap(["personas"], (map) =>
    personaIds.split(" ").flatMap((id) => map.personas.get(id) ?? []),
  );
  if (personas.length === 0) return null;
  const names = personas.map((persona) => isolated(persona.name)).join(", ");
  return (
    <span className={styles.elsewhere} title={t("journeys.alsoIn", { names })}>
      {personas.map((persona) => (
        <CategoryMark key={persona.id} color={persona.color} letters={initialsOf(persona.name)} />
      ))}
      <span className={styles.unseen}>{t("journeys.alsoIn", { names })}</span>
    </span>
  );
}

function MomentSign({ moment }: { readonly moment: Step["momentOfTruth"] }) {
  if (moment === "") return null;
  return (
    <span className={classNames(styles.moment, moment === "love" ? styles.loved : styles.pained)}>
      <MomentShape moment={moment} />
      <span className={styles.unseen}>{momentWords(moment)}</span>
    </span>
  );
}

function OtherTag({ other }: { readonly other: Companion }) {
  const name = other.name || t("journeys.somebody");
  return (
    <span
      className={styles.other}
      style={{ background: `var(--cat-${categoryFrom(other.color)})` }}
    >
      {t(other.isDragging ? "journeys.draggedBy" : "journeys.selectedBy", { name })}
    </span>
  );
}
