import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { likelyDuplicates, likeness, likenessMin } from "./similarity.ts";

const mapOf = (texts: readonly string[], more: readonly MapChange[] = []) =>
  applyPure(schemas.map, emptySnapshot(schemas.map), [
    ...texts.map((text, index): MapChange => {
      return {
        op: "create",
        table: "touchpoints",
        id: `t${String(index).padStart(3, "0")}`,
        values: { text },
      };
    }),
    ...more,
  ]);

const textsOf = (texts: readonly string[]) =>
  likelyDuplicates(mapOf(texts)).map(({ touchpoints }) =>
    touchpoints.map(({ text }) => text).sort(),
  );

describe("likely duplicates", () => {
  it("[STA-38] likeness is 1 for the same words and 0 for nothing in common; case, accents and marks do not count", () => {
    expect(likeness("Calls the hotline", "calls the HOTLINE!")).toBe(1);
    expect(likeness("Zahlt an der Kasse", "Zählt an der Kasse")).toBeCloseTo(1);
    expect(likeness("Opens the parcel", "Zug fährt")).toBe(0);
    expect(likeness("", "")).toBe(0);
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        const value = likeness(a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(likeness(b, a)).toBe(value);
      }),
    );
  });

  it("[STA-39] another order, another ending and a slip are found; what merely sounds alike is not", () => {
    expect(
      textsOf([
        "Waits for the parcel",
        "waits for parcel",
        "Opens the door",
        "Calls the hotline to complain",
        "Calls hotline to complain",
        "Opens the window",
      ]),
    ).toEqual([
      ["Calls hotline to complain", "Calls the hotline to complain"],
      ["Waits for the parcel", "waits for parcel"],
    ]);
    expect(textsOf(["配達を待つ", "配達を待つ。", "電話をかける"])).toEqual([
      ["配達を待つ", "配達を待つ。"],
    ]);
  });

  it("[STA-40] every two of a set are alike, and no touchpoint is in two sets", () => {
    const words = ["wait", "parcel", "call", "shop", "late", "pay", "till", "the"];
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 25 }), (texts) => {
        const sets = likelyDuplicates(mapOf(texts));
        const ids = sets.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { touchpoints } of sets) {
          expect(touchpoints.length).toBeGreaterThan(1);
          for (const a of touchpoints)
            for (const b of touchpoints)
              expect(likeness(a.text, b.text)).toBeGreaterThanOrEqual(likenessMin - 1e-9);
        }
        const left = texts.length - ids.length;
        expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("[STA-41] merged and hidden touchpoints are not suggested again", () => {
    const map = mapOf(
      ["Pays at the till", "Pays at till", "pays at the till"],
      [
        { op: "update", table: "touchpoints", id: "t001", values: { hidden: true } },
        { op: "update", table: "touchpoints", id: "t002", values: { mergedInto: "t000" } },
      ],
    );
    expect(likelyDuplicates(map)).toEqual([]);
  });
});
