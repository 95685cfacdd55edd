import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { weighEntries } from "./bundle.mjs";

const manifest = {
  "index.html": { file: "assets/index.js", imports: ["_react.js"] },
  "_react.js": { file: "assets/react.js" },
  "rooms/Room.tsx": { file: "assets/room.js", imports: ["_react.js", "index.html"] },
};
const contents: Readonly<Record<string, string>> = {
  "assets/index.js": "a".repeat(3_000),
  "assets/react.js": "b".repeat(5_000),
  "assets/room.js": "c".repeat(1_000),
};
const read = (file: string): string => contents[file] ?? "";
const budget = (mostKb: number, page?: string) => [
  {
    name: "the room",
    entries: ["index.html", "rooms/Room.tsx"],
    ...(page ? { page } : {}),
    mostKb,
  },
];

test("[A11-75] every script that is loaded at once counts once, as it is sent", () => {
  const kb = Object.values(contents).reduce((sum, text) => sum + gzipSync(text).length, 0) / 1024;
  const [weighed] = weighEntries(manifest, read, budget(1));
  expect(weighed?.kb).toBeCloseTo(kb);
  expect(weighed?.isWithin).toBe(true);
});

test("[A11-75] a script that stands in the page counts, too", () => {
  const lines = "ask();".repeat(500);
  const page = `<script>${lines}</script><script async src="/assets/index.js"></script>`;
  const readAll = (file: string): string => (file === "room.html" ? page : read(file));
  const [without] = weighEntries(manifest, readAll, budget(1));
  const [weighed] = weighEntries(manifest, readAll, budget(1, "room.html"));
  expect((weighed?.kb ?? 0) - (without?.kb ?? 0)).toBeCloseTo(gzipSync(lines).length / 1024);
});

test("[A11-75] what is over its budget is a finding with both figures", () => {
  const [weighed] = weighEntries(manifest, read, budget(0.1));
  expect(weighed?.isWithin).toBe(false);
  expect(weighed?.message).toMatch(/^the room: 0\.\d KB of JavaScript \(gzip\), at most 0\.1$/);
});

test("[A11-75] an entry that is gone is no entry without weight", () => {
  expect(() => weighEntries({}, read, budget(1))).toThrow("has no index.html");
});
