// Runs before each test file. Tests of screens opt in to a DOM by `// @vitest-environment jsdom` in their first
// line; all others run without one, and this file must then load nothing that needs it.
import { afterEach } from "vitest";
import "../i18n/everything.ts";

if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup, configure } = await import("@testing-library/react");
  // How long a screen is waited for before its test fails: what takes longer hangs.
  configure({ asyncUtilTimeout: 10_000 });
  afterEach(cleanup);
}
