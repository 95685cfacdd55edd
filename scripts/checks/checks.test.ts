// Shows of each check that it can fail, where it points, and that it leaves sound files alone.
import { describe, expect, it } from "vitest";
import { findMachineWords } from "./machine.mjs";
import { findForbiddenNames } from "./names.mjs";
import type { Finding, SourceFile } from "./project.mjs";
import { findCrossedRooms } from "./rooms.mjs";
import { findRuleGaps } from "./rules.mjs";
import { findLongFiles } from "./size.mjs";
import { findSleeps } from "./sleeps.mjs";
import { findOpenPromises } from "./todos.mjs";

const places = (findings: readonly Finding[]) =>
  findings.map(({ path, line }) => `${path}:${line}`);
const lines = (count: number) => "x\n".repeat(count);
const project = (texts: Record<string, string>): SourceFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

describe("size of files", () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`shared/kit/a${index}.ts`, lines(10)]),
  );

  it("finds a file that is too long", () => {
    const findings = findLongFiles(project({ ...many, "shared/a.ts": lines(401) }));
    expect(places(findings)).toEqual(["shared/a.ts:401"]);
  });

  it("accepts 400 lines, and more with a reason", () => {
    const reasoned = `// Owns: a table.\n// Long because it is one table.\n${lines(900)}`;
    const texts = { ...many, "shared/a.ts": lines(400), "shared/b.ts": reasoned };
    expect(findLongFiles(project(texts))).toEqual([]);
  });

  it("finds a habit of long files", () => {
    const texts = { "a.ts": lines(121), "b.ts": lines(130), "c.ts": lines(251) };
    const findings = findLongFiles(project(texts));
    expect(places(findings)).toEqual(["b.ts:120", "c.ts:250"]);
  });
});

describe("names of files", () => {
  it.each(["shared/utils/a.ts", "client/boardHelpers.tsx", "server/common.ts", "shared/types.ts"])(
    "refuses %s",
    (path) => {
      expect(places(findForbiddenNames(project({ [path]: "" })))).toEqual([`${path}:1`]);
    },
  );

  it("refuses a barrel", () => {
    expect(findForbiddenNames(project({ "shared/model/index.ts": "" }))).toHaveLength(1);
  });

  it("accepts a noun", () => {
    expect(findForbiddenNames(project({ "shared/model/touchpoint.ts": "" }))).toEqual([]);
  });
});

describe("rooms of the client", () => {
  it.each([
    'import { Card } from "../board/Card.tsx";',
    'import type { Card } from "../../rooms/board/Card.tsx";',
    'const Card = lazy(() => import("../board/Card.tsx"));',
    'import "../board/card.css";',
    'export { Card } from "../board/Card.tsx";',
    'import {\n  Card,\n} from "../board/Card.tsx";',
  ])("finds %s", (text) => {
    const findings = findCrossedRooms(project({ "client/rooms/feel/Feel.tsx": `\n${text}` }));
    expect(places(findings)).toHaveLength(1);
    expect(findings[0]?.message).toMatch(/"feel" imports the room "board"/);
  });

  it("accepts the room itself and what lies below the rooms", () => {
    const text = 'import { a } from "./a.ts";\nimport { b } from "../../ui/board/b.tsx";';
    const texts = {
      "client/rooms/feel/Feel.tsx": text,
      "client/main.tsx": 'import { Board } from "./rooms/board/Board.tsx";',
    };
    expect(findCrossedRooms(project(texts))).toEqual([]);
  });
});

describe("no sleeps in tests", () => {
  it.each([
    "await page.waitForTimeout(500);",
    "await new Promise((resolve) => setTimeout(resolve, 50));",
    "globalThis.setTimeout(done, 50);",
    'import { setTimeout } from "node:timers/promises";',
    "await sleep(100);",
  ])("finds %s", (text) => {
    expect(places(findSleeps(project({ "server/a.test.ts": `\n${text}` })))).toEqual([
      "server/a.test.ts:2",
    ]);
    expect(findSleeps(project({ "e2e/people.ts": text }))).toHaveLength(1);
  });

  it("accepts limits, fake clocks and code that is no test", () => {
    const texts = {
      "e2e/a.spec.ts": "test.setTimeout(60_000);",
      "server/a.test.ts": "vi.advanceTimersByTime(50);",
      "server/outside.ts": "setTimeout(run, delayMs);",
    };
    expect(findSleeps(project(texts))).toEqual([]);
  });
});

describe("no open promises", () => {
  it("finds a promise without an issue", () => {
    expect(places(findOpenPromises(project({ "a.ts": "x;\n// TODO later" })))).toEqual(["a.ts:2"]);
  });

  it("accepts one that an issue keeps", () => {
    expect(findOpenPromises(project({ "a.ts": "// TODO(#12) later" }))).toEqual([]);
  });
});

describe("no words of one machine", () => {
  it.each(['"/home/ann/waymark"', "see ../.cache/notes", "C:\\Users\\ann", "cd /tmp/shots"])(
    "finds %s",
    (text) => {
      expect(places(findMachineWords(project({ "docs/a.md": `\n${text}` })))).toEqual([
        "docs/a.md:2",
      ]);
    },
  );

  it("accepts places that every copy has", () => {
    const text = "/usr/bin/chromium\n../shared/data\n../.ci/run\nimport '../work/a.ts'";
    expect(findMachineWords(project({ "a.ts": text }))).toEqual([]);
  });
});

describe("rules and tests", () => {
  const rules = "# Rules\n\n**MAP-1** One.\n- **A11-2** Two.\n";
  const test = 'it("[MAP-1] [A11-2] both", () => {});';

  it("accepts rules that are all quoted", () => {
    expect(findRuleGaps(project({ "docs/rules.md": rules, "a.test.ts": test }))).toEqual([]);
  });

  it("finds a rule that no test quotes, and takes no comment for a title", () => {
    const commented = 'it("[MAP-1] one", () => {});\n// [A11-2]';
    const findings = findRuleGaps(project({ "docs/rules.md": rules, "a.test.ts": commented }));
    expect(places(findings)).toEqual(["docs/rules.md:4"]);
  });

  it("finds a quoted rule that is unknown, in code too", () => {
    const texts = {
      "docs/rules.md": rules,
      "a.test.ts": `${test}\nit("[MAP-9] nine", () => {});`,
      "a.ts": "// Implements STO-4.",
    };
    expect(places(findRuleGaps(project(texts)))).toEqual(["a.test.ts:2", "a.ts:1"]);
  });

  it("finds a number given twice", () => {
    const twice = `${rules}**MAP-1** Again.\n`;
    const findings = findRuleGaps(project({ "docs/rules.md": twice, "a.test.ts": test }));
    expect(places(findings)).toEqual(["docs/rules.md:5"]);
  });

  it("misses the list of rules", () => {
    expect(findRuleGaps([])).toHaveLength(1);
  });
});
