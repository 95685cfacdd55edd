// Owns: the brainstorm as those have it who write: wait, write, wait for the reveal, go and look. Rules PHA-34, PHA-44, A11-42.

import { Link } from "wouter";
import type { Round } from "../../../shared/model/tables.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { DraftList, useDraftIds } from "./DraftList.tsx";
import { Notice } from "./Notice.tsx";
import type { Situation } from "./situation.ts";
import { Waiting } from "./Waiting.tsx";
import { WhoCanSee } from "./WhoCanSee.tsx";
import { Write } from "./Write.tsx";
import { revealedText } from "./words.ts";

export interface TakePartProps {
  readonly situation: Situation;
  /** Said once the round takes no words any more: why. */
  readonly endTitle: string;
}

export function TakePart({ situation, endTitle }: TakePartProps) {
  return (
    <>
      <Now situation={situation} endTitle={endTitle} />
      <Waiting exceptRoundId={hasOwnList(situation) ? situation.round.id : null} />
    </>
  );
}

/** Whether the cards of the round stand on the screen already. */
function hasOwnList(
  situation: Situation,
): situation is Extract<Situation, { kind: "open" | "ended" }> {
  return situation.kind === "open" || situation.kind === "ended";
}

function Now({ situation, endTitle }: TakePartProps) {
  switch (situation.kind) {
    case "none":
      return (
        <>
          <Notice title={t("brainstorm.waitTitle")} text={t("brainstorm.waitText")} />
          <WhoCanSee mode={null} isOver={false} />
        </>
      );
    case "open":
      return <Write round={situation.round} takesFocus />;
    case "ended":
      return <Ended round={situation.round} title={endTitle} />;
    case "revealed":
      return <Revealed round={situation.round} />;
    default:
      return situation satisfies never;
  }
}

function Ended({ round, title }: { readonly round: Round; readonly title: string }) {
  const count = useDraftIds(round.id).length;
  const text =
    count === 0
      ? t("brainstorm.endedNone")
      : `${t("brainstorm.endedKept", { count })} ${t("brainstorm.endedTakeBack")}`;
  return (
    <>
      <Notice title={title} text={text} />
      <WhoCanSee mode={round.mode} isOver={false} />
      {count === 0 ? null : <DraftList roundId={round.id} />}
    </>
  );
}

function Revealed({ round }: { readonly round: Round }) {
  const { workshopId } = useRoomLocation();
  return (
    <>
      <Notice
        title={t("brainstorm.revealedTitle")}
        text={revealedText(round)}
        action={<Link href={roomPath(workshopId, "board")}>{t("brainstorm.toBoard")}</Link>}
      />
      <WhoCanSee mode={round.mode} isOver />
    </>
  );
}
