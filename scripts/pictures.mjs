// `npm run pictures`: finds a browser, builds, and makes the pictures of the README.

import { spawnSync } from "node:child_process";
import { obtainBrowser, thisMachine } from "./browser.mjs";

const browser = obtainBrowser(thisMachine());
/** @type {(command: string, args: readonly string[]) => void} */
const run = (command, args) => {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, ["scripts/build.mjs"]);
run(process.execPath, ["--import", "tsx", "scripts/pictures/make.ts"]);
