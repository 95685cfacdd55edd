// LibreOffice as an independent reader of our files, and whether it is here. Tests only.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Whether a program answers when it is asked for its version. */
export function isInstalled(program: string, question = "--version"): boolean {
  return spawnSync(program, [question]).error === undefined;
}

export interface Office {
  /** Where its files lie. */
  readonly folder: string;
  /** Converts a file, read by a filter if one is named, and gives the stem of what came out, in a folder beside. */
  readonly convert: (file: string, to: string, readBy?: string) => string;
  /** Deletes the folder. */
  readonly close: () => void;
}

/** LibreOffice with a profile of its own; what it writes lies in a folder of its own. */
export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), "waymark-office-"));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const made = join(folder, "made");
  return {
    folder,
    convert: (file, to, readBy) => {
      const filter = readBy === undefined ? [] : [`--infilter=${readBy}`];
      const order = [profile, "--headless", ...filter, "--convert-to", to, "--outdir", made];
      spawnSync("soffice", [...order, file], { stdio: "ignore" });
      return join(made, basename(file).replace(/\.\w+$/, ""));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Whether the part of LibreOffice for tables is installed too: it is asked to convert a table of one cell. */
export function hasCalc(): boolean {
  if (!isInstalled("soffice")) return false;
  const office = openOffice();
  const table = join(office.folder, "one.csv");
  writeFileSync(table, "1\n");
  const made = `${office.convert(table, "xlsx")}.xlsx`;
  const isMade = existsSync(made);
  office.close();
  return isMade;
}
