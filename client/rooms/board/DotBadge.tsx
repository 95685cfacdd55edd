// Owns: what the latest published dot vote says of a card, as a badge on it: a count, or a small group's word. Nothing
// while a vote is open: nothing of it is known here then. Rule VOT-76.

import { CircleDot } from "lucide-react";
import { latestDots } from "../../../shared/insight/dots.ts";
import type { DotStanding } from "../../../shared/model/dots.ts";
import { t } from "../../i18n/t.ts";
import { useRoom, useSession } from "../../session/hooks.ts";
import styles from "./DotBadge.module.css";

/** The words of the badge; empty: nothing was told of the card. */
export function useDotWords(touchpointId: string): string {
  const { map } = useSession();
  return useRoom(["rounds", "dotResults"], (room) => {
    if (room.dotResults.size === 0) return "";
    const standing = latestDots(map.tables, room).get(touchpointId);
    return standing ? dotWords(standing) : "";
  });
}

export function DotBadge({ words }: { readonly words: string }) {
  if (words === "") return null;
  return (
    <span className={styles.badge}>
      <CircleDot aria-hidden="true" />
      {words}
    </span>
  );
}

function dotWords(standing: DotStanding): string {
  if ("dots" in standing) return t("ui.dotsCount", { count: standing.dots });
  return standing.band === "strong" ? t("ui.dotsStrong") : t("ui.dotsSome");
}
