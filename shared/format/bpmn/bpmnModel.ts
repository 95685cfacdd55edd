// Owns: what a BPMN file is to Waymark: one process map with its places, and one more for the inside of each sub-process,
// as plain data. Knows no XML and no document.

import type { Layer, NodeKind } from "../../model/tables.ts";

export interface BpmnLane {
  readonly name: string;
  /** As the file says, if Waymark wrote it; else a guess by the name. */
  readonly layer: Layer;
  readonly isGuess: boolean;
  /** The lane, pool or process of the file's frame that it stands for. */
  readonly key?: string;
  /** Of the inside of a sub-process: the lane around it, whose layer it has, as an index among the lanes there. */
  readonly of?: number;
}

export interface BpmnNode {
  readonly kind: NodeKind;
  readonly name: string;
  /** Index among the lanes. */
  readonly lane: number;
  /** Left upper corner, in map units; y from the top of the lane. */
  readonly x: number;
  readonly y: number;
  readonly system: string;
  readonly minutes: number | null;
  /** Who does it, where the file says so in Waymark's own words. */
  readonly owner: string;
  readonly fail: boolean;
  readonly wait: boolean;
  /** What it was, where the kind does not say it: `UserTask`, `BoundaryEvent Timer`. */
  readonly bpmnType: string;
  /** What else the file says of it, as XML; empty for nothing. */
  readonly bpmnExtra: string;
  /** What happens inside it. */
  readonly inside?: BpmnInside;
}

export interface BpmnFlow {
  /** Indexes among the nodes. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** `MessageFlow`, `Attachment` of a boundary event to its activity, or empty. */
  readonly bpmnType: string;
  /** As that of a node. */
  readonly bpmnExtra: string;
}

/** What one process map shows. */
export interface BpmnContent {
  readonly lanes: readonly BpmnLane[];
  readonly nodes: readonly BpmnNode[];
  readonly flows: readonly BpmnFlow[];
}

/** The inside of a sub-process: a process map of its own. */
export interface BpmnInside extends BpmnContent {
  readonly name: string;
  readonly notes: string;
}

/** What the file holds, sub-processes and their content included. */
export interface BpmnCounts {
  readonly pools: readonly string[];
  readonly lanes: readonly string[];
  readonly processes: number;
  readonly subProcesses: number;
  /** Tasks of every kind, those outside all processes and calls of either included. */
  readonly tasks: number;
  readonly gateways: number;
  readonly events: number;
  readonly sequenceFlows: number;
  readonly messageFlows: number;
  /** Data objects and stores as they are drawn: by their references. */
  readonly dataObjects: number;
}

export interface BpmnModel extends BpmnContent {
  /** Empty where the file has none. */
  readonly name: string;
  /** What the file holds around the map, as XML (see bpmnFrame.ts). */
  readonly frame?: string;
  /** What the file says at length and a map has no place for. */
  readonly notes: string;
  readonly counts: BpmnCounts;
  /** What was not kept as it stood, each as a sentence. */
  readonly warnings: readonly string[];
}

export interface BpmnWords {
  /** What a lane without a name is called, before its number. */
  readonly lane: string;
}
