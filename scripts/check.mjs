// Owns: `npm run check`: the house rules that the linter cannot express, each in one file of checks/.
// Adding a check means adding a file there, with a test that shows it can fail, and a row here.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findMachineWords } from "./checks/machine.mjs";
import { findForbiddenNames } from "./checks/names.mjs";
import { readProject } from "./checks/project.mjs";
import { findCrossedRooms } from "./checks/rooms.mjs";
import { findRuleGaps } from "./checks/rules.mjs";
import { findLongFiles } from "./checks/size.mjs";
import { findSleeps } from "./checks/sleeps.mjs";
import { findOpenPromises } from "./checks/todos.mjs";
import { findForeignWords } from "./checks/words.mjs";

const CHECKS = [
  { name: "size of files", find: findLongFiles },
  { name: "names of files", find: findForbiddenNames },
  { name: "rooms of the client", find: findCrossedRooms },
  { name: "no sleeps in tests", find: findSleeps },
  { name: "no open promises", find: findOpenPromises },
  { name: "no words of one machine", find: findMachineWords },
  { name: "words with their rooms", find: findForeignWords },
  { name: "rules and tests", find: findRuleGaps },
];

const files = readProject(join(dirname(fileURLToPath(import.meta.url)), ".."));
for (const { name, find } of CHECKS) {
  const findings = find(files);
  console.log(`${findings.length === 0 ? "✓" : "✗"} ${name}`);
  for (const { path, line, message } of findings) console.log(`  ${path}:${line}  ${message}`);
  if (findings.length > 0) process.exitCode = 1;
}
