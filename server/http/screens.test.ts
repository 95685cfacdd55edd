import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { addedStyles } from "./screens.ts";

test("[ACC-17] the styles that are allowed are the ones that React Aria adds, to the letter", () => {
  const root = dirname(createRequire(import.meta.url).resolve("react-aria/package.json"));
  const added = ["interactions/usePress.mjs", "overlays/usePreventScroll.mjs"].map((file) => {
    const source = readFileSync(join(root, "dist", "private", file), "utf8");
    const [, style = ""] = /style\.textContent = `([^`]*)`\s*\.trim\(\)/.exec(source) ?? [];
    const [, attribute = ""] = /'(data-react-aria-pressable)'/.exec(source) ?? [];
    return style.replace(/\$\{[^}]*\}/, attribute).trim();
  });
  expect(added).toEqual(addedStyles);
});
