// Owns: undo and redo of one person's own changes to a document, with a word for each. Rules MAP.

import * as Y from "yjs";
import type { Schema } from "../model/change.ts";

export interface UndoState {
  /** What an undo would take back, as the label of its change; `null` if there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface UndoHistory {
  /** The same object while nothing has changed. */
  readonly state: () => UndoState;
  undo(): void;
  redo(): void;
  /** What takes back the change made last, also later; it does nothing once more was changed, undone or redone. */
  undoOfLast(): () => void;
  /** Names the change that is about to be applied. Each is undone on its own. */
  label(text: string): void;
  onChange(listener: () => void): () => void;
  destroy(): void;
}

const nothing: UndoState = { undo: null, redo: null };

/** Follows the changes of one origin in all tables of a schema. Every labelled change is one step. */
export function undoHistory(doc: Y.Doc, schema: Schema, origin: unknown): UndoHistory {
  const scope = Object.keys(schema).map((table) => doc.getMap(table));
  const manager = new Y.UndoManager(scope, {
    trackedOrigins: new Set([origin]),
    captureTimeout: 0,
    doc,
  });
  const listeners = new Set<() => void>();
  let pending = "";
  let state = nothing;
  const labelOf = (stack: Y.UndoManager["undoStack"]): string | null => {
    const top = stack.at(-1);
    if (!top) return null;
    const label: unknown = top.meta.get("label");
    return typeof label === "string" ? label : "";
  };
  const changed = (): void => {
    const undo = labelOf(manager.undoStack);
    const redo = labelOf(manager.redoStack);
    if (undo === state.undo && redo === state.redo) return;
    state = { undo, redo };
    for (const listener of [...listeners]) listener();
  };
  let moving: string | null = null;
  manager.on("stack-item-added", (event: { stackItem: { meta: Map<unknown, unknown> } }) => {
    event.stackItem.meta.set("label", moving ?? pending);
    changed();
  });
  manager.on("stack-item-popped", changed);
  manager.on("stack-cleared", changed);
  const move = (label: string | null, act: () => void): void => {
    if (label === null) return;
    moving = label;
    act();
    moving = null;
    changed();
  };
  const undo = (): void => move(state.undo, () => manager.undo());
  return {
    state: () => state,
    undo,
    undoOfLast: () => {
      const last = manager.undoStack.at(-1);
      return () => {
        if (last && manager.undoStack.at(-1) === last) undo();
      };
    },
    redo: () => move(state.redo, () => manager.redo()),
    label: (text) => {
      pending = text;
      manager.stopCapturing();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy: () => manager.destroy(),
  };
}
