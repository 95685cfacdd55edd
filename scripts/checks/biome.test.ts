// Shows of the strata and edges in biome.json that they bite: a small project of violations, linted with it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Case {
  path: string;
  text: string;
  rule: string;
}

const imports = (path: string, from: string): Case => ({
  path,
  text: `import "${from}";\n`,
  rule: "lint/style/noRestrictedImports",
});
const uses = (path: string, expression: string, rule = "lint/style/noRestrictedGlobals"): Case => ({
  path,
  text: `export const used = ${expression};\n`,
  rule,
});

const REFUSED: readonly Case[] = [
  imports("shared/kit/a1.ts", "../model/x.ts"),
  imports("shared/kit/a2.ts", "yjs"),
  imports("shared/model/a1.ts", "../insight/x.ts"),
  imports("shared/model/a2.ts", "../doc/x.ts"),
  imports("shared/model/a3.ts", "../../server/x.ts"),
  imports("shared/insight/a1.ts", "../format/x.ts"),
  imports("shared/format/scene/a1.ts", "../../insight/x.ts"),
  imports("shared/format/a1.ts", "../wire/x.ts"),
  imports("shared/doc/a1.ts", "../wire/x.ts"),
  imports("shared/doc/a2.ts", "y-websocket"),
  imports("shared/doc/a3.ts", "react"),
  imports("shared/wire/a1.ts", "../doc/x.ts"),
  imports("shared/wire/a2.ts", "yjs"),
  imports("client/rooms/board/a1.tsx", "../../../server/x.ts"),
  imports("client/rooms/board/a2.tsx", "yjs"),
  imports("client/rooms/board/a3.tsx", "y-protocols/awareness"),
  imports("client/session/a1.ts", "../../server/x.ts"),
  imports("server/acts/a1.ts", "../../client/x.ts"),
  imports("server/acts/a2.ts", "yjs"),
  imports("server/acts/a3.ts", "y-protocols/awareness"),
  imports("server/acts/a4.ts", "react"),
  imports("server/sync/a1.ts", "yjs"),
  imports("server/sync/a2.ts", "y-protocols/sync"),
  imports("server/sync/a3.test.ts", "../../client/x.ts"),
  {
    ...imports("server/access/a1.ts", ""),
    text: 'import { randomBytes } from "node:crypto";\nexport const used = randomBytes;\n',
  },
  {
    ...imports("shared/model/a4.ts", "node:fs"),
    text: 'import { readFileSync } from "node:fs";\nexport const used = readFileSync;\n',
    rule: "lint/correctness/noNodejsModules",
  },
  {
    ...imports("client/ui/a4.ts", "node:fs"),
    text: 'import { readFileSync } from "node:fs";\nexport const used = readFileSync;\n',
    rule: "lint/correctness/noNodejsModules",
  },
  uses("shared/model/b1.ts", "new Date()"),
  uses("shared/model/b2.ts", "Date.now()"),
  uses("client/rooms/board/b1.ts", "performance.now()"),
  uses("client/rooms/board/b2.ts", "crypto.randomUUID()"),
  uses("server/acts/b1.ts", "process.env"),
  uses("server/sync/b1.ts", "setTimeout(() => undefined, 1)"),
  uses("server/sync/b2.test.ts", "setTimeout(() => undefined, 1)"),
  uses("server/sync/b3.test.ts", "Date.now()"),
  uses("e2e/b1.spec.ts", "setTimeout(() => undefined, 1)"),
  uses("shared/kit/b1.ts", "Math.random()", "lint/nursery/noJsRestrictedProperties"),
  uses("server/acts/b2.ts", 'console.log("x")', "lint/suspicious/noConsole"),
  {
    path: "shared/kit/c1.ts",
    text: "export default 1;\n",
    rule: "lint/style/noDefaultExport",
  },
  {
    path: "client/rooms/board/c1.tsx",
    text: "export const Hello = () => <p>Hello</p>;\n",
    rule: "lint/style/noJsxLiterals",
  },
];

const ACCEPTED: readonly Omit<Case, "rule">[] = [
  imports("shared/doc/ok1.ts", "yjs"),
  imports("shared/doc/ok2.ts", "../model/x.ts"),
  imports("shared/format/scene/ok1.ts", "../../model/x.ts"),
  imports("shared/wire/ok1.ts", "lib0/encoding"),
  imports("client/session/ok1.ts", "y-websocket"),
  imports("client/rooms/board/ok1.tsx", "../../../shared/doc/x.ts"),
  imports("server/sync/ok1.ts", "y-protocols/awareness"),
  imports("server/sync/ok2.test.ts", "yjs"),
  imports("server/acts/ok1.ts", "../../shared/insight/x.ts"),
  uses("server/outside.ts", "Date.now()"),
  uses("server/config.ts", "process.env"),
  uses("scripts/ok1.ts", "Math.random()"),
];

const ROOT = join(import.meta.dirname, "..", "..");

describe("biome.json", () => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-lint-"));
  let found: readonly { path: string; rule: string }[] = [];

  beforeAll(() => {
    cpSync(join(ROOT, "biome.json"), join(folder, "biome.json"));
    cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
    for (const { path, text } of [...REFUSED, ...ACCEPTED]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    found = lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(REFUSED)("refuses $path: $text", ({ path, rule }) => {
    expect(found).toContainEqual({ path, rule });
  });

  it.each(ACCEPTED)("accepts $path: $text", ({ path }) => {
    expect(found.filter((finding) => finding.path === path)).toEqual([]);
  });
});

/** Lints a folder by its biome.json and gives what was found there of the rules of this file. */
function lint(folder: string): { path: string; rule: string }[] {
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  const args = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!stdout.trimStart().startsWith("{")) throw new Error(`Biome gave no report: ${stderr}`);
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  return report.diagnostics.map(({ category, location }) => ({
    rule: category,
    path: (typeof location.path === "string" ? location.path : location.path.file).replace(
      /^\.\//,
      "",
    ),
  }));
}
