// Writes docs/schema.md and docs/workshop.schema.json from the tables: `npx tsx scripts/schema.ts`.

import { writeFileSync } from "node:fs";
import { exportedFileSchema, schemaToMarkdown } from "../shared/format/jsonSchema.ts";

const introduction = `# The documents of a workshop

A workshop is three kinds of Yjs documents. Each table is a top-level \`Y.Map\`; each record in it is a nested
\`Y.Map\` under a random id of 1 to 40 letters, digits, \`-\` or \`_\`; each field is one key with a plain value. A
record that does not fit this page is left out by readers and counted, never repaired. Names are stable.

- A reference to a record that is gone is resolved by one function, the same for everybody.
- An order is a text key of base-62 digits, compared as text, then by id.
- A \`place\` is \`[x, y]\` in board units; a \`slot\` is \`[stageId, order]\`; a \`spot\` is \`[laneId, x, y]\`. What is
  only ever set together is one field, so that concurrent edits cannot tear it apart.
- A rating in \`ballots\` is written as a whole record under \`<roundId>_<stepId>\`; the last one wins.
- The single records of \`workshop\`, \`state\` and \`me\` are called \`main\`.

An exported workshop is described by [workshop.schema.json](workshop.schema.json). This page is written from the
code by \`npx tsx scripts/schema.ts\`; a test fails when it is out of date.

`;

export const schemaPage = `${introduction}${schemaToMarkdown()}\n`;
export const schemaFile = `${JSON.stringify(exportedFileSchema(), null, 2)}\n`;

if (process.argv[1]?.endsWith("schema.ts")) {
  writeFileSync(new URL("../docs/schema.md", import.meta.url), schemaPage);
  writeFileSync(new URL("../docs/workshop.schema.json", import.meta.url), schemaFile);
}
