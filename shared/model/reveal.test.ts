import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chance, seededChance } from "../kit/outside.ts";
import { expectOk } from "../kit/result.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MapSnapshot,
  type MineChange,
  type RoomChange,
} from "./change.ts";
import { cleanText } from "./clean.ts";
import { plainMarks } from "./marks.ts";
import {
  type PrivateDocument,
  type Reveal,
  type RevealView,
  reveal,
  revealLate,
  tellLate,
} from "./reveal.ts";
import { channels, type Draft, type Round, schemas, type Touchpoint } from "./tables.ts";

type Written = Pick<Draft, "text"> & Partial<Draft>;

/** A workshop with a closed round `r1`, a published one `r0`, an open one `r2`, and what each person wrote. */
function workshop(
  people: readonly (readonly Written[])[],
  given: { readonly taken?: readonly string[]; readonly map?: readonly MapChange[] } = {},
): RevealView {
  const round = (
    id: string,
    state: "open" | "closed" | "published",
    order: string,
  ): RoomChange => ({
    op: "create",
    table: "rounds",
    id,
    values: { kind: "brainstorm", state, endsAtMs: 1_000, order },
  });
  return {
    map: applyPure(schemas.map, emptySnapshot(schemas.map), given.map ?? []),
    room: applyPure(schemas.room, emptySnapshot(schemas.room), [
      round("r0", "published", "A"),
      round("r1", "closed", "B"),
      round("r2", "open", "C"),
    ]),
    mines: people.map((drafts, person) => mineOf(person, drafts)),
    taken: new Set(given.taken),
  };
}

function mineOf(person: number, drafts: readonly Written[]): PrivateDocument {
  const changes: MineChange[] = drafts.map((draft, index) => {
    const { id = `draft-${person}-${index}`, ...values } = draft;
    return { op: "create", table: "drafts", id, values: { roundId: "r1", ...values } };
  });
  changes.push({ op: "create", table: "me", id: "main", values: { name: `Person ${person}` } });
  const snapshot = applyPure(schemas.mine, emptySnapshot(schemas.mine), changes);
  return { key: `key${person}`, snapshot };
}

const asked = { roundId: "r1" };
const late = 4_000;
const lines = (...texts: string[]): Written[] => texts.map((text) => ({ text }));

function cards(map: MapSnapshot, revealed: Reveal): Touchpoint[] {
  const after = applyPure(schemas.map, map, revealed.map).touchpoints;
  return [...after.values()].filter(({ id }) => !map.touchpoints.has(id));
}

const person = fc.array(
  fc.record({
    text: fc.string({ unit: "binary", maxLength: 30 }),
    channel: fc.constantFrom("" as const, ...channels),
  }),
  { maxLength: 6 },
);

describe("a reveal", () => {
  test("[PRV-1] publishes exactly the cleaned wordings and channels that are not empty", () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), fc.nat(), (people, seed) => {
        const view = workshop(people);
        const wanted = people.map((drafts) =>
          drafts
            .map(({ text, channel }) => `${plainMarks(cleanText(text))}|${channel}`)
            .filter((card) => !card.startsWith("|")),
        );
        const contributors = wanted.filter((own) => own.length > 0).length;
        const result = reveal(view, asked, late, seededChance(seed));
        expect(result.ok).toBe(contributors >= 3);
        if (!result.ok) return;
        const got = cards(view.map, result.value);
        expect(got.map(({ text, channel }) => `${text}|${channel}`).sort()).toEqual(
          wanted.flat().sort(),
        );
        const others = { direction: "", departmentId: "", groupId: "", notes: "", mergedInto: "" };
        for (const card of got) expect(card).toMatchObject(others);
        expect(result.value.count).toBe(got.length);
      }),
    );
  });

  test("[PRV-1] keeps a text within its bound when NFC makes it longer", () => {
    const view = workshop([lines("\uFB2C".repeat(280)), lines("b"), lines("c")]);
    const texts = cards(view.map, expectOk(reveal(view, asked, late, seededChance(1)))).map(
      ({ text }) => text.length,
    );
    expect(texts.sort((a, b) => a - b)).toEqual([1, 1, 280]);
  });

  test("[PRV-60] levels the marks that phones put in", () => {
    const view = workshop([lines("“It’s late…”"), lines("b"), lines("c")]);
    const texts = cards(view.map, expectOk(reveal(view, asked, late, seededChance(1))));
    expect(texts.map(({ text }) => text)).toContain('"It\'s late..."');
  });

  test("[PRV-2] puts the cards into every order equally often", () => {
    const view = workshop([lines("a"), lines("b"), lines("c", "d")]);
    const chance = seededChance(20);
    const seen = new Map<string, number>();
    const rounds = 4_800;
    for (let at = 0; at < rounds; at++) {
      const revealed = expectOk(reveal(view, asked, late, chance));
      const order = cards(view.map, revealed).map(({ text }) => text);
      seen.set(order.join(""), (seen.get(order.join("")) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...seen.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    // The 99.9 % quantile of χ² with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(49.73);
  });

  test("[PRV-3] lets nothing follow from whose a draft was", () => {
    const drafts = [lines("a1", "a2"), lines("b1"), lines("c1", "c2")];
    const view = workshop(drafts);
    const revealed = expectOk(reveal(view, asked, late, seededChance(3)));
    const published = JSON.stringify([revealed.map, revealed.room]);
    for (const { key, snapshot } of view.mines) {
      expect(published).not.toContain(key);
      for (const id of snapshot.drafts.keys()) expect(published).not.toContain(id);
    }
    const swapped = workshop([drafts[2] ?? [], drafts[0] ?? [], drafts[1] ?? []]);
    const shape = (reveal: Reveal) => cards(view.map, reveal).map(({ id, place }) => [id, place]);
    const other = expectOk(reveal(swapped, asked, late, seededChance(3)));
    expect(shape(other)).toEqual(shape(revealed));
  });

  test("[PRV-4] is refused with fewer than 3 contributors, or the raised number", () => {
    const code = (people: readonly (readonly Written[])[], minimumPeople?: number) => {
      const wish = minimumPeople === undefined ? asked : { ...asked, minimumPeople };
      const result = reveal(workshop(people), wish, late, seededChance(1));
      return result.ok || result.error.code;
    };
    expect(code([])).toBe("tooFewPeople");
    expect(code([lines(" ", "\u200B")])).toBe("tooFewPeople");
    expect(code([lines("a", "b"), lines("c"), lines(" ")])).toBe("tooFewPeople");
    expect(code([lines("a"), lines("b")], 1)).toBe("tooFewPeople");
    expect(code([lines("a"), lines("b"), lines("c")], 4)).toBe("tooFewPeople");
    expect(code([lines("a"), lines("b"), lines("c")], 3)).toBe(true);
  });

  test("[PRV-5] takes late drafts of published rounds along, and never alone", () => {
    const lateOne = { text: "late", roundId: "r0" };
    const alone = workshop([[lateOne], lines("a"), []]);
    expect(reveal(alone, asked, late, seededChance(1))).toMatchObject({
      error: { code: "tooFewPeople" },
    });
    const enough = workshop([[lateOne], lines("a"), lines("b")]);
    const texts = cards(enough.map, expectOk(reveal(enough, asked, late, seededChance(1))));
    expect(texts.map(({ text }) => text).sort()).toEqual(["a", "b", "late"]);
  });

  test("[PRV-5] takes a round along that ended with too few, and publishes it", () => {
    const view = workshop([lines("a"), lines("b"), [{ text: "lone", roundId: "r9" }]]);
    const room = applyPure(schemas.room, view.room, [
      {
        op: "create",
        table: "rounds",
        id: "r9",
        values: { kind: "brainstorm", state: "closed", endsAtMs: 0, order: "D" },
      },
    ]);
    const revealed = expectOk(reveal({ ...view, room }, asked, late, seededChance(1)));
    expect(revealed.count).toBe(3);
    const after = applyPure(schemas.room, room, revealed.room);
    expect(after.rounds.get("r9")?.state).toBe("published");
  });

  test("[PRV-5] leaves drafts of an open round where they are", () => {
    const people = [
      lines("a"),
      lines("b"),
      [{ text: "c" }, { text: "next", roundId: "r2", id: "n" }],
    ];
    const revealed = expectOk(reveal(workshop(people), asked, late, seededChance(1)));
    expect(revealed.count).toBe(3);
    const left = revealed.mines.find(({ key }) => key === "key2")?.changes;
    expect(left?.filter(({ table }) => table === "drafts").map(({ id }) => id)).toEqual(["n"]);
    expect(revealed.taken).not.toContain("n");
  });

  test("[PRV-6] lays cards out by their number and where others lie alone", () => {
    const map: MapChange[] = [
      { op: "create", table: "touchpoints", id: "t", values: { text: "x", place: [-500, 900] } },
    ];
    const people = [lines("a", "b"), lines("c"), lines("d", "e", "f")];
    const places = (seed: number, given: readonly (readonly Written[])[]) => {
      const view = workshop(given, { map });
      return cards(view.map, expectOk(reveal(view, asked, late, seededChance(seed)))).map(
        ({ place }) => place,
      );
    };
    const once = places(1, people);
    expect(places(2, [...people].reverse())).toEqual(once);
    expect(new Set(once.map(String)).size).toBe(6);
    for (const place of once) expect(place?.[1]).toBeGreaterThan(900 + 100);
  });

  test("[PRV-7] waits until 3 seconds after the close", () => {
    const view = workshop([lines("a"), lines("b"), lines("c")]);
    expect(reveal(view, asked, 3_999, seededChance(1))).toMatchObject({
      error: { code: "tooSoon" },
    });
    expect(reveal(view, asked, 4_000, seededChance(1)).ok).toBe(true);
  });

  test("[PRV-9] [SYN-155] empties the private documents of what it took or had taken before, and takes nothing twice", () => {
    const back = { text: "back", id: "back", roundId: "r2" };
    const old = { text: "old", id: "old" };
    const view = workshop([[...lines("a", " "), back], lines("b"), lines("c"), [old]], {
      taken: ["old", "back"],
    });
    const revealed = expectOk(reveal(view, asked, late, seededChance(1)));
    expect(revealed.count).toBe(3);
    expect(revealed.mines.map(({ key }) => key)).toEqual(["key0", "key1", "key2", "key3"]);
    for (const { changes } of revealed.mines) {
      expect(changes.map(({ table }) => table)).toEqual(["me"]);
    }
    const ids = view.mines.flatMap(({ snapshot }) => [...snapshot.drafts.keys()]);
    expect(revealed.taken).toEqual(ids.sort());
    const again = { ...view, room: applyPure(schemas.room, view.room, revealed.room) };
    expect(reveal(again, asked, late, seededChance(1))).toMatchObject({
      error: { code: "roundOver" },
    });
  });

  test("[PRV-9] is refused while the round is open and for what is no round of words", () => {
    const view = workshop([lines("a"), lines("b"), lines("c")]);
    const code = (roundId: string, chance: Chance = seededChance(1)) => {
      const result = reveal(view, { roundId }, late, chance);
      return result.ok || result.error.code;
    };
    expect(code("r2")).toBe("roundNotClosed");
    expect(code("none")).toBe("gone");
  });
});

/** The same workshop with further rounds. */
function withRounds(view: RevealView, ...rounds: readonly Partial<Round>[]): RevealView {
  const changes = rounds.map(({ id = "", ...values }): RoomChange => {
    const given = { kind: "brainstorm", endsAtMs: 1_000, order: "D", ...values } as const;
    return { op: "create", table: "rounds", id, values: given };
  });
  return { ...view, room: applyPure(schemas.room, view.room, changes) };
}

function namesIn(revealed: Reveal): string[] {
  return revealed.room.flatMap((change) =>
    change.table === "signatures" && change.op === "create" ? [change.values.name ?? ""] : [],
  );
}

describe("names", () => {
  const signed = (text: string, by: string, roundId = "named") => ({ text, by, roundId });
  const named = { id: "named", mode: "named", state: "closed" } as const;

  test("[PRV-93] a card of an anonymous round has none, whatever its draft says", () => {
    const people = ["Anna", "Bea", "Cleo"].map((by) => [signed("card", by, "r1")]);
    const revealed = expectOk(reveal(workshop(people), asked, late, seededChance(1)));
    expect(namesIn(revealed)).toEqual([]);
    expect(JSON.stringify([revealed.map, revealed.room])).not.toMatch(/Anna|Bea|Cleo/);
  });

  test("[PRV-97] a card of a named round has the name on its draft, cleaned; one person is enough, nobody is not", () => {
    const wish = { roundId: "named" };
    const view = withRounds(workshop([[signed("a", " Anna\u200b "), signed("b", "")]]), named);
    const revealed = expectOk(reveal(view, wish, late, seededChance(1)));
    expect(revealed.count).toBe(2);
    expect(namesIn(revealed)).toEqual(["Anna"]);
    const [signature] = revealed.room.filter(({ table }) => table === "signatures");
    const card = revealed.map.find(({ id }) => id === signature?.id);
    expect(card).toMatchObject({ values: { text: "a" } });
    const nobody = reveal(withRounds(workshop([[]]), named), wish, late, seededChance(1));
    expect(nobody).toMatchObject({ error: { code: "nothingWritten" } });
    const another = { ...named, id: "another" };
    const people = [[signed("a", "Anna"), signed("not yet", "Anna", "another")]];
    const two = withRounds(workshop(people), named, another);
    const own = cards(two.map, expectOk(reveal(two, wish, late, seededChance(1))));
    expect(own.map(({ text }) => text)).toEqual(["a"]);
  });

  test("[PRV-94] what was written without a name never goes with a round that has them, nor the other way", () => {
    const people = [
      [signed("named a", "Anna"), { text: "late", roundId: "r0" }, { text: "a", id: "a" }],
      [signed("named b", "Bea"), { text: "few", roundId: "few" }, { text: "b", id: "b" }],
      [{ text: "c", id: "c" }],
    ];
    const few = { id: "few", state: "closed" } as const;
    const view = withRounds(workshop(people), named, few);
    const texts = (roundId: string): string[] =>
      cards(view.map, expectOk(reveal(view, { roundId }, late, seededChance(1))))
        .map(({ text }) => text)
        .sort();
    expect(texts("named")).toEqual(["named a", "named b"]);
    expect(texts("r1")).toEqual(["a", "b", "c", "few", "late"]);
  });
});

describe("late cards", () => {
  const lateOne = (text: string) => [{ text, roundId: "r0" }];
  const named = { id: "named", mode: "named", state: "published" } as const;
  const texts = (view: RevealView): string[] | string => {
    const result = revealLate(view, {}, seededChance(1));
    if (!result.ok) return result.error.code;
    return cards(view.map, result.value)
      .map(({ text }) => text)
      .sort();
  };

  test("[PRV-96] are published by themselves once three people have some, and not before", () => {
    expect(texts(workshop([lines("a"), lateOne("x"), lateOne("y")]))).toBe("tooFewPeople");
    expect(texts(workshop([lateOne("z"), lateOne("x"), lateOne("y")]))).toEqual(["x", "y", "z"]);
    const wish = { minimumPeople: 4 };
    const view = workshop([lateOne("z"), lateOne("x"), lateOne("y")]);
    expect(revealLate(view, wish, seededChance(1))).toMatchObject({
      error: { code: "tooFewPeople" },
    });
  });

  test("[PRV-96] of named rounds wait for nobody, and take no anonymous ones along that are too few", () => {
    const people = [[...lateOne("lone"), { text: "signed", by: "Anna", roundId: "named" }]];
    expect(texts(withRounds(workshop(people), named))).toEqual(["signed"]);
    const more = [...people, lateOne("x"), lateOne("y")];
    expect(texts(withRounds(workshop(more), named))).toEqual(["lone", "signed", "x", "y"]);
  });

  test("[PRV-99] that they can be published is told in one word, and only when it changes", () => {
    const state = { op: "create", table: "state", id: "main" } as const;
    const told = (people: Parameters<typeof workshop>[0], lateWaiting: boolean) => {
      const view = workshop(people);
      const values = { schemaVersion: 1, lateWaiting };
      const room = applyPure(schemas.room, view.room, [{ ...state, values }]);
      return tellLate({ ...view, room }, {}).map((change) => "values" in change && change.values);
    };
    const enough = [lateOne("x"), lateOne("y"), lateOne("z")];
    expect(told(enough, false)).toEqual([{ lateWaiting: true }]);
    expect(told(enough, true)).toEqual([]);
    expect(told(enough.slice(1), false)).toEqual([]);
    expect(told([], true)).toEqual([{ lateWaiting: false }]);
    expect(tellLate(workshop(enough), {})).toEqual([]);
  });
});
