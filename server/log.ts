// Owns: the server's log: structured lines about events, never about people. What may stand in a line is narrow
// on purpose: no addresses, tokens, names, ids of workshops or texts, so an error's message stays out too. Rule ACC-12.

import { type DestinationStream, pino } from "pino";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a line may hold beside the event: counts, durations, codes. */
export type LogFields = Readonly<Record<string, number | boolean | string>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause`: its kind and where it was thrown are kept, its message is not. */
  error(event: string, cause?: unknown, fields?: LogFields): void;
}

export function newLog(level: LogLevel, destination?: DestinationStream): Log {
  const lines = pino({ level, base: null, messageKey: "event" }, destination);
  return {
    info: (event, fields = {}) => lines.info(fields, event),
    warn: (event, fields = {}) => lines.warn(fields, event),
    error: (event, cause, fields = {}) =>
      lines.error({ ...fields, ...causeToFields(cause) }, event),
  };
}

/** Kind, code and place of an error, without its message: that may quote what somebody wrote. */
function causeToFields(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const code = "code" in cause && typeof cause.code === "string" ? { code: cause.code } : {};
  // A message of several lines may have some that look like a place.
  const [stack = "", message] = [cause.stack, cause.message];
  // One that was changed since the stack was made is not found in it: nothing is told of such a stack.
  const from = stack.indexOf(message);
  const at = (from < 0 ? "" : stack.slice(from + message.length))
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(" | ");
  return { kind: cause.name, at, ...code };
}
