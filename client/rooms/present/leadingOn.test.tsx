// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import type { Person } from "../../session/session.ts";
import { person } from "../../testing/people.ts";
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
const slide = "/w/local/present/j/end";
const leading = "Leading everybody";

let nowMs = 0;

beforeEach(() => {
  nowMs = 1_000_000;
  window.sessionStorage.clear();
  window.history.replaceState(null, "", slide);
});

/** The page as it is loaded, with others who are here. */
function load(...others: readonly Person[]) {
  const local = localSession({ role: "facilitator", map });
  const session = {
    ...local,
    outside: { ...local.outside, now: () => nowMs },
    presence: { ...local.presence, people: () => others },
  };
  render(
    <SessionProvider value={session}>
      <Walk journeyId="j" onLeave={() => undefined} />
    </SessionProvider>,
  );
}

async function lead(): Promise<void> {
  load();
  await userEvent.click(screen.getByRole("button", { name: "Lead everybody" }));
}

/** As a browser lets a page go: nothing of it is told to end. */
function leavePage(): void {
  window.dispatchEvent(new Event("pagehide"));
  const kept = { ...window.sessionStorage };
  cleanup();
  window.sessionStorage.clear();
  for (const [key, text] of Object.entries(kept)) window.sessionStorage.setItem(key, text);
}

test("[EXP-205] who loads the page anew while leading leads on", async () => {
  await lead();
  leavePage();
  nowMs += 4_000;
  load();
  expect(screen.getByRole("button", { name: leading })).toHaveAttribute("aria-pressed", "true");
});

test("[EXP-205] not later, not elsewhere, and not a second time", async () => {
  await lead();
  leavePage();
  nowMs += 31_000;
  load();
  expect(screen.queryByRole("button", { name: leading })).toBeNull();
  cleanup();
  nowMs -= 30_000;
  load();
  expect(screen.queryByRole("button", { name: leading })).toBeNull();
  cleanup();
  await lead();
  leavePage();
  window.history.replaceState(null, "", "/w/local/present/j/opening");
  load();
  expect(screen.queryByRole("button", { name: leading })).toBeNull();
});

test("[EXP-205] not where somebody else has begun, nor who had ended it", async () => {
  await lead();
  leavePage();
  load(person({ id: 7, name: "Bo", role: "curator", showing: "present/j/end" }));
  expect(screen.queryByRole("button", { name: leading })).toBeNull();
  cleanup();
  await lead();
  await userEvent.click(screen.getByRole("button", { name: leading }));
  leavePage();
  load();
  expect(screen.queryByRole("button", { name: leading })).toBeNull();
});
