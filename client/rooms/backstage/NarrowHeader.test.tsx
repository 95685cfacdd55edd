// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { MapChange } from "../../../shared/model/change.ts";
import { processOutline } from "../../../shared/model/processOutline.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { createDeeds } from "./deeds.ts";
import { DeskProvider } from "./desk.tsx";
import { createEditor, select } from "./editor.ts";
import { lateParcel } from "./moment.fixture.ts";
import { ProcessHeader } from "./ProcessHeader.tsx";

const map: readonly MapChange[] = [
  ...lateParcel,
  { op: "create", table: "processes", id: "x", values: { name: "Deliver" } },
  { op: "create", table: "processLinks", id: "l", values: { stepId: "s", processId: "x" } },
];

beforeEach(() => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query === "(max-width: 40rem)",
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(role: Role = "curator") {
  const session = localSession({ map, role });
  const editor = createEditor();
  const location = memoryLocation({ path: "/w/w1/backstage/x?step=s", record: true });
  const outline = processOutline(session.map.tables, "x");
  if (!outline) throw new Error("there is no map");
  const onView = vi.fn();
  const deeds = createDeeds(session, "x", editor);
  render(
    <Router hook={location.hook} searchHook={location.searchHook}>
      <SessionProvider value={session}>
        <DeskProvider value={{ editor, deeds, mayEdit: role === "curator" }}>
          <ProcessHeader outline={outline} view="map" onView={onView} />
        </DeskProvider>
      </SessionProvider>
    </Router>,
  );
  return { session, editor, onView, user: userEvent.setup({ delay: null }), location };
}

const words = (): readonly (string | null)[] =>
  screen.getAllByRole("menuitem").map(({ textContent }) => textContent);

describe("the head of a process map on a phone", () => {
  it("[MAP-256] is a way back, a name and two menus, which have all that a wide one has", async () => {
    const { session, onView, user } = show();
    expect(screen.getAllByRole("button")).toHaveLength(3);
    expect(screen.getAllByRole("link")).toHaveLength(1);
    expect(screen.getByRole("link", { name: /parcel/i }).getAttribute("href")).toMatch(/step=s$/);
    await user.click(screen.getByRole("button", { name: "Tools" }));
    expect(words()).toEqual(
      expect.arrayContaining(["Add: Task", "Add a lane: Backstage", "Lay out"].map(matching)),
    );
    expect(words()).not.toContain("Delete");
    await user.click(screen.getByRole("menuitem", { name: "Add a lane: Backstage" }));
    await waitFor(() => expect(session.map.tables.processLanes.size).toBe(1));
    await user.click(screen.getByRole("button", { name: "More for this process map" }));
    expect(words()).toEqual(
      expect.arrayContaining(
        ["Export: BPMN 2.0", "Show hand-offs", "All process maps", "Delete", "Notes"].map(matching),
      ),
    );
    await user.click(screen.getByRole("menuitem", { name: "Show the map as an outline" }));
    expect(onView).toHaveBeenCalledWith("outline");
  });

  it("[MAP-256] offers to copy and delete what is selected", async () => {
    const { editor, user } = show();
    select(editor, ["a", "b"]);
    await user.click(await screen.findByRole("button", { name: "Tools" }));
    expect(words()).toEqual(expect.arrayContaining(["In one row", "Duplicate", "Delete"]));
  });

  it("[MAP-256] says to whom may only read why there are no tools", async () => {
    const { user } = show("viewer");
    expect(screen.queryByRole("button", { name: "Tools" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "More for this process map" }));
    const tools = screen.getByRole("menuitem", { name: /^Tools/ });
    expect(tools.textContent).toMatch(/your link does not let you/);
  });
});

function matching(text: string): unknown {
  return expect.stringContaining(text);
}
