// Owns: asking axe about a page as it stands. It knows no screen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

/**
 * Fails where axe finds something serious or critical, naming each rule, its place and what is wrong there. `part`: the
 * elements to look at, by a selector; all of the page if it is left out.
 */
export async function expectAccessible(
  page: Page,
  screen: string,
  options: RunOptions = {},
  part = "html",
): Promise<void> {
  // Evaluated, not added as a script: the page's own policy forbids every script but the server's.
  await page.evaluate(source);
  const given: RunOptions = { resultTypes: ["violations"], ...options };
  const { violations } = await page.evaluate(
    ([selector, asked]) => window.axe.run(selector, asked),
    [part, given] as const,
  );
  expect.soft(violations.flatMap(wordsOf), `axe on ${screen}`).toEqual([]);
}

declare global {
  interface Window {
    readonly axe: typeof import("axe-core");
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

function wordsOf({ id, impact, help, nodes }: AxeResults["violations"][number]): string[] {
  if (impact !== "serious" && impact !== "critical") return [];
  return nodes.map(
    ({ target, html, failureSummary = "" }) =>
      `${impact} ${id} (${help}) at ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")} ${html}`,
  );
}
