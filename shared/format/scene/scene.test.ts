import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { palettes } from "./palette.ts";
import { box, label, type Scene } from "./scene.ts";
import { escapeXml, sceneToSvg } from "./svg.ts";
import { fitText, roughMeasure, wrapText } from "./wrap.ts";

const hostile = "</text><script>alert(1)</script>\u0000\u202e\ud800&\"'";

describe("text in pictures", () => {
  it("[EXP-10] wrapped text never overflows its width, and keeps every word unless it ends in an ellipsis", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 120 }),
        fc.integer({ min: 40, max: 300 }),
        (text, width) => {
          const lines = wrapText(text, { width, size: 16, maxLines: 4 }, roughMeasure);
          expect(lines.length).toBeLessThanOrEqual(4);
          for (const line of lines) {
            expect(roughMeasure(line, 16, "interface", 400)).toBeLessThanOrEqual(width);
          }
          const whole = lines.join("").replace(/\s/gu, "");
          if (!whole.endsWith("…")) expect(whole).toBe(text.replace(/\s/gu, ""));
        },
      ),
      // A syllable of Hangul in three letters.
      { examples: [["\u1112\u1175\u11c2", 40]] },
    );
  });

  it("[EXP-10] a text that fits stays as it is, one that does not ends in an ellipsis", () => {
    expect(fitText("Pay", { width: 100, size: 16 }, roughMeasure)).toBe("Pay");
    expect(
      fitText("A very long name of a persona", { width: 100, size: 16 }, roughMeasure),
    ).toMatch(/^A very.*…$/);
  });
});

it("[EXP-127] a text of an SVG says itself that its spaces are kept, where there are several together", () => {
  const items = [label("Current  ·  24", 0, 10), label("Current 24", 0, 30)];
  const scene = { width: 100, height: 50, title: "", description: "", items };
  const [several, single] = sceneToSvg(scene, { palette: "light" }).match(/<text.*<\/text>/g) ?? [];
  expect(several).toMatch(/ xml:space="preserve"[^>]*>Current {2}·/);
  expect(single).not.toContain("xml:space");
});

describe("SVG files", () => {
  const scene: Scene = {
    width: 100,
    height: 50.123,
    title: hostile,
    description: "A picture",
    items: [
      box(0, 0, 10, 10, { fill: "emotionP2", stroke: "ink", isDashed: true }),
      label(hostile, 5, 5),
      label("שלום", 5, 20),
    ],
  };

  it("[EXP-11] hostile text is inert in a picture", () => {
    const svg = sceneToSvg(scene, { palette: "light" });
    expect(svg).not.toContain("<script");
    expect(svg).not.toMatch(/\p{Surrogate}/u);
    expect(svg.includes("\u0000") || svg.includes("\u202e")).toBe(false);
    expect(svg).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(escapeXml("a\tb\u0007")).toBe("a\tb");
  });

  it("[EXP-12] a picture has a title and a description, and is the same text each time", () => {
    const svg = sceneToSvg(scene, { palette: "dark" });
    expect(svg).toContain('<desc id="description">A picture</desc>');
    expect(svg).toContain('height="50.12"');
    expect(sceneToSvg(scene, { palette: "dark" })).toBe(svg);
  });

  it("[EXP-13] right-to-left text keeps its place and its direction", () => {
    expect(sceneToSvg(scene, { palette: "light" })).toMatch(
      /direction="rtl" text-anchor="end"[^>]*>שלום/,
    );
  });

  it("[EXP-14] the colours of pictures are those of the screen", () => {
    const css = readFileSync("client/ui/tokens.css", "utf8");
    for (const theme of ["light", "dark"] as const) {
      const section = css.slice(css.indexOf(`[data-theme="${theme}"] {`));
      const token = (name: string): string | undefined =>
        section.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1];
      for (const [ink, color] of Object.entries(palettes[theme])) {
        if (ink !== "none") expect(`${ink} ${color}`).toBe(`${ink} ${token(inkToToken(ink))}`);
      }
    }
  });
});

function inkToToken(ink: string): string {
  const plain: Readonly<Record<string, string>> = {
    raised: "paper-raised",
    sunken: "paper-sunken",
    ink2: "ink-2",
    ink3: "ink-3",
    pain: "pain-text",
    love: "love-text",
  };
  const known = plain[ink];
  if (known) return known;
  return ink
    .replace(
      /^emotion(M|P)?(\d)(Ink)?$/,
      (_, sign: string | undefined, step: string, isInk?: string) => {
        return `emotion-${sign ? sign.toLowerCase() : ""}${step}${isInk ? "-ink" : ""}`;
      },
    )
    .replace(
      /^category(\d)(Soft)?$/,
      (_, at: string, isSoft?: string) => `cat-${at}${isSoft ? "-soft" : ""}`,
    );
}
