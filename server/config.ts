// Owns: the settings: read from the environment once, all mistakes told at once, in words. Listed in
// docs/operations.md. Rule ACC-14.

import { isIP } from "node:net";
import { resolve } from "node:path";
import { err, ok, type Result } from "../shared/kit/result.ts";
import { leastMinimums, type Minimums, raisedMinimums } from "../shared/model/minimums.ts";
import { type LogLevel, logLevels } from "./log.ts";

export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The origin under which people reach the server, where a proxy stands in front of it. */
  readonly publicUrl: string | undefined;
  readonly logLevel: LogLevel;
  readonly minimums: Minimums;
  readonly importMaxBytes: number;
  /** New workshops from one address within an hour. */
  readonly workshopsPerHour: number;
  /** Failed tries of one address within a minute, before it has to wait. */
  readonly failedTriesPerMinute: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings, or every mistake in them. An empty variable counts as absent. `directoryMistake`: why a directory cannot hold
 * the data, if so.
 */
export function readConfig(
  environment: Environment,
  directoryMistake: (directory: string) => string | undefined = () => undefined,
): Result<Config, readonly string[]> {
  const mistakes: string[] = [];
  const given = (name: string): string => environment[name]?.trim() ?? "";
  const whole = (name: string, absent: number, min: number, max: number): number => {
    const text = given(name);
    if (text === "") return absent;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    mistakes.push(`${name} is "${text}"; expected a whole number from ${min} to ${max}.`);
    return absent;
  };
  const config: Config = {
    port: whole("PORT", 4321, 0, 65_535),
    host: readHost("HOST", given("HOST") || "0.0.0.0", mistakes),
    dataDir: resolve(given("DATA_DIR") || "data"),
    publicUrl: readOrigin("PUBLIC_URL", given("PUBLIC_URL"), mistakes),
    logLevel: readLevel("LOG_LEVEL", given("LOG_LEVEL"), mistakes),
    minimums: raisedMinimums({
      people: whole("MIN_PEOPLE", leastMinimums.people, leastMinimums.people, 1000),
      department: whole("MIN_DEPARTMENT", leastMinimums.department, leastMinimums.department, 1000),
    }),
    importMaxBytes: whole("IMPORT_MAX_MB", 10, 1, 100) * 1024 * 1024,
    failedTriesPerMinute: whole("FAILED_TRIES_PER_MINUTE", 120, 1, 1_000_000),
    workshopsPerHour: whole("WORKSHOPS_PER_HOUR", 300, 1, 1_000_000),
  };
  const unusable = directoryMistake(config.dataDir);
  if (unusable !== undefined) mistakes.push(unusable);
  return mistakes.length > 0 ? err(mistakes) : ok(config);
}

const hostName = /^[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*$/i;

/** Whether the machine has the address shows when it is listened on. */
function readHost(name: string, text: string, mistakes: string[]): string {
  if (isIP(text) === 0 && !hostName.test(text)) {
    mistakes.push(`${name} is "${text}"; expected an address of this machine, such as 127.0.0.1.`);
  }
  return text;
}

function readOrigin(name: string, text: string, mistakes: string[]): string | undefined {
  if (text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    (url?.protocol === "http:" || url?.protocol === "https:") &&
    url.pathname === "/" &&
    `${url.search}${url.hash}${url.username}${url.password}` === "";
  if (url && isOrigin) return url.origin;
  mistakes.push(
    `${name} is "${withoutUser(text)}"; expected an address without a path, such as https://journeys.example.org.`,
  );
  return undefined;
}

/** Mistakes end up in logs: a name and a password before the `@` do not belong there. */
function withoutUser(address: string): string {
  return address.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, "$1…@");
}

function readLevel(name: string, text: string, mistakes: string[]): LogLevel {
  const level = logLevels.find((one) => one === (text || "info"));
  if (level) return level;
  mistakes.push(`${name} is "${text}"; expected one of ${logLevels.join(", ")}.`);
  return "info";
}
