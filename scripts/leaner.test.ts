import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { build, type Rolldown } from "vite";
import { beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { drawingOnly, leaner } from "./leaner.mjs";

const root = join(import.meta.dirname, "..");
let Lean: typeof Y;

/** A module of a package as the build has it. */
async function builtCode(module: string, external: readonly RegExp[] = []): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [leaner(join(root, "client"))],
    build: {
      write: false,
      // Names stay what they are asked for by.
      minify: false,
      lib: { entry: join(root, "node_modules", module), formats: ["es"] },
      rolldownOptions: { external: [...external] },
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

beforeAll(async () => {
  const code = Buffer.from(await builtCode("yjs/dist/yjs.mjs")).toString("base64");
  // It warns of a second Yjs beside the first, which is what is wanted here.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  Lean = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
});

type Edit = [isLean: boolean, record: string, field: string, value: string | null | number[]];

const edits = fc.array(
  fc.tuple(
    fc.boolean(),
    fc.constantFrom("a", "b", "c"),
    fc.constantFrom("text", "place"),
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constant(null),
      fc.array(fc.nat(), { maxLength: 2 }),
    ),
  ) satisfies fc.Arbitrary<Edit>,
  { maxLength: 20 },
);

/** As a table of the product is written: a record is a map, and goes when a field of it is nothing. */
function write(maps: typeof Y, doc: Y.Doc, [, record, field, value]: Edit): void {
  doc.transact(() => {
    const table = doc.getMap<Y.Map<unknown>>("cards");
    if (value === null) table.delete(record);
    else {
      if (!table.has(record)) table.set(record, new maps.Map());
      table.get(record)?.set(field, value);
    }
  }, "mine");
}

test("[A11-130] without its idle parts Yjs merges, saves and takes back the same", () => {
  fc.assert(
    fc.property(edits, fc.boolean(), (all, areTold) => {
      const whole = new Y.Doc();
      const lean = new Lean.Doc();
      const history = new Lean.UndoManager(lean.getMap("cards"), {
        trackedOrigins: new Set(["mine"]),
        captureTimeout: 0,
      });
      const level = (): void => {
        Lean.applyUpdate(lean, Y.encodeStateAsUpdate(whole, Lean.encodeStateVector(lean)));
        Y.applyUpdate(whole, Lean.encodeStateAsUpdate(lean, Y.encodeStateVector(whole)));
      };
      for (const edit of all) {
        if (edit[0]) write(Lean, lean, edit);
        else write(Y, whole, edit);
        if (areTold) level();
      }
      history.undo();
      level();
      expect(lean.getMap("cards").toJSON()).toEqual(whole.getMap("cards").toJSON());
      expect(Lean.mergeUpdates([Lean.encodeStateAsUpdate(lean)])).toEqual(
        Y.mergeUpdates([Lean.encodeStateAsUpdate(lean)]),
      );
    }),
    { numRuns: 40 },
  );
});

test("[A11-130] what only text, lists, markup and documents in documents would need is gone, and reading such a thing fails", () => {
  expect(Object.keys(Lean).sort()).toEqual(Object.keys(Y).sort());
  const write = [
    (doc: Y.Doc) => doc.getText("cards").insert(0, "text"),
    (doc: Y.Doc) => doc.getArray("cards").insert(0, [new Y.Text()]),
    (doc: Y.Doc) => doc.getXmlFragment("cards").insert(0, [new Y.XmlElement("p")]),
    (doc: Y.Doc) => doc.getMap("cards").set("a", new Y.Doc()),
  ];
  for (const written of write) {
    const other = new Y.Doc();
    written(other);
    const lean = new Lean.Doc();
    expect(() => Lean.applyUpdate(lean, Y.encodeStateAsUpdate(other))).toThrow(TypeError);
  }
});

const packages = [
  ["Yjs", "yjs/dist/yjs.mjs"],
  ["y-websocket", "y-websocket/src/y-websocket.js"],
  ["y-protocols", "y-protocols/awareness.js"],
  ["scheduler", "scheduler/cjs/scheduler.production.js"],
  ["lib0", "lib0/string.js"],
] as const;

test.each(packages)(
  "[A11-130] an edition of %s that is written otherwise stops the build",
  (name, module) => {
    const { transform } = leaner(join(root, "client"));
    if (!(transform && "handler" in transform)) throw new Error("The plugin transforms nothing");
    const cut = transform.handler as (code: string, id: string) => unknown;
    expect(() => cut("export const other = 1;", `/node_modules/${module}`)).toThrow(
      `${name} is not as`,
    );
  },
);

test("[A11-130] of y-websocket the build leaves out what the connection replaces, what no server of ours says, and what tabs would tell each other", async () => {
  const code = await builtCode("y-websocket/src/y-websocket.js", [/^(yjs|lib0|y-protocols)/]);
  expect(code).toContain("readSyncMessage");
  expect(code).not.toMatch(/readAuthMessage|applyAwarenessUpdate|encoderAwarenessQuery|app closed/);
});

test("[A11-130] of presence the build leaves out giving people up, of what plans React's work what React DOM does not ask", async () => {
  const presence = await builtCode("y-protocols/awareness.js", [/^(yjs|lib0)/]);
  expect(presence).toContain("removeAwarenessStates");
  expect(presence).not.toMatch(/setInterval|"timeout"/);
  const planning = await builtCode("scheduler/cjs/scheduler.production.js");
  const asked = new Set(readReactDom().match(/(?<=\bScheduler\.)unstable_[a-zA-Z]+/g));
  asked.delete("unstable_setDisableYieldValue");
  expect(asked.size).toBeGreaterThan(8);
  for (const name of asked) expect(planning).toMatch(new RegExp(`exports\\.${name} = (?!void 0)`));
  expect(planning).toContain("exports.unstable_next = void 0;");
  expect(planning).not.toContain("forceFrameRate takes");
});

const readReactDom = (): string =>
  readFileSync(join(root, "node_modules/react-dom/cjs/react-dom-client.production.js"), "utf8");

test("[A11-130] of wouter the build leaves out how older Reacts read a store", async () => {
  const code = await builtCode("wouter/src/index.js", [/^react$/]);
  expect(code).toContain("useSyncExternalStore");
  expect(code).not.toContain("useDebugValue");
});

test("[A11-131] of an icon the build keeps the drawing", () => {
  const path = "node_modules/lucide-react/dist/esm/icons/circle-exclamation-point.mjs";
  const drawing = drawingOnly(readFileSync(join(root, path), "utf8"));
  expect(drawing).toContain('["circle", { cx: "12", cy: "12", r: "10" }]');
  expect(drawing).toContain("createLucideIcon(__iconData)");
  expect(drawing).not.toMatch(/key:|name:|size:|aliases:/);
});
