import { expect, it } from "vitest";
import { spotsAlong } from "./curveFigures.ts";
import { curveItems } from "./emotionCurve.ts";
import type { TextItem } from "./scene.ts";
import { roughMeasure, wrapText } from "./wrap.ts";

const felt = (mean: number, spread = 0.5) => ({ mean, spread, love: 3, pain: 3, n: 9 });

it("[EXP-124] no figure of a curve stands on the line of nought, on the curve or on a bar", () => {
  const means = [-0.8, 0.4, 1.9, -1.9, 2, -2, -0.9, 1.1, -0.4, 0.6, -1.2, 0.9];
  const points = means.map((mean, at) => ({
    x: 100 + at * 110,
    emotion: felt(mean, at % 5 === 0 ? 1.4 : 0.5),
  }));
  const place = { left: 60, right: 1400, top: 80, height: 112, title: "" };
  const items = curveItems({ ...place, points });
  const zero = place.top + place.height / 2;
  const curve = items.find(
    (item) => item.kind === "path" && item.stroke === "ink" && item.strokeWidth === 2.5,
  );
  const drawn = curve?.kind === "path" ? spotsAlong(curve.d) : [];
  expect(drawn.length).toBeGreaterThan(means.length);
  const figures = items.filter(
    (item): item is TextItem => item.kind === "text" && item.weight === 650 && item.text !== "",
  );
  expect(figures).toHaveLength(means.length);
  for (const { text, x, y, size } of figures) {
    const isAcrossNought = y - size * 0.8 <= zero && y + 3 >= zero;
    expect(isAcrossNought, text).toBe(false);
    const wide = roughMeasure(text, size, "interface", 650) / 2;
    const struck = drawn.filter(
      (spot) => Math.abs(spot.x - x) < wide && spot.y > y - size * 0.7 && spot.y < y,
    );
    expect(struck, `${text} on the curve`).toEqual([]);
    for (const [at, point] of points.entries()) {
      if (at % 5 !== 0) continue;
      expect(Math.abs(point.x - x), `${text} beside the bar`).toBeGreaterThan(wide);
    }
  }
});

it("[EXP-125] the last line of a text is no word and no letter alone where the lines above can share", () => {
  const texts = [
    "The daughter waits for a call that does not come",
    "結果は三日以内に、わかりやすい言葉で届く",
    "A volunteer in green walks her to the ward",
  ];
  for (const text of texts) {
    for (let width = 140; width < 420; width += 7) {
      const options = { width, size: 15, maxLines: 9 };
      const lines = wrapText(text, options, roughMeasure);
      const wide = lines.map((line) => roughMeasure(line, 15, "interface", 400));
      for (const one of wide) expect(one).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      if (lines.length > 1) {
        expect(lines.at(-1)?.length, `${text} in ${width}: ${lines.join(" / ")}`).toBeGreaterThan(
          2,
        );
      }
    }
  }
});
