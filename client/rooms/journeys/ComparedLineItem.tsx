// One line of the comparison: the step on the ideal side, what differs, the step on the current side.
import {
  CircleDashed,
  CirclePlus,
  Equal,
  type LucideIcon,
  MoveVertical,
  TrendingDown,
  TrendingUp,
} from "lucide-react";
import { memo } from "react";
import {
  type ComparedLine,
  type ComparedStep,
  type Felt,
  wordOf,
} from "../../../shared/insight/comparison.ts";
import { writtenMean } from "../../../shared/model/emotion.ts";
import type { Step } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { meanToEmotion } from "../../ui/emotion.ts";
import styles from "./ComparedLineItem.module.css";
import { momentWords } from "./deeds.ts";
import { useDesk } from "./desk.ts";
import { FoundTag } from "./FoundTag.tsx";
import { shownStep } from "./find.ts";
import { MomentShape } from "./MomentShape.tsx";
import { stepPath } from "./way.ts";

/** Whether anything differs in a line. */
export function differs({ difference, feeling }: ComparedLine): boolean {
  return difference !== "none" || feeling !== "same";
}

export const ComparedLineItem = memo(function ComparedLineItem({
  line,
}: {
  readonly line: ComparedLine;
}) {
  const stepId = line.ideal?.id ?? line.current?.id ?? "";
  const isHit = useDesk(({ found }) => found?.hits.has(stepId) ?? false);
  const isFound = useDesk(({ found }) => shownStep(found) === stepId);
  const look = classNames(
    styles.line,
    differs(line) && styles.differs,
    isHit && styles.hit,
    isFound && styles.found,
  );
  return (
    <li className={look}>
      <Side step={line.ideal} side={t("compare.idealShort")} />
      <Marks line={line} />
      <Side step={line.current} side={t("compare.currentShort")} />
      {isFound ? <FoundTag /> : null}
    </li>
  );
});

interface SideProps {
  readonly step: ComparedStep | undefined;
  /** What the side is called. */
  readonly side: string;
}

function Side({ step, side }: SideProps) {
  const { id } = useSession();
  if (!step) return <span className={styles.gap} aria-hidden="true" />;
  const { channel } = step.touchpoint;
  return (
    <a
      href={stepPath(id, step.step.journeyId, step.id)}
      id={lineId(step.id)}
      className={classNames(styles.step, step.step.missing && styles.missing)}
    >
      <span className={styles.side}>{side}</span>
      <span className={styles.text} dir="auto">
        {step.touchpoint.text}
      </span>
      <span className={styles.foot}>
        {channel === "" ? null : (
          <span className={styles.channel}>
            <ChannelIcon channel={channel} />
            {channelName(channel)}
          </span>
        )}
        <FeltMark felt={step.felt} />
        <MomentMark moment={step.step.momentOfTruth} />
      </span>
    </a>
  );
}

function FeltMark({ felt }: { readonly felt: Felt }) {
  const word = wordOf(felt);
  if (word === null) return null;
  const value = felt.mean === null ? wordValues[word] : meanToEmotion(felt.mean);
  const words = {
    love: t("compare.feltLove"),
    mixed: t("compare.feltMixed"),
    pain: t("compare.feltPain"),
  };
  return (
    <span className={styles.felt}>
      <EmotionMark value={value} size="small" isDecorative />
      {felt.mean === null ? words[word] : writtenMean(felt.mean)}
      {felt.mean === null ? null : <span className={styles.unseen}>{words[word]}</span>}
    </span>
  );
}

function MomentMark({ moment }: { readonly moment: Step["momentOfTruth"] }) {
  if (moment === "") return null;
  return (
    <span className={classNames(styles.moment, moment === "love" ? styles.love : styles.pain)}>
      <MomentShape moment={moment} />
      {momentWords(moment)}
    </span>
  );
}

const wordValues = { love: 1, mixed: 0, pain: -1 } as const;

function Marks({ line }: { readonly line: ComparedLine }) {
  return (
    <div className={styles.marks}>
      <DifferenceMark line={line} />
      <FeelingMark line={line} />
    </div>
  );
}

function DifferenceMark({ line }: { readonly line: ComparedLine }) {
  const { difference, elsewhere, current } = line;
  switch (difference) {
    case "none":
      // Where both are in their place, the feeling alone is what differs.
      return line.feeling === "same" ? (
        <Mark Icon={Equal} words={t("compare.lineSame")} isQuiet />
      ) : null;
    case "missing":
      return (
        <Mark
          Icon={CircleDashed}
          words={t(current ? "compare.lineMissingWish" : "compare.lineMissing")}
        />
      );
    case "extra":
      return <Mark Icon={CirclePlus} words={t("compare.lineExtra")} />;
    case "moved":
      return elsewhere ? <MovedMark elsewhere={elsewhere} isToday={current === undefined} /> : null;
    default:
      return difference satisfies never;
  }
}

interface MovedMarkProps {
  readonly elsewhere: ComparedStep;
  /** Whether `elsewhere` is the place in the current journey. */
  readonly isToday: boolean;
}

function MovedMark({ elsewhere, isToday }: MovedMarkProps) {
  const place = {
    stage: elsewhere.stageName || t("compare.unnamedStage"),
    number: elsewhere.position,
  };
  return (
    <button
      type="button"
      className={styles.jump}
      title={t("compare.showOther")}
      data-other={elsewhere.id}
    >
      <Mark
        Icon={MoveVertical}
        words={t(isToday ? "compare.lineMovedFrom" : "compare.lineMovedTo", place)}
      />
    </button>
  );
}

function FeelingMark({ line }: { readonly line: ComparedLine }) {
  switch (line.feeling) {
    case "same":
      return null;
    case "better":
      return <Mark Icon={TrendingUp} words={t("compare.lineBetter")} tone="love" />;
    case "worse":
      return <Mark Icon={TrendingDown} words={t("compare.lineWorse")} tone="pain" />;
    default:
      return line.feeling satisfies never;
  }
}

interface MarkProps {
  readonly Icon: LucideIcon;
  readonly words: string;
  readonly isQuiet?: boolean;
  readonly tone?: "love" | "pain";
}

function Mark({ Icon, words, isQuiet = false, tone }: MarkProps) {
  return (
    <span className={classNames(styles.mark, isQuiet && styles.quiet, tone && styles[tone])}>
      <Icon aria-hidden="true" />
      <span className={styles.words}>{words}</span>
    </span>
  );
}

/** The step that a mark leads to where it stands on the other side; `null` where no such mark is pressed. */
export function lineToGoTo(pressed: EventTarget | null): string | null {
  const mark = pressed instanceof Element ? pressed.closest("[data-other]") : null;
  return mark?.getAttribute("data-other") ?? null;
}

/** Brings a step of the comparison into sight; whether it is on screen. */
export function showLine(stepId: string): boolean {
  const line = document.getElementById(lineId(stepId));
  line?.scrollIntoView?.({ block: "center" });
  return line !== null;
}

/** The same, with the focus. */
export function focusLine(stepId: string): void {
  if (showLine(stepId)) document.getElementById(lineId(stepId))?.focus();
}

function lineId(stepId: string): string {
  return `compared-${stepId}`;
}
