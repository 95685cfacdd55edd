// Owns: the steps of undo that take back an earlier one alone, whatever came after it. Such a step can be undone and done again
// like any other, and the earlier one is there still once it is undone. Comes after the first screens. Rules MAP-491, MAP-515.

import type { HistoryInside, Steps, UndoHistory, Undone, UndoStep } from "./undo.ts";

export interface TakingBack {
  /**
   * Takes this step back by a step of its own under `label`; nothing while that is not undone. Only for what no later step can rest
   * on: rows that it has deleted.
   */
  takeBack(step: UndoStep, label: string): Undone;
  /** Has the last step undone with what took one back just before it, and done again with it, under one label. */
  goAlong(label: string): void;
}

type StepItem = Steps[number];

const opened = new WeakMap<UndoHistory, TakingBack>();

/** The same for the same history. */
export function takingBack(history: UndoHistory): TakingBack {
  const held = opened.get(history) ?? follow(history);
  opened.set(history, held);
  return held;
}

function follow(history: UndoHistory): TakingBack {
  const { inside } = history;
  const { manager, notes } = inside;
  const isAlong = (stack: Steps): boolean => notes.get(stack.at(-1) ?? {})?.isAlong ?? false;
  let made: StepItem | null = null;
  manager.on("stack-item-added", ({ stackItem }: { readonly stackItem: StepItem }) => {
    made = stackItem;
  });
  history.onTaken(() => {
    if (!made) return;
    share(inside, made);
    const isRedone = manager.undoStack.at(-1) === made;
    if (isRedone && isAlong(manager.redoStack)) history.redo();
    else if (!isRedone && isAlong(manager.redoStack)) history.undo();
  });
  return {
    takeBack: (step, label) => takeBack(inside, step, label),
    goAlong: (label) => {
      const last = manager.undoStack.at(-1);
      const note = last && notes.get(last);
      if (note) notes.set(last, { ...note, label, isAlong: true });
      inside.changed();
    },
  };
}

/** What a step holds that an undo or a redo has just made is what the other of its pair would have to take back. */
function share(inside: HistoryInside, made: StepItem): void {
  const { undoStack, redoStack } = inside.manager;
  const { insertions, deletions } = made;
  for (const one of [...undoStack, ...redoStack])
    if (isPair(inside, one, made)) Object.assign(one, { insertions, deletions });
}

function takeBack(inside: HistoryInside, step: UndoStep, label: string): Undone {
  const { manager, notes } = inside;
  const at = manager.undoStack.findIndex((one) => one === step);
  const item = manager.undoStack[at];
  const note = item && notes.get(item);
  const isBack = manager.undoStack.some((one) => one !== item && isPair(inside, one, item));
  if (!item || !note || isBack) return false;
  const isTaken = inside.undo(at);
  const back = isTaken && manager.redoStack.pop();
  if (!back) return isTaken;
  manager.clear(false, true);
  const pair = note.pair ?? {};
  notes.set(item, { ...note, pair });
  notes.set(back, { ...note, formers: notes.get(back)?.formers ?? [], label, pair });
  manager.undoStack.splice(at, 0, item);
  manager.undoStack.push(back);
  inside.changed();
  return true;
}

function isPair({ notes }: HistoryInside, a: StepItem, b: StepItem | undefined): boolean {
  const pair = notes.get(a)?.pair;
  return pair !== undefined && b !== undefined && pair === notes.get(b)?.pair;
}
