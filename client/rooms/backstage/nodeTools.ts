// Owns: what can be added to a process map by a tool or by one key: each kind of node, and a fail point, which is a task
// where it often goes wrong.

import { type NodeKind, nodeKinds } from "../../../shared/model/tables.ts";

export type NodeTool = NodeKind | "failPoint";

export const nodeTools: readonly NodeTool[] = nodeKinds.flatMap((kind): readonly NodeTool[] =>
  kind === "wait" ? [kind, "failPoint"] : [kind],
);

/** The key that adds each of them, where something is selected to add it to. */
export const toolKeys: Readonly<Record<NodeTool, string>> = {
  start: "B",
  end: "E",
  task: "T",
  decision: "D",
  wait: "W",
  failPoint: "F",
  system: "S",
  document: "O",
  note: "N",
};

/** What a tool makes. */
export function made(tool: NodeTool): { readonly kind: NodeKind; readonly fail: boolean } {
  return tool === "failPoint" ? { kind: "task", fail: true } : { kind: tool, fail: false };
}
