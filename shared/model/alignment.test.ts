import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlignableStage, type AlignedStep, alignJourneys } from "./alignment.ts";

/** Stages written as `name:abc`, each letter a step of that touchpoint; step ids are unique on their side. */
function journey(side: string, ...written: readonly string[]): AlignableStage[] {
  return written.map((one, stageAt) => {
    const [name = "", letters = ""] = one.split(":");
    const steps = [...letters].map((touchpointId, at) => ({
      id: `${side}${stageAt}.${at}`,
      touchpointId,
    }));
    return { id: `${side}${stageAt}`, name, steps };
  });
}

function compared(ideal: readonly string[], current: readonly string[]): readonly string[] {
  const laid = alignJourneys(journey("i", ...ideal), journey("c", ...current));
  return laid.map(({ ideal: left, current: right, steps }) => {
    const head = `${left?.name ?? "·"}|${right?.name ?? "·"}`;
    return `${head} ${steps.map(lineWords).join(" ")}`.trim();
  });
}

function lineWords(line: AlignedStep): string {
  switch (line.kind) {
    case "same":
      return line.ideal.touchpointId;
    case "missing":
      return `-${line.ideal.touchpointId}`;
    case "extra":
      return `+${line.current.touchpointId}`;
    case "movedFrom":
      return `${line.ideal.touchpointId}>`;
    case "movedTo":
      return `>${line.current.touchpointId}`;
    default:
      return line satisfies never;
  }
}

describe("two journeys beside each other", () => {
  it("[MAP-91] steps of the same touchpoint in the same order stand beside each other; the rest is missing, extra or moved", () => {
    expect(compared(["Buy:abcd"], ["Buy:axcd"])).toEqual(["Buy|Buy a -b +x c d"]);
    expect(compared(["Buy:abc"], ["Buy:bca"])).toEqual(["Buy|Buy a> b c >a"]);
    expect(compared(["Buy:ab", "Use:c"], ["Buy:b", "Use:ca"])).toEqual([
      "Buy|Buy a> b",
      "Use|Use c >a",
    ]);
  });

  it("[MAP-92] stages of the same name belong together, whatever their case; renamed ones by what they share", () => {
    expect(compared(["Buy:a", "Use:b"], [" buy :b", "Use:"])).toEqual([
      "Buy| buy  -a >b",
      "Use|Use b>",
    ]);
    expect(compared(["Choose:ab", "Use:c"], ["Decide:ab", "Use:c"])).toEqual([
      "Choose|Decide a b",
      "Use|Use c",
    ]);
    expect(compared([":a"], [":b"])).toEqual(["|· -a", "·| +b"]);
  });

  it("[MAP-93] a touchpoint that a journey has several times is counted each time", () => {
    expect(compared(["Buy:aab"], ["Buy:ab"])).toEqual(["Buy|Buy a -a b"]);
    expect(compared(["Buy:ab", "Use:"], ["Buy:b", "Use:aa"])).toEqual([
      "Buy|Buy a> b",
      "Use|Use >a +a",
    ]);
  });

  it("nothing beside nothing, and something beside nothing", () => {
    expect(compared([], [])).toEqual([]);
    expect(compared(["Buy:a"], [])).toEqual(["Buy|· -a"]);
    expect(compared([], ["Buy:a"])).toEqual(["·|Buy +a"]);
  });
});

const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 4 });
const stages = fc.array(fc.record({ name: fc.constantFrom("", "Buy", "Use"), letters }), {
  maxLength: 3,
});
type Written = readonly { readonly name: string; readonly letters: readonly string[] }[];
const toJourney = (side: string, written: Written): AlignableStage[] =>
  journey(side, ...written.map((one) => `${one.name}:${one.letters.join("")}`));

describe("against brute force", () => {
  it("[MAP-94] no other alignment pairs more stages of one name, or with as many of them more steps", () => {
    fc.assert(
      fc.property(stages, stages, (left, right) => {
        const laid = alignJourneys(toJourney("i", left), toJourney("c", right));
        const names = laid.filter(
          ({ ideal, current }) => ideal?.name && ideal.name === current?.name,
        );
        const same = laid.flatMap(({ steps }) => steps).filter(({ kind }) => kind === "same");
        expect([names.length, same.length]).toEqual(bestByTrying(left, right));
      }),
      { numRuns: 400 },
    );
  });

  it("[MAP-95] each step of both journeys is in exactly one line, in its order, and what is moved, missing or extra can be counted per touchpoint", () => {
    fc.assert(
      fc.property(stages, stages, (left, right) => {
        const [ideal, current] = [toJourney("i", left), toJourney("c", right)];
        const lines = alignJourneys(ideal, current).flatMap(({ steps }) => steps);
        const onIdeal = lines.flatMap((line) => ("ideal" in line ? [line.ideal] : []));
        const onCurrent = lines.flatMap((line) => ("current" in line ? [line.current] : []));
        expect(onIdeal).toEqual(ideal.flatMap(({ steps }) => steps));
        expect(onCurrent).toEqual(current.flatMap(({ steps }) => steps));
        for (const letter of ["a", "b", "c"]) {
          const count = (kind: AlignedStep["kind"]): number =>
            lines.filter((line) => line.kind === kind && lineWords(line).includes(letter)).length;
          const more = countIn(onIdeal, letter) - countIn(onCurrent, letter);
          expect(count("missing")).toBe(Math.max(0, more));
          expect(count("extra")).toBe(Math.max(0, -more));
          expect(count("movedFrom")).toBe(count("movedTo"));
        }
      }),
      { numRuns: 400 },
    );
  });
});

function countIn(steps: readonly { readonly touchpointId: string }[], letter: string): number {
  return steps.filter(({ touchpointId }) => touchpointId === letter).length;
}

/** The best [pairs of one name, steps at the same place] of all pairings of stages without crossing. */
function bestByTrying(left: Written, right: Written): readonly [number, number] {
  const [first, ...others] = left;
  if (!first) return [0, 0];
  let best = bestByTrying(others, right);
  for (const [at, partner] of right.entries()) {
    const [names, steps] = bestByTrying(others, right.slice(at + 1));
    const isNamed = first.name !== "" && first.name === partner.name;
    const tried = [
      names + (isNamed ? 1 : 0),
      steps + longestByTrying(first.letters, partner.letters),
    ] as const;
    if (tried[0] > best[0] || (tried[0] === best[0] && tried[1] > best[1])) best = tried;
  }
  return best;
}

/** The longest common subsequence, by trying every subset of the first list. */
function longestByTrying(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  for (let subset = 0; subset < 2 ** a.length; subset += 1) {
    const chosen = a.filter((_, at) => (subset >> at) % 2 === 1);
    let from = 0;
    const isThere = chosen.every((letter) => {
      from = b.indexOf(letter, from) + 1;
      return from > 0;
    });
    if (isThere) longest = Math.max(longest, chosen.length);
  }
  return longest;
}
