// Loaded into every server that is measured (`--import`): at SIGUSR2 it collects garbage and writes how much memory is live.
import { writeFileSync } from "node:fs";
import process from "node:process";
import v8 from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

const file = process.env.WAYMARK_PROBE;
if (isMainThread && file) {
  v8.setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => {
    for (let time = 0; time < 3; time++) collect();
    writeFileSync(file, JSON.stringify(process.memoryUsage()));
  });
}
