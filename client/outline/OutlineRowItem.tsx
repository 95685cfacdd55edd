// One row of the outline: what it is called, what is to be known of it, and its words while they are edited.
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { groupNameMax } from "../../shared/model/group.ts";
import { stageNameMax } from "../../shared/model/journey.ts";
import { type Step, touchpointTextMax } from "../../shared/model/tables.ts";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { useOpenCommentCounts } from "../comments/useComments.ts";
import { t } from "../i18n/t.ts";
import { laneWords } from "../lanes/laneWords.ts";
import type { LaneId } from "../lanes/look.ts";
import { mayEditMap, useMap, useRow } from "../session/hooks.ts";
import { ChannelIcon, channelName } from "../ui/channels.tsx";
import { TextField } from "../ui/TextField.tsx";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { useUnsaid } from "../writing/useUnsaid.ts";
import {
  type FieldPlace,
  sayLost,
  sayOvertaken,
  useTellWriting,
  useWriters,
  wordsAt,
} from "../writing/whoWrites.ts";
import styles from "./OutlineRowItem.module.css";
import { reword } from "./outlineDeeds.ts";
import { goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";
import { rowText } from "./outlineWords.ts";

export interface OutlineRowItemProps {
  readonly row: OutlineRow;
  readonly isStop: boolean;
}

export const OutlineRowItem = memo(function OutlineRowItem({ row, isStop }: OutlineRowItemProps) {
  const isChosen = useOutlineState(({ chosen }) => chosen.has(row.key));
  const isEditing = useOutlineState(({ editing }) => editing === row.key);
  const text = useMap(namedIn[row.kind], (map) => rowText(map, row));
  if (isEditing) return <Editing row={row} text={text} />;
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      data-row={row.key}
      className={styles.row}
      data-kind={row.kind}
      style={{ paddingInlineStart: `${0.25 + 1.5 * (row.level - 1)}rem` }}
    >
      <span className={styles.fold} aria-hidden="true">
        {row.isOpen === null ? null : <Fold isOpen={row.isOpen} />}
      </span>
      <span className={styles.text} dir="auto">
        {text}
      </span>
      <span className={styles.about}>
        <About row={row} />
      </span>
    </div>
  );
});

/** The tables in which the name of a row stands. */
const namedIn = {
  pool: [],
  group: ["groups"],
  card: ["touchpoints"],
  step: ["touchpoints"],
  stage: ["stages"],
  persona: ["personas"],
  journey: ["journeys", "personas"],
} as const;

function Fold({ isOpen }: { readonly isOpen: boolean }) {
  return isOpen ? <ChevronDown /> : <ChevronRight />;
}

function About({ row }: { readonly row: OutlineRow }) {
  const { kind, id, count } = row;
  switch (kind) {
    case "card":
      return <AboutCard id={id} />;
    case "step":
      return <AboutStep row={row} />;
    case "persona":
      return <>{t("outline.noJourney")}</>;
    case "pool":
    case "group":
      return <>{t("outline.holdsTouchpoints", { count })}</>;
    case "journey":
      return <>{t("outline.holdsStages", { count })}</>;
    case "stage":
      return <>{t("outline.holdsSteps", { count })}</>;
    default:
      return kind satisfies never;
  }
}

function AboutCard({ id }: { readonly id: string }) {
  const used = useMap(["steps"], (map) => {
    const journeys = [...map.steps.values()]
      .filter(({ touchpointId }) => touchpointId === id)
      .map(({ journeyId }) => journeyId);
    return new Set(journeys).size;
  });
  return (
    <>
      <Channel touchpointId={id} />
      <CommentCount count={useOpenCommentCounts().get(id) ?? 0} />
      <span>{used === 0 ? t("outline.unplaced") : t("outline.used", { count: used })}</span>
    </>
  );
}

function AboutStep({ row }: { readonly row: OutlineRow }) {
  const step = useRow("steps", row.id);
  const counts = useOpenCommentCounts();
  const { lanes } = useOutlineTools();
  if (!step) return null;
  return (
    <>
      <CommentCount count={(counts.get(row.id) ?? 0) + (counts.get(row.touchpointId) ?? 0)} />
      {step.missing ? <span>{t("outline.missing")}</span> : null}
      {step.momentOfTruth === "" ? null : (
        <strong>
          {step.momentOfTruth === "love" ? t("outline.momentLove") : t("outline.momentPain")}
        </strong>
      )}
      {lanes.map((lane) => (
        <Lane key={lane} lane={lane} step={step} />
      ))}
    </>
  );
}

/** What a lane of the journey says of a step. Rule MAP-247. */
function Lane({ lane, step }: { readonly lane: LaneId; readonly step: Step }) {
  const { tallies } = useOutlineTools();
  const touchpoint = useRow("touchpoints", step.touchpointId);
  const said = useMap(laneTables, (map) =>
    touchpoint ? laneWords(map, lane, step, touchpoint, tallies) : "",
  );
  if (said === "") return null;
  if (lane === "channel") return <Channel touchpointId={step.touchpointId} />;
  return (
    <span className={styles.lane} data-lane={lane} dir="auto">
      {lane === "feeling" || lane === "evidence" || lane === "backstage" ? (
        <VisuallyHidden>{t("outline.lane", { lane: t(`lanes.${lane}`) })}</VisuallyHidden>
      ) : null}
      {said}
    </span>
  );
}

const laneTables = ["departments", "processLinks", "processes"] as const;

function Channel({ touchpointId }: { readonly touchpointId: string }) {
  const touchpoint = useRow("touchpoints", touchpointId);
  if (!touchpoint || touchpoint.channel === "") return null;
  return (
    <span className={styles.channel}>
      <ChannelIcon channel={touchpoint.channel} />
      {channelName(touchpoint.channel)}
    </span>
  );
}

const lengths = {
  group: groupNameMax,
  stage: stageNameMax,
  card: touchpointTextMax,
  step: touchpointTextMax,
  pool: 0,
  persona: 0,
  journey: 0,
} as const;

function Editing({ row, text }: { readonly row: OutlineRow; readonly text: string }) {
  const tools = useOutlineTools();
  const { session } = tools;
  const place = placeOf(row);
  // Not what stands for a name that is empty.
  const now = useMap([place.table], (map) => wordsAt(map, place));
  const [initial] = useState(now);
  const [own, setOwn] = useState(initial);
  const isOver = useRef(false);
  /** Whether its words were refused, the board being locked or the map closed. */
  const isWaiting = useRef(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const tellWriting = useTellWriting(place, tools.mayEdit);
  const writers = useWriters(place);
  const keep = (words: string): boolean => {
    // It waits in its field until it may be taken. Rule MAP-380.
    if (tools.isHeld() || !session.map.tables[place.table].has(place.id)) return false;
    if (!reword(tools, row, words) && !mayEditMap(session)) return false;
    if (now !== initial) sayOvertaken(session, place, now);
    return true;
  };
  // The row may be scrolled away, or go with what somebody else deletes. Rule MAP-447.
  useUnsaid({
    isOver,
    words: own.trim() === initial.trim() ? "" : own,
    keep,
    say: sayLost,
  });
  const end = (isTaken: boolean, withFocus = true): void => {
    if (isOver.current) return;
    isWaiting.current = isTaken && own.trim() !== initial.trim() && !keep(own);
    if (isWaiting.current) return;
    isOver.current = true;
    tools.store.setState({ editing: null });
    if (withFocus) goTo(tools.store, row.key);
  };
  // Left meanwhile, it is taken once it may be.
  useEffect(() => {
    const isLeft = document.activeElement !== field.current;
    if (tools.mayEdit && isWaiting.current && isLeft) end(true, false);
  });
  return (
    <TextField
      label={t("outline.editOf", { text })}
      hideLabel
      description={writers || undefined}
      value={own}
      onChange={(next) => {
        tellWriting(true);
        setOwn(next);
      }}
      onEnter={() => end(true)}
      onEscape={() => end(false)}
      onBlur={() => end(true)}
      maxLength={lengths[row.kind]}
      autoFocus
      inputRef={field}
      className={styles.field}
    />
  );
}

/** Where the words of a row stand that can be edited here. */
function placeOf({ kind, id, touchpointId }: OutlineRow): FieldPlace {
  if (kind === "group") return { table: "groups", id, field: "name" };
  if (kind === "stage") return { table: "stages", id, field: "name" };
  return { table: "touchpoints", id: touchpointId, field: "text" };
}
