import { describe, expect, test } from "vitest";
import { type Progress, saveStateOf } from "./saveState.ts";
import type { SaveState } from "./session.ts";

const synced: Progress = { isLoaded: true, isSynced: true, unsaved: 0, isMoving: false };
const loading: SaveState = { kind: "loading" };
const stateOf = (...documents: Progress[]): SaveState => saveStateOf(documents, null, loading);

describe('[SYN-36] "saved" needs the server\'s state and every acknowledgement', () => {
  test("nothing has arrived yet", () => {
    expect(stateOf(synced, { ...synced, isLoaded: false, isSynced: false })).toEqual(loading);
  });

  test("all arrived, nothing of one's own is on its way", () => {
    expect(stateOf(synced, synced)).toEqual({ kind: "saved" });
  });

  test("the changes of all documents are counted together", () => {
    expect(stateOf({ ...synced, unsaved: 2 }, { ...synced, unsaved: 1 })).toEqual({
      kind: "saving",
      unsaved: 3,
    });
  });

  test("one lost connection is enough to be offline", () => {
    expect(stateOf(synced, { ...synced, isSynced: false, unsaved: 4 })).toEqual({
      kind: "offline",
      unsaved: 4,
    });
  });

  test("a copy of this device that the server has not confirmed is not saved", () => {
    expect(stateOf({ ...synced, isSynced: false })).toEqual({ kind: "offline", unsaved: 0 });
  });

  test("a change of epoch is neither offline nor saved", () => {
    expect(stateOf({ ...synced, isSynced: false, isMoving: true })).toEqual({
      kind: "saving",
      unsaved: 0,
    });
  });

  test("an ending goes before everything and says what is lost", () => {
    const ending = { code: 4401, reason: "revoked" };
    expect(saveStateOf([{ ...synced, unsaved: 5 }], ending, loading)).toEqual({
      kind: "ended",
      unsaved: 5,
      ...ending,
    });
  });
});

test("the same object while nothing has changed", () => {
  const first = stateOf({ ...synced, unsaved: 1 });
  expect(saveStateOf([{ ...synced, unsaved: 1 }], null, first)).toBe(first);
  expect(saveStateOf([{ ...synced, unsaved: 2 }], null, first)).not.toBe(first);
});
