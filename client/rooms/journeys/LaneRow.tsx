// One lane below the steps of one stage: what each step, or its touchpoint, says of it. Rule A11-81.
import { memo, type ReactNode } from "react";
import { feltAbout, wordOf } from "../../../shared/insight/comparison.ts";
import { emotionOf, latestTallies } from "../../../shared/insight/emotion.ts";
import { writtenMean } from "../../../shared/model/emotion.ts";
import type { Step, Touchpoint } from "../../../shared/model/tables.ts";
import { isolated, t } from "../../i18n/t.ts";
import { feltWords, processNames } from "../../lanes/laneWords.ts";
import type { LaneId } from "../../lanes/look.ts";
import { useMap, useRoom, useRow, useSession } from "../../session/hooks.ts";
import { ChannelIcon, channelName, DirectionIcon, directionName } from "../../ui/channels.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { meanToEmotion } from "../../ui/emotion.ts";
import { Shape, shapeOf } from "../../ui/Shape.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { categoryFrom } from "./CategoryMark.tsx";
import { type Cell, isLong } from "./columns.ts";
import styles from "./LaneRow.module.css";
import { ThoughtCell } from "./ThoughtCell.tsx";
import { backstagePath } from "./way.ts";

export interface LaneRowProps {
  readonly lane: LaneId;
  readonly cells: readonly Cell[];
  /** Of the stage. */
  readonly stageName: string;
}

export const LaneRow = memo(function LaneRow({ lane, cells, stageName }: LaneRowProps) {
  // Read once for the row, not for each step, and only by the lane that shows it.
  const tallies = useRoom(lane === "feeling" ? feelingTables : [], latestTallies, Object.is);
  return (
    <ul
      aria-label={t("lanes.laneIn", { lane: t(`lanes.${lane}`), stage: stageName })}
      className={classNames(styles.row, isLong(cells) && styles.long)}
      data-lane={lane}
      data-name={t(`lanes.${lane}`)}
    >
      {cells.map((cell) => (
        <li key={cell.stepId} className={styles.cell}>
          <LaneCell lane={lane} cell={cell} tallies={tallies} />
        </li>
      ))}
    </ul>
  );
});

const feelingTables = ["rounds", "tallies"] as const;

type Tallies = ReturnType<typeof latestTallies>;

interface LaneCellProps {
  readonly lane: LaneId;
  readonly cell: Cell;
  readonly tallies: Tallies;
}

const LaneCell = memo(function LaneCell({ lane, cell, tallies }: LaneCellProps) {
  const step = useRow("steps", cell.stepId);
  const touchpoint = useRow("touchpoints", cell.touchpointId);
  if (!step || !touchpoint) return null;
  return contentOf(lane, step, touchpoint, tallies);
});

function contentOf(lane: LaneId, step: Step, touchpoint: Touchpoint, tallies: Tallies): ReactNode {
  switch (lane) {
    case "channel":
      return touchpoint.channel === "" ? (
        <Nothing lane={lane} />
      ) : (
        <Signed sign={<ChannelIcon channel={touchpoint.channel} />}>
          {channelName(touchpoint.channel)}
        </Signed>
      );
    case "direction":
      return touchpoint.direction === "" ? (
        <Nothing lane={lane} />
      ) : (
        <Signed sign={<DirectionIcon direction={touchpoint.direction} />}>
          {directionName(touchpoint.direction)}
        </Signed>
      );
    case "thought":
      return <ThoughtCell step={step} />;
    case "feeling":
      return <Feeling step={step} tallies={tallies} />;
    case "department":
      return <Department departmentId={touchpoint.departmentId} />;
    case "evidence":
      return touchpoint.evidence === "" ? (
        <Nothing lane={lane} />
      ) : (
        t(`lanes.${touchpoint.evidence}`)
      );
    case "backstage":
      return <Backstage step={step} />;
    default:
      return lane satisfies never;
  }
}

function Signed({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={styles.signed}>
      {sign}
      <span>{children}</span>
    </span>
  );
}

function Nothing({ lane }: { readonly lane: LaneId }) {
  return (
    <span className={styles.nothing}>
      <span aria-hidden="true">{t("lanes.nothing")}</span>
      <VisuallyHidden>{t("lanes.nothingOf", { lane: t(`lanes.${lane}`) })}</VisuallyHidden>
    </span>
  );
}

function Feeling({ step, tallies }: { readonly step: Step; readonly tallies: Tallies }) {
  const felt = feltAbout(step, tallies);
  const word = wordOf(felt);
  if (word === null) return <Nothing lane="feeling" />;
  const rated = emotionOf(step, tallies);
  return (
    <span className={styles.signed}>
      <EmotionMark
        value={felt.mean === null ? wordValues[word] : meanToEmotion(felt.mean)}
        size="small"
        isDecorative
      />
      <span>
        {felt.mean === null ? feltWords(word) : writtenMean(felt.mean)}
        {rated && "n" in rated && rated.n > 0 ? (
          <span className={styles.counts}>
            {t("lanes.feltCounts", { love: rated.love, pain: rated.pain })}
          </span>
        ) : null}
      </span>
    </span>
  );
}

const wordValues = { love: 1, mixed: 0, pain: -1 } as const;

function Department({ departmentId }: { readonly departmentId: string }) {
  const department = useRow("departments", departmentId);
  if (!department) return <Nothing lane="department" />;
  const category = categoryFrom(department.color);
  return (
    <span className={styles.signed}>
      <span className={styles.shape} style={{ color: `var(--cat-${category})` }} aria-hidden="true">
        <Shape name={shapeOf(category)} />
      </span>
      <span>{department.name}</span>
    </span>
  );
}

function Backstage({ step }: { readonly step: Step }) {
  const { id } = useSession();
  const names = useMap(["processLinks", "processes"], (map) => processNames(map, step.id));
  return (
    <a href={backstagePath(id, step.id)} className={names.length === 0 ? styles.none : undefined}>
      {names.length === 0 ? t("lanes.noProcess") : names.map(isolated).join(", ")}
    </a>
  );
}
