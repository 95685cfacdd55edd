import { expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type RoomChange } from "./change.ts";
import {
  addComment,
  commentLimit,
  commentMax,
  commentsOn,
  openCommentCounts,
  resolveComment,
} from "./comment.ts";
import type { Role } from "./rights.ts";
import { roundKinds, schemas } from "./tables.ts";

const chance = seededChance(3);
const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "touchpoints", id: "t", values: { text: "Hotline" } },
]);

function roomOf(...changes: readonly RoomChange[]) {
  return applyPure(schemas.room, emptySnapshot(schemas.room), changes);
}

const about = { table: "touchpoints", rowId: "t" } as const;

function said(text: string, room = roomOf(), role: Role = "curator", rowId = "t") {
  return addComment({ map, room }, { ...about, rowId, text, author: " Ana " }, role, 7, chance);
}

test("[MAP-101] a comment has text, name and time, and keeps its lines", () => {
  const room = applyPure(schemas.room, roomOf(), expectOk(said("Why\nnine minutes? ")));
  expect(commentsOn(room, [about])).toMatchObject([
    { text: "Why\nnine minutes?", author: "Ana", atMs: 7, resolved: false },
  ]);
  expect(commentsOn(room, [{ table: "steps", rowId: "t" }])).toEqual([]);
});

test("[MAP-101] empty, too long, and about what is gone: refused", () => {
  expect(said("  ")).toMatchObject({ error: { code: "empty" } });
  expect(said("x".repeat(commentMax + 1))).toMatchObject({ error: { code: "tooLong" } });
  expect(said("Why?", roomOf(), "curator", "gone")).toMatchObject({ error: { code: "gone" } });
});

test.each(roundKinds)("[PRV-147] contributors wait in an anonymous round of %s", (kind) => {
  const values = { kind, mode: "anonymous", state: "open", endsAtMs: 1, order: "V" } as const;
  const room = roomOf({ op: "create", table: "rounds", id: "r", values });
  expect(said("Why?", room, "contributor")).toMatchObject({ error: { code: "anonymousRound" } });
});

test("[MAP-102] contributors wait until an anonymous round is over; a named one does not hinder", () => {
  const round = (mode: "anonymous" | "named", state: "open" | "closed") =>
    roomOf({
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "brainstorm", mode, state, endsAtMs: 1, order: "V" },
    });
  const open = round("anonymous", "open");
  expect(said("Why?", open, "contributor")).toMatchObject({ error: { code: "anonymousRound" } });
  expect(said("Why?", open, "facilitator").ok).toBe(true);
  expect(said("Why?", round("named", "open"), "contributor").ok).toBe(true);
  expect(said("Why?", round("anonymous", "closed"), "contributor").ok).toBe(true);
  expect(said("Why?", roomOf(), "viewer")).toMatchObject({ error: { code: "notAllowed" } });
});

test("[MAP-103] settled and opened again, and counted while it is open", () => {
  const start = applyPure(schemas.room, roomOf(), expectOk(said("Why?")));
  const [comment] = commentsOn(start, [about]);
  const commentId = comment?.id ?? "";
  expect(openCommentCounts(start).get("t")).toBe(1);
  const settle = (room: typeof start, resolved: boolean) =>
    applyPure(schemas.room, room, expectOk(resolveComment({ room }, { commentId, resolved })));
  const settled = settle(start, true);
  expect(openCommentCounts(settled).size).toBe(0);
  expect(settle(settled, false)).toEqual(start);
  expect(resolveComment({ room: settled }, { commentId, resolved: true })).toEqual({
    ok: true,
    value: [],
  });
  expect(resolveComment({ room: start }, { commentId: "x", resolved: true })).toMatchObject({
    error: { code: "gone" },
  });
});

test("[MAP-104] a workshop full of comments takes no more", () => {
  const many = Array.from(
    { length: commentLimit },
    (_, at): RoomChange => ({
      op: "create",
      table: "comments",
      id: `c${at}`,
      values: { ...about, text: "x", atMs: at },
    }),
  );
  expect(said("One more", roomOf(...many))).toMatchObject({ error: { code: "full" } });
});
