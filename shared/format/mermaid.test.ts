import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMermaidJourney, parseMermaidJourney } from "./mermaid.ts";

interface Expected {
  readonly file: string;
  readonly ok: boolean;
  readonly title: string;
  readonly accTitle?: string;
  readonly accDescr?: string;
  readonly sections: readonly string[];
  readonly tasks: readonly {
    readonly section: string;
    readonly task: string;
    readonly score: number | string;
    readonly people: readonly string[];
  }[];
  readonly actors: readonly string[];
  readonly flags: readonly string[];
}

const folder = new URL("../../../shared/data/mermaid/", import.meta.url);
const expectedFile = new URL("expected.json", folder);
const expected: readonly Expected[] = existsSync(expectedFile)
  ? JSON.parse(readFileSync(expectedFile, "utf8"))
  : [];

describe("Mermaid's own parse of real files", () => {
  it.skipIf(expected.length > 0)(
    "needs ../shared/data/mermaid, which is absent here",
    (context) => {
      context.skip();
    },
  );

  it.each(expected)("[IMP-1] $file has the content that Mermaid 11 reads", (file) => {
    const journey = parseMermaidJourney(readFileSync(new URL(file.file, folder), "utf8"));
    expect(file.ok).toBe(true);
    expect(journey).toMatchObject({
      title: file.title.trim(),
      accTitle: file.accTitle ?? "",
      accDescr: file.accDescr ?? "",
      sections: file.sections,
      actors: file.actors.filter((actor) => actor !== ""),
    });
    expect(
      journey.tasks.map(({ section, text, score, people }) => ({ section, text, score, people })),
    ).toEqual(
      file.tasks.map(({ section, task, score, people }) => ({
        section,
        text: task.trim(),
        score: score === "NaN" ? null : score,
        people: people.filter((person) => person !== ""),
      })),
    );
    const flags = { badScore: "NaN score", noActor: "task without actor" };
    const codes = new Set(journey.problems.map(({ code }) => code));
    expect([...codes].map((code) => flags[code as keyof typeof flags]).sort()).toEqual(file.flags);
  });
});

describe("a Mermaid journey", () => {
  it("[IMP-1] keeps sections of the same name apart", () => {
    const { sections, tasks } = parseMermaidJourney(
      "journey\nBefore: 2: A\nsection Shop\nLook: 3: A, B , A\nsection Home\nsection Shop\nReturn: 4.5: B",
    );
    expect(sections).toEqual(["Shop", "Home", "Shop"]);
    expect(tasks.map((task) => [task.line, task.section, task.sectionIndex, task.score])).toEqual([
      [2, "", null, 2],
      [4, "Shop", 0, 3],
      [7, "Shop", 2, 4.5],
    ]);
    expect(tasks[1]?.people).toEqual(["A", "B"]);
  });

  it("[IMP-4] reads a title from front matter, and skips directives, comments and descriptions", () => {
    const journey = parseMermaidJourney(
      [
        "```mermaid",
        "---",
        'title: "My \\"day\\""',
        "config:",
        "  title: not this",
        "---",
        "%%{init: {",
        '  "theme": "forest"',
        "}}%%",
        "%% a comment: 5: Nobody",
        "JOURNEY # the word may be in capitals",
        "accTitle: For readers",
        "accDescr {",
        "  Two: 5: lines",
        "  of words",
        "} section Start",
        "  %% another: 4: Nobody",
        "  Pay #35;1 #colon; now: 5: Me # thanks",
        "```",
      ].join("\r\n"),
    );
    expect(journey).toMatchObject({
      title: "",
      frontTitle: 'My "day"',
      accTitle: "For readers",
      sections: ["Start"],
      actors: ["Me"],
      problems: [],
    });
    expect(journey.accDescr.split(/\s*\n\s*/)).toEqual(["Two: 5: lines", "of words"]);
    expect(journey.tasks.map(({ line, text }) => [line, text])).toEqual([[18, "Pay #1 : now"]]);
  });

  it("[IMP-2] names a line that it cannot read and goes on", () => {
    const { tasks, problems } = parseMermaidJourney(
      "journey\nsection One\nno colon here\nTicket #4 opened: 3: Me\n: 3: Me\nOpen shop: 3: Me: extra\naccDescr { open\nClose: 4: Me",
    );
    expect(tasks.map(({ text }) => text)).toEqual(["Open shop", "Close"]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, "unreadableLine"],
      [4, "unreadableLine"],
      [5, "unreadableLine"],
      [6, "ignored"],
      [7, "unclosed"],
    ]);
    expect(problems[1]?.message).toContain("#35;");
  });

  it.each(["0", "6", "-1", "five", "2rem", "", "1e0", "Infinity"])(
    "[IMP-3] the score %j is none, and its line is named",
    (score) => {
      const { tasks, problems } = parseMermaidJourney(`journey\nsection One\nPay: ${score}: Me`);
      expect(tasks).toMatchObject([{ text: "Pay", score: null, people: ["Me"] }]);
      expect(problems).toMatchObject([{ line: 3, code: "badScore" }]);
    },
  );

  it("[IMP-15] names what is over a bound and keeps the rest", () => {
    const limits = { lines: 9, tasks: 2, sections: 1, actors: 1, text: 10, name: 5 };
    const { sections, tasks, actors, problems } = parseMermaidJourney(
      "journey\nsection One\nsection Two\nA: 1: Me\nfar too long a text: 1: Me\nB: 1: You, Me\nC: 1: Me\nD: 1: Me\ntitle too long\nnever read",
      limits,
    );
    expect({ sections, actors }).toEqual({ sections: ["One"], actors: ["Me"] });
    expect(tasks.map(({ text }) => text)).toEqual(["A", "B"]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, "tooMany"],
      [5, "tooLong"],
      [6, "tooMany"],
      [7, "tooMany"],
      [8, "tooMany"],
      [9, "tooLong"],
      [10, "tooMany"],
    ]);
  });

  it("[IMP-2] reads any text without an exception", () => {
    const piece = fc.constantFrom(
      "journey",
      "\n",
      "section ",
      "title ",
      "accDescr {",
      "}",
      ":",
      "#",
      "5",
      "---",
      "%%{",
      "}%%",
      "a",
      "#35;",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const journey = parseMermaidJourney(pieces.join(""));
        expect(journey.tasks.every(({ text }) => text !== "")).toBe(true);
      }),
    );
  });

  it.each([
    ["journey", true],
    ["%% words\n\n  Journey\n", true],
    ["journey title My day", true],
    ["journey Make tea: 5: Me", true],
    ["Journey to the shop", false],
    ["journeys", false],
    ["flowchart LR\njourney", false],
    ["", false],
  ])("[IMP-12] %j is a journey: %s", (text, is) => {
    expect(isMermaidJourney(text)).toBe(is);
  });
});
