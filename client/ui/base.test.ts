// @vitest-environment node
// What holds for the styles and the markup of all rooms, read from their sources.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const rooms = join(import.meta.dirname, "../rooms");
const sources = readdirSync(rooms, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".tsx") && !/\.(test|fixture)\.tsx$/.test(name),
);

/** An element of the page, its attributes, and a touchpoint's wording as its only child. */
const wordingIn = /<([a-z]\w*)((?:=>|[^<>=]|=(?!>))*)>\s*\{[\w.]*touchpoint\.text\}/g;

test("[A11-132] the wording of a touchpoint stands in an element that is read from its own side", () => {
  const undirected = sources.flatMap((name) => {
    const source = readFileSync(join(rooms, name), "utf8");
    const elements = source.matchAll(wordingIn);
    return [...elements]
      .filter(([, , attributes]) => !attributes?.includes('dir="auto"'))
      .map(([element]) => `${name}: ${element}`);
  });
  expect(undirected).toEqual([]);
});

test("[MAP-310] no style sheet asks by itself whether the system is dark", () => {
  const client = join(import.meta.dirname, "..");
  const asking = readdirSync(client, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    // The build makes such a query of the other two.
    .filter((name) =>
      /prefers-color-scheme|light-dark\(|color-scheme: light dark/.test(
        readFileSync(join(client, name), "utf8"),
      ),
    );
  expect(asking).toEqual([]);
});

test("[MAP-402] no style sheet that every room has asks whether the page has something in it", () => {
  const asking = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".css"))
    .filter((name) => readFileSync(join(import.meta.dirname, name), "utf8").includes(":root:has("));
  expect(asking).toEqual([]);
});

test("[A11-220] whatever floats over a room has an edge that does not need its shadow", () => {
  const client = join(import.meta.dirname, "..");
  const sheets = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".module.css"),
  );
  const edge =
    /border(-block-(start|end))?: [\d.]+px solid|outline: 1px solid transparent|border-color:/;
  const bare = sheets.flatMap((name) => {
    const sheet = readFileSync(join(client, name), "utf8").replace(/\/\*.*?\*\//gs, "");
    const rules = sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g);
    return [...rules]
      .filter(([, , body]) => /var\(--shadow-[23]\)/.test(body ?? "") && !edge.test(body ?? ""))
      .map(([, selector]) => `${name}: ${selector?.trim()}`);
  });
  // Their own rules give them one: a card of the board, one in flight in a journey, a button.
  const known = /Card\.module\.css: \.(card\[|many)|\.place > button$/;
  expect(bare.filter((rule) => !known.test(rule))).toEqual([]);
});

test("[A11-281] for a finger, what is written on a canvas has letters that no phone enlarges its page for", () => {
  const coarse = (sheet: string): string =>
    /@media \(pointer: coarse\) \{.*?\n\}/s.exec(readFileSync(join(rooms, sheet), "utf8"))?.[0] ??
    "";
  expect(coarse("board/CardEditor.module.css")).toMatch(/"medium".*"long".*font-size: 16px/s);
  expect(coarse("backstage/StepNodeShape.module.css")).toMatch(
    /\.editor \{\s+font-size: max\(1rem/,
  );
  for (const sheet of ["board/TopBar.module.css", "../ui/Field.module.css"]) {
    expect(readFileSync(join(rooms, sheet), "utf8"), sheet).toContain("font-size: max(1rem");
  }
});
