import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type DecodeUtf, decodeText } from "./decode.ts";
import { readImport, tableColumns } from "./detect.ts";

const kindOf = (text: string, name?: string) => {
  const read = readImport(text, name);
  return read.ok ? read.value.kind : read.error.code;
};

describe("what an import is", () => {
  it.each([
    ["Find us\nPay, then wait", undefined, "lines"],
    ["Touchpoint;Channel\nPay;web", undefined, "csv"],
    ["Touchpoint;Channel\nPay;web", "notes.txt", "csv"],
    ["Find us\nPay, then wait", "list.csv", "csv"],
    ["Touchpoint|Channel\nPay, then go|web", undefined, "csv"],
    ["Pay | wait\nGo | come", undefined, "lines"],
    ["Text, call, mail\nWait", undefined, "lines"],
    ["journey\nsection A\nPay: 5: Me", "x.csv", "mermaid"],
    ["Journey\nFind us\nPay", undefined, "lines"],
    ["Journey to the shop\nPay: 5: cash", undefined, "lines"],
    ['{"format": "waymark", "version": 1}', "x.txt", "workshop"],
    ['\uFEFF{"format": "waymark"}', undefined, "workshop"],
    ["[ ] Pay\n[x] Find us", undefined, "lines"],
    ["<3 the shop", undefined, "lines"],
  ])("[IMP-12] %j named %j is %s", (text, name, kind) => {
    expect(kindOf(text, name)).toBe(kind);
  });

  it.each([
    ["", undefined, "nothingFound", "empty"],
    [" \n\t", "a.csv", "nothingFound", "empty"],
    ["x".repeat(10_000_001), undefined, "tooLarge", "10 MB"],
    ["PK\u0003\u0004rest", "a.xlsx", "notReadable", "CSV"],
    ["%PDF-1.7", undefined, "notReadable", "PDF"],
    ["abc\0def", undefined, "notReadable", "binary"],
    ["{\\rtf1\\ansi Pay\\par}", "notes.rtf", "notReadable", "rich text"],
    ['<?xml version="1.0"?><a/>', undefined, "notReadable", "XML"],
    [
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
      "a.bpmn",
      "notReadable",
      "Backstage",
    ],
    ['{"type": "excalidraw"}', undefined, "notAnExport", "format"],
    ["[1, 2]", undefined, "notAnExport", "format"],
    ['{"format": "waymark"', undefined, "notReadable", "damaged"],
    ["nonsense", "a.json", "notReadable", "damaged"],
    ["flowchart LR\nA --> B", "a.mmd", "notReadable", "journey"],
    ["journey\ntitle Nothing", "a.mmd", "nothingFound", ""],
    ["score,when\n1,2", "a.csv", "nothingFound", "“score”, “when”"],
    ["x".repeat(300), undefined, "nothingFound", "Line 1"],
  ])("[IMP-13] %.30j named %j is refused: %s", (text, name, code, words) => {
    const read = readImport(text, name);
    if (read.ok) throw new Error("it was taken");
    expect(read.error.code).toBe(code);
    expect(read.error.message).toContain(words);
  });
});

const decode: DecodeUtf = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

describe("ten million characters that mean nothing", () => {
  it.each([",", ";", '"', '",', '"a",', '""\n', '"\n', ",\n", "- \n", "|", " "])(
    "[IMP-116] %j again and again is judged at once",
    (garbage) => {
      const text = garbage.repeat(9_900_000 / garbage.length);
      readImport(text, "a.csv");
      for (const whole of [text, `text,channel\n${text}`]) {
        tableColumns(whole);
        readImport(whole);
      }
    },
    15_000,
  );

  it.each(["[", '{"a":', '[ {"text" :\n'])(
    "[IMP-126] %j again and again is refused before it is parsed",
    (opening) => {
      const parse = vi.spyOn(JSON, "parse");
      const text = `  ${opening.repeat(9_900_000 / opening.length)}`;
      for (const name of ["", "a.json"]) expect(readImport(text, name).ok).toBe(false);
      expect(parse).not.toHaveBeenCalled();
      parse.mockRestore();
    },
  );

  it("[IMP-116] a list of more than 100,000 lines says from where on it is not read", () => {
    const read = readImport(`Pays\n${"- \n".repeat(200_000)}`);
    if (!read.ok || read.value.kind !== "lines") throw new Error("it was not taken as lines");
    expect(read.value.problems).toMatchObject([{ line: 100_001, code: "tooMany" }]);
  });

  it("[IMP-116] what stands behind far too many colons of a journey is named, and its task is read", () => {
    const read = readImport(`journey\n${"a:5:".repeat(2_400_000)}`);
    expect(read).toMatchObject({ ok: true, value: { kind: "mermaid" } });
  });
});

describe("bytes to text", () => {
  it.each([
    ["utf-8", [0xc3, 0xa9, 0x31], "é1"],
    ["utf-8", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], "é"],
    ["utf-16le", [0xff, 0xfe, 0xe9, 0x00, 0x3d, 0xd8, 0x00, 0xde], "é😀"],
    ["utf-16be", [0xfe, 0xff, 0x00, 0xe9], "é"],
    ["windows-1252", [0x80, 0xe9], "€é"],
    ["utf-8", [], ""],
  ])("[IMP-14] %s %j is %j", (encoding, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes), decode)).toEqual({ text, encoding });
  });
});

const wide = (text: string, isBigEndian = false): number[] =>
  [...text].flatMap((unit) => {
    const code = unit.charCodeAt(0);
    return isBigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const textOf = (bytes: readonly number[]) => decodeText(Uint8Array.from(bytes), decode).text;

describe("bytes that do not say what they are", () => {
  it.each([
    ["Zahlt für 5 €\r\nWartet", false],
    ["Zahlt für 5 €\r\nWartet", true],
    ["接触点, web, 5 people, phone", false],
  ])("[IMP-122] %j in UTF-16 without its mark, high byte first: %j", (text, isBigEndian) => {
    expect(textOf(wide(text, isBigEndian))).toBe(text);
  });

  it("[IMP-122] a zero here and there, or on both sides, makes no text UTF-16", () => {
    expect(textOf(utf8("Pays at the till\0Waits for it"))).toBe("Pays at the till\0Waits for it");
    expect(textOf([0x61, 0, 0, 0, 0x62, 0, 0, 0])).toBe("a\0\0\0b\0\0\0");
  });

  it("[IMP-123] UTF-8 that is cut within a character keeps its letters", () => {
    const cut = utf8("Müller öffnet – 接触 😀 für").slice(0, -1).concat(0xc3);
    expect(textOf(cut)).toBe("Müller öffnet – 接触 😀 füÃ");
    expect(textOf([0xef, 0xbb, 0xbf, ...utf8("für ö"), 0xc3])).toBe("für öÃ");
  });

  it("[IMP-122] UTF-16 that is cut within a unit keeps all before it", () => {
    expect(textOf([0xff, 0xfe, ...wide("Zahlt\r\nWartet"), 0x0a])).toBe("Zahlt\r\nWartet");
    expect(textOf([...wide("Pays at the till", true), 0])).toBe("Pays at the till");
  });

  it("[IMP-117] the sign for any currency makes a text Latin-9, where nothing speaks for Windows-1252", () => {
    const latin = (text: string) => decodeText(Buffer.from(text, "latin1"), decode);
    expect(latin("Zahlt 5 ¤ für ½uvre")).toEqual({
      text: "Zahlt 5 € für œuvre",
      encoding: "iso-8859-15",
    });
    expect(latin("f\xfcr ½ Stunde").text).toBe("für ½ Stunde");
    expect(latin("5 ¤ \x96 5 \x80").text).toBe("5 ¤ – 5 €");
  });

  it("[IMP-123] a piece of Windows-1252 within UTF-8 is read as that", () => {
    expect(textOf([...utf8("für äöü "), 0x80, ...utf8(" für")])).toBe("für äöü € für");
  });

  it("[IMP-123] Windows-1252 of which a little looks like UTF-8 stays what it is", () => {
    const french = [0xe9, 0x20, 0xe0, 0x20, 0xab, 0x43, 0x41, 0x46, 0xc9, 0xbb];
    expect(textOf(french)).toBe("é à «CAFÉ»");
  });

  it("[IMP-123] what a character of UTF-8 may not be made of is none", () => {
    const one = utf8("ü");
    expect(textOf([...one, ...one, ...one, ...one, ...one, 0xf4, 0x90, 0x80, 0x80])).toBe(
      "üüüüüô\u0090€€",
    );
    expect(textOf([...one, ...one, ...one, ...one, 0xed, 0xa0, 0x80])).toBe("üüüüí\u00a0€");
  });

  it("[IMP-123] whatever is written in UTF-8 comes through with one byte too many", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        expect(textOf([...utf8(`éé${text}`), 0xff])).toBe(`éé${text}ÿ`);
      }),
    );
  });
});

describe("a table in Markdown", () => {
  const drawn = '| Touchpoint | Channel |\n|:---|---:|\n| Pays | web |\n\n| A \\| B, "C" | |\n';

  it.each([[drawn], ['Touchpoint | Channel\r\n--- | ---\r\nPays | web\r\n\r\nA \\| B, "C" |']])(
    "[IMP-124] %j is read by its columns",
    (text) => {
      const read = readImport(text, "notes.md");
      expect(read).toMatchObject({ ok: true, value: { kind: "csv", problems: [] } });
      expect(read.ok && read.value.kind === "csv" && read.value.items).toEqual([
        { line: 3, text: "Pays", channel: "web" },
        { line: 5, text: 'A | B, "C"' },
      ]);
    },
  );

  it("[IMP-124] is asked for between its columns, as another table is", () => {
    const text = "|Step|Team|\n|-|-|\n|Pays|Till|";
    expect(tableColumns(text)).toEqual({ names: ["Step", "Team"], found: null });
    expect(readImport(text)).toMatchObject({ ok: false, error: { code: "nothingFound" } });
    const read = readImport(text, "", { column: 0, hasHeader: true });
    expect(read.ok && read.value.kind === "csv" && read.value.items).toEqual([
      { line: 3, text: "Pays", departments: ["Till"] },
    ]);
  });

  it("[IMP-127] is read by its columns below a heading, too", () => {
    const read = readImport("# Our list\n\n| Touchpoint | Channel |\n|---|---|\n| Pays | web |");
    expect(read).toMatchObject({ ok: true, value: { kind: "csv", problems: [] } });
    expect(read.ok && read.value.kind === "csv" && read.value.items).toEqual([
      { line: 5, text: "Pays", channel: "web" },
    ]);
  });

  it("[IMP-127] is read without its rule, too", () => {
    const read = readImport("| Touchpoint | Channel |\n| Pays | web |");
    expect(read.ok && read.value.kind === "csv" && read.value.items).toEqual([
      { line: 2, text: "Pays", channel: "web" },
    ]);
  });

  it.each([
    ["Pay | wait\nA -- B", 2],
    ["Pay\n---\nWait", 2],
    ["Pay | wait | go\n--- | ---", 2],
    ["# Pay\n# Wait | go", 2],
  ])("[IMP-124] %j is none", (text, count) => {
    const read = readImport(text);
    expect(read.ok && read.value.kind === "lines" && read.value.items.length).toBe(count);
  });
});

describe("the column of touchpoints", () => {
  const survey = "No;Question;Team\n1;How was the nurse?;Care\n2;Was it clean?;House\n";
  const texts = (column: number, hasHeader: boolean) => {
    const read = readImport(survey, "survey.csv", { column, hasHeader });
    return read.ok && read.value.kind === "csv" ? read.value.items : [];
  };

  it("[A11-147] is what a person says it is; the other headers mean what they always mean", () => {
    expect(texts(1, true)).toEqual([
      { line: 2, text: "How was the nurse?", departments: ["Care"] },
      { line: 3, text: "Was it clean?", departments: ["House"] },
    ]);
  });

  it("[A11-147] where the first row names no columns it is a touchpoint too, and nothing else is guessed", () => {
    expect(texts(1, false).map(({ text }) => text)).toEqual([
      "Question",
      "How was the nurse?",
      "Was it clean?",
    ]);
    expect(texts(1, false)[1]).toEqual({ line: 2, text: "How was the nurse?" });
  });

  it.each([
    [survey, "survey.csv", { names: ["No", "Question", "Team"], found: null }],
    ["Nr\tKontaktpunkt\n1\tKasse", "", { names: ["Nr", "Kontaktpunkt"], found: 1 }],
    ["1\tPays\n2\tWaits", "", { names: ["1", "Pays"], found: null }],
    ["Pays, then waits\nGoes, then returns", "", null],
    ["Pays\nWaits", "list.csv", null],
    ["journey\n  section A\n    Pays: 5: Me", "", null],
    ['{"format": "waymark"}', "", null],
    ["", "empty.csv", null],
  ])("[A11-147] %j, %j is asked for between %j", (text, name, columns) => {
    expect(tableColumns(text, name)).toEqual(columns);
  });
});
