// Owns: what the command `waymark export` does: a copy of the store as a backup makes it, the workshop out of it, the file.
// It must not open a database that a server has open, and needs no browser. Rules EXP-56 to EXP-58,
// EXP-111, EXP-113, EXP-132.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { readSnapshot } from "../../shared/doc/bytes.ts";
import { fileFormats, makeFile } from "../../shared/export/makeFile.ts";
import type { PictureOf } from "../../shared/export/pictureSetting.ts";
import { picturesIn } from "../../shared/export/pictures.ts";
import { type ExportedWorkshop, exportedWorkshop } from "../../shared/format/exported.ts";
import type { FontSource } from "../../shared/format/font/families.ts";
import { sheetNames } from "../../shared/format/scene/sheet.ts";
import { pictures, wordingOf } from "../../shared/format/words.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import { schemas } from "../../shared/model/tables.ts";
import { backUp, type Said } from "../backup.ts";
import { databaseFileName, openSqliteStore } from "../store/sqlite.ts";
import type { Store, StoredDocument } from "../store/store.ts";

export interface ExportRequest {
  readonly workshopId: string;
  readonly format: string;
  readonly out: string;
  readonly sheet: string;
  readonly theme: string;
  readonly delimiter: string;
  /** Which pictures: `all`, or one kind of them. */
  readonly what: string;
}

export interface ExportPlace {
  readonly dataDir: string;
  readonly fonts: FontSource;
  /** The date on pictures, milliseconds. */
  readonly nowMs: number;
}

/** Writes the file; says where, or why it cannot. */
export async function exportWorkshop(request: ExportRequest, place: ExportPlace): Promise<Said> {
  const wish = readWish(request);
  if (!wish.ok) return wish;
  const path = resolve(request.out);
  if (existsSync(path)) return err(`${path} is there already, and was left alone.`);
  if (!existsSync(dirname(path))) return err(`There is no folder ${dirname(path)}.`);
  const workshop = await readWorkshop(place.dataDir, request.workshopId);
  if (!workshop.ok) return workshop;
  const { fonts, nowMs } = place;
  const source = { workshop: workshop.value, words: pictures, language: "en", nowMs, fonts };
  const { kind } = wish.value;
  const drawn = kind
    ? picturesIn(exportedWorkshop(workshop.value), wordingOf(pictures, "en")).flatMap(({ of }) =>
        of.kind === kind ? [of] : [],
      )
    : [];
  if (kind && drawn.length === 0) return err(`The workshop has no ${request.what} yet.`);
  const file = await makeFile(source, { ...wish.value.wish, pictures: drawn });
  if (!file) return err("The workshop has nothing yet that this format could show.");
  const isArchive = file.ending === "zip" && !path.endsWith(".zip");
  const written = isArchive ? `${path}.zip` : path;
  if (existsSync(written)) return err(`${written} is there already, and was left alone.`);
  writeFileSync(written, file.bytes, { flag: "wx" });
  return ok(`${written}: ${file.bytes.length} bytes written.${unshownWords(file.unshown)}`);
}

/** Which letters the file shows as empty boxes, and where they are whole. */
function unshownWords(letters: readonly string[] = []): string {
  if (letters.length === 0) return "";
  const some = letters.slice(0, 12).join(" ");
  const rest = letters.length > 12 ? ` and ${letters.length - 12} more` : "";
  return ` No font of a PDF has ${some}${rest}: --format svg shows them, and so does a PNG.`;
}

/** The kinds of pictures by the words of `--what`. */
export const kindsByWord: Readonly<Record<string, PictureOf["kind"]>> = {
  journeys: "journey",
  heatmaps: "heatmap",
  measurements: "measurement",
  blueprints: "blueprint",
  processes: "process",
  briefs: "brief",
};

function readWish({ format, sheet, theme, delimiter, what }: ExportRequest) {
  if (format === "png") {
    return err(
      "A PNG is drawn by a browser: use Export in the room Present. Here, --format svg or pdf gives the same picture.",
    );
  }
  const known = fileFormats.find((one) => one === format);
  if (!known) return err(`--format: expected one of ${fileFormats.join(", ")}.`);
  const size = sheetNames.find((one) => one === sheet);
  if (!size) return err(`--sheet: expected one of ${sheetNames.join(", ")}.`);
  if (theme !== "light" && theme !== "dark") return err("--theme: expected light or dark.");
  if (delimiter !== "," && delimiter !== ";") return err("--delimiter: expected , or ;");
  const kind = Object.hasOwn(kindsByWord, what) ? kindsByWord[what] : undefined;
  if (what !== "all" && kind === undefined) {
    return err(`--what: expected all or one of ${Object.keys(kindsByWord).join(", ")}.`);
  }
  if (kind !== undefined && known !== "pdf" && known !== "svg") {
    return err(
      `--what: a ${known} holds the whole workshop; only pdf and svg hold chosen pictures.`,
    );
  }
  return ok({ kind, wish: { format: known, sheet: size, palette: theme, delimiter } } as const);
}

/** The workshop as the running server would back it up, or out of a store that nobody has open. */
async function readWorkshop(
  dataDir: string,
  id: string,
): Promise<Result<ExportedWorkshop, string>> {
  const directory = mkdtempSync(join(tmpdir(), "waymark-export-"));
  try {
    const copied = await backUp(dataDir, join(directory, databaseFileName));
    if (!copied.ok) return copied;
    const store = await openSqliteStore({ directory });
    if (!store.ok) return store;
    const read = await readFrom(store.value, id);
    await store.value.close();
    return read;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function readFrom(
  store: Store,
  workshopId: string,
): Promise<Result<ExportedWorkshop, string>> {
  const ids = await store.workshopIds();
  if (!ids.includes(workshopId)) {
    const some = ids.slice(0, 20).join(", ");
    return err(
      `There is no workshop ${workshopId}. ${ids.length === 0 ? "The store has none." : `There are: ${some}`}`,
    );
  }
  const map = await store.load({ workshopId, name: "map" });
  const room = await store.load({ workshopId, name: "room" });
  return ok({
    map: readSnapshot(updatesOf(map), schemas.map),
    room: readSnapshot(updatesOf(room), schemas.room),
  });
}

function updatesOf({ snapshot, updates }: StoredDocument): readonly Uint8Array[] {
  return [...(snapshot ? [snapshot] : []), ...updates.map(({ bytes }) => bytes)];
}
