// Builds the client, and configures vitest for the whole package (the `test` section).
import { join } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { runsAhead } from "./scripts/ahead.mjs";
import { bundledFonts } from "./scripts/bundledFonts.ts";
import { chunkGroups } from "./scripts/chunks.mjs";
import { leaner } from "./scripts/leaner.mjs";
import { startsOffline } from "./scripts/offline.mjs";
import { fetchedBeside, preloads } from "./scripts/preloads.mjs";

export default defineConfig({
  root: "client",
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ["en-US", "de-DE"] }), enforce: "pre" },
    leaner(join(import.meta.dirname, "client")),
    bundledFonts(),
    preloads("/screens.tsx", {
      board: ["/rooms/board/standIn.ts", "/rooms/board/BoardRoom.tsx"],
      brainstorm: ["/rooms/brainstorm/BrainstormRoom.tsx"],
    }),
    runsAhead("board", "ahead.ts"),
    startsOffline(["/icon.svg"]),
  ],
  resolve: {
    alias: {
      "lib0/logging": join(import.meta.dirname, "client/session/quietLog.ts"),
      "lib0/broadcastchannel": join(import.meta.dirname, "client/session/noChannel.ts"),
    },
  },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // Browsers without it load the same a little later.
    modulePreload: { polyfill: false, resolveDependencies: fetchedBeside },
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: { codeSplitting: { groups: chunkGroups(join(import.meta.dirname, "client")) } },
    },
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
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All processors: vitest would leave one for a watching person.
    maxWorkers: "100%",
    setupFiles: ["client/testing/setup.ts"],
  },
});
