// Owns: the description of the tables for other programs: a JSON Schema of the exported file and the tables of
// docs/schema.md. Both are written from `shared/model/tables`, so they cannot drift.

import type { Fields, Stored } from "../model/field.ts";
import { schemas } from "../model/tables.ts";

type Json = { [key: string]: Stored };

/** JSON Schema (2020-12) of an exported workshop. */
export function exportedFileSchema(): Json {
  const published: readonly string[] = ["rounds", "tallies", "dotResults", "whys", "signatures"];
  const room = Object.entries(schemas.room).filter(([table]) => published.includes(table));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Waymark workshop",
    type: "object",
    required: ["format", "version", "map"],
    properties: {
      format: { const: "waymark" },
      version: { const: 1 },
      title: { type: "string", maxLength: 200 },
      map: tablesSchema(Object.entries(schemas.map)),
      room: tablesSchema(room),
    },
  };
}

/** The Markdown of docs/schema.md's tables. */
export function schemaToMarkdown(): string {
  return Object.entries(schemas)
    .map(([name, tables]) => {
      const sections = Object.entries(tables).map(([table, fields]) =>
        tableToMarkdown(table, fields),
      );
      return `## \`${name}\`\n\n${documentIntroductions[name as keyof typeof schemas]}\n\n${sections.join("\n\n")}`;
    })
    .join("\n\n");
}

const documentIntroductions = {
  map: "Written by facilitators, curators and the server; by contributors too while the map is open to them. Read by everyone admitted.",
  room: "Written by the server only. Read by everyone admitted.",
  mine: "One for each participant, who alone reads and writes it. The server takes drafts and ballots out of it when a round is published.",
} as const;

function tablesSchema(tables: readonly (readonly [string, Fields])[]): Json {
  return {
    type: "object",
    properties: Object.fromEntries(
      tables.map(([name, fields]) => [
        name,
        { type: "object", additionalProperties: recordSchema(fields) },
      ]),
    ),
  };
}

function recordSchema(fields: Fields): Json {
  const required = Object.entries(fields).filter(([, field]) => field.absent === undefined);
  return {
    type: "object",
    ...(required.length > 0 ? { required: required.map(([name]) => name) } : {}),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.schema]),
    ),
  };
}

function tableToMarkdown(table: string, fields: Fields): string {
  const rows = Object.entries(fields).map(([name, field]) => {
    const absent = field.absent === undefined ? "needed" : `\`${JSON.stringify(field.absent)}\``;
    return `| \`${name}\` | ${describe(field.schema)} | ${absent} |`;
  });
  return [`### ${table}`, "", "| field | holds | if absent |", "|---|---|---|", ...rows].join("\n");
}

function describe(schema: { readonly [key: string]: Stored }): string {
  if (Array.isArray(schema.enum)) {
    return schema.enum.map((word) => (word === "" ? "empty" : `\`${String(word)}\``)).join(", ");
  }
  switch (schema.type) {
    case "string":
      return `text, ${String(schema.minLength ?? 0)} to ${String(schema.maxLength)} characters`;
    case "number":
      return `number, ${String(schema.minimum)} to ${String(schema.maximum)}`;
    case "array":
      return `list of ${String(schema.minItems)}`;
    default:
      return String(schema.type);
  }
}
