// Owns: what the schema of BPMN 2.0 itself says of a file, where `xmllint` is on the machine.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const schema = resolve(
  import.meta.dirname,
  "../../../node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd",
);

export const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

/** What xmllint says about a file by the schema; empty where it is valid, or where nobody can say. */
export function schemaSays(xml: string): string {
  if (!hasXmllint) return "";
  const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, "-"], {
    input: xml,
    encoding: "utf8",
  });
  return status === 0 ? "" : stderr;
}
