// Owns: telling where one is to those who follow, and oneself that somebody does. Without a follower nothing is told, and
// in the rooms where people write and vote alone nothing ever. Rules A11-117, A11-118.

import { useEffect, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { usePresence } from "../session/hooks.ts";
import type { Presences } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";
import { isAlone, isFollowed, useFollowing } from "./following.ts";
import { readPath } from "./routes.ts";

addWords({ people });

export function useBeingFollowed(): void {
  const presence = usePresence();
  const [path] = useLocation();
  const hasFollowers = useSyncExternalStore(presence.onChange, () => isFollowed(presence));
  useEffect(() => {
    if (!hasFollowers) return undefined;
    toast(t("people.followedBy", { name: followerOf(presence) || t("people.somebody") }));
    return () => presence.tell({ view: "" });
  }, [presence, hasFollowers]);
  useEffect(() => {
    if (!hasFollowers) return undefined;
    const tell = (): void => presence.tell({ view: viewOf(path, useFollowing.getState().ownPart) });
    tell();
    return useFollowing.subscribe((now, before) => {
      if (now.ownPart !== before.ownPart) tell();
    });
  }, [presence, hasFollowers, path]);
}

/** Where one is as others are told: a path below the workshop, or empty where nobody is followed to. Pure. */
export function viewOf(path: string, ownPart: string | null): string {
  const read = readPath(path);
  if (!read?.room || isAlone(read.room)) return "";
  const isCanvas = read.room === "board" && read.sub[0] !== "outline";
  if (isCanvas) return ownPart === null ? "board" : `board/at/${ownPart}`;
  return [read.room, ...read.sub].join("/");
}

function followerOf(presence: Presences): string {
  const own = presence.ownId();
  return presence.people().find(({ following }) => following === own)?.name ?? "";
}
