import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const themes = {
  light: declarations(/:root,\s*\[data-theme="light"\] \{([^}]*)\}/),
  dark: declarations(/\n\[data-theme="dark"\] \{([^}]*)\}/),
};

const moreContrast = declarations(
  /@media \(prefers-contrast: more\), \(forced-colors: active\) \{\s*:root,\s*\[data-theme\] \{([^}]*)\}/,
);

const papers = ["--paper", "--paper-raised", "--paper-sunken", "--paper-hover"];
const categories = [1, 2, 3, 4, 5, 6, 7, 8];
const emotions = ["m2", "m1", "0", "p1", "p2"];

const softs = ["accent", "danger", "caution", "positive"].map((tone) => `--${tone}-soft`);

/** What words are written in wherever they stand. */
const texts = [
  ...["--ink", "--ink-2", "--ink-3", "--accent", "--accent-text", "--danger-text"],
  ...["--pain-text", "--love-text", "--caution-text", "--positive-text"],
];

const textOn: [text: string, ground: string][] = [
  ...texts.flatMap((text) => [...papers, ...softs].map((on): [string, string] => [text, on])),
  ["--paper", "--ink"],
  ["--accent-ink", "--accent"],
  ["--accent-ink", "--accent-hover"],
  ["--danger-ink", "--danger"],
  ["--danger-ink", "--danger-hover"],
  ...emotions.map((step): [string, string] => [`--emotion-${step}-ink`, `--emotion-${step}`]),
  ...categories.flatMap((n): [string, string][] => [
    ["--cat-on", `--cat-${n}`],
    [`--cat-${n}-ink`, `--cat-${n}-soft`],
    ...papers.map((paper): [string, string] => [`--cat-${n}-ink`, paper]),
  ]),
];

/** Edges of controls and signs. */
const signs = [
  ...["--line-strong", "--accent", "--danger", "--emotion-m2", "--emotion-p2"],
  ...categories.map((n) => `--cat-${n}`),
];
const signOn = signs.flatMap((sign) => papers.map((paper): [string, string] => [sign, paper]));

/** All that the keyboard's ring lies on or beside: it goes around what is filled, and never lies on that. */
const ringOn = [
  ...papers,
  ...softs,
  ...categories.map((n) => `--cat-${n}-soft`),
  ...["m1", "0", "p1"].map((step) => `--emotion-${step}`),
];

describe.each(Object.entries(themes))("in the %s theme", (_name, colours) => {
  test.each(textOn)("[A11-1] %s reads on %s at 4.5:1 or more", (text, ground) => {
    expect(contrast(colour(colours, text), colour(colours, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(signOn)("[A11-1] %s stands out on %s at 3:1 or more", (sign, ground) => {
    expect(contrast(colour(colours, sign), colour(colours, ground))).toBeGreaterThanOrEqual(3);
  });

  test.each(ringOn)(
    "[A11-230] the ring of the keyboard stands out on %s at 3:1 or more",
    (ground) => {
      expect(contrast(colour(colours, "--focus"), colour(colours, ground))).toBeGreaterThanOrEqual(
        3,
      );
    },
  );

  test("[A11-223] who asks for more contrast reads quiet words at 7:1, and sees fine lines at 3:1", () => {
    expect(moreContrast.get("--ink-3")).toBe("var(--ink-2)");
    expect(moreContrast.get("--line")).toBe("var(--line-strong)");
    for (const paper of papers) {
      expect(contrast(colour(colours, "--ink-2"), colour(colours, paper))).toBeGreaterThanOrEqual(
        7,
      );
    }
  });
});

test("[A11-1] every colour that a style sheet writes words or draws signs in is held against its grounds", () => {
  const client = join(import.meta.dirname, "..");
  const held = new Set([...textOn, ...signOn].map(([token]) => token));
  const loose = readdirSync(client, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) => {
      const used = readFileSync(join(client, name), "utf8").matchAll(
        /[^-]color: var\((--[\w-]+)\)/g,
      );
      return [...used].flatMap(([, token = ""]) => (held.has(token) ? [] : [`${name}: ${token}`]));
    });
  expect(loose).toEqual([]);
});

test("both themes name the same tokens", () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()]);
});

function declarations(block: RegExp): ReadonlyMap<string, string> {
  const body = block.exec(sheet)?.[1];
  if (body === undefined) throw new Error(`tokens.css has no block ${block.source}`);
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function colour(colours: ReadonlyMap<string, string>, name: string): string {
  const value = colours.get(name);
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value))
    throw new Error(`${name} is no colour: ${value}`);
  return value;
}

/** WCAG 2.2, "contrast ratio": between 1 and 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance" of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
