// Owns: starting the thread from its TypeScript source, in development and tests. A new thread knows nothing of the
// loader that its parent runs under, so it is registered here.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
