// Owns: how the words behind `waymark export` are read. Rule EXP-56.

import { err, ok, type Result } from "../../shared/kit/result.ts";
import type { ExportRequest } from "./exportCommand.ts";

const defaults = { sheet: "a3", theme: "light", delimiter: ",", what: "all" } as const;
const options = ["format", "out", "sheet", "theme", "delimiter", "what"] as const;

/** Reads `<workshop> --format pdf --out map.pdf` and further options, also as `--format=pdf`. */
export function readExportArguments(words: readonly string[]): Result<ExportRequest, string> {
  const given = new Map<string, string>();
  const plain: string[] = [];
  const waiting = [...words];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (!word.startsWith("--")) {
      plain.push(word);
      continue;
    }
    const [name = "", ...rest] = word.slice(2).split("=");
    if (!options.some((option) => option === name)) return err(`There is no option --${name}.`);
    const value = rest.length > 0 ? rest.join("=") : waiting.shift();
    if (value === undefined || value === "")
      return err(`--${name}: a value is expected behind it.`);
    given.set(name, value);
  }
  const [workshopId] = plain;
  const format = given.get("format");
  const out = given.get("out");
  if (workshopId === undefined || plain.length > 1) return err("Expected one workshop's id.");
  if (format === undefined || out === undefined) return err("Expected --format and --out.");
  return ok({ ...defaults, ...Object.fromEntries(given), workshopId, format, out });
}
