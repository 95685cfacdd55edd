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

/**
 * Tests that hold in a process of their own alone: elsewhere no `location` can be put in another's place, and what
 * is imported takes some turns longer although it is here.
 */
const inOwnProcess = ["client/app/MissingRoom.test.tsx", "client/app/standIn.test.ts"];

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
      // Whoever starts Waymark on a slow machine need not hear which part of the build took how long.
      checks: { bundlerTimings: false },
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
    projects: [
      {
        extends: true,
        test: {
          name: "client",
          include: ["client/**/*.test.{ts,tsx}"],
          exclude: inOwnProcess,
          // Each file has a global scope of its own, but not a process: to start one for each, and to read jsdom
          // in it anew, takes nearly as long again.
          pool: "vmForks",
          // A worker that holds more is replaced: not all scopes that are done with are let go.
          vmMemoryLimit: "1GB",
        },
      },
      {
        extends: true,
        test: {
          name: "others",
          include: ["{server,scripts,docs}/**/*.test.{ts,tsx}", ...inOwnProcess],
        },
      },
      {
        extends: true,
        test: {
          name: "shared",
          include: ["shared/**/*.test.{ts,tsx}"],
          // What is pure leaves nothing behind for the next file: all of a worker share one scope.
          isolate: false,
        },
      },
    ],
    // A busy machine is slow; a test that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All processors: vitest would leave one for a watching person.
    maxWorkers: "100%",
    setupFiles: ["client/testing/setup.ts"],
  },
});
