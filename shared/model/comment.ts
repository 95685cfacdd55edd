// Owns: what may be said about things of the map: a comment, and that it is settled. Pure; the server decides by it,
// since comments stand in its own document. Rules MAP-101 to MAP-105.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import type { MapSnapshot, RoomChange, RoomSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { openRoundIn } from "./currentRound.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Role } from "./rights.ts";
import type { RoomRow } from "./tables.ts";

export type Comment = RoomRow<"comments">;

/** What a comment is about: a record of the map. */
export interface CommentSubject {
  readonly table: Comment["table"];
  readonly rowId: string;
}

/** The longest comment, in UTF-16 units. */
export const commentMax = 2000;
/** The longest name below one. */
export const commentAuthorMax = 80;
/** The most comments of a workshop. */
export const commentLimit = 5000;

type Edit = Result<readonly RoomChange[], Refusal>;
interface View {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

/**
 * Says something about a record of the map. The name is as its writer gives it, and may be empty. Refuses an empty or
 * too long text, a record that is gone, one comment too many, and contributors while an anonymous round is open.
 */
export function addComment(
  { map, room }: View,
  wish: CommentSubject & { readonly text: string; readonly author: string },
  role: Role,
  nowMs: number,
  chance: Chance,
): Edit {
  const refusal = commentRefusal(room, role);
  if (refusal) return err(refusal);
  if (!map[wish.table].has(wish.rowId)) return err(refuse("gone"));
  const text = cleanText(wish.text, { multiline: true });
  if (text === "") return err(refuse("empty"));
  const author = cleanText(wish.author);
  if (text.length > commentMax || author.length > commentAuthorMax) return err(refuse("tooLong"));
  if (room.comments.size >= commentLimit) return err(refuse("full", { max: commentLimit }));
  const values = { table: wish.table, rowId: wish.rowId, text, author, atMs: nowMs };
  return ok([{ op: "create", table: "comments", id: newId(chance), values }]);
}

/** Says of a comment that it is settled, or that it is not. Refuses one that is gone; what it is already is no change. */
export function resolveComment(
  { room }: Pick<View, "room">,
  wish: { readonly commentId: string; readonly resolved: boolean },
): Edit {
  const comment = room.comments.get(wish.commentId);
  if (!comment) return err(refuse("gone"));
  if (comment.resolved === wish.resolved) return ok([]);
  const values = { resolved: wish.resolved || undefined };
  return ok([{ op: "update", table: "comments", id: comment.id, values }]);
}

/**
 * Why somebody of a role may not comment at this moment; `undefined` if they may. In an anonymous round a contributor's
 * comment, with its words, name and time, would stand beside what they wrote unnamed.
 */
export function commentRefusal(room: RoomSnapshot, role: Role): Refusal | undefined {
  if (role === "viewer") return refuse("notAllowed");
  if (role !== "contributor") return undefined;
  return openRoundIn(room)?.mode === "anonymous" ? refuse("anonymousRound") : undefined;
}

/** The comments on any of the subjects, the oldest first. */
export function commentsOn(
  room: RoomSnapshot,
  subjects: readonly CommentSubject[],
): readonly Comment[] {
  const found = [...room.comments.values()].filter((comment) =>
    subjects.some(({ table, rowId }) => comment.table === table && comment.rowId === rowId),
  );
  return found.sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}

/** How many comments wait to be settled, by the id of what they are about; nothing for those without. */
export function openCommentCounts(room: RoomSnapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rowId, resolved } of room.comments.values()) {
    if (!resolved) counts.set(rowId, (counts.get(rowId) ?? 0) + 1);
  }
  return counts;
}
