// @vitest-environment jsdom
// React Aria adds two style elements while the page runs; the policy of the server lets them in by these hashes. When
// this test fails after an upgrade, the hashes in the server's Content-Security-Policy must change with it.
import { createHash } from "node:crypto";
import { render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

const forPresses = "sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=";
const forDialogsOnPhonesOfApple = "sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=";

afterEach(() => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(navigator, "platform");
});

test("the style elements that React Aria adds are the two that the policy names", () => {
  vi.stubEnv("NODE_ENV", "production"); // under "test" React Aria leaves one of them out
  Object.defineProperty(navigator, "platform", { value: "iPhone", configurable: true });
  render(
    <Dialog title="Open" isOpen onClose={() => undefined}>
      <Button>Close</Button>
    </Dialog>,
  );
  const added = [...document.querySelectorAll("style")].map(
    ({ textContent }) => `sha256-${createHash("sha256").update(textContent).digest("base64")}`,
  );
  expect(added.sort()).toEqual([forPresses, forDialogsOnPhonesOfApple].sort());
});
