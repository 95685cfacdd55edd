// Owns: the swap: one workshop played twice, the second time with two participants' drafts exchanged, what the others
// could observe of each, and statistics of who wrote which card. Tests and their command only. Rules PRV-80, PRV-81.
import type * as Y from "yjs";
import type { Touchpoint } from "../../shared/model/tables.ts";
import { draft, originOf, Scene } from "./scene.fixture.ts";

const authors = 5;
const cardsEach = 4;

/** The two whose drafts are exchanged. */
const pair = [1, 3] as const;

export interface Observation {
  /** Who wrote the cards, in each order that a reader can put them: as stored, by id, by place. */
  readonly orders: Readonly<Record<"stored" | "id" | "place", readonly number[]>>;
  /** Every frame to everybody but the two, with its time; the wording of cards blotted out. */
  readonly frames: readonly string[];
}

/** A round in which everybody writes their cards in turn. `swapped`: the two write each other's. */
export async function playSwap(seed: number, swapped: boolean): Promise<Observation> {
  const scene = await Scene.begin({ seed, authors });
  const roundId = await scene.openWords();
  for (let card = 0; card < cardsEach; card++) {
    for (const [at, author] of scene.authors.entries()) {
      const words = swapped ? exchanged(at) : at;
      scene.writeMine(author, [draft(roundId, `d${at}x${card}`, `words ${words}${card}`)]);
    }
    await scene.pass(100, 100);
  }
  await scene.revealWords(roundId);
  await scene.pass(100, 100);
  const { doc } = scene.watchers.viewer.devices.map;
  return {
    orders: ordersOf(doc, [...scene.map().tables.touchpoints.values()], swapped),
    frames: scene.sent
      .filter(({ to }) => !pair.some((at) => to === scene.authors[at]?.name))
      .map(({ atMs, to, bytes }) => `${atMs} ${to} ${blotted(bytes)}`),
  };
}

function exchanged(at: number): number {
  if (at === pair[0]) return pair[1];
  return at === pair[1] ? pair[0] : at;
}

function ordersOf(
  doc: Y.Doc,
  touchpoints: readonly Touchpoint[],
  swapped: boolean,
): Observation["orders"] {
  const cards = touchpoints
    .filter(({ text }) => text.startsWith("words "))
    .map(({ id, text, place }) => {
      const words = Number(text[6]);
      const [x, y] = place ?? [0, 0];
      const { clock } = originOf(doc, "touchpoints", id);
      return { id, x, y, clock, author: swapped ? exchanged(words) : words };
    });
  const authorsBy = (compare: (a: Card, b: Card) => number) =>
    [...cards].sort(compare).map(({ author }) => author);
  type Card = (typeof cards)[number];
  return {
    stored: authorsBy((a, b) => a.clock - b.clock),
    id: authorsBy((a, b) => (a.id < b.id ? -1 : 1)),
    place: authorsBy((a, b) => a.y - b.y || a.x - b.x),
  };
}

function blotted(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/words \d\d/g, "words ##");
}

type Orders = readonly (readonly number[])[];

const cards = authors * cardsEach;

/**
 * How likely it is by chance, where every order is equally likely, that neighbours are by the same author as often, or
 * as rarely. The count over all reveals is nearly normal; its mean and variance follow from drawing without putting back.
 */
export function likelihoodOfNeighbours(orders: Orders): number {
  let same = 0;
  for (const order of orders) {
    for (let at = 1; at < order.length; at++) if (order[at] === order[at - 1]) same++;
  }
  const two = (cardsEach - 1) / (cards - 1);
  const three = (two * (cardsEach - 2)) / (cards - 2);
  const others = (authors - 1) * cardsEach * (cardsEach - 1);
  // Two pairs that share no card, times the number of such pairs of pairs.
  const apart = two * ((cardsEach - 2) * (cardsEach - 3) + others);
  const mean = (cards - 1) * two;
  const variance = mean + 2 * (cards - 2) * three + apart - mean ** 2;
  return twoSided((same - orders.length * mean) / Math.sqrt(orders.length * variance));
}

/**
 * The same for how unevenly authors are spread over positions: Pearson's Σ(observed − expected)² / expected, which for
 * shuffles is chi-square with (authors − 1)(cards − 1) degrees of freedom once it is scaled by (cards − 1) / cards; as
 * a normal deviate after Wilson and Hilferty (1931).
 */
export function likelihoodOfPositions(orders: Orders): number {
  const counts = Array.from({ length: authors * cards }, () => 0);
  for (const order of orders) {
    for (const [position, author] of order.entries()) {
      const cell = author * cards + position;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const expected = orders.length / authors;
  const found = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = (authors - 1) * (cards - 1);
  const ratio = (found * (cards - 1)) / cards / freedom;
  const spread = 2 / (9 * freedom);
  return twoSided((Math.cbrt(ratio) - (1 - spread)) / Math.sqrt(spread));
}

/** The chance of a normal deviate at least as far from 0. Abramowitz and Stegun 7.1.26, to 1.5 · 10⁻⁷. */
function twoSided(deviate: number): number {
  const x = Math.abs(deviate) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = series.reduceRight((rest, factor) => (rest + factor) * t, 0);
  return sum * Math.exp(-x * x);
}
