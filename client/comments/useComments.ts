// Owns: the comments on things of the map, live, and whether one may comment now.

import {
  type Comment,
  type CommentSubject,
  commentRefusal,
  commentsOn,
  openCommentCounts,
} from "../../shared/model/comment.ts";
import { comments } from "../i18n/en/comments.ts";
import { addWords, t } from "../i18n/t.ts";
import { useRoom, useSession } from "../session/hooks.ts";

addWords({ comments });

/** The comments on any of the subjects, the oldest first, settled ones too. */
export function useComments(subjects: readonly CommentSubject[]): readonly Comment[] {
  return useRoom(["comments"], (room) => commentsOn(room, subjects));
}

/** How many open comments there are, by the id of what they are about. A new map at each change of the comments. */
export function useOpenCommentCounts(): ReadonlyMap<string, number> {
  return useRoom(["comments"], openCommentCounts, isSameCounts);
}

/** Whether one may comment at this moment, and why not. */
export function useMayComment(): { readonly allowed: boolean; readonly reason: string } {
  const { role } = useSession();
  const message = useRoom(["rounds"], (room) => commentRefusal(room, role)?.message ?? "");
  const reason = role === "viewer" ? t("comments.readOnly") : message;
  return { allowed: message === "", reason };
}

function isSameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, count]) => b.get(id) === count);
}
