// Owns: starting the worker from its TypeScript source, in development and tests. A new thread knows nothing of the
// loader that its parent runs under (`--import tsx` registers in the main thread only), so it is registered here.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
