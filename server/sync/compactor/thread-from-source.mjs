// Owns: starting the thread from its TypeScript source, in development and tests.
import { runFromSource } from "../../threadFromSource.mjs";

await runFromSource(new URL("./thread.ts", import.meta.url));
