// Owns: touchpoints from plain text, one a line, as people paste them from notes, mails and slides.
// Rules: IMP-9, IMP-10, IMP-11, IMP-15, IMP-116, IMP-125.

import { cleanText } from "../model/clean.ts";
import { csvLimits } from "./csv.ts";
import { newProblemList } from "./problems.ts";
import {
  fits,
  type ImportedTouchpoint,
  type ImportedTouchpoints,
  importedTouchpointsMax,
  tooManyMessage,
} from "./touchpoint-columns.ts";

/**
 * One touchpoint for each line that is not blank or drawn, without its bullet, number and check box. Lines longer
 * than a touchpoint may be, and those beyond the most that one import takes, are left out and named.
 */
export function linesToTouchpoints(text: string): ImportedTouchpoints {
  const items: ImportedTouchpoint[] = [];
  const problems = newProblemList();
  for (const [index, raw] of splitLines(text, linesMax + 1).entries()) {
    if (raw.trim() === "") continue;
    const line = index + 1;
    if (line > linesMax) {
      const message = `At most ${linesMax} lines are read: this one and all below it were left out.`;
      problems.add(line, "tooMany", message);
    }
    if (line > linesMax || !fits(line, raw, problems, csvLimits.cell)) continue;
    const item = isDrawn(raw) ? "" : withoutBold(unlisted(raw));
    if (item === "" || !fits(line, item, problems)) continue;
    if (items.length === importedTouchpointsMax) {
      problems.add(line, "tooMany", tooManyMessage);
      break;
    }
    items.push({ line, text: item });
  }
  return { items, problems: problems.list() };
}

/** As many as a table has rows. */
const linesMax = csvLimits.rows;

/** The lines of a text whatever ends them, without a byte order mark; the first `max` of them. */
export function splitLines(text: string, max?: number): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|[\n\r\u0085\u2028\u2029]/, max);
}

/** Whether a line says nothing: a rule across a page, the line below a heading, or one around code in Markdown. */
export function isDrawn(line: string): boolean {
  return /^(?:([-*_=–—─━═])(?:\s*\1){2,}|(?:`{3,}|~{3,})\s*[\w+.-]*)$/u.test(line.trim());
}

/** Without the marks that make a line an item of a list, or a heading above one. */
export function unlisted(line: string): string {
  return withoutMarkers(cleanText(line.replace(drawnBullet, "• ")));
}

/** Without the asterisks that make words bold in Markdown. */
function withoutBold(text: string): string {
  return text.replace(/\*\*(?=[^\s*])([^*]*[^\s*])\*\*/g, "$1");
}

/** Bullets that a word processor draws with another font: as text they are letters, known by the tab behind them. */
const drawnBullet = /^\s*[o§Øüvq]\t/u;

const bullet = /^[-*+•‣⁃◦∙·–—▪▫■□●○➢➤✓✔✗✘☐☑☒](?:\s+|$)/u;
const checkBox = /^\[[ xX✓✔]?\](?:\s+|$)/u;
const numbering = /^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z]\))(?:\s+|$)/;

const heading = /^#{1,6}(?:\s+|$)(.*?)(?:\s#+)?$/;

/** Each marker at most once, in the order in which lists are written: `- 3. [x] text`. */
function withoutMarkers(line: string): string {
  let rest = line.replace(heading, "$1");
  for (const marker of [bullet, numbering, checkBox]) rest = rest.replace(marker, "");
  return rest;
}
