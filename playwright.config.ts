// Runs the end-to-end tests in one Chromium; the tests start their own servers (e2e/people.ts).
// One worker: a workshop has six windows already, and what is timed in the product is real here.
import { defineConfig } from "@playwright/test";
import { obtainBrowser, thisMachine } from "./scripts/browser.mjs";

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: jsonReport ? [["list"], ["json", { outputFile: jsonReport }]] : [["list"]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    trace: "retain-on-failure",
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
