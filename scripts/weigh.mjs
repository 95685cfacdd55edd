// `node scripts/weigh.mjs`: what a build must keep to, looked at in dist/: the weight of each entry, and that nothing is in
// it that belongs to measuring. Part of `npm test`, after the build. Rule A11-75.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { weighEntries } from "./bundle.mjs";

const client = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "client");
const read = (/** @type {string} */ file) => readFileSync(join(client, file), "utf8");

const manifest = JSON.parse(read(".vite/manifest.json"));
for (const { isWithin, message } of weighEntries(manifest, read)) {
  console.log(`${isWithin ? "✓" : "✗"} ${message}`);
  if (!isWithin) process.exitCode = 1;
}
const measuring = readdirSync(join(client, "assets"))
  .filter((name) => name.endsWith(".js"))
  .filter((name) => read(`assets/${name}`).includes("__bench"));
console.log(`${measuring.length === 0 ? "✓" : "✗"} nothing for measuring in the build`);
for (const name of measuring) {
  console.log(
    `  assets/${name} holds the door for measuring; only \`vite build --mode bench\` may.`,
  );
  process.exitCode = 1;
}
