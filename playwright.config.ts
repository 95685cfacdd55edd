// Runs the end-to-end tests in one Chromium; the tests start their own servers (e2e/people.ts).
// Two workers at most: a workshop has six windows already, and what is timed in the product is real here.
// What a failed test did is kept by `npx playwright test --trace on <file>`: tracing every test takes a fifth of its time.
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { obtainBrowser, thisMachine } from "./scripts/browser.mjs";

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;
const isRoot = process.getuid?.() === 0;
/** Takes as long as many others together: begun last, it would keep one worker waiting for the other. */
const longest = "**/workshop.spec.ts";

export default defineConfig({
  testDir: "e2e",
  // What a project has begins in the order of the projects.
  projects: [
    { name: "longest", testMatch: longest },
    { name: "others", testMatch: "**/*.spec.ts", testIgnore: longest },
  ],
  outputDir: "test-results",
  workers: Math.min(2, availableParallelism()),
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine is slow; a test that hangs still ends.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: jsonReport ? [["list"], ["json", { outputFile: jsonReport }]] : [["list"]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: obtainBrowser(thisMachine()),
      args: [
        // Chromium refuses its sandbox to root, and root is what a container usually gives.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--disable-component-update",
        "--no-first-run",
        "--font-render-hinting=none",
      ],
    },
  },
});
