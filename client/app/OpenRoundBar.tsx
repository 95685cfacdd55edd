// Owns: the line that says in every other room that a round is open, until when, and leads there. It stands for those whom the round
// waits for, and goes when the time is up. Rule PHA-79.

import { useEffect } from "react";
import { Link } from "wouter";
import { openRoundIn, roomOfRound } from "../../shared/model/currentRound.ts";
import type { Round } from "../../shared/model/tables.ts";
import { calls } from "../i18n/en/calls.ts";
import { addWords, t } from "../i18n/t.ts";
import { useRoom, useSession } from "../session/hooks.ts";
import { useSecondsLeft } from "../ui/rounds/countdown.ts";
import styles from "./OpenRoundBar.module.css";
import { type RoomName, roomPath } from "./routes.ts";
import { useEndTime } from "./useEndTime.ts";
import { useServerClock } from "./useServerClock.ts";

addWords({ calls });

export function OpenRoundBar({ room }: { readonly room: RoomName }) {
  const { mine } = useSession();
  const round = useRoom(["rounds"], openRoundIn);
  if (!mine || !round || roomOfRound(round) === room) return null;
  return <Bar key={round.id} round={round} />;
}

function Bar({ round }: { readonly round: Round }) {
  const { id } = useSession();
  const hasTime = useSecondsLeft(round.endsAtMs, useServerClock()) > 0;
  const time = useEndTime(round.endsAtMs);
  const isBrainstorm = round.kind === "brainstorm";
  const words = t(isBrainstorm ? "calls.brainstormOpen" : "calls.voteOpen", { time });
  useEffect(() => {
    if (!hasTime) return undefined;
    const { dataset } = document.documentElement;
    dataset.roundBar = "";
    return () => {
      delete dataset.roundBar;
    };
  }, [hasTime]);
  if (!hasTime) return null;
  return (
    <p className={styles.bar}>
      {words}{" "}
      <Link href={roomPath(id, roomOfRound(round))} className={styles.way}>
        {t(isBrainstorm ? "calls.toBrainstorm" : "calls.toVote")}
      </Link>
    </p>
  );
}
