// Owns: what a layout of a process map is asked for and gives, as plain data that can cross to a worker.

import type { NodeKind } from "../../model/tables.ts";

export interface LayoutNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** Index of its lane, from the top. */
  readonly lane: number;
  /** Where it stands now; decides only between what is equally good. */
  readonly x: number;
  readonly y: number;
}

export interface LayoutFlow {
  readonly from: string;
  readonly to: string;
  /** Whether it has words that need room behind its beginning. */
  readonly hasLabel?: boolean;
}

export interface LayoutWish {
  /** In an order that does not depend on where they stand, such as by id. */
  readonly nodes: readonly LayoutNode[];
  /** Between two of the nodes. */
  readonly flows: readonly LayoutFlow[];
  /** Nodes that shall stand one after the other where no flow speaks against it, such as touchpoints of one journey. */
  readonly sequences?: readonly (readonly string[])[];
}

/** A place within a node's lane, on the raster. */
export interface LaidOut {
  readonly id: string;
  readonly lane: number;
  readonly x: number;
  readonly y: number;
}
