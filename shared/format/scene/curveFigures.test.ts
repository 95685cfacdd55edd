import { expect, it } from "vitest";
import { cutCurve, spotsAlong } from "./curveFigures.ts";
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
  const place = { left: 60, right: 1400, top: 80, height: 112 };
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

it("[EXP-178] the parts of a curve that is cut at a place end and begin there at the same height", () => {
  const whole = "M0 0C10 0 20 40 30 40L60 20";
  const [left, right] = [
    cutCurve(whole, { from: Number.NEGATIVE_INFINITY, to: 12 }),
    cutCurve(whole, { from: 12, to: 45 }),
  ].map(spotsAlong);
  expect(left?.[0]).toEqual({ x: 0, y: 0 });
  expect(left?.at(-1)?.x).toBeCloseTo(12);
  expect(right?.[0]?.y).toBeCloseTo(left?.at(-1)?.y ?? 0);
  expect(right?.at(-1)?.x).toBeCloseTo(45);
  expect(right?.at(-1)?.y).toBeCloseTo(30);
  const onWhole = spotsAlong(whole);
  for (const spot of left ?? []) {
    const near = onWhole.reduce((one, other) =>
      Math.abs(other.x - spot.x) < Math.abs(one.x - spot.x) ? other : one,
    );
    expect(Math.abs(near.y - spot.y)).toBeLessThan(1.5);
  }
  expect(cutCurve(whole, { from: 70, to: 90 })).toBe("");
});
