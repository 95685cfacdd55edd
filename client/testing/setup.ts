// Runs before each test file. Tests of screens opt in to a DOM by `// @vitest-environment jsdom` in their first
// line; all others run without one, and this file must then load nothing that needs it.
import { afterEach, vi } from "vitest";
import "../i18n/everything.ts";

/** How long something is waited for before its test fails: what takes longer hangs. */
const waitMs = 20_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (check, options) =>
  waitFor(check, typeof options === "number" ? options : { timeout: waitMs, ...options });

if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup, configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: waitMs });
  afterEach(cleanup);
  // Where nothing is laid out there is nothing at a point either.
  document.elementFromPoint ??= () => null;
  // Nor is anything painted: jsdom would say so at each canvas, with where it was asked.
  HTMLCanvasElement.prototype.getContext = () => null;
}
