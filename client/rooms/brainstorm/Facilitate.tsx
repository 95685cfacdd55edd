// Owns: the brainstorm as its facilitator has it: prepare, run, reveal, go on; and the rounds before. The projector
// shows this screen, so the question and the time are large.

import { openRoundIn } from "../../../shared/model/currentRound.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { leading } from "../../i18n/en/leading.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useAct, useRoom } from "../../session/hooks.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toasts.ts";
import { Disclosure } from "./Disclosure.tsx";
import styles from "./Facilitate.module.css";
import { Late } from "./Late.tsx";
import { OpenRoundForm } from "./OpenRoundForm.tsx";
import { Reopen } from "./Reopen.tsx";
import { Reveal } from "./Reveal.tsx";
import { RoundControls } from "./RoundControls.tsx";
import { brainstormRounds, type Situation } from "./situation.ts";
import { Waiting } from "./Waiting.tsx";
import { WhoCanSee } from "./WhoCanSee.tsx";
import { Write } from "./Write.tsx";
import { revealedText } from "./words.ts";

addWords({ leading });

export interface FacilitateProps {
  readonly situation: Situation;
}

export function Facilitate({ situation }: FacilitateProps) {
  return (
    <>
      <Now situation={situation} />
      <Late />
      {situation.kind === "open" ? null : (
        <WhoCanSee
          mode={situation.kind === "none" ? null : situation.round.mode}
          isOver={situation.kind === "revealed"}
        />
      )}
      <Waiting exceptRoundId={situation.kind === "open" ? situation.round.id : null} />
      <EarlierRounds currentId={situation.kind === "none" ? null : situation.round.id} />
    </>
  );
}

function Now({ situation }: FacilitateProps) {
  switch (situation.kind) {
    case "none":
      return <OpenRoundForm title={t("leading.openTitle")} />;
    case "open":
      return (
        <>
          <RoundControls round={situation.round} />
          <Disclosure key="write" title={t("leading.writeYourself")}>
            <Write round={situation.round} takesFocus={false} />
          </Disclosure>
        </>
      );
    case "ended":
      return (
        <>
          <Reveal key={situation.round.id} round={situation.round} />
          {situation.round.state === "closed" ? (
            <Disclosure key="another" title={t("leading.openAnother")}>
              <OpenRoundForm title={t("leading.openAnother")} />
            </Disclosure>
          ) : null}
        </>
      );
    case "revealed":
      return (
        <>
          <Revealed round={situation.round} />
          <Disclosure key="another" title={t("leading.openAnother")}>
            <OpenRoundForm title={t("leading.openAnother")} />
          </Disclosure>
        </>
      );
    default:
      return situation satisfies never;
  }
}

function Revealed({ round }: { readonly round: Round }) {
  const act = useAct();
  const { go } = useRoomLocation();
  // First there, then the others: so nobody is told to follow themselves.
  const bring = async (): Promise<void> => {
    go("board");
    const answer = await act({ type: "setPhase", phase: "board" });
    if (!answer.ok) toast(answer.refusal.message, { tone: "danger" });
  };
  return (
    <section className={styles.sheet} aria-labelledby="revealed">
      <h2 id="revealed" className={styles.title}>
        {t("brainstorm.revealedTitle")}
      </h2>
      <p className={styles.intro}>{revealedText(round)}</p>
      <div className={styles.actions}>
        <Button variant="primary" size="large" onPress={() => void bring()}>
          {t("leading.bringToBoard")}
        </Button>
        <Button size="large" variant="quiet" onPress={() => go("board")}>
          {t("leading.lookAtBoard")}
        </Button>
      </div>
    </section>
  );
}

function EarlierRounds({ currentId }: { readonly currentId: string | null }) {
  const all = useRoom(["rounds"], brainstormRounds);
  const isOpenBeside = useRoom(["rounds"], (room) => openRoundIn(room) !== undefined);
  const rounds = all.filter(({ id }) => id !== currentId);
  if (rounds.length === 0) return null;
  return (
    <section className={styles.rounds} aria-labelledby="earlier-rounds">
      <h2 id="earlier-rounds">{t("leading.earlier")}</h2>
      <ul>
        {rounds.map((round) => (
          <EarlierRound key={round.id} round={round} isOpenBeside={isOpenBeside} />
        ))}
      </ul>
    </section>
  );
}

interface EarlierRoundProps {
  readonly round: Round;
  /** Whether another round is open. */
  readonly isOpenBeside: boolean;
}

function EarlierRound({ round, isOpenBeside }: EarlierRoundProps) {
  const isPublished = round.state === "published";
  return (
    <li>
      <span>{round.prompt || t("brainstorm.noPrompt")}</span>
      {round.mode === "named" ? <Badge>{t("leading.withNames")}</Badge> : null}
      {round.state === "closed" && !isOpenBeside ? <Reopen round={round} /> : null}
      <Badge tone={isPublished ? "positive" : "neutral"}>
        {isPublished ? t("leading.earlierPublished") : t("leading.earlierClosed")}
      </Badge>
    </li>
  );
}
