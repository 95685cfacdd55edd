import { expect, test } from "vitest";
import { newLog } from "./log.ts";

test("[ACC-12] an error's message stays out of the log, its kind, code and place are in it", () => {
  const lines: string[] = [];
  const log = newLog("info", { write: (line) => lines.push(line) });
  const error = Object.assign(new RangeError("Ada wrote: the boss is slow"), { code: "E_RANGE" });
  log.error("request failed", error, { route: "GET /healthz" });
  log.error("odd", "Ada threw a text");
  log.error("odd", new Error("two lines\n    at work, Ada wrote"));
  const changed = new Error("Ada wrote first");
  changed.message = "quite another text";
  log.error("odd", changed);
  log.info("started", { port: 1 });
  expect(lines.join("")).not.toContain("Ada");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "request failed",
    kind: "RangeError",
    code: "E_RANGE",
    route: "GET /healthz",
    at: expect.stringContaining("log.test.ts"),
  });
  expect(lines).toHaveLength(5);
});
