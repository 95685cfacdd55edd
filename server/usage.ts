// Owns: what may stand behind the command that starts the server, and what it says of itself when asked. It must not
// read settings: config.ts does. Rule: SYN-119.
import { err, ok, type Result } from "../shared/kit/result.ts";

/** What whoever started the process wants: to serve, or to be told what this is. */
export type Wish = "serve" | "help";

/** There is nothing to say but a wish for help; all settings come from the environment. */
export function readArguments(given: readonly string[]): Result<Wish, string> {
  const unknown = given.filter((word) => word !== "--help" && word !== "-h");
  if (unknown.length === 0) return ok(given.length === 0 ? "serve" : "help");
  const words = unknown.map((word) => `"${word}"`).join(", ");
  return err(
    `The server takes no such argument: ${words}. Its settings are variables of the environment, such as PORT=4321; --help lists them. Nothing was started.`,
  );
}

/** Each with what counts without it. `docs/operations.md` says more. */
const settings: readonly (readonly [name: string, absent: string, meaning: string])[] = [
  ["PORT", "4321", "where it listens; 0 takes any free port"],
  ["HOST", "0.0.0.0", "on which of the machine's addresses"],
  ["DATA_DIR", "data", "the directory of all that is kept"],
  ["PUBLIC_URL", "none", "the address people use, where a proxy stands in front"],
  ["LOG_LEVEL", "info", "debug, info, warn, error or silent"],
  ["MIN_PEOPLE", "3", "a reveal needs so many people; can be raised only"],
  ["MIN_DEPARTMENT", "5", "figures of a department need so many; can be raised only"],
  ["IMPORT_MAX_MB", "10", "largest file that a new workshop is made from"],
  ["WORKSHOPS_PER_HOUR", "300", "new workshops from one address within an hour"],
  ["FAILED_TRIES_PER_MINUTE", "120", "wrong links from one address within a minute"],
];

export const usage = `Waymark: a canvas for customer journeys that a whole workshop works on at once, served from this machine.

Use: node --disable-proto=delete dist/server/main.js

It takes no arguments but --help. Settings are variables of the environment; without one counts what stands beside it:

${settings.map(([name, absent, meaning]) => `  ${name.padEnd(25)}${absent.padEnd(9)}${meaning}`).join("\n")}

Ctrl+C or SIGTERM stops it; nothing is lost. docs/operations.md tells of every setting and limit; backups and
exports are made by node dist/server/cli.js.`;
