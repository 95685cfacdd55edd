// Owns: what dies with the tab while a process map is open: selection, what is being renamed or connected, and where a
// drag has carried nodes so far. It knows no document.

import { createStore, type StoreApi } from "zustand/vanilla";
import type { Point } from "../../../shared/model/processBands.ts";

export interface EditorState {
  readonly nodes: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
  /** The node whose name is being typed on the map. */
  readonly renaming: string | null;
  /** The node for which a target is being chosen from the list. */
  readonly connecting: string | null;
  /** Where dragged or nudged nodes are, in map units, until they are put down. */
  readonly lifted: ReadonlyMap<string, Point>;
  /** A node that the map shall bring into view. */
  readonly sought: string | null;
  /** Whether hand-offs are marked on the map and listed beside it. */
  readonly showsHandOffs: boolean;
  /** Whether what is selected was picked from that list, which then stays in sight. */
  readonly isPicked: boolean;
  /** The middle of what is in view, in map units; `null` while no map is drawn. */
  readonly centre: (() => Point) | null;
}

export type Editor = StoreApi<EditorState>;

const nothing: ReadonlySet<string> = new Set();
const nowhere: ReadonlyMap<string, Point> = new Map();

export function createEditor(): Editor {
  return createStore<EditorState>(() => ({
    nodes: nothing,
    flows: nothing,
    renaming: null,
    connecting: null,
    lifted: nowhere,
    sought: null,
    showsHandOffs: false,
    isPicked: false,
    centre: null,
  }));
}

/** Selects these and nothing else. */
export function select(
  editor: Editor,
  nodes: readonly string[],
  flows: readonly string[] = [],
): void {
  const now = editor.getState();
  if (isSame(now.nodes, nodes) && isSame(now.flows, flows)) return;
  editor.setState({ nodes: new Set(nodes), flows: new Set(flows), isPicked: false });
}

/** Selects what a row of the list of hand-offs stands for, and brings it into view. */
export function pick(
  editor: Editor,
  picked: {
    readonly nodes: readonly string[];
    readonly flows: readonly string[];
    readonly sought: string;
  },
): void {
  const { sought } = picked;
  const [nodes, flows] = [new Set(picked.nodes), new Set(picked.flows)];
  editor.setState({ nodes, flows, sought, isPicked: true });
}

/** Adds to the selection, or takes out of it, as React Flow tells. */
export function changeSelection(
  editor: Editor,
  of: "nodes" | "flows",
  changes: readonly { readonly id: string; readonly selected: boolean }[],
): void {
  const next = new Set(editor.getState()[of]);
  for (const { id, selected } of changes) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  editor.setState({ [of]: next, isPicked: false });
}

/** Carries nodes to where the hand is. */
export function lift(editor: Editor, places: Iterable<readonly [id: string, at: Point]>): void {
  editor.setState({ lifted: new Map([...editor.getState().lifted, ...places]) });
}

export function putDown(editor: Editor): void {
  if (editor.getState().lifted.size > 0) editor.setState({ lifted: nowhere });
}

/** The one selected node, or `null` where none or several things are selected. */
export function onlyNode({ nodes, flows }: Pick<EditorState, "nodes" | "flows">): string | null {
  const [first] = nodes;
  return nodes.size === 1 && flows.size === 0 && first !== undefined ? first : null;
}

/** The one selected flow, or `null`. */
export function onlyFlow({ nodes, flows }: Pick<EditorState, "nodes" | "flows">): string | null {
  const [first] = flows;
  return flows.size === 1 && nodes.size === 0 && first !== undefined ? first : null;
}

function isSame(set: ReadonlySet<string>, ids: readonly string[]): boolean {
  return set.size === ids.length && ids.every((id) => set.has(id));
}
