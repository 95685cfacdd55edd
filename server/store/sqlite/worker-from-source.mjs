// Owns: starting the worker from its TypeScript source, in development and tests.
import { runFromSource } from "../../threadFromSource.mjs";

await runFromSource(new URL("./worker.ts", import.meta.url));
