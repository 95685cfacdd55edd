// What leaves the house in files, in every format that there is: no trace of a writer, of a draft or of a reveal's time.
// A format that is added to `fileFormats` is searched too. Rule PRV-104.
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type FileFormat, fileFormats, makeFile } from "../../shared/export/makeFile.ts";
import { sheetNames } from "../../shared/format/scene/sheet.ts";
import { pictures } from "../../shared/format/words.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { fontsInPackages } from "../export/fontFiles.ts";
import { draft, Scene } from "./scene.fixture.ts";

const fonts = fontsInPackages(join(import.meta.dirname, "../../node_modules"));
/** The date on pictures, 5 May 2031; far from the time of the reveal. */
const printedMs = 1_935_705_600_000;

interface Played {
  readonly scene: Scene;
  /** What no file may hold. */
  readonly secrets: readonly string[];
}

/** A revealed round whose cards stand in a journey. `swapped`: two people write each other's cards. */
async function played(swapped: boolean): Promise<Played> {
  const scene = await Scene.begin({ seed: 51, authors: 3 });
  const roundId = await scene.openWords();
  for (const [at, author] of scene.authors.entries()) {
    const words = swapped ? [1, 0, 2][at] : at;
    scene.writeMine(author, [draft(roundId, `draftid${words}`, `Card ${words}`)]);
    await scene.pass(900, 450);
  }
  const privateClients = scene.authors.map(({ devices }) => devices.mine.doc.clientID);
  const before = new Set(scene.map().tables.touchpoints.keys());
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 3 });
  const { touchpoints } = scene.map().tables;
  const cards = [...touchpoints.values()].filter(({ id }) => !before.has(id));
  const journey: MapChange[] = [
    { op: "create", table: "personas", id: "p", values: { name: "Pat" } },
    { op: "create", table: "journeys", id: "j", values: { personaId: "p", name: "Buys" } },
    {
      op: "create",
      table: "stages",
      id: "g",
      values: { journeyId: "j", name: "Find", order: "V" },
    },
    ...cards
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ id }, at): MapChange => {
        const values = { journeyId: "j", touchpointId: id, slot: ["g", `V${at}`] as const };
        return { op: "create", table: "steps", id: `step${at}`, values };
      }),
  ];
  scene.writeMap(journey);
  await scene.pass(500);
  const people = scene.authors.flatMap(({ name }) => [name, `participant-of-${name}`]);
  return {
    scene,
    secrets: ["draftid", "link-contributor", ...people, ...privateClients.map(String)],
  };
}

/** Every part of a file as bytes: an archive's members are unpacked, their names included. */
function partsOf(bytes: Uint8Array): readonly string[] {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return [Buffer.from(bytes).toString("latin1")];
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [name, ...partsOf(part)]);
}

async function fileOf(scene: Scene, format: FileFormat): Promise<readonly string[]> {
  const workshop = { map: scene.map().tables, room: scene.room().tables };
  const source = { workshop, words: pictures, language: "en", nowMs: printedMs, fonts };
  const [sheet = "a4"] = sheetNames;
  const wish = { format, pictures: [], sheet, palette: "light", delimiter: "," } as const;
  const file = await makeFile(source, wish as Parameters<typeof makeFile>[1]);
  if (!file) throw new Error(`There is no ${format}`);
  return partsOf(file.bytes);
}

/** Which card has which random id differs, and only JSON holds ids. */
function blotted(format: FileFormat): (part: string) => string {
  if (format !== "json") return (part) => part;
  return (part) => part.replace(/Card \d/g, "Card #").replace(/"[\w-]{16}"/g, '"id"');
}

test.each(fileFormats)(
  "[PRV-104] a file as %s holds no trace of a writer, and is the same whoever wrote which card",
  async (format) => {
    const { scene, secrets } = await played(false);
    const parts = await fileOf(scene, format);
    for (const part of parts) {
      for (const secret of secrets) expect(part.includes(secret), secret).toBe(false);
      // No person, no program's user, no time but the one that is printed.
      expect(part).not.toMatch(
        /\/Author\b|<dc:creator>[^<]|lastModifiedBy>[^<]|\/CreationDate|\/ModDate/,
      );
      for (const [year] of part.matchAll(/\b(19|20)\d\d-\d\d-\d\dT\d\d:\d\d/g)) {
        expect(year.startsWith("2031")).toBe(true);
      }
    }
    const swapped = await fileOf((await played(true)).scene, format);
    expect(swapped.map(blotted(format))).toEqual(parts.map(blotted(format)));
  },
  60_000,
);
