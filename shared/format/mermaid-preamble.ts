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
  const all = splitLines(text);
  const numbered = all.slice(0, linesMax).map((each, index) => ({ line: index + 1, text: each }));
  const leftOutFrom = all.length > linesMax ? linesMax + 1 : null;
  const { title, rest } = takeFrontMatter(
    numbered.filter(({ text: each }) => !/^\s*```/.test(each)),
  );
  const [first, ...lines] = withoutComments(rest);
  const header = first && headerLine.exec(first.text);
  return {
    header: first && header ? { line: first.line, text: header[1] ?? "" } : null,
    frontTitle: title,
    lines,
    leftOutFrom,
  };
}

/** `journey`, alone or with the first statement in the same line; not a sentence that begins with the word. */
const headerLine =
  /^\s*journey(\s*(?:#.*)?|\s+(?:title\s|section\s|acc(?:Title|Descr)\s*[:{]|[^:]+:\s*\d).*)$/i;

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

/** A YAML value that stands in one line: plain, or in either kind of quotation marks. */
function yamlToText(value: string): string {
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
  if (double !== undefined) return double.replace(/\\(["\\/])/g, "$1").trim();
  const single = /^'((?:[^']|'')*)'/.exec(value)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'").trim();
  return value.replace(/\s+#.*$/, "").trim();
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
    rest = rest.replace(/%%\{.*?\}%%/g, "");
    const open = /^\s*%%\{/.test(rest);
    isDirective = open && index < lastClose;
    if (open || /^\s*%%/.test(rest) || rest.trim() === "") continue;
    kept.push({ line, text: rest });
  }
  return kept;
}
