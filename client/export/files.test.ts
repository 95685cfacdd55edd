import { describe, expect, it } from "vitest";
import { fileNameOf } from "./download.ts";
import { pngScale, pngSideMax } from "./png.ts";

describe("exported files", () => {
  it("[EXP-17] a picture is drawn twice as large, but never beyond what browsers draw", () => {
    expect(pngScale({ width: 1000, height: 500 }, 2000)).toBe(2);
    for (const [width, height] of [
      [9000, 100],
      [100, 90_000],
      [5000, 5000],
    ] as const) {
      const scale = pngScale({ width, height }, width * 2);
      expect(Math.round(Math.max(width, height) * scale)).toBeLessThanOrEqual(pngSideMax);
    }
  });

  it("[EXP-18] a file name has letters and digits only, whatever people wrote", () => {
    expect(fileNameOf(["Online shop", "Nadia · Ideal"], "svg")).toBe("Online-shop_Nadia-Ideal.svg");
    expect(fileNameOf(["../../etc/passwd\u202e"], "json")).toBe("etc-passwd.json");
    expect(fileNameOf(["製品の地図", ""], "png")).toBe("製品の地図.png");
    expect(fileNameOf(["", "///"], "csv")).toBe("waymark.csv");
    expect(fileNameOf(["a".repeat(500)], "csv")).toHaveLength(84);
  });
});
