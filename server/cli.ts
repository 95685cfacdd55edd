// Owns: the commands for whoever runs a server: `waymark backup <file>`, `waymark restore [--verify] <file>`. The edge:
// arguments, environment, console and exit codes. What they do stands in backup.ts. Rules: STO-23, STO-24.
import { backUp, restore, type Said, verify } from "./backup.ts";
import { readConfig } from "./config.ts";

const usage = `Use:
  waymark backup <file>            writes a copy of the store, without drafts, while the server runs
  waymark restore --verify <file>  reads a backup row by row, and changes nothing
  waymark restore <file>           makes a backup the store of an empty DATA_DIR
DATA_DIR is the server's, as in its settings.`;

const said = await run(process.argv.slice(2));
if (said.ok) console.log(said.value);
else console.error(said.error);
process.exitCode = said.ok ? 0 : 1;

async function run([command, ...given]: readonly string[]): Promise<Said> {
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
