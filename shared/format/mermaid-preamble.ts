// Owns: what stands around a Mermaid diagram: front matter, directives, comments, the fence of a Markdown
// block, and the word that says which diagram it is. Rules: IMP-4.

import { splitLines } from "./lines.ts";

export interface PreambleLine {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly text: string;
}

export interface Preamble {
  /** What follows the word `journey` in its line; null if the diagram is not a journey. */
  readonly header: PreambleLine | null;
  readonly frontTitle: string;
  /** The lines below the header, without comments and directives. */
  readonly lines: readonly PreambleLine[];
  /** The first line that was left out because there are too many. */
  readonly leftOutFrom: number | null;
}

/** Reads at most `linesMax` lines. */
export function readPreamble(text: string, linesMax: number): Preamble {
  const all = splitLines(text, linesMax + 1);
  const numbered = all.slice(0, linesMax).map((each, index) => ({ line: index + 1, text: each }));
  const leftOutFrom = all.length > linesMax ? linesMax + 1 : null;
  const { title, rest } = takeFrontMatter(
    numbered.filter(({ text: each }) => !/^\s*```/.test(each)),
  );
  const [first, ...lines] = withoutComments(rest);
  const header = first ? afterHeader(first.text) : null;
  return {
    header: first && header !== null ? { line: first.line, text: header } : null,
    frontTitle: title,
    lines,
    leftOutFrom,
  };
}

/**
 * What follows the word `journey` in a line: nothing, a comment or the first statement. `null` if the line
 * does not begin with it, or is a sentence that does.
 */
function afterHeader(text: string): string | null {
  const word = /^\s*journey(?=\s|#|$)/i.exec(text);
  if (!word) return null;
  const rest = text.slice(word[0].length).trim();
  const isStatement = /^(?:#|title\s|section\s|acc(?:Title|Descr)\s*[:{]|[^:]+:\s*\d)/i.test(rest);
  return rest === "" || isStatement ? rest : null;
}

function takeFrontMatter(lines: readonly PreambleLine[]): {
  title: string;
  rest: readonly PreambleLine[];
} {
  const start = lines.findIndex(({ text }) => text.trim() !== "");
  const isFrontMatter = start >= 0 && /^\s*---\s*$/.test(lines[start]?.text ?? "");
  if (!isFrontMatter) return { title: "", rest: lines };
  const end = lines.findIndex(({ text }, index) => index > start && /^\s*---\s*$/.test(text));
  if (end < 0) return { title: "", rest: lines };
  const titled = lines
    .slice(start + 1, end)
    .map(({ text }) => /^title\s*:\s+(.*)$/.exec(text.trimEnd())?.[1])
    .find((value) => value !== undefined);
  return { title: yamlToText(titled ?? ""), rest: lines.slice(end + 1) };
}

/** Far more than a title has, and few enough for the patterns below. */
const yamlMax = 2_000;

/** A YAML value that stands in one line: plain, or in either kind of quotation marks. */
function yamlToText(written: string): string {
  const value = written.slice(0, yamlMax);
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
  if (double !== undefined) return double.replace(/\\(["\\/])/g, "$1").trim();
  const single = /^'((?:[^']|'')*)'/.exec(value)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'").trim();
  return value.replace(/\s#.*$/, "").trim();
}

/**
 * Without blank lines, comments (`%%` at the start of a line) and directives (`%%{ … }%%`, also over several
 * lines). A directive that is never closed is a comment of one line.
 */
function withoutComments(lines: readonly PreambleLine[]): PreambleLine[] {
  const kept: PreambleLine[] = [];
  const lastClose = lines.findLastIndex(({ text }) => text.includes("}%%"));
  let isDirective = false;
  for (const [index, { line, text }] of lines.entries()) {
    let rest = text;
    if (isDirective) {
      const close = rest.indexOf("}%%");
      if (close < 0) continue;
      rest = rest.slice(close + 3);
      isDirective = false;
    }
    rest = withoutDirectives(rest);
    const open = /^\s*%%\{/.test(rest);
    isDirective = open && index < lastClose;
    if (open || /^\s*%%/.test(rest) || rest.trim() === "") continue;
    kept.push({ line, text: rest });
  }
  return kept;
}

/** Without the directives that open and close in this line; by hand, because a pattern would take quadratic time. */
function withoutDirectives(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf("%%{", at);
    const close = open < 0 ? -1 : text.indexOf("}%%", open + 3);
    if (close < 0) break;
    kept.push(text.slice(at, open));
    at = close + 3;
  }
  return kept.join("") + text.slice(at);
}
