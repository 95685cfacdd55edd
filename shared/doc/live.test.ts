import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { recipes, recipeToChange } from "../model/arbitrary.ts";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "../model/change.ts";
import { schemas } from "../model/tables.ts";
import { openTables, readTables } from "./live.ts";
import { undoHistory } from "./undo.ts";

const { map: schema } = schemas;

function plain(map: MapSnapshot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map).map(([table, rows]) => [table, Object.fromEntries(rows)]),
  );
}

describe("live tables", () => {
  it("[MAP-3] changes applied to a document read back as the same changes applied to a snapshot", () => {
    fc.assert(
      fc.property(recipes, (list) => {
        const live = openTables(new Y.Doc(), schema);
        let pure = emptySnapshot(schema);
        for (const recipe of list) {
          const change = recipeToChange(recipe, pure);
          live.apply([change], "test");
          pure = applyPure(schema, pure, [change]);
          expect(plain(live.tables)).toEqual(plain(pure));
        }
      }),
    );
  });

  it("[MAP-4] tables kept up to date from events equal tables read from scratch", () => {
    fc.assert(
      fc.property(recipes, recipes, (left, right) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const;
        const lives = docs.map((doc) => openTables(doc, schema));
        [left, right].forEach((list, side) => {
          for (const recipe of list) {
            const live = lives[side];
            live?.apply([recipeToChange(recipe, live.tables)], "test");
          }
        });
        Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
        Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
        expect(plain((lives[0] as (typeof lives)[0]).tables)).toEqual(
          plain(readTables(docs[1], schema)),
        );
        expect(plain((lives[1] as (typeof lives)[0]).tables)).toEqual(
          plain(readTables(docs[0], schema)),
        );
      }),
    );
  });

  it("[MAP-5] a record keeps its identity while it is unchanged, and only its own listener hears of it", () => {
    const live = openTables(new Y.Doc(), schema);
    live.apply([touchpoint("a", "one"), touchpoint("b", "two")], "test");
    const before = live.tables.touchpoints.get("a");
    const heard: string[] = [];
    live.onRow("touchpoints", "a", () => heard.push("a"));
    live.onRow("touchpoints", "b", () => heard.push("b"));
    live.onTable("touchpoints", () => heard.push("table"));
    live.onTable("steps", () => heard.push("other table"));
    live.apply(
      [{ op: "update", table: "touchpoints", id: "b", values: { text: "three" } }],
      "test",
    );
    expect(heard).toEqual(["b", "table"]);
    expect(live.tables.touchpoints.get("a")).toBe(before);
    expect(live.tables.touchpoints.get("b")?.text).toBe("three");
  });

  it("[MAP-6] a record that does not parse is left out and counted, and the document is not touched", () => {
    const doc = new Y.Doc();
    const broken = new Y.Map<unknown>([["text", 7]]);
    doc.getMap("touchpoints").set("bad", broken);
    doc.getMap("touchpoints").set("worse", "a plain value");
    doc.getMap("steps").set("half", new Y.Map([["journeyId", "j"]]));
    const before = Y.encodeStateAsUpdate(doc);
    const live = openTables(doc, schema);
    expect(live.tables.touchpoints.size).toBe(0);
    expect(live.skipped()).toBe(3);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    doc.getMap("touchpoints").delete("bad");
    expect(live.skipped()).toBe(2);
  });

  it("[MAP-7] a burst of changes is told once, at the flush, while a look in between is up to date", () => {
    let later = (): void => undefined;
    const live = openTables(new Y.Doc(), schema, (flush) => {
      later = flush;
    });
    let told = 0;
    live.onTable("touchpoints", () => told++);
    for (let times = 0; times < 300; times++) live.apply([touchpoint(`t${times}`, "text")], "test");
    expect(told).toBe(0);
    expect(live.tables.touchpoints.size).toBe(300);
    later();
    expect(told).toBe(1);
  });

  it("[MAP-8] concurrent edits of two fields of one record both survive", () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    const lives = docs.map((doc) => openTables(doc, schema));
    lives[0]?.apply([touchpoint("a", "one")], "test");
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
    lives[0]?.apply(
      [{ op: "update", table: "touchpoints", id: "a", values: { text: "new" } }],
      "test",
    );
    lives[1]?.apply(
      [{ op: "update", table: "touchpoints", id: "a", values: { channel: "phone" } }],
      "test",
    );
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
    for (const live of lives) {
      expect(live.tables.touchpoints.get("a")).toMatchObject({ text: "new", channel: "phone" });
    }
  });

  it("[MAP-9] two people moving one step end with one whole place, never with half of each", () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const;
    const lives = docs.map((doc) => openTables(doc, schema));
    const values = { journeyId: "j", touchpointId: "t", slot: ["s1", "V1"] as const };
    lives[0]?.apply([{ op: "create", table: "steps", id: "step", values }], "test");
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
    const moveTo = (slot: readonly [string, string]): MapChange => {
      return { op: "update", table: "steps", id: "step", values: { slot } };
    };
    lives[0]?.apply([moveTo(["s2", "A1"])], "test");
    lives[1]?.apply([moveTo(["s3", "Z1"])], "test");
    Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
    const slots = lives.map((live) => live.tables.steps.get("step")?.slot.join(" "));
    expect(slots[0]).toBe(slots[1]);
    expect(["s2 A1", "s3 Z1"]).toContain(slots[0]);
  });
});

describe("undo", () => {
  it("[MAP-10] undo takes back one's own last change and nobody else's, and says which", () => {
    const { live, undo } = history();
    undo.label("Add a card");
    live.apply([touchpoint("a", "mine")], "me");
    live.apply([touchpoint("b", "theirs")], "somebody");
    undo.label("Edit a card");
    live.apply([reword("a", "changed")], "me");
    expect(undo.state()).toEqual({ undo: "Edit a card", redo: null });
    undo.undo();
    expect(live.tables.touchpoints.get("a")?.text).toBe("mine");
    undo.undo();
    expect([...live.tables.touchpoints.keys()]).toEqual(["b"]);
    expect(undo.state()).toEqual({ undo: null, redo: "Add a card" });
    undo.redo();
    expect(live.tables.touchpoints.get("a")?.text).toBe("mine");
  });

  it("[MAP-10] where somebody has changed the same since, the step before it stays", () => {
    const { live, undo } = history();
    undo.label("Add a card");
    live.apply([touchpoint("a", "mine")], "me");
    undo.label("Edit a card");
    live.apply([reword("a", "changed")], "me");
    live.apply([reword("a", "theirs")], "somebody");
    expect(undo.undo()).toBe(false);
    expect(live.tables.touchpoints.get("a")?.text).toBe("theirs");
    expect(undo.state()).toEqual({ undo: "Add a card", redo: null });
    expect(undo.undo()).toBe(true);
  });

  it("[MAP-10] an offer to take back a change takes back no other one", () => {
    const { live, undo } = history();
    undo.label("Add a card");
    live.apply([touchpoint("a", "first")], "me");
    const offerOfFirst = undo.offerOfLast();
    undo.label("Add a card");
    live.apply([touchpoint("b", "second")], "me");
    const offerOfSecond = undo.offerOfLast();
    offerOfFirst.undo();
    expect([...live.tables.touchpoints.keys()]).toEqual(["a", "b"]);
    offerOfSecond.undo();
    offerOfSecond.undo();
    expect([...live.tables.touchpoints.keys()]).toEqual(["a"]);
  });

  it("[MAP-395] a change that goes on with the last step is taken back and brought back with it, under its name", () => {
    const { live, undo } = history();
    undo.label("Add a card");
    live.apply([touchpoint("a", "")], "me");
    undo.label("Edit a card", undo.lastStep());
    live.apply([reword("a", "named")], "me");
    undo.label("Edit a card");
    live.apply([reword("a", "again")], "me");
    undo.undo();
    expect(live.tables.touchpoints.get("a")?.text).toBe("named");
    expect(undo.state().undo).toBe("Add a card");
    undo.undo();
    expect(live.tables.touchpoints.size).toBe(0);
    expect(undo.state()).toEqual({ undo: null, redo: "Add a card" });
    undo.redo();
    expect(live.tables.touchpoints.get("a")?.text).toBe("named");
  });

  it("[MAP-395] it is a step of its own where another came between", () => {
    const { live, undo } = history();
    undo.label("Add a card");
    live.apply([touchpoint("a", "")], "me");
    const step = undo.lastStep();
    undo.label("Add a card");
    live.apply([touchpoint("b", "")], "me");
    undo.label("Edit a card", step);
    live.apply([reword("a", "named")], "me");
    undo.undo();
    expect([...live.tables.touchpoints.keys()]).toEqual(["a", "b"]);
    undo.undo();
    undo.redo();
    undo.label("Edit a card", step);
    live.apply([reword("a", "named")], "me");
    expect(undo.state().undo).toBe("Edit a card");
  });

  it("[STA-63] the steps below stay, and are named, where a listener fails at an undo", () => {
    const { doc, live, undo } = history();
    for (const id of ["a", "b"]) {
      undo.label(`Add ${id}`);
      live.apply([touchpoint(id, id)], "me");
    }
    const fail = (): never => {
      throw new Error("A listener fails");
    };
    doc.on("afterTransaction", fail);
    expect(() => undo.undo()).toThrow("A listener fails");
    doc.off("afterTransaction", fail);
    expect(undo.state()).toEqual({ undo: "Add a", redo: "Add b" });
    expect(undo.undo()).toBe(true);
    expect([...live.tables.touchpoints.keys()]).toEqual([]);
  });

  it("[A11-153] an offer lapses with a later change, with its undo and with the end of the history", () => {
    const { live, undo } = history();
    const lapsed: string[] = [];
    const offer = (id: string): void => {
      undo.label("Add a card");
      live.apply([touchpoint(id, "text")], "me");
      undo.offerOfLast().onLapse(() => lapsed.push(id));
    };
    offer("a");
    live.apply([touchpoint("theirs", "text")], "somebody");
    expect(lapsed).toEqual([]);
    offer("b");
    expect(lapsed).toContain("a");
    expect(lapsed).not.toContain("b");
    undo.undo();
    expect(lapsed).toContain("b");
    offer("c");
    undo.destroy();
    expect(lapsed).toContain("c");
    const late = vi.fn();
    undo.offerOfLast().onLapse(late);
    expect(late).toHaveBeenCalledOnce();
  });
});

function history() {
  const doc = new Y.Doc();
  return { doc, live: openTables(doc, schema), undo: undoHistory(doc, schema, "me") };
}

function reword(id: string, text: string): MapChange {
  return { op: "update", table: "touchpoints", id, values: { text } };
}

function touchpoint(id: string, text: string): MapChange {
  return { op: "create", table: "touchpoints", id, values: { text } };
}
