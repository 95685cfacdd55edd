// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { Walk } from "./Walk.tsx";

// Pictures need real fonts to measure by: a browser's matter (e2e).
vi.mock("./usePictures.ts", () => ({ usePicture: () => undefined }));

const words = {
  stage: "البحث (3 دقائق)",
  department: "قسم الأشعة (2)",
  touchpoint: "مرحبا بكم (1)",
  notes: "انتظر طويلا!",
  thought: "هل نسوني؟",
};

const map: readonly MapChange[] = [
  { op: "create", table: "departments", id: "d", values: { name: words.department } },
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "current" } },
  {
    op: "create",
    table: "stages",
    id: "g",
    values: { journeyId: "j", name: words.stage, order: "V" },
  },
  {
    op: "create",
    table: "touchpoints",
    id: "t",
    values: { text: words.touchpoint, departmentId: "d", notes: words.notes },
  },
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V"], thought: words.thought },
  },
];

test("[STA-90] all words of people on the slide of a step are read from where they begin", () => {
  window.history.replaceState(null, "", "/w/local/present/j/s");
  render(
    <SessionProvider value={localSession({ role: "facilitator", map })}>
      <Walk journeyId="j" onLeave={() => undefined} />
    </SessionProvider>,
  );
  for (const text of Object.values(words))
    expect(screen.getByText(text).closest("[dir=auto]")?.textContent, text).toBe(text);
});
