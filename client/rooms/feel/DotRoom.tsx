// Owns: an open dot vote as each participant sees it: what is asked, who sees the answer, the touchpoints in an order of
// one's own, and the dots that are left; and what a reader sees meanwhile. Rules PRV-138, PRV-139, VOT-71, VOT-72.

import { useCallback, useMemo, useState } from "react";
import { type Chance, shuffled } from "../../../shared/kit/outside.ts";
import type { MineSnapshot } from "../../../shared/model/change.ts";
import { dotBudget, dotOptions, dotsAdrift, dotsPlaced } from "../../../shared/model/dots.ts";
import type { Round, Touchpoint } from "../../../shared/model/tables.ts";
import { useKeyGroup } from "../../app/commands.ts";
import { useServerClock } from "../../app/useServerClock.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useMine, useSession } from "../../session/hooks.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useSecondsLeft } from "../../ui/rounds/countdown.ts";
import { RoundTimer } from "../../ui/rounds/RoundTimer.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./DotRoom.module.css";
import { DotRow } from "./DotRow.tsx";
import { DotStrip } from "./DotStrip.tsx";
import { dotGroup } from "./keys.ts";
import { useDots } from "./useDots.ts";
import { useDotsBack } from "./useDotsBack.ts";
import { WhoSeesDots } from "./WhoSees.tsx";

export function DotRoom({ round }: { readonly round: Round }) {
  const { mine } = useSession();
  const clock = useServerClock();
  if (mine) return <Voting round={round} />;
  return (
    <EmptyState
      title={t("feel.dotsReadOnlyTitle")}
      text={t("feel.readOnlyText")}
      actions={<RoundTimer endsAtMs={round.endsAtMs} clock={clock} size="large" />}
    />
  );
}

function Voting({ round }: { readonly round: Round }) {
  const session = useSession();
  const clock = useServerClock();
  useKeyGroup(useMemo(dotGroup, []));
  const place = useDots(round.id);
  const isOver = useSecondsLeft(round.endsAtMs, clock) === 0;
  const options = useMap(
    ["touchpoints", "steps", "journeys"],
    useCallback((map) => dotOptions(map, round), [round]),
  );
  const groups = useMap(["groups"], (map) => new Map(map.groups));
  const placed = useOwnDots(dotsPlaced, round, options);
  const adrift = useOwnDots(dotsAdrift, round, options);
  const budget = dotBudget(round);
  const left = budget - [...placed.values()].reduce((sum, count) => sum + count, 0);
  const back = Math.min(left, useDotsBack(adrift, options));
  const inOrder = useOwnOrder(options, session.outside);
  const [sought, setSought] = useState("");
  const shown = inOrder.filter(({ text }) => isFound(text, sought));
  return (
    <div className={styles.voting}>
      <div className={styles.intro}>
        <p className={styles.prompt}>{round.prompt || t("feel.dotsDefaultPrompt")}</p>
        <p className={styles.ask}>{t("feel.dotsAsk", { count: budget })}</p>
        <WhoSeesDots />
      </div>
      {options.size >= searchFrom ? (
        <TextField
          type="search"
          label={t("feel.dotsFind")}
          value={sought}
          onChange={setSought}
          onEscape={() => setSought("")}
        />
      ) : null}
      <ul aria-label={t("feel.dotsList")} className={styles.list}>
        {shown.map(({ id, text, groupId }) => (
          <DotRow
            key={id}
            touchpointId={id}
            text={text}
            group={groups.get(groupId)?.name ?? ""}
            count={placed.get(id) ?? 0}
            left={left}
            isOver={isOver}
            place={place}
          />
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.none}>{t("feel.dotsNoneFound")}</p> : null}
      <DotStrip
        budget={budget}
        left={left}
        back={back}
        endsAtMs={round.endsAtMs}
        clock={clock}
        isOver={isOver}
      />
    </div>
  );
}

/** From how many touchpoints on one can search among them. */
const searchFrom = 12;

const noDots: ReadonlyMap<string, number> = new Map();

/** Reads one's own dots anew also where only what can be voted on has changed. */
function useOwnDots(
  read: typeof dotsPlaced,
  round: Round,
  options: ReadonlyMap<string, Touchpoint>,
): ReadonlyMap<string, number> {
  const { map } = useSession();
  return useMine(
    ["dots"],
    // biome-ignore lint/correctness/useExhaustiveDependencies: what is read depends on the map, and so on `options`
    useCallback((mine: MineSnapshot) => read(map.tables, round, mine), [read, map, round, options]),
    noDots,
  );
}

function isFound(text: string, sought: string): boolean {
  return text.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());
}

/**
 * The touchpoints in a random order that stays while one is here, so that what stands first is not what everybody sees
 * first. What comes later stands at the end.
 */
function useOwnOrder(
  options: ReadonlyMap<string, Touchpoint>,
  chance: Chance,
): readonly Touchpoint[] {
  const [first] = useState(() => shuffled([...options.keys()], chance));
  return useMemo(() => {
    const known = new Set(first);
    const later = [...options.keys()].filter((id) => !known.has(id));
    return [...first, ...later].flatMap((id) => options.get(id) ?? []);
  }, [first, options]);
}
