import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { MapChange } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { openTables } from "./live.ts";
import { takingBack } from "./takenBack.ts";
import { undoHistory } from "./undo.ts";

const add = (id: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id },
});

describe("a deletion that is taken back after other steps", () => {
  function deleted() {
    const doc = new Y.Doc();
    const live = openTables(doc, schemas.map);
    const undo = undoHistory(doc, schemas.map, "me");
    const back = takingBack(undo);
    const texts = () => [...live.tables.touchpoints.values()].map(({ text }) => text).sort();
    const change = (label: string, ...changes: readonly MapChange[]): void => {
      undo.label(label);
      live.apply(changes, "me");
    };
    change("Add a", add("a"));
    change("Add b", add("b"));
    change("Delete a", { op: "delete", table: "touchpoints", id: "a" });
    const step = undo.lastStep();
    if (!step) throw new Error("There is no step");
    change("Add c", add("c"));
    change("Add d", add("d"));
    undo.undo();
    const undone = () => {
      undo.undo();
      return texts();
    };
    const redone = () => {
      undo.redo();
      return texts();
    };
    return { live, undo, back, texts, step, undone, redone };
  }

  it("[MAP-491] is a step of its own, and is taken back once", () => {
    const { undo, back, texts, step } = deleted();
    expect(back.takeBack(step, "Paste a")).toBe(true);
    expect(texts()).toEqual(["a", "b", "c"]);
    expect(undo.state()).toEqual({ undo: "Paste a", redo: null });
    expect(back.takeBack(step, "Paste a")).toBe(false);
    expect(texts()).toEqual(["a", "b", "c"]);
  });

  it("[MAP-515] every step on the way back and forth is where it was, time and again", () => {
    const { undo, back, texts, step, undone, redone } = deleted();
    back.takeBack(step, "Paste a");
    for (const _ of [1, 2, 3]) {
      expect(undone()).toEqual(["b", "c"]);
      expect(undo.state()).toEqual({ undo: "Add c", redo: "Paste a" });
      expect(redone()).toEqual(["a", "b", "c"]);
      for (const then of [["b", "c"], ["b"], ["a", "b"], ["a"], []]) expect(undone()).toEqual(then);
      for (const then of [["a"], ["a", "b"], ["b"], ["b", "c"]]) expect(redone()).toEqual(then);
      expect(undo.state()).toEqual({ undo: "Add c", redo: "Paste a" });
      expect(redone()).toEqual(["a", "b", "c"]);
    }
    undo.undo();
    expect(back.takeBack(step, "Paste a")).toBe(false);
    expect(texts()).toEqual(["b", "c"]);
  });

  it("[MAP-515] once that is undone it can be taken back anew", () => {
    const { undo, back, texts, step, undone } = deleted();
    back.takeBack(step, "Paste a");
    undo.undo();
    expect(back.takeBack(step, "Paste a again")).toBe(true);
    expect(texts()).toEqual(["a", "b", "c"]);
    expect(undo.state()).toEqual({ undo: "Paste a again", redo: null });
    for (const then of [["b", "c"], ["b"], ["a", "b"]]) expect(undone()).toEqual(then);
  });

  it("[MAP-515] what goes on with it is undone and done again with it, and never stays with the deletion", () => {
    const { live, undo, back, texts, step, undone, redone } = deleted();
    back.takeBack(step, "Paste a");
    undo.label("Move a");
    live.apply([{ op: "update", table: "touchpoints", id: "a", values: { text: "moved" } }], "me");
    back.goAlong("Paste a");
    expect(undo.state()).toEqual({ undo: "Paste a", redo: null });
    expect(undone()).toEqual(["b", "c"]);
    expect(redone()).toEqual(["b", "c", "moved"]);
    for (const then of [["b", "c"], ["b"], ["a", "b"]]) expect(undone()).toEqual(then);
    for (const then of [["b"], ["b", "c"], ["b", "c", "moved"]]) expect(redone()).toEqual(then);
    expect(texts()).toEqual(["b", "c", "moved"]);
  });
});
