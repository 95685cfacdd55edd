// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { Walk } from "./Walk.tsx";

// Pictures need real fonts to measure by: a browser's matter (e2e).
vi.mock("./usePictures.ts", () => ({ usePicture: () => undefined }));
vi.stubGlobal("matchMedia", () => ({
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

const map: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
];

test("[STA-89] a walk hears the clicker as soon as its first slide is on screen", () => {
  window.history.replaceState(null, "", "/w/local/present/j");
  let listener: HTMLElement | null = null;
  function LookedAtAtOnce() {
    // In the frame in which the slide comes, as by a hand that is quick on a machine that is slow.
    useLayoutEffect(() => {
      listener = document.activeElement as HTMLElement;
      // As the menu does in which the journey was chosen.
      listener?.blur();
    }, []);
    return null;
  }
  render(
    <SessionProvider value={localSession({ role: "facilitator", map })}>
      <Walk journeyId="j" onLeave={() => undefined} />
      <LookedAtAtOnce />
    </SessionProvider>,
  );
  expect(listener).toHaveAccessibleName("Walk through");
  expect(document.activeElement).toBe(listener);
});
