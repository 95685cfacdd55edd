// Owns: reading Mermaid's `journey` diagrams, by the lexer and grammar of Mermaid 11 but line by line: where
// Mermaid gives up on the whole diagram, the line is named and reading goes on. Texts are trimmed and
// otherwise as they stand. Rules: IMP-1, IMP-2, IMP-3, IMP-4, IMP-15.

import { type PreambleLine, readPreamble } from "./mermaid-preamble.ts";
import { type ImportProblem, newProblemList, type ProblemList, quoted } from "./problems.ts";

export interface MermaidTask {
  readonly line: number;
  /** The section's name, and its place among `sections` (two can have one name); "" and null before the first. */
  readonly section: string;
  readonly sectionIndex: number | null;
  readonly text: string;
  /** 1 to 5, or null where the file has none that is valid. */
  readonly score: number | null;
  readonly people: readonly string[];
}

export interface MermaidJourney {
  /** From the diagram's `title` line. */
  readonly title: string;
  /** From the front matter; Mermaid draws it where there is no `title` line. */
  readonly frontTitle: string;
  readonly accTitle: string;
  readonly accDescr: string;
  readonly sections: readonly string[];
  readonly tasks: readonly MermaidTask[];
  /** Everybody named in a task, sorted as in Mermaid's legend. */
  readonly actors: readonly string[];
  readonly problems: readonly ImportProblem[];
}

export interface MermaidLimits {
  readonly lines: number;
  readonly tasks: number;
  readonly sections: number;
  readonly actors: number;
  /** UTF-16 units of a task's text, and of a section's, a person's and the diagram's name. */
  readonly text: number;
  readonly name: number;
}

const mermaidLimits: MermaidLimits = {
  lines: 20_000,
  tasks: 2_000,
  sections: 100,
  actors: 30,
  text: 280,
  name: 200,
};

/** Whether a text is a Mermaid diagram of the kind `journey`: the first word after front matter and comments. */
export function isMermaidJourney(text: string): boolean {
  return readPreamble(text, 20_000).header !== null;
}

/** Reads a journey; gives an empty one with its problem named if it is none (see `isMermaidJourney`). */
export function parseMermaidJourney(
  text: string,
  limits: MermaidLimits = mermaidLimits,
): MermaidJourney {
  const reading = newReading(limits);
  const { header, lines, leftOutFrom, frontTitle: front } = readPreamble(text, limits.lines);
  const frontTitle = front === "" || fitsName(1, "title", front, reading) ? front : "";
  if (!header) {
    reading.problems.add(
      1,
      "unreadableLine",
      "A Mermaid journey begins with the word “journey”; this does not.",
    );
  } else {
    readStatements([header, ...lines], reading);
  }
  if (leftOutFrom !== null) {
    reading.problems.add(
      leftOutFrom,
      "tooMany",
      `At most ${limits.lines} lines are read: this line and all below it were left out.`,
    );
  }
  const { title, accTitle, accDescr, sections, tasks, actors, problems } = reading;
  return {
    ...{ title, frontTitle, accTitle, accDescr, sections, tasks },
    actors: [...actors].sort(),
    problems: problems.list(),
  };
}

interface Reading {
  readonly limits: MermaidLimits;
  readonly problems: ProblemList;
  title: string;
  accTitle: string;
  accDescr: string;
  readonly sections: string[];
  /** The section that tasks now belong to; null before the first. */
  section: number | null;
  readonly tasks: MermaidTask[];
  readonly actors: Set<string>;
}

function newReading(limits: MermaidLimits): Reading {
  return {
    ...{ limits, problems: newProblemList(), title: "", accTitle: "", accDescr: "" },
    ...{ sections: [], section: null, tasks: [], actors: new Set<string>() },
  };
}

function readStatements(lines: readonly PreambleLine[], reading: Reading): void {
  const lastClose = lines.findLastIndex(({ text }) => text.includes("}"));
  for (let index = 0; index < lines.length; index += 1) {
    const { line, text } = lines[index] as PreambleLine;
    const opening = /^\s*accDescr\s*\{(.*)$/i.exec(text);
    if (!opening) {
      readStatement(line, text, reading);
      continue;
    }
    const end = index <= lastClose ? findClose(lines, index) : -1;
    if (end < 0) {
      reading.accDescr = (opening[1] ?? "").trim();
      reading.problems.add(
        line,
        "unclosed",
        "The description that begins here with { is never closed with }. Only this line was taken for it.",
      );
      continue;
    }
    const whole = [
      opening[1] ?? "",
      ...lines.slice(index + 1, end + 1).map((each) => each.text),
    ].join("\n");
    const close = whole.indexOf("}");
    reading.accDescr = whole.slice(0, close).trim();
    readStatement(lines[end]?.line ?? line, whole.slice(close + 1), reading);
    index = end;
  }
}

function findClose(lines: readonly PreambleLine[], from: number): number {
  let at = from;
  while (!lines[at]?.text.includes("}")) at += 1;
  return at;
}

function readStatement(line: number, raw: string, reading: Reading): void {
  const accessible = /^\s*acc(Title|Descr)\s*:(.*)$/i.exec(raw);
  if (accessible) {
    const value = (accessible[2] ?? "").trim();
    if (accessible[1]?.toLowerCase() === "title") reading.accTitle = value;
    else reading.accDescr = value;
    return;
  }
  const text = withoutComment(raw).trim();
  if (text === "") return;
  const titled = /^title\s(.*)$/i.exec(text);
  const sectioned = /^section\s(.*)$/i.exec(text);
  if (titled) readTitle(line, titled[1] ?? "", reading);
  else if (sectioned) readSection(line, sectioned[1] ?? "", reading);
  else if (text.includes(":")) readTask(line, text, reading);
  else nameUnreadable(line, raw, text, reading);
}

function readTitle(line: number, written: string, reading: Reading): void {
  const title = decode(written);
  if (fitsName(line, "title", title, reading)) reading.title = title;
}

function readSection(line: number, written: string, reading: Reading): void {
  const name = decode(written);
  if (!fitsName(line, "section", name, reading)) return;
  if (reading.sections.length === reading.limits.sections) {
    reading.problems.add(
      line,
      "tooMany",
      `At most ${reading.limits.sections} sections are read. ${quoted(name)} was left out, and its tasks follow those of the section before.`,
    );
    return;
  }
  reading.sections.push(name);
  reading.section = reading.sections.length - 1;
}

function readTask(line: number, text: string, reading: Reading): void {
  const { limits, problems } = reading;
  const [name = "", score = "", people, ...rest] = splitAtColons(text);
  if (name === "" || name.length > limits.text) {
    const reason =
      name === ""
        ? "Before the colon there is no text"
        : `${quoted(name)} has ${name.length} characters; at most ${limits.text} are taken`;
    problems.add(
      line,
      name === "" ? "unreadableLine" : "tooLong",
      `${reason}. The line was left out.`,
    );
    return;
  }
  if (reading.tasks.length === limits.tasks) {
    problems.add(
      line,
      "tooMany",
      `At most ${limits.tasks} tasks are read. ${quoted(name)} was left out.`,
    );
    return;
  }
  if (rest.length > 0) {
    problems.add(
      line,
      "ignored",
      `After the people of ${quoted(name)}, ${quoted(rest.join(": "))} has no meaning in a journey and was left out.`,
    );
  }
  reading.tasks.push({
    line,
    section: reading.section === null ? "" : (reading.sections[reading.section] ?? ""),
    sectionIndex: reading.section,
    text: name,
    score: readScore(line, name, score, problems),
    people: readPeople(line, name, people ?? "", reading),
  });
}

function readScore(
  line: number,
  name: string,
  written: string,
  problems: ProblemList,
): number | null {
  const score = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : Number.NaN;
  if (score >= 1 && score <= 5) return score;
  const said = written === "" ? "There is no score" : `${quoted(written)} is not a score`;
  problems.add(
    line,
    "badScore",
    `${said} (a number from 1 to 5). ${quoted(name)} was taken without one.`,
  );
  return null;
}

function readPeople(line: number, name: string, written: string, reading: Reading): string[] {
  const named = new Set(written.split(",").map((person) => person.trim()));
  named.delete("");
  if (named.size === 0) {
    reading.problems.add(line, "noActor", `${quoted(name)} names nobody who does it.`);
  }
  return [...named].filter((person) => {
    if (!fitsName(line, "person", person, reading)) return false;
    const isRoom = reading.actors.has(person) || reading.actors.size < reading.limits.actors;
    if (isRoom) reading.actors.add(person);
    else
      reading.problems.add(
        line,
        "tooMany",
        `At most ${reading.limits.actors} different people are read. ${quoted(person)} was left out.`,
      );
    return isRoom;
  });
}

function fitsName(
  line: number,
  what: string,
  name: string,
  { limits, problems }: Reading,
): boolean {
  if (name === "") {
    problems.add(line, "unreadableLine", `The ${what} has no name.`);
    return false;
  }
  if (name.length <= limits.name) return true;
  problems.add(
    line,
    "tooLong",
    `The ${what} ${quoted(name)} has ${name.length} characters; at most ${limits.name} are taken. It was left out.`,
  );
  return false;
}

function nameUnreadable(line: number, raw: string, text: string, { problems }: Reading): void {
  const hint =
    text.length < raw.trim().length
      ? " What follows # is a comment; write #35; for the sign itself."
      : "";
  problems.add(
    line,
    "unreadableLine",
    `${quoted(raw)} is neither a title, a section nor a task (text: score: people).${hint} The line was left out.`,
  );
}

/** Characters may be written as #35; or #quot;, which is no comment and whose colon is no separator. */
const entity = /#(\w+);/g;
const namedEntities: { readonly [name: string]: string } = {
  ...{
    quot: '"',
    amp: "&",
    lt: "<",
    gt: ">",
    apos: "'",
    nbsp: " ",
    colon: ":",
    semi: ";",
    num: "#",
    comma: ",",
  },
};

function withoutComment(text: string): string {
  return text.replace(/#(?!\w+;).*$/, "");
}

/** What stands behind the third colon is only quoted. */
function splitAtColons(text: string): string[] {
  return text.split(":", 100).map(decode);
}

function decode(text: string): string {
  const decoded = text.replace(entity, (whole, name: string) => {
    if (!/^\d+$/.test(name))
      return Object.hasOwn(namedEntities, name) ? (namedEntities[name] ?? whole) : whole;
    const code = Number(name);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
  return decoded.trim();
}
