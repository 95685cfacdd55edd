// Owns: undo and redo of one person's own changes to a document, with a word for each. Rules MAP.

import * as Y from "yjs";
import type { Schema } from "../model/change.ts";

export interface UndoState {
  /** What an undo would take back, as the label of its change; `null` if there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Whether anything was left to take back: somebody may have changed the same since. `null`: the step is held, and stays. */
export type Undone = boolean | null;

/** An undo or a redo that changed something. */
export interface Taken {
  /** Where its step was done: empty where nobody said. */
  readonly place: string;
  /** Whether what others have changed since, in what one's own step had made, went with it. A redo brings it back. */
  readonly hasOthers: boolean;
}

/** It lapses once more was changed, undone or redone, or the history is over: no other change is ever taken back by it. */
export interface UndoOffer {
  /** Takes the change back; nothing once the offer has lapsed. */
  undo(): Undone;
  /** Tells when the offer lapses, or at once if it has. Gives a function that stops it. */
  onLapse(tell: () => void): () => void;
}

/** One step of a history, to be known again. */
export type UndoStep = object;

export interface UndoHistory {
  /** The same object while nothing has changed. */
  readonly state: () => UndoState;
  undo(): Undone;
  redo(): Undone;
  /** For `takenBack.ts` alone, which comes later. */
  readonly inside: HistoryInside;
  /** A way to take back the change made last, also later. */
  offerOfLast(): UndoOffer;
  /** What an undo would take back, for `label` to go on with; `null` if there is nothing. */
  lastStep(): UndoStep | null;
  /**
   * Names the change that is about to be applied. Each is undone on its own, but for one that goes on with a step that is still the
   * last: it is undone with it. Rule MAP-395. `isHeld` is asked before it is undone or redone, and says to people why not.
   */
  label(
    text: string,
    goesOnWith?: UndoStep | null,
    isHeld?: () => boolean,
    /** Where it is done, for those who are elsewhere when it is taken back: an id. */
    place?: string,
  ): void;
  onChange(listener: () => void): () => void;
  /** Told after each undo and redo that changed something. Rules MAP-441, MAP-457. */
  onTaken(listener: (taken: Taken) => void): () => void;
  destroy(): void;
}

export interface HistoryInside {
  readonly manager: Y.UndoManager;
  readonly notes: Notes;
  /** Takes back the step at this place of the stack alone. */
  undo(at: number): Undone;
  /** To be called when the stacks were changed by hand. */
  changed(): void;
}

/** What stood in a field of a row before a step wrote another value there. */
interface Former {
  readonly row: Y.Map<unknown>;
  readonly field: string;
  readonly value: unknown;
}

/** What is known of a step beside its changes. */
interface StepNote {
  readonly label: string;
  readonly isHeld: () => boolean;
  readonly place: string;
}

export interface Step extends StepNote {
  readonly formers: readonly Former[];
  /** The same for a step and for what took it back among later ones: each undoes what the other one did last. */
  readonly pair?: object;
  /** Whether it is undone with the step below, and done again with it. */
  readonly isAlong?: boolean;
}

export type Steps = Y.UndoManager["undoStack"];
export type Notes = WeakMap<UndoStep, Step>;

const nothing: UndoState = { undo: null, redo: null };

/** Follows the changes of one origin in all tables of a schema. Every labelled change is one step. */
export function undoHistory(doc: Y.Doc, schema: Schema, origin: unknown): UndoHistory {
  let moving: Step | null = null;
  const manager = managerOf(doc, schema, origin, (item) => putBack(item, moving?.formers ?? []));
  const changes = audience<void>();
  const taken = audience<Taken>();
  const offers = offersOf(manager);
  let pending: StepNote = { label: "", isHeld: () => false, place: "" };
  let state = nothing;
  const notes: Notes = new WeakMap();
  const noteOf = (stack: Steps): Step | undefined => notes.get(stack.at(-1) ?? {});
  const changed = (): void => {
    if (moving !== null) return;
    offers.check();
    const undo = noteOf(manager.undoStack)?.label ?? null;
    const redo = noteOf(manager.redoStack)?.label ?? null;
    if (undo === state.undo && redo === state.redo) return;
    state = { undo, redo };
    changes.tell();
  };
  manager.on("stack-item-added", ({ stackItem, changedParentTypes }: StepMade) => {
    notes.set(stackItem, { ...(moving ?? pending), formers: formersIn(changedParentTypes) });
    changed();
  });
  manager.on("stack-item-popped", changed);
  manager.on("stack-cleared", changed);
  const move = (stack: Steps, act: () => unknown, at = stack.length - 1): Undone => {
    const step = stack[at];
    const note = step && notes.get(step);
    if (!note) return false;
    if (note.isHeld()) return null;
    moving = note;
    const stopLooking = lookForOthers(manager);
    let [isTaken, hasOthers] = [false, false];
    try {
      isTaken = alone(stack, at, act) !== null;
    } finally {
      hasOthers = stopLooking() && stack === manager.undoStack;
      // Also where a listener of the document fails: the step is taken, and Yjs would hold it for the next one.
      manager.currStackItem = null;
      moving = null;
      changed();
    }
    if (isTaken) taken.tell({ place: note.place, hasOthers });
    return isTaken;
  };
  const undo = (at?: number): Undone => move(manager.undoStack, () => manager.undo(), at);
  return {
    state: () => state,
    undo: () => undo(),
    inside: { manager, notes, undo, changed },
    offerOfLast: () => offers.make(undo),
    redo: () => move(manager.redoStack, () => manager.redo()),
    lastStep: () => manager.undoStack.at(-1) ?? null,
    label: (label, goesOnWith, isHeld = () => false, place = "") => {
      pending = { label, isHeld, place };
      const isLast = goesOnWith && manager.undoStack.at(-1) === goesOnWith;
      // What comes within this time Yjs adds to the step before.
      manager.captureTimeout = isLast ? Number.POSITIVE_INFINITY : 0;
      if (!isLast) manager.stopCapturing();
    },
    onChange: changes.join,
    onTaken: taken.join,
    destroy: () => {
      manager.destroy();
      offers.end();
    },
  };
}

function managerOf(
  doc: Y.Doc,
  schema: Schema,
  origin: unknown,
  beforeTaken: (item: Y.Item) => void,
): Y.UndoManager {
  return new Y.UndoManager(
    Object.keys(schema).map((table) => doc.getMap(table)),
    {
      trackedOrigins: new Set([origin]),
      captureTimeout: 0,
      doc,
      // Asked within the transaction of the undo, before each thing that it takes away.
      deleteFilter: (item) => {
        beforeTaken(item);
        return true;
      },
    },
  );
}

/**
 * Yjs goes on to the steps below where a step has nothing left to take back, somebody having changed the same since. Nobody asked
 * for those, and the first of them may have made the card: they are out of its reach meanwhile, as are those above.
 */
function alone(stack: Steps, at: number, act: () => unknown): unknown {
  const above = stack.splice(at + 1);
  const below = stack.splice(0, at);
  try {
    return act();
  } finally {
    stack.unshift(...below);
    stack.push(...above);
  }
}

/** From now on looks whether anything that others have written is taken away by the history; gives what ends that, and says it. */
function lookForOthers(manager: Y.UndoManager): () => boolean {
  const { doc } = manager;
  let isFound = false;
  const look = ({ origin, deleteSet }: Y.Transaction): void => {
    const writers = [...deleteSet.clients.keys()];
    if (origin === manager) isFound ||= writers.some((id) => id !== doc.clientID);
  };
  doc.on("afterTransaction", look);
  return () => {
    doc.off("afterTransaction", look);
    return isFound;
  };
}

/** A step of a history as Yjs tells of it. */
interface StepMade {
  readonly stackItem: Steps[number];
  readonly changedParentTypes: ReadonlyMap<unknown, readonly Y.YEvent<Y.Map<unknown>>[]>;
}

/** The fields of rows in which something else stood before. */
function formersIn(changed: StepMade["changedParentTypes"]): readonly Former[] {
  return [...changed].flatMap(([type, events]) =>
    events.flatMap(({ target: row, keys }): readonly Former[] =>
      row === type
        ? [...keys].flatMap(([field, { action, oldValue }]) =>
            action === "update" ? { row, field, value: oldValue } : [],
          )
        : [],
    ),
  );
}

/**
 * Where somebody else wrote in a field at the same moment, and one's own value won, Yjs takes back one's own and puts nothing in
 * its place: a step without its place would go from everybody's map. What stood there before does, in the same transaction, so that
 * nobody ever sees the field empty. Rule STA-83.
 */
function putBack(item: Y.Item, written: readonly Former[]): void {
  if (item.deleted || item.parentSub === null) return;
  const former = written.find(({ row, field }) => row === item.parent && field === item.parentSub);
  former?.row.set(former.field, former.value);
}

/** Those who listen, until they leave. */
function audience<T>() {
  const all = new Set<(said: T) => void>();
  return {
    tell: (said: T): void => {
      for (const each of [...all]) each(said);
    },
    join: (listener: (said: T) => void): (() => void) => {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}

/** The offers of a history: each holds as long as its step is the uppermost. */
function offersOf(manager: Y.UndoManager) {
  const checks = new Set<() => void>();
  let isOver = false;
  const check = (): void => {
    for (const each of [...checks]) each();
  };
  return {
    check,
    end: () => {
      isOver = true;
      check();
    },
    make: (undo: () => Undone): UndoOffer => {
      const step = manager.undoStack.at(-1);
      const holds = () => !isOver && step !== undefined && manager.undoStack.at(-1) === step;
      return {
        undo: () => holds() && undo(),
        onLapse: (tell) => {
          const each = (): void => {
            if (!holds()) tell();
          };
          checks.add(each);
          each();
          return () => checks.delete(each);
        },
      };
    },
  };
}
