// Owns: what may be done to one's own drafts, in one's private document. A draft has no time and no order: nothing
// in it could tell later who wrote when. Pure rules. Rules PHA-30 to PHA-34, PHA-45, PHA-55.

import { newId } from "../kit/ids.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import { withinBound } from "./bound.ts";
import type { MineChange, MineSnapshot } from "./change.ts";
import { cleanText } from "./clean.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { type Draft, signatureMax, touchpointTextMax } from "./tables.ts";

type Edit = Result<readonly MineChange[], Refusal>;

/** The most drafts that one person keeps at a time, those of all rounds together. */
export const draftsMax = 500;

/** What somebody is about to say, and in which round. */
export interface DraftWish {
  readonly roundId: string;
  readonly text: string;
  readonly channel: Draft["channel"];
  /** The name to stand on the card, in a named round. */
  readonly by?: string | undefined;
}

/** A line that was kept while it was still being typed: its draft, and what stood there. */
export interface KeptLine {
  readonly draftId: string;
  readonly text: string;
}

/** A new draft, its text cleaned. Refuses an empty text, one over 280 UTF-16 units, and more than `draftsMax`. */
export function addDraft(mine: MineSnapshot, wish: DraftWish, chance: Chance): Edit {
  const text = cleanText(wish.text);
  const refusal = textRefusal(text) ?? roomRefusal(mine);
  if (refusal) return err(refusal);
  return ok([{ op: "create", table: "drafts", id: newId(chance), values: valuesOf(wish, text) }]);
}

/** What somebody has pasted, and in which round. */
export interface PasteWish extends Omit<DraftWish, "text"> {
  readonly lines: Iterable<string>;
}

/** A draft of each line that can be one, in one step, with the first reason why another cannot. Where there is no room for more no line is looked at. */
export function addDrafts(
  mine: MineSnapshot,
  { lines, ...wish }: PasteWish,
  chance: Chance,
): { readonly changes: readonly MineChange[]; readonly refused: Refusal | null } {
  const changes: MineChange[] = [];
  let refused: Refusal | null = null;
  for (const line of lines) {
    if (mine.drafts.size + changes.length >= draftsMax) {
      refused ??= refuse("full", { max: draftsMax });
      break;
    }
    const added = addDraft(mine, { ...wish, text: line }, chance);
    if (added.ok) changes.push(...added.value);
    else refused ??= added.error;
  }
  return { changes, refused };
}

/** Puts another name on all of one's own drafts of a named round. Refuses an empty name. */
export function signDrafts(
  mine: MineSnapshot,
  wish: { readonly roundId: string; readonly name: string },
): Edit {
  const by = withinBound(cleanText(wish.name), signatureMax);
  if (by === "") return err(refuse("noName"));
  const own = [...mine.drafts.values()].filter(({ roundId }) => roundId === wish.roundId);
  return ok(own.filter((draft) => draft.by !== by).map(({ id }) => update(id, { by })));
}

/** Gives a draft another text, cleaned, within the same bounds. The same text is no change. */
export function editDraft(
  mine: MineSnapshot,
  wish: { readonly id: string; readonly text: string },
): Edit {
  const draft = mine.drafts.get(wish.id);
  if (!draft) return err(refuse("gone"));
  const text = cleanText(wish.text);
  const refusal = textRefusal(text);
  if (refusal) return err(refusal);
  return ok(text === draft.text ? [] : [update(wish.id, { text })]);
}

/** Says through which channel a draft's touchpoint goes; empty: not said. */
export function setDraftChannel(
  mine: MineSnapshot,
  wish: { readonly id: string; readonly channel: Draft["channel"] },
): Edit {
  const draft = mine.drafts.get(wish.id);
  if (!draft) return err(refuse("gone"));
  return ok(draft.channel === wish.channel ? [] : [update(wish.id, { channel: wish.channel })]);
}

/** Takes a draft back. One that is gone already is no change. */
export function deleteDraft(mine: MineSnapshot, id: string): readonly MineChange[] {
  return mine.drafts.has(id) ? [{ op: "delete", table: "drafts", id }] : [];
}

/**
 * Keeps a line as it stands, half-typed or not, when there is no time left to ask: nothing of it is refused, what
 * is too long is cut. `kept`: the draft that it was kept as before, if any; an emptied line takes that back. If
 * that draft is gone (published meanwhile, or deleted) and the line still says the same, nothing is made of it
 * again.
 */
export function keepLine(
  mine: MineSnapshot,
  wish: DraftWish & { readonly kept: KeptLine | null },
  chance: Chance,
): readonly MineChange[] {
  const { channel, kept } = wish;
  const text = withinBound(cleanText(wish.text), touchpointTextMax);
  const draft = kept ? mine.drafts.get(kept.draftId) : undefined;
  if (draft) {
    if (text === "") return deleteDraft(mine, draft.id);
    const isSame = draft.text === text && draft.channel === channel;
    return isSame ? [] : [update(draft.id, { text, channel })];
  }
  if (text === "" || text === kept?.text || roomRefusal(mine)) return [];
  return [{ op: "create", table: "drafts", id: newId(chance), values: valuesOf(wish, text) }];
}

/** What was pasted, as one line for each draft; white space around a line and empty lines are left out. */
export function textToLines(text: string): string[] {
  return cleanText(text, { multiline: true })
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** An unsigned draft has no field for a name at all. */
function valuesOf({ roundId, channel, by }: DraftWish, text: string) {
  const values = { roundId, text, channel };
  const name = withinBound(cleanText(by ?? ""), signatureMax);
  return name === "" ? values : { ...values, by: name };
}

function textRefusal(text: string): Refusal | undefined {
  if (text === "") return refuse("empty");
  if (text.length <= touchpointTextMax) return undefined;
  return refuse(
    "tooLong",
    {},
    `At most ${touchpointTextMax} characters; these are ${text.length}.`,
  );
}

function roomRefusal(mine: MineSnapshot): Refusal | undefined {
  return mine.drafts.size < draftsMax ? undefined : refuse("full", { max: draftsMax });
}

function update(id: string, values: Partial<Pick<Draft, "text" | "channel" | "by">>): MineChange {
  return { op: "update", table: "drafts", id, values };
}
