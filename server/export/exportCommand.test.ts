import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { changesToUpdate } from "../../shared/doc/bytes.ts";
import { hospitalWorkshop } from "../../shared/export/hospital.fixture.ts";
import { fileFormats } from "../../shared/export/makeFile.ts";
import { fileToChanges, workshopToFile } from "../../shared/format/workshopFile.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { expectOk } from "../../shared/kit/result.ts";
import { applyPure, type MapChange } from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import { newWorkshop } from "../store/sample.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import { readExportArguments } from "./arguments.ts";
import { type ExportRequest, exportWorkshop, kindsByWord } from "./exportCommand.ts";
import { fontsInPackages } from "./fontFiles.ts";

const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
const nowMs = 1_763_800_000_000;

test.each(["pdf", "pptx", "xlsx", "csv", "json"])(
  "[EXP-56] the command writes a workshop of the store as %s",
  async (format) => {
    const { dataDir, request } = await filledStore();
    const said = await exportWorkshop({ ...request, format }, { dataDir, fonts, nowMs });
    expect(said).toEqual({ ok: true, value: expect.stringContaining("bytes written") });
    expect(readFileSync(request.out).length).toBeGreaterThan(1_000);
  },
);

test("[EXP-56] an exported JSON is the workshop again", async () => {
  const { dataDir, request } = await filledStore();
  expectOk(await exportWorkshop({ ...request, format: "json" }, { dataDir, fonts, nowMs }));
  const read = expectOk(
    fileToChanges(JSON.parse(readFileSync(request.out, "utf8")), seededChance(1)),
  );
  expect(read.title).toBe("A visit to St Brendan’s");
  expect(read.map.filter(({ table }) => table === "steps")).toHaveLength(60);
});

test("[EXP-57] nothing is overwritten, and what is wrong is said with what was expected", async () => {
  const { dataDir, request } = await filledStore();
  const place = { dataDir, fonts, nowMs };
  expectOk(await exportWorkshop({ ...request, format: "csv" }, place));
  const before = readFileSync(request.out);
  expect(await exportWorkshop({ ...request, format: "csv" }, place)).toEqual({
    ok: false,
    error: expect.stringContaining("was left alone"),
  });
  expect(readFileSync(request.out)).toEqual(before);
  const other = { ...request, format: "csv", out: `${request.out}.other` };
  for (const [wrong, expected] of [
    [{ format: "docx" }, /expected one of pdf, pptx/],
    [{ sheet: "a5" }, /expected one of wide, a3/],
    [{ theme: "pink" }, /light or dark/],
    [{ delimiter: "|" }, /expected , or ;/],
    [{ workshopId: "w9" }, /There is no workshop w9.*w1/],
    [{ out: join(dirname(request.out), "nowhere", "map.csv") }, /There is no folder .*nowhere/],
  ] as const) {
    expect(await exportWorkshop({ ...other, ...wrong }, place)).toEqual({
      ok: false,
      error: expect.stringMatching(expected),
    });
  }
  expect(existsSync(other.out)).toBe(false);
});

test("[EXP-58] the command draws no PNG and says where one is to be had", async () => {
  const { dataDir, request } = await filledStore();
  const said = await exportWorkshop({ ...request, format: "png" }, { dataDir, fonts, nowMs });
  expect(said).toEqual({ ok: false, error: expect.stringContaining("Export in the room Present") });
});

test("[EXP-111] the command makes only the kind of picture that is asked for", async () => {
  const { dataDir, request } = await filledStore();
  const place = { dataDir, fonts, nowMs };
  expectOk(await exportWorkshop({ ...request, what: "briefs" }, place));
  const pages = readFileSync(request.out, "latin1").match(/\/Type \/Page\b/g) ?? [];
  expect(pages).toHaveLength(6);
  const other = { ...request, out: `${request.out}.other` };
  for (const [wrong, expected] of [
    [{ what: "maps" }, /--what: expected all or one of journeys, heatmaps/],
    [{ what: "briefs", format: "csv" }, /a csv holds the whole workshop/],
    [{ what: "measurements" }, /has no measurements yet/],
  ] as const) {
    expect(await exportWorkshop({ ...other, ...wrong }, place)).toEqual({
      ok: false,
      error: expect.stringMatching(expected),
    });
  }
  expect(existsSync(other.out)).toBe(false);
});

test("[EXP-56] the words behind the command are read in both ways of writing", () => {
  const expected = {
    workshopId: "w1",
    format: "pdf",
    out: "a.pdf",
    sheet: "a0",
    theme: "light",
    delimiter: ",",
    what: "all",
  };
  expect(readExportArguments(["w1", "--format", "pdf", "--out=a.pdf", "--sheet", "a0"])).toEqual({
    ok: true,
    value: expected,
  });
  for (const words of [
    [],
    ["w1"],
    ["w1", "w2", "--format", "pdf", "--out", "x"],
    ["w1", "--format"],
    ["w1", "--from", "x"],
  ]) {
    expect(readExportArguments(words).ok).toBe(false);
  }
});

test("[EXP-113] the page about exports names every format and every kind of picture, with commands that are understood", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/exports.md"), "utf8");
  const commands = [...page.matchAll(/`waymark export (<workshop> [^`]+)`/g)].map(([, words]) =>
    expectOk(readExportArguments((words ?? "").replaceAll('"', "").split(" "))),
  );
  expect(commands.map(({ format }) => format).sort()).toEqual([...fileFormats].sort());
  const kinds = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, word]) => word);
  expect(kinds).toEqual(Object.keys(kindsByWord));
  for (const { what, sheet, theme } of commands) {
    expect(["all", ...kinds]).toContain(what);
    expect(page).toContain(`\`${sheet}\``);
    expect(page).toContain(`\`${theme}\``);
  }
});

test("[EXP-132] the command names the letters that no font of a PDF has, and the format that shows them", async () => {
  const { dataDir, request } = await filledStore("Queue โรง");
  const place = { dataDir, fonts, nowMs };
  const said = expectOk(await exportWorkshop(request, place));
  expect(said).toContain("No font of a PDF has โ ร ง: --format svg shows them");
  const svg = { ...request, format: "svg", out: `${request.out}.svg` };
  expect(expectOk(await exportWorkshop(svg, place))).not.toContain("No font");
});

test("[EXP-132] of the letters that fonts are bundled for none is missed", async () => {
  const { dataDir, request } = await filledStore();
  const said = expectOk(await exportWorkshop(request, { dataDir, fonts, nowMs }));
  expect(said).not.toContain("No font");
});

async function filledStore(title?: string): Promise<{ dataDir: string; request: ExportRequest }> {
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-export-test-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { map: sample, room } = hospitalWorkshop();
  const titled: readonly MapChange[] =
    title === undefined ? [] : [{ op: "update", table: "workshop", id: "main", values: { title } }];
  const map = applyPure(schemas.map, sample, titled);
  const file = expectOk(
    fileToChanges(JSON.parse(JSON.stringify(workshopToFile(map, room))), seededChance(2)),
  );
  const store = expectOk(await openSqliteStore({ directory: dataDir }));
  await store.createWorkshop({
    ...newWorkshop("w1"),
    documents: [
      { name: "map", snapshot: changesToUpdate([], file.map, seededChance(3)) },
      { name: "room", snapshot: changesToUpdate([], file.room, seededChance(4)) },
    ],
  });
  await store.close();
  const out = join(dataDir, "out.file");
  return {
    dataDir,
    request: {
      workshopId: "w1",
      format: "pdf",
      out,
      sheet: "a3",
      theme: "light",
      delimiter: ",",
      what: "all",
    },
  };
}
