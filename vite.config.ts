// Builds the client, and configures vitest for the whole package (the `test` section).
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { bundledFonts } from "./scripts/bundledFonts.ts";
import { startsOffline } from "./scripts/offline.mjs";

export default defineConfig({
  root: "client",
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ["en-US", "de-DE"] }), enforce: "pre" },
    bundledFonts(),
    startsOffline(["/icon.svg"]),
  ],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // By it scripts/weigh.mjs knows what is loaded with what.
    manifest: true,
  },
  worker: { format: "es" },
  server: {
    proxy: {
      "/api": "http://localhost:4321",
      "/sync": { target: "ws://localhost:4321", ws: true },
    },
  },
  test: {
    root: ".",
    include: ["{shared,server,client,scripts,docs}/**/*.test.{ts,tsx}"],
    // A busy machine is slow; a test that hangs still ends.
    testTimeout: 30_000,
    setupFiles: ["client/testing/setup.ts"],
  },
});
