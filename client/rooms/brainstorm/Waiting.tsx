// Owns: cards of one's own that their round's reveal did not see: that they wait, for what, and that they can still be
// changed or taken back. Rule PHA-44.

import type { MineSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { minimumsIn } from "../../../shared/model/minimums.ts";
import type { RoundMode } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useMine, useRoom } from "../../session/hooks.ts";
import { DraftList } from "./DraftList.tsx";
import styles from "./Waiting.module.css";

export interface WaitingProps {
  /** The round whose cards stand elsewhere on the screen. */
  readonly exceptRoundId: string | null;
}

export function Waiting({ exceptRoundId }: WaitingProps) {
  const rounds = useRoom(["rounds"], roundsOver);
  const people = useRoom(["state"], (room) => minimumsIn(room).people);
  const written = useMine(["drafts"], writtenRounds, "");
  const waiting = rounds.filter(
    ({ id }) => id !== exceptRoundId && written.split(" ").includes(id),
  );
  return waiting.map(({ id, prompt, mode, state }) => (
    <section key={id} className={styles.waiting} aria-label={t("brainstorm.waitingTitle")}>
      <h2 className={styles.title}>{t("brainstorm.waitingTitle")}</h2>
      <p>{state === "closed" ? t("brainstorm.waitingReveal") : lateInWords(mode, people)}</p>
      <p className={styles.prompt}>{prompt || t("brainstorm.noPrompt")}</p>
      <DraftList roundId={id} />
    </section>
  ));
}

function lateInWords(mode: RoundMode, people: number): string {
  return mode === "named" ? t("brainstorm.waitingNamed") : t("brainstorm.waitingBatch", { people });
}

/** The brainstorms that take no words any more. */
function roundsOver({ rounds }: RoomSnapshot) {
  return [...rounds.values()].filter(
    ({ kind, state }) => kind === "brainstorm" && state !== "open",
  );
}

/** The ids of the rounds in which one has cards, as one text that stays the same while they do. */
function writtenRounds({ drafts }: MineSnapshot): string {
  return [...new Set([...drafts.values()].map(({ roundId }) => roundId))].sort().join(" ");
}
