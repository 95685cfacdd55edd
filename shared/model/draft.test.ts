import { expect, test } from "vitest";
import { seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import { applyPure, emptySnapshot, type MineChange, type MineSnapshot } from "./change.ts";
import {
  addDraft,
  addDrafts,
  deleteDraft,
  draftsMax,
  editDraft,
  keepLine,
  setDraftChannel,
  signDrafts,
  textToLines,
} from "./draft.ts";
import { schemas } from "./tables.ts";

const chance = seededChance(1);
const empty = emptySnapshot(schemas.mine);
const wish = (text: string) => ({ roundId: "r", text, channel: "" }) as const;
const after = (mine: MineSnapshot, changes: readonly MineChange[]) =>
  applyPure(schemas.mine, mine, changes);
const withDraft = (text: string) => {
  const mine = after(empty, expectOk(addDraft(empty, wish(text), chance)));
  const [id = ""] = mine.drafts.keys();
  return { mine, id };
};
const texts = (mine: MineSnapshot) => [...mine.drafts.values()].map(({ text }) => text);

test("[PHA-30] a draft is cleaned, and holds round, text and channel, neither time nor order", () => {
  const { mine, id } = withDraft("  calls\u200b the\nhotline ");
  const card = { id, roundId: "r", text: "calls the hotline", channel: "", by: "" };
  expect(mine.drafts.get(id)).toEqual(card);
});

test("[PHA-30] an empty draft, one over 280 characters and one too many are refused", () => {
  const code = (text: string, mine = empty) => {
    const result = addDraft(mine, wish(text), chance);
    return result.ok ? "ok" : result.error.code;
  };
  expect(code(" \u200b ")).toBe("empty");
  expect(code("x".repeat(280))).toBe("ok");
  expect(code("x".repeat(281))).toBe("tooLong");
  const values = { roundId: "r", text: "x" };
  const full = after(
    empty,
    Array.from({ length: draftsMax }, (_, index) => ({
      op: "create",
      table: "drafts",
      id: `d${index}`,
      values,
    })),
  );
  expect(code("x", full)).toBe("full");
});

test("[PHA-31] a draft is edited, given a channel and taken back; the same again is no change", () => {
  const { mine, id } = withDraft("frist");
  const edited = after(mine, expectOk(editDraft(mine, { id, text: "first" })));
  expect(texts(edited)).toEqual(["first"]);
  expect(expectOk(editDraft(edited, { id, text: " first " }))).toEqual([]);
  const onPhone = after(edited, expectOk(setDraftChannel(edited, { id, channel: "phone" })));
  expect(onPhone.drafts.get(id)?.channel).toBe("phone");
  expect(expectOk(setDraftChannel(onPhone, { id, channel: "phone" }))).toEqual([]);
  const gone = after(onPhone, deleteDraft(onPhone, id));
  expect(gone.drafts.size).toBe(0);
  expect(deleteDraft(gone, id)).toEqual([]);
  expect(editDraft(gone, { id, text: "x" }).ok).toBe(false);
});

test("[PHA-33] a line is kept whatever it is; what is too long is cut, nothing is nothing", () => {
  const keep = (text: string) =>
    texts(after(empty, keepLine(empty, { ...wish(text), kept: null }, chance)));
  expect(keep("half a wor")).toEqual(["half a wor"]);
  expect(keep("   ")).toEqual([]);
  expect(keep("x".repeat(300))).toEqual(["x".repeat(280)]);
});

test("[PHA-34] a line that was kept before stays one draft, and an emptied one takes it back", () => {
  const { mine, id } = withDraft("half");
  const kept = { draftId: id, text: "half" };
  const keep = (text: string, from = mine) =>
    after(from, keepLine(from, { ...wish(text), kept }, chance));
  expect(texts(keep("half a word"))).toEqual(["half a word"]);
  expect(texts(keep(""))).toEqual([]);
  expect(keepLine(mine, { ...wish("half"), kept }, chance)).toEqual([]);
  expect(texts(keep("half", empty))).toEqual([]);
  expect(texts(keep("half and more", empty))).toEqual(["half and more"]);
});

test("[PHA-30] of a pasted text each line that says something is one draft", () => {
  expect(textToLines("one\r\n\r\n  two\u2028three\n")).toEqual(["one", "two", "three"]);
});

test("[PHA-55] of pasted lines there is room for, each is a draft in one step; none beyond is looked at", () => {
  const { mine } = withDraft("written before");
  function* lines() {
    yield "x".repeat(281);
    for (let at = 1; at < draftsMax; at++) yield `line ${at}`;
    yield "one too many";
    throw new Error("There is no room for it");
  }
  const { changes, refused } = addDrafts(mine, { ...wish(""), lines: lines() }, chance);
  expect(refused?.code).toBe("tooLong");
  expect(texts(after(mine, changes))).toHaveLength(draftsMax);
  expect(addDrafts(after(mine, changes), { ...wish(""), lines: ["more"] }, chance)).toMatchObject({
    changes: [],
    refused: { code: "full" },
  });
});

test("[PHA-45] a name stands on each draft of a named round, and another one takes its place on all of them", () => {
  const signed = addDraft(empty, { ...wish("first"), by: " Anna\u200b  B. " }, chance);
  const [created] = expectOk(signed);
  expect(created).toMatchObject({ values: { by: "Anna B." } });
  const unsigned = expectOk(addDraft(empty, { ...wish("second"), by: " " }, chance));
  expect(unsigned[0]).not.toHaveProperty("values.by");
  const other = expectOk(addDraft(empty, { ...wish("third"), roundId: "other" }, chance));
  const mine = after(empty, [...expectOk(signed), ...unsigned, ...other]);
  const named = after(mine, expectOk(signDrafts(mine, { roundId: "r", name: "Bea" })));
  expect([...named.drafts.values()].map(({ by }) => by).sort()).toEqual(["", "Bea", "Bea"]);
  expect(expectOk(signDrafts(named, { roundId: "r", name: "Bea" }))).toEqual([]);
  expect(signDrafts(named, { roundId: "r", name: "\u200b" })).toMatchObject({
    error: { code: "noName" },
  });
});
