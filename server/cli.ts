#!/usr/bin/env node
// Owns: the commands for whoever runs a server: `waymark backup`, `restore`, `export`. The edge: arguments, environment,
// clock, console and exit codes. What they do stands in backup.ts and export/. Rules: STO-23, STO-24, STA-95, EXP-56.
import { fileURLToPath } from "node:url";
import { backUp, restore, type Said, verify } from "./backup.ts";
import { readConfig } from "./config.ts";
import { readExportArguments } from "./export/arguments.ts";
import { exportWorkshop } from "./export/exportCommand.ts";
import { bundledFontFiles } from "./export/fontFiles.ts";

const usage = `Use:
  waymark backup <file>            writes a copy of the store, without drafts, while the server runs
  waymark restore --verify <file>  reads a backup row by row, and changes nothing
  waymark restore <file>           makes a backup the store of an empty DATA_DIR
  waymark export <workshop> --format pdf|pptx|xlsx|csv|json|svg|mermaid --out <file>
                 [--sheet wide|a3|a0|square] [--theme light|dark] [--delimiter ,|;]
                 [--what all|journeys|heatmaps|measurements|blueprints|processes|briefs]
                                   writes a workshop as a file, while the server runs
DATA_DIR is the server's, as in its settings.`;

const said = await run(process.argv.slice(2));
if (said.ok) console.log(said.value);
else console.error(said.error);
process.exitCode = said.ok ? 0 : 1;

async function run([command, ...given]: readonly string[]): Promise<Said> {
  if (command === "--help" || command === "-h") return { ok: true, value: usage };
  if (command === "export") return runExport(given);
  const files = given.filter((word) => !word.startsWith("--"));
  const options = given.filter((word) => word.startsWith("--"));
  const [file] = files;
  const isVerify = options[0] === "--verify" && options.length === 1;
  if (file === undefined || files.length > 1) return { ok: false, error: usage };
  const config = readConfig(process.env);
  if (!config.ok) return { ok: false, error: config.error.join("\n") };
  const { dataDir } = config.value;
  if (command === "backup" && options.length === 0) return backUp(dataDir, file);
  if (command === "restore" && options.length === 0) return restore(dataDir, file);
  if (command === "restore" && isVerify) return verify(file);
  return { ok: false, error: usage };
}

async function runExport(given: readonly string[]): Promise<Said> {
  const request = readExportArguments(given);
  if (!request.ok) return { ok: false, error: `${request.error}\n${usage}` };
  const config = readConfig(process.env);
  if (!config.ok) return { ok: false, error: config.error.join("\n") };
  const fonts = bundledFontFiles(fileURLToPath(import.meta.url));
  if (!fonts) return { ok: false, error: "The fonts of pictures are missing: run npm run build." };
  return exportWorkshop(request.value, { dataDir: config.value.dataDir, fonts, nowMs: Date.now() });
}
