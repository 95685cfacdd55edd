// Owns: the characters of one line of text in the order in which they are drawn: direction by the Unicode Bidirectional
// Algorithm, Arabic letters joined, brackets mirrored. Knows no font.

import bidiFactory from "bidi-js";
import { readsRightToLeft } from "../scene/direction.ts";
import { joinArabic } from "./arabic.ts";
import { emojiSequences } from "./emojiSequences.ts";

/** One drawn character with its marks, or one emoji of several characters, and the text it stands for. */
export interface Drawn {
  readonly codePoints: readonly number[];
  readonly text: string;
}

/** The emoji of several characters in a text, each as `shapeLine` gives it. */
export function drawnSequences(text: string): readonly string[] {
  return emojiSequences(text.replace(unseen, "")).map((sequence) => sequence.text);
}

/** What is drawn from left to right for a line of text. Controls and directional overrides draw nothing. */
export function shapeLine(text: string): readonly Drawn[] {
  const clean = text.replace(unseen, "");
  if (!needsOrder.test(clean))
    return clustersOf(clean).map(({ codePoints, text }) => ({ codePoints, text }));
  const { levels } = bidi.getEmbeddingLevels(clean, readsRightToLeft(clean) ? "rtl" : "ltr");
  const clusters = clustersOf(clean).map((cluster) => ({
    ...cluster,
    level: levels[cluster.from] ?? 0,
  }));
  return inVisualOrder(clusters).map(({ codePoints, text, level }) =>
    level % 2 === 1 ? { codePoints: codePoints.map(mirrored), text } : { codePoints, text },
  );
}

const needsOrder = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** Controls, directional marks and overrides, and what only chooses between pictures of a character. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]|[\ufe00-\ufe0f]/gu;

interface Cluster extends Drawn {
  /** Where it begins in the text, in UTF-16 units. */
  readonly from: number;
}

interface LevelledCluster extends Cluster {
  readonly level: number;
}

const bidi = bidiFactory();

function clustersOf(text: string): Cluster[] {
  const characters = Array.from(text);
  const sequences = new Map(emojiSequences(text).map((one) => [one.from, one.text]));
  const clusters: { codePoints: number[]; text: string; from: number }[] = [];
  let at = 0;
  let next = 0;
  let taken = 0;
  for (const { codePoint, length } of joinArabic(characters.map(codeOf))) {
    const source = characters.slice(at, at + length).join("");
    const from = next;
    at += length;
    next += source.length;
    if (from < taken) continue;
    const sequence = sequences.get(from);
    const last = clusters.at(-1);
    if (sequence !== undefined) {
      clusters.push({ codePoints: Array.from(sequence, codeOf), text: sequence, from });
      taken = from + sequence.length;
    } else if (last && /^\p{M}/u.test(source)) {
      last.codePoints.push(codePoint);
      last.text += source;
    } else if (codePoint !== 0x200d && codePoint !== 0x200c) {
      // A ligature of two letters is told by its own character: a reader that turns lines round would swap the two.
      const text = length > 1 ? String.fromCodePoint(codePoint) : source;
      clusters.push({ codePoints: [codePoint], text, from });
    }
  }
  return clusters;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Rule L2: from the highest level down to the lowest odd one, runs of at least that level are turned round. */
function inVisualOrder(clusters: readonly LevelledCluster[]): readonly LevelledCluster[] {
  const line = [...clusters];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    let start = -1;
    for (let at = 0; at <= line.length; at++) {
      const isIn = (line[at]?.level ?? -1) >= level;
      if (isIn && start < 0) start = at;
      if (isIn || start < 0) continue;
      line.splice(start, at - start, ...line.slice(start, at).reverse());
      start = -1;
    }
  }
  return line;
}

function mirrored(codePoint: number): number {
  const mirror = bidi.getMirroredCharacter(String.fromCodePoint(codePoint));
  return mirror?.codePointAt(0) ?? codePoint;
}
