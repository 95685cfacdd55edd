// Owns: the brainstorm as those have it who write: wait, write, wait for the reveal, go and look. Rules PHA-34, A11-42.

import { Link } from "wouter";
import type { Round } from "../../../shared/model/tables.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { DraftBox } from "./DraftBox.tsx";
import { DraftList, useDraftIds } from "./DraftList.tsx";
import { Notice } from "./Notice.tsx";
import type { Situation } from "./situation.ts";
import { WhoCanSee } from "./WhoCanSee.tsx";

export function TakePart({ situation }: { readonly situation: Situation }) {
  switch (situation.kind) {
    case "none":
      return (
        <>
          <Notice title={t("brainstorm.waitTitle")} text={t("brainstorm.waitText")} />
          <WhoCanSee />
        </>
      );
    case "open":
      return <DraftBox key={situation.round.id} roundId={situation.round.id} takesFocus />;
    case "ended":
      return <Ended round={situation.round} />;
    case "revealed":
      return <Revealed round={situation.round} />;
    default:
      return situation satisfies never;
  }
}

function Ended({ round }: { readonly round: Round }) {
  const count = useDraftIds(round.id).length;
  const text =
    count === 0
      ? t("brainstorm.endedNone")
      : `${t("brainstorm.endedKept", { count })} ${t("brainstorm.endedTakeBack")}`;
  return (
    <>
      <Notice title={t("brainstorm.timeIsUp")} text={text} />
      <WhoCanSee />
      {count === 0 ? null : <DraftList roundId={round.id} isOpen={false} />}
    </>
  );
}

function Revealed({ round }: { readonly round: Round }) {
  const { workshopId } = useRoomLocation();
  const late = useDraftIds(round.id).length;
  return (
    <>
      <Notice
        title={t("brainstorm.revealedTitle")}
        text={t("brainstorm.revealedText")}
        action={<Link href={roomPath(workshopId, "board")}>{t("brainstorm.toBoard")}</Link>}
      />
      {late === 0 ? null : (
        <>
          <p>{t("brainstorm.revealedLate", { count: late })}</p>
          <DraftList roundId={round.id} isOpen={false} />
        </>
      )}
    </>
  );
}
