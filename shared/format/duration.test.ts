import { describe, expect, it } from "vitest";
import { durationWords } from "./duration.ts";

describe("durationWords", () => {
  it("[MAP-480] says minutes up to two hours, hours up to two days, then days, with what is left", () => {
    const said = [0, 0.5, 1, 119, 120, 150, 1_440, 1_448, 2_879, 2_880, 3_060, 2_881, 1_000_000];
    expect(said.map((minutes) => durationWords(minutes, "en"))).toEqual([
      "0 min",
      "0.5 min",
      "1 min",
      "119 min",
      "2 hr",
      "2 hr 30 min",
      "24 hr",
      "24 hr 8 min",
      "47 hr 59 min",
      "2 days",
      "2 days 3 hr",
      "2 days 1 min",
      "694 days 10 hr 40 min",
    ]);
  });

  it("[MAP-480] says it in whole words for ears, and in the language of the reader", () => {
    expect(durationWords(1_501, "en", "long")).toBe("25 hours 1 minute");
    expect(durationWords(1_501, "de", "long")).toBe("25 Stunden 1 Minute");
  });
});
