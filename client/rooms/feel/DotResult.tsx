// Owns: what a published dot vote says: a ranked list with counts, or a small group's words, and in words what is not
// told and why. Rules VOT-73, VOT-74.

import { useState } from "react";
import { dotRanking } from "../../../shared/insight/dotRanking.ts";
import { dotRounds } from "../../../shared/insight/dots.ts";
import { figuresFrom } from "../../../shared/insight/tally.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import type { DotStanding } from "../../../shared/model/dots.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/Select.tsx";
import styles from "./DotResult.module.css";
import { useMinimums } from "./useMinimums.ts";
import { journeyNameOf } from "./words.ts";

export interface DotResultProps {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

/** Nothing where no dot vote was published. */
export function DotResult({ map, room }: DotResultProps) {
  const [chosenId, setChosenId] = useState("");
  const rounds = dotRounds(room);
  const round = rounds.find(({ id }) => id === chosenId) ?? rounds[0];
  if (!round) return null;
  return (
    <section aria-labelledby="dot-result" className={styles.section}>
      <h2 id="dot-result" className={styles.title}>
        {t("feel.dotsResult")}
      </h2>
      {rounds.length > 1 ? (
        <Select
          label={t("feel.dotsWhich")}
          options={rounds.map((one, at) => ({
            id: one.id,
            label: t("feel.dotsWhichOne", {
              number: rounds.length - at,
              question: questionOf(one),
            }),
          }))}
          value={round.id}
          onChange={setChosenId}
          className={styles.choice}
        />
      ) : null}
      <p className={styles.question} dir="auto">
        {questionOf(round)}
      </p>
      <p className={styles.scope}>{scopeWords(map, round)}</p>
      <Ranking key={round.id} map={map} room={room} round={round} />
    </section>
  );
}

function Ranking({ map, room, round }: DotResultProps & { readonly round: Round }) {
  const min = useMinimums().people;
  const ranking = dotRanking(map, room, round);
  if (ranking.length === 0) {
    return <p className={styles.notice}>{t("feel.dotsNothing", { min })}</p>;
  }
  const most = Math.max(...ranking.map(({ standing }) => ("dots" in standing ? standing.dots : 0)));
  const isSmall = ranking.some(({ standing }) => "band" in standing);
  return (
    <>
      <ol className={styles.ranking}>
        {ranking.map(({ touchpoint, standing, rank }) => (
          <li key={touchpoint.id} className={styles.line}>
            <span className={styles.rank}>{isSmall ? "" : rank}</span>
            <span className={styles.words} dir="auto">
              {touchpoint.text}
            </span>
            <Standing standing={standing} most={most} />
          </li>
        ))}
      </ol>
      <p className={styles.rest}>
        {isSmall
          ? t("feel.dotsSmall", { figures: figuresFrom, all: round.dots ?? 0 })
          : t("feel.dotsRest", { min })}
      </p>
    </>
  );
}

function Standing({ standing, most }: { readonly standing: DotStanding; readonly most: number }) {
  if ("band" in standing) {
    return (
      <span className={styles.band} data-band={standing.band}>
        {standing.band === "strong" ? t("ui.dotsStrong") : t("ui.dotsSome")}
      </span>
    );
  }
  return (
    <span className={styles.count}>
      <span
        aria-hidden="true"
        className={styles.bar}
        style={{ inlineSize: `${(standing.dots / most) * 100}%` }}
      />
      <span className={styles.number}>{t("ui.dotsCount", { count: standing.dots })}</span>
    </span>
  );
}

function questionOf({ prompt }: Round): string {
  return prompt || t("feel.dotsDefaultPrompt");
}

/** What the vote was about, and roughly how many took part. */
function scopeWords(map: MapSnapshot, { groupId, journeyId, people }: Round): string {
  const words: string[] = [];
  if (groupId !== "") {
    const group = map.groups.get(groupId)?.name || t("feel.dotsScopeNoName");
    words.push(t("feel.dotsScopeGroup", { group }));
  } else if (journeyId !== "") words.push(journeyNameOf(map, journeyId));
  else words.push(t("feel.dotsScopeAll"));
  if (people) words.push(t("feel.dotsPeople", { people }));
  return words.join(" · ");
}
