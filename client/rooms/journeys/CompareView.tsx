// A persona's ideal journey beside the current one: stage by stage, step beside step, each difference with a sign and
// a word, and a way to each step. Rule A11-80.
import { CircleDashed, CirclePlus, Equal, MoveVertical, Scale } from "lucide-react";
import {
  type CSSProperties,
  type MouseEvent,
  memo,
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { ComparedStage, Comparison } from "../../../shared/insight/comparison.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { afterPicture } from "../../ui/useLate.ts";
import { ComparedLineItem, differs, focusLine, lineToGoTo, showLine } from "./ComparedLineItem.tsx";
import styles from "./CompareView.module.css";
import type { JourneyChoice } from "./choice.ts";
import { beginAsCopy } from "./deeds.ts";
import { Finder } from "./Finder.tsx";
import { findableLines, type Tallies } from "./find.ts";
import paper from "./PaperTitle.module.css";
import { type BothJourneys, useComparison } from "./useComparison.ts";
import { useFocusHandedOn } from "./useFocusHandedOn.ts";
import { useFoundInSight } from "./useFoundInSight.ts";
import { useKeyboardKept } from "./useKeyboardKept.ts";
import { useLinksBelow } from "./way.ts";

export interface CompareViewProps {
  readonly choice: JourneyChoice;
  readonly mayEdit: boolean;
}

const comparisonId = "comparison";

export function CompareView({ choice, mayEdit }: CompareViewProps) {
  const both = useComparison(choice.persona?.id ?? "");
  useKeyboardKept(`#${comparisonId}`, true);
  if (!both.comparison) return <NotBoth choice={choice} mayEdit={mayEdit} both={both} />;
  const name = choice.persona?.name || t("journeys.unnamedPersona");
  const personaId = choice.persona?.id ?? "";
  return <Compared personaId={personaId} name={name} comparison={both.comparison} />;
}

function Compared({
  personaId,
  name,
  comparison,
}: {
  readonly personaId: string;
  readonly name: string;
  readonly comparison: Comparison;
}) {
  const [isShort, setShort] = useState(false);
  const stages = isShort
    ? comparison.stages
        .map((stage) => ({ ...stage, lines: stage.lines.filter(differs) }))
        .filter((stage) => stage.lines.length > 0)
    : comparison.stages;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const found = useFoundInSight((stepId) => {
    const isThere = stages.some((stage) => hasStep(stage, stepId));
    // Also where only differences are shown.
    if (!isThere) setShort(false);
    return isThere && showLine(stepId);
  });
  const isBuilt = useBuiltStages(stages, wanted?.stepId, found);
  const read = useCallback(
    (map: MapSnapshot, tallies: Tallies) => findableLines(map, comparison.stages, tallies),
    [comparison],
  );
  const goAlongLink = useLinksBelow();
  useLayoutEffect(() => {
    if (wanted) focusLine(wanted.stepId);
  }, [wanted]);
  const press = (event: MouseEvent): void => {
    const stepId = lineToGoTo(event.target);
    if (stepId === null) goAlongLink(event);
    else setWanted({ stepId });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed are links, which turn Enter into a click
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: one listener serves all links
    <section
      id={comparisonId}
      aria-label={t("compare.title", { name })}
      className={`${styles.region} ${paper.titled}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      onClick={press}
    >
      <Finder key={personaId} read={read} />
      <div className={styles.sheet}>
        <header className={styles.head}>
          <Summary comparison={comparison} />
          <Switch isSelected={isShort} onChange={setShort}>
            {t("compare.onlyDifferences")}
          </Switch>
        </header>
        <div className={styles.sides} aria-hidden="true">
          <p>{t("compare.ideal")}</p>
          <p>{t("compare.current")}</p>
        </div>
        {stages.length === 0 ? <p className={styles.alike}>{t("compare.noDifferences")}</p> : null}
        {stages.map((stage, at) => (
          <Stage key={stage.key} stage={stage} isBuilt={isBuilt(at)} />
        ))}
      </div>
    </section>
  );
}

/** The step that was asked for last, anew with each press. */
interface Wanted {
  readonly stepId: string;
}

const linesAtOnce = 20;

/**
 * Which stages stand there: the first and the one with the wanted step at once, the others a few after each picture. Rules
 * MAP-276, MAP-296.
 */
function useBuiltStages(
  stages: readonly ComparedStage[],
  ...wanted: readonly (string | null | undefined)[]
): (at: number) => boolean {
  const [reach, setReach] = useState(linesAtOnce);
  const before = (at: number): number =>
    stages.slice(0, at).reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0);
  const isWhole = before(stages.length - 1) < reach;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each reach the next one is awaited
  useEffect(() => {
    if (isWhole) return undefined;
    return afterPicture(() => startTransition(() => setReach((last) => last + linesAtOnce)));
  }, [isWhole, reach]);
  const wantedAt = wanted.map((stepId) => stages.findIndex((stage) => hasStep(stage, stepId)));
  return (at) => before(at) < reach || wantedAt.includes(at);
}

function hasStep({ lines }: ComparedStage, stepId: string | null | undefined): boolean {
  if (!stepId) return false;
  return lines.some(({ ideal, current }) => ideal?.id === stepId || current?.id === stepId);
}

function Summary({ comparison }: { readonly comparison: Comparison }) {
  const { same, missing, extra, moved, feltDifferently } = comparison;
  const counts: readonly (readonly [key: string, count: number, icon: ReactNode, words: string])[] =
    [
      ["same", same, <Equal key="same" />, t("compare.same", { count: same })],
      ["missing", missing, <CircleDashed key="m" />, t("compare.missing", { count: missing })],
      ["extra", extra, <CirclePlus key="extra" />, t("compare.extra", { count: extra })],
      ["moved", moved, <MoveVertical key="moved" />, t("compare.moved", { count: moved })],
      [
        "felt",
        feltDifferently,
        <Scale key="felt" />,
        t("compare.felt", { count: feltDifferently }),
      ],
    ];
  return (
    <ul aria-label={t("compare.summary")} className={styles.summary}>
      {counts.map(([key, count, icon, words]) => (
        <li key={key} className={count === 0 ? styles.none : undefined}>
          <span aria-hidden="true">{icon}</span>
          {words}
        </li>
      ))}
    </ul>
  );
}

interface StageProps {
  readonly stage: ComparedStage;
  /** Until then it has its head and its room only. */
  readonly isBuilt: boolean;
}

const Stage = memo(function Stage({ stage, isBuilt }: StageProps) {
  const { idealName, currentName } = stage;
  const left = idealName === undefined ? undefined : stageName(idealName);
  const right = currentName === undefined ? undefined : stageName(currentName);
  const isOneName = left !== undefined && left === right;
  return (
    <section aria-label={left ?? right ?? ""} className={styles.stage}>
      <div className={styles.stageHead}>
        <h2 className={left === undefined ? styles.absent : undefined} dir="auto">
          {left ?? t("compare.stageOnlyCurrent")}
        </h2>
        {isOneName ? null : (
          <p className={right === undefined ? styles.absent : undefined} dir="auto">
            {right ?? t("compare.stageOnlyIdeal")}
          </p>
        )}
      </div>
      {stage.lines.length === 0 ? (
        <p className={styles.absent}>{t("compare.stageEmpty")}</p>
      ) : (
        <ol
          className={styles.lines}
          aria-busy={isBuilt ? undefined : true}
          style={{ "--lines": stage.lines.length } as CSSProperties}
        >
          {isBuilt
            ? stage.lines.map((line) => (
                <ComparedLineItem key={line.ideal?.id ?? line.current?.id} line={line} />
              ))
            : null}
        </ol>
      )}
    </section>
  );
});

function stageName(name: string): string {
  return name || t("compare.unnamedStage");
}

interface NotBothProps extends CompareViewProps {
  readonly both: BothJourneys;
}

/** One journey, or both, are not there yet: says which, and begins it as a copy in one press. */
function NotBoth({ choice, mayEdit, both }: NotBothProps) {
  const session = useSession();
  const isMade = useRef(false);
  useFocusHandedOn(isMade, comparisonId);
  const source = both.ideal ?? both.current;
  const copy = (): void => {
    isMade.current = source !== undefined && beginAsCopy({ session }, source.journey);
  };
  return (
    <EmptyState
      picture={<Scale />}
      title={missingTitle(both)}
      text={t("compare.needsText")}
      actions={
        <>
          {mayEdit && source ? (
            <Button variant="primary" onPress={copy}>
              {t(both.ideal ? "compare.copyIdeal" : "compare.copyCurrent")}
            </Button>
          ) : null}
          <Button onPress={() => choice.chooseKind(both.ideal ? "current" : "ideal")}>
            {t(both.ideal ? "compare.goCurrent" : "compare.goIdeal")}
          </Button>
        </>
      }
    />
  );
}

function missingTitle({ ideal, current }: BothJourneys): string {
  if (ideal) return t("compare.needsCurrentTitle");
  return current ? t("compare.needsIdealTitle") : t("compare.needsBothTitle");
}
