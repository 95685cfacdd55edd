import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvLimits, guardFormula, parseCsv, unguardFormula, writeCsv } from "./csv.ts";
import { delimiters } from "./delimited.ts";
import { problemsMax } from "./problems.ts";

const folder = new URL("../../../shared/data/csv/", import.meta.url);
const spectrum = existsSync(folder) ? readdirSync(new URL("csvs/", folder)) : [];

describe("real CSV files", () => {
  it.skipIf(spectrum.length > 0)("needs ../shared/data/csv, which is absent here", (context) => {
    context.skip();
  });

  it.each(spectrum)("[IMP-5] %s means its JSON", (name) => {
    const { header, rows, problems } = parseCsv(
      readFileSync(new URL(`csvs/${name}`, folder), "utf8"),
    );
    const json: unknown = JSON.parse(
      readFileSync(new URL(`json/${name.replace(".csv", ".json")}`, folder), "utf8"),
    );
    const objects = rows.map(({ cells }) =>
      Object.fromEntries(header.map((key, index) => [key, cells[index]])),
    );
    // Upstream's JSON of one file has a telephone number that its CSV has not, and no list around it.
    const isPhoneFile = name === "location_coordinates.csv";
    const phone = { "Contact Phone Number": "2095257564" };
    expect(objects).toEqual(isPhoneFile ? [{ ...(json as object), ...phone }] : json);
    expect(problems).toEqual([]);
  });
});

const surveys = new URL("../../../shared/data/surveys/", import.meta.url);
const answers = existsSync(surveys)
  ? readdirSync(surveys, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.csv(\.gz)?$/.test(name),
    )
  : [];

describe("real surveys", () => {
  it.skipIf(answers.length > 0)("needs ../shared/data/surveys, which is absent here", (context) => {
    context.skip();
  });

  it.each(answers)(
    "[IMP-115] %s: every cell of every row is the one that papaparse finds",
    (name) => {
      const bytes = readFileSync(new URL(name, surveys));
      const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      const [header, ...rows] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
        skipEmptyLines: "greedy",
      }).data;
      const read = parseCsv(text);
      expect(read.problems).toEqual([]);
      expect(read.header).toEqual(header);
      expect(JSON.stringify(read.rows.map(({ cells }) => cells))).toBe(JSON.stringify(rows));
    },
  );
});

describe("reading CSV", () => {
  it.each([
    ["comma", "a,b\n1,2\n"],
    ["semicolon", "a;b\n1;2\n"],
    ["tab", "a\tb\n1\t2\n"],
    ["mark and CRLF", "\uFEFFa,b\r\n1,2\r\n"],
    ["CR", "a,b\r1,2\r"],
    ["mixed ends and blank lines", "\n\r\na,b\n\r\n  \n1,2"],
    ["spaces after a quoted cell", '"a" ,"b"\n"1","2" '],
  ])("[IMP-6] %s", (_name, text) => {
    const { header, rows } = parseCsv(text);
    expect({ header, cells: rows.map(({ cells }) => cells) }).toEqual({
      header: ["a", "b"],
      cells: [["1", "2"]],
    });
  });

  it("[IMP-6] the delimiter is the one on which the rows agree", () => {
    expect(parseCsv("what, where;who\nPay, please;Anna\nTalk;Ben").delimiter).toBe(";");
    expect(parseCsv("touchpoint\nCall, then wait\nPay").rows[0]?.cells).toEqual([
      "Call, then wait",
    ]);
  });

  it("[IMP-7] a stray quotation mark spoils its own line only", () => {
    const { rows, problems } = parseCsv(
      'a,b\n"two\nlines",1\n"great" shop,2\nfine,3\n"open,4\nlast,5',
    );
    expect(rows).toEqual([
      { line: 2, cells: ["two\nlines", "1"] },
      { line: 4, cells: ['"great" shop', "2"] },
      { line: 5, cells: ["fine", "3"] },
      { line: 6, cells: ['"open', "4"] },
      { line: 7, cells: ["last", "5"] },
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [4, "badQuotes"],
      [6, "unclosed"],
    ]);
  });

  it("[IMP-7] rows with too many cells are named, short ones are filled up", () => {
    const { rows, problems } = parseCsv("a,b\n1\n1,2,,\n1,2,3");
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["1", ""],
      ["1", "2"],
      ["1", "2"],
    ]);
    expect(problems).toMatchObject([{ line: 4, code: "wrongCellCount" }]);
  });

  it("[IMP-15] every bound is named with the line of the file", () => {
    const limits = { rows: 2, columns: 2, cell: 10, text: 60 };
    expect(parseCsv(`a,b\n"x\ny",1\n${"z".repeat(11)},2\n3,4\n5,6\n7,8`, limits)).toMatchObject({
      rows: [{ line: 2 }, { line: 5 }],
      problems: [
        { line: 4, code: "tooLong" },
        { line: 6, code: "tooMany" },
      ],
    });
    expect(parseCsv("a,b,c\n1,2,3", limits)).toMatchObject({ rows: [], problems: [{ line: 1 }] });
    expect(parseCsv("a".repeat(61), limits)).toMatchObject({ rows: [], problems: [{ line: 1 }] });
    const { problems } = parseCsv(`a,b\n${"1,2,3\n".repeat(1_000)}`);
    expect(problems).toHaveLength(problemsMax + 1);
    expect(problems.at(-1)).toMatchObject({ line: 1_001, code: "moreProblems" });
  });

  it("[IMP-5] agrees with papaparse wherever that finds no fault and the line ends are of one kind", () => {
    const piece = fc.constantFrom("a", '"', '""', ",", "\n", " ", "é", ";");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `h,k\n${pieces.join("")}\nx,"y"`;
        const theirs = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" });
        fc.pre(theirs.errors.length === 0);
        const ours = parseCsv(text);
        fc.pre(ours.delimiter === ",");
        const rows = theirs.data
          .filter((cells) => cells.length > 1 || cells[0]?.trim() !== "")
          .map((cells) => [cells[0], cells[1] ?? ""]);
        // A row that is one empty cell in quotation marks is no blank line to us; papaparse cannot tell.
        fc.pre(!/(?:^|\n)\s*"\s*"\s*(?:\n|$)/.test(text));
        expect([ours.header, ...ours.rows.map(({ cells }) => cells)]).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it("[IMP-15] reads a large hostile file in one go", () => {
    const text = `a,b\n${'"x\n""\n'.repeat(200_000)}`;
    expect(text.length).toBeLessThan(csvLimits.text);
    expect(parseCsv(text).problems).toHaveLength(problemsMax + 1);
  });
});

const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\uFF1D",
        "\uFF0B",
        "\uFF0D",
        "\uFF20",
        "'",
        '"',
        " ",
        ",",
        ";",
        "1",
        "\u200B",
        "\uFEFF",
        "x",
      ),
    )
    .map((parts) => parts.join("")),
);

describe("writing CSV", () => {
  it("[EXP-1] what is written is read back, cell for cell, and another program reads the same", () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...delimiters),
        fc.boolean(),
        ([header = [], ...rows], delimiter, mark) => {
          const text = writeCsv(header, rows, { delimiter, mark });
          const read = parseCsv(text);
          expect(read.problems).toEqual([]);
          expect(read.delimiter).toBe(header.length > 1 ? delimiter : null);
          expect(read.header.map(unguardFormula)).toEqual(header);
          expect(read.rows.map(({ cells }) => cells.map(unguardFormula))).toEqual(rows);
          const theirs = Papa.parse<string[]>(text, { delimiter, newline: "\r\n" });
          expect(theirs.data.slice(0, -1).map((cells) => cells.map(unguardFormula))).toEqual([
            header,
            ...rows,
          ]);
        },
      ),
    );
  });

  it("[EXP-2] no cell begins with a formula, also behind spaces, quotation marks and invisible characters", () => {
    const formula = /^[\s'"\u200B\uFEFF]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
    fc.assert(
      fc.property(cell, (text) => {
        const guarded = guardFormula(text);
        expect(guarded).toBe(formula.test(text) || guarded !== text ? `'${text}` : text);
      }),
    );
    const written = writeCsv(
      ["=a"],
      [["=1+1"], [' "=1'], ["＝1"], ["@x"], ["-2"], ["\t=1"], ["a=1"]],
    );
    expect(written.split("\r\n").slice(0, -1)).toEqual([
      '"\'=a"',
      '"\'=1+1"',
      '"\' ""=1"',
      '"\'＝1"',
      '"\'@x"',
      '"\'-2"',
      '"\'\t=1"',
      '"a=1"',
    ]);
  });

  it("[EXP-2] a figure below zero is a figure, and a text that begins with a minus is a text", () => {
    const [figures, texts] = writeCsv(["a"], [[-2], ["-2"]])
      .split("\r\n")
      .slice(1);
    expect([figures, texts]).toEqual(['"-2"', '"\'-2"']);
    expect(guardFormula("-2+3")).toBe("'-2+3");
  });

  it("[EXP-3] the guard is undone exactly", () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
    expect(unguardFormula("'tis fine")).toBe("'tis fine");
  });
});

describe("a file that tells Excel its delimiter", () => {
  it.each(["sep=;\r\n", "\uFEFFsep=;\n", "SEP=;\r", "sep=\t\n"])(
    "[IMP-121] %j is no row of the table, and the lines are counted with it",
    (first) => {
      const table = parseCsv(`${first}text;channel\nPays;web\n`);
      expect(table).toMatchObject({ header: ["text", "channel"], headerLine: 2, problems: [] });
      expect(table.rows).toEqual([{ line: 3, cells: ["Pays", "web"] }]);
    },
  );

  it("[IMP-121] a cell that holds such words is a cell", () => {
    expect(parseCsv(writeCsv(["sep=;"], [["a"]])).header).toEqual(["sep=;"]);
    expect(parseCsv("sep=far apart\nPays\n").header).toEqual(["sep=far apart"]);
  });
});

describe("rows of very many cells", () => {
  const many = (count: number): string => Array.from({ length: count }, (_, at) => at).join(",");

  it.each([
    ["plain", many(2_500)],
    ["quoted", `"0",${many(2_499)}`],
  ])("[IMP-116] a %s one is named, and the next line is read", (_name, row) => {
    const { rows, problems } = parseCsv(`text,channel\n${row}\nPays,web\n`);
    expect(rows).toEqual([
      { line: 2, cells: ["0", expect.any(String)] },
      { line: 3, cells: ["Pays", "web"] },
    ]);
    expect(problems).toMatchObject([{ line: 2, code: "wrongCellCount" }]);
    expect(problems[0]?.message).toContain("2000 or more cells");
  });

  it("[IMP-116] a header of them is refused with as many as were counted", () => {
    expect(parseCsv(`${many(1_001)}\n1,2`).problems[0]?.message).toContain("has 1001 columns");
    const { header, problems } = parseCsv(`${many(2_500)}\n1,2`);
    expect(header).toEqual([]);
    expect(problems[0]?.message).toContain("has 2000 or more columns");
  });

  it("[IMP-116] a row within a cell of several lines is counted from where it begins", () => {
    const { rows } = parseCsv(`text,channel\n"a\nb",${many(2_500)}\nPays,web\n`);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("a very long line", () => {
  it("[IMP-120] of ten million characters is read as soon as one with line ends", () => {
    const long = "x".repeat(9_000_000);
    for (let time = 0; time < 10; time += 1) {
      expect(parseCsv(`text,channel\n${long}\nPays,web\n`)).toMatchObject({
        rows: [{ line: 3, cells: ["Pays", "web"] }],
        problems: [{ line: 2, code: "tooLong" }],
      });
    }
  });
});
