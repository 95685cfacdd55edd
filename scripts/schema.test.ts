import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schemaFile, schemaPage } from "./schema.ts";

describe("docs/schema.md", () => {
  it("[MAP-11] the described tables are those of the code", () => {
    const page = readFileSync("docs/schema.md", "utf8");
    expect(page, "run: npx tsx scripts/schema.ts").toBe(schemaPage);
    const file = readFileSync("docs/workshop.schema.json", "utf8");
    expect(file, "run: npx tsx scripts/schema.ts").toBe(schemaFile);
  });
});
