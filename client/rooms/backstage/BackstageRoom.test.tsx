// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { commandsFrom, useCommandState } from "../../app/commands.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { BackstageRoom } from "./BackstageRoom.tsx";
import { processKeys, readingKeys } from "./keyTable.ts";
import { lateParcel } from "./moment.fixture.ts";

// React Flow in jsdom is slow on a busy machine; no test waits for time.
vi.setConfig({ testTimeout: 30_000 });

// What React Flow asks of a browser and jsdom has not got.
beforeAll(() => {
  class Observer {
    observe() {
      return undefined;
    }
    unobserve() {
      return undefined;
    }
    disconnect() {
      return undefined;
    }
  }
  class Matrix {
    readonly m22 = 1;
  }
  const matchMedia = () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(globalThis, { matchMedia, ResizeObserver: Observer, DOMMatrixReadOnly: Matrix });
});

const process: readonly MapChange[] = [
  { op: "create", table: "processes", id: "x", values: { name: "Deliver" } },
  {
    op: "create",
    table: "processLanes",
    id: "c",
    values: { processId: "x", name: "Customer", layer: "customer", order: "V1" },
  },
  {
    op: "create",
    table: "processLanes",
    id: "w",
    values: { processId: "x", name: "Warehouse", layer: "backstage", order: "V2" },
  },
  { op: "create", table: "processLinks", id: "l", values: { stepId: "s", processId: "x" } },
  {
    op: "create",
    table: "processNodes",
    id: "n",
    values: {
      processId: "x",
      kind: "task",
      name: "Pick",
      spot: ["w", 0, 0],
      minutes: 5,
      fail: true,
    },
  },
  {
    op: "create",
    table: "processNodes",
    id: "m",
    values: { processId: "x", kind: "decision", name: "In stock?", spot: ["w", 240, 0] },
  },
  {
    op: "create",
    table: "processFlows",
    id: "f",
    values: { processId: "x", from: "n", to: "m", label: "then" },
  },
];

const inside: readonly MapChange[] = [
  { op: "create", table: "processes", id: "y", values: { name: "Picking" } },
  { op: "update", table: "processNodes", id: "n", values: { subprocessId: "y" } },
];

function open(
  path: string,
  map: readonly MapChange[],
  role: Role = "curator",
  schedule?: (tell: () => void) => void,
): { session: LocalSession; history: string[]; user: ReturnType<typeof userEvent.setup> } {
  const session = localSession({ map, role, ...(schedule ? { schedule } : {}) });
  const location = memoryLocation({ path, record: true });
  render(
    <Router hook={location.hook} searchHook={location.searchHook}>
      <SessionProvider value={session}>
        <BackstageRoom />
      </SessionProvider>
    </Router>,
  );
  return { session, history: location.history, user: userEvent.setup({ delay: null }) };
}

const nodeNames = (session: LocalSession) =>
  [...session.map.tables.processNodes.values()].map(({ name }) => name);

/** A node on the map. */
const offered = () =>
  commandsFrom(useCommandState.getState().commands.get("process") ?? []).map(({ id }) => id);

function nodeOf(id: string): HTMLElement {
  return screen.getByTestId(`rf__node-${id}`);
}

it("[A11-245] a process map that is gone leaves a page with a heading of its own", () => {
  open("/w/local/backstage/gone", process);
  screen.getByRole("heading", { level: 1, name: "This process map is gone" });
});

describe("the notes of a map", () => {
  it("[MAP-90] are written by an editor and read by a viewer", async () => {
    const { session, user } = open("/w/local/backstage/x", [...lateParcel, ...process]);
    await user.click(screen.getByRole("button", { name: "More for this process map" }));
    await user.click(await screen.findByRole("menuitem", { name: "Notes" }));
    await user.type(await screen.findByRole("textbox", { name: "Notes on Deliver" }), "By hand");
    await user.click(screen.getByRole("button", { name: "Keep the notes" }));
    expect(session.map.tables.processes.get("x")?.notes).toBe("By hand");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("[MAP-90] cannot be changed by a viewer", async () => {
    const { user } = open("/w/local/backstage/x", [...lateParcel, ...process], "viewer");
    await user.click(screen.getByRole("button", { name: "More for this process map" }));
    await user.click(await screen.findByRole("menuitem", { name: "Notes" }));
    const notes = await screen.findByRole("textbox", { name: "Notes on Deliver" });
    expect(notes).toHaveAttribute("readonly");
    expect(screen.queryByRole("button", { name: "Keep the notes" })).toBeNull();
  });
});

describe("the overview", () => {
  it("[A11-54] [A11-249] makes a process map from a moment and leads back to its step", async () => {
    const { session, user, history } = open("/w/local/backstage", lateParcel);
    screen.getByRole("button", { name: "No owner", description: "Parcel is late" });
    await user.click(screen.getByRole("button", { name: "Make a process map" }));
    const [made] = session.map.tables.processes.values();
    expect(made?.name).toBe("Parcel is late");
    expect(history.at(-1)).toBe(`/w/local/backstage/${made?.id}?step=s`);
    const trail = screen.getByRole("navigation", { name: "Where you are" });
    await user.click(within(trail).getByRole("link", { name: /Parcel is late/ }));
    expect(history.at(-1)).toBe("/w/local/journeys/j?step=s");
  });

  it("[A11-54] leads from a step at once to the process map behind it", () => {
    const { history } = open("/w/local/backstage?step=s", [...lateParcel, ...process]);
    expect(history.at(-1)).toBe("/w/local/backstage/x?step=s");
  });

  it("[A11-54] offers to make a process map for a step that is no moment of truth", async () => {
    const plain: MapChange = {
      op: "update",
      table: "steps",
      id: "s",
      values: { momentOfTruth: "" },
    };
    const { session, user } = open("/w/local/backstage?step=s", [...lateParcel, plain]);
    const from = screen.getByRole("region", { name: "The step that you come from" });
    await user.click(within(from).getByRole("button", { name: "Make a process map" }));
    expect([...session.map.tables.processLinks.values()].map(({ stepId }) => stepId)).toEqual([
      "s",
    ]);
  });

  it("[MAP-87] leads from a moment to the process map behind it", () => {
    open("/w/local/backstage", [...lateParcel, ...process]);
    expect(screen.queryByText("No process map")).toBeNull();
    expect(screen.getByRole("link", { name: /^Deliver/ })).toHaveAttribute(
      "href",
      "/w/local/backstage/x",
    );
    expect(screen.getByRole("link", { name: "Behind it: Deliver" })).toHaveAttribute(
      "href",
      "/w/local/backstage/x?step=s",
    );
  });

  it("[MAP-87] names what a moment lacks, and each lack leads to where it is mended", async () => {
    const { session, user } = open("/w/local/backstage", [...lateParcel, ...process]);
    expect(screen.getByText("1 of 1 lacks something:")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "No owner" }));
    const owner = await screen.findByRole("textbox", { name: /Owner/ });
    await waitFor(() => expect(owner).toHaveFocus());
    await user.keyboard("Ada{Enter}");
    await user.type(screen.getByRole("textbox", { name: /Action/ }), "Call back{Enter}");
    await user.click(screen.getByRole("button", { name: /Evidence.*Not said|Not said.*Evidence/ }));
    await user.click(screen.getByRole("option", { name: "Observed" }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(session.map.tables.steps.get("s")).toMatchObject({
      momentOwner: "Ada",
      momentAction: "Call back",
    });
    expect(screen.getByText("The one moment of truth lacks nothing.")).toBeVisible();
  });

  it("[A11-52] offers a viewer nothing that changes the map", () => {
    open("/w/local/backstage", lateParcel, "viewer");
    expect(screen.queryByRole("button", { name: /process map/i })).toBeNull();
    expect(screen.getByRole("link", { name: /Go to step/ })).toBeVisible();
  });
});

describe("a process map", () => {
  const path = "/w/local/backstage/x?step=s";

  it("[A11-53] says of each node its kind, its lane, what is known and where it leads", () => {
    open(path, [...lateParcel, ...process]);
    expect(
      screen.getByRole("group", {
        name: "Task: Pick. Lane: Warehouse. 5 minutes. Fail point. Leads to: then: In stock?.",
      }),
    ).toBeInTheDocument();
  });

  it("[A11-50] Enter selects a node, and Tab adds the next one, connected and ready to be named", async () => {
    const { session, user } = open(path, [...lateParcel, ...process]);
    nodeOf("n").focus();
    await user.keyboard("{Enter}{Tab}Pack{Enter}");
    expect(nodeNames(session)).toEqual(["Pick", "In stock?", "Pack"]);
    const [, flow] = session.map.tables.processFlows.values();
    expect(flow?.from).toBe("n");
    expect(nodeOf(flow?.to ?? "")).toHaveFocus();
  });

  it("[MAP-192] I opens what happens inside a node, and the map there leads back to it", async () => {
    const { history, user } = open(path, [...lateParcel, ...process, ...inside], "viewer");
    expect(screen.getByRole("group", { name: /Has a map of its inside\./ })).toBe(nodeOf("n"));
    nodeOf("n").focus();
    await user.keyboard("i");
    expect(history.at(-1)).toBe("/w/local/backstage/y");
    expect(screen.getByRole("heading", { name: "Picking" })).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Back to Pick in Deliver" }));
    expect(history.at(-1)).toBe("/w/local/backstage/x?node=n");
    // Without the presses before it, which the zoom of the map cannot take in jsdom.
    fireEvent.doubleClick(nodeOf("n"));
    expect(history.at(-1)).toBe("/w/local/backstage/y");
  });

  it("[IMP-101] Shift with I makes a node a process of its own, U leads back, and undo takes it back", async () => {
    const { session, history, user } = open(path, [...lateParcel, ...process]);
    nodeOf("n").focus();
    await user.keyboard("{Shift>}i{/Shift}");
    const inside = session.map.tables.processNodes.get("n")?.subprocessId ?? "";
    expect(session.map.tables.processes.get(inside)?.name).toBe("Pick");
    expect(history.at(-1)).toBe(`/w/local/backstage/${inside}`);
    expect(screen.getByRole("heading", { level: 1, name: /Pick/ })).toBeVisible();
    await user.keyboard("u");
    expect(history.at(-1)).toBe("/w/local/backstage/x?node=n");
    expect(nodeOf("n")).toHaveFocus();
    await user.keyboard("i");
    expect(history.at(-1)).toBe(`/w/local/backstage/${inside}`);
    act(() => session.undo.undo());
    await user.click(await screen.findByRole("button", { name: "Back to Deliver" }));
    expect(history.at(-1)).toBe("/w/local/backstage/x?node=n");
    expect(screen.queryByRole("group", { name: /inside/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Make it a process of its own" })).toBeVisible();
  });

  it("[IMP-102] what would let go of the process behind a node is asked first", async () => {
    const { session, user } = open(path, [...lateParcel, ...process, ...inside]);
    nodeOf("n").focus();
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: /Kind/ }));
    await user.click(screen.getByRole("option", { name: "System" }));
    expect(session.map.tables.processNodes.get("n")).toMatchObject({
      kind: "system",
      subprocessId: "y",
    });
    await user.click(screen.getByRole("button", { name: /Kind/ }));
    await user.click(screen.getByRole("option", { name: "Decision" }));
    expect(session.map.tables.processNodes.get("n")?.kind).toBe("system");
    const dialog = screen.getByRole("alertdialog", { name: "Let go of the process behind it?" });
    await user.click(within(dialog).getByRole("button", { name: "Change the kind" }));
    expect(session.map.tables.processNodes.get("n")).toMatchObject({
      kind: "decision",
      subprocessId: "",
    });
    expect(session.map.tables.processes.has("y")).toBe(true);
  });

  it("[A11-84] lists its keys and offers its deeds, those that change it to editors alone", () => {
    open(path, [...lateParcel, ...process]);
    const { keyGroups } = useCommandState.getState();
    const group = keyGroups.get("process");
    expect(group?.table).toBe(processKeys);
    for (const { id } of processKeys) expect(group?.words[id], id).not.toMatch(/^$|backstage/);
    const keys = processKeys.flatMap((each) => each.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(offered()).toContain("layOut");
    cleanup();
    open(path, [...lateParcel, ...process], "viewer");
    expect(useCommandState.getState().keyGroups.get("process")?.table).toBe(readingKeys);
    expect(offered()).toEqual(["view", "handOffs"]);
  });

  it("[MAP-192] offers no inside where the map of it is gone", () => {
    const gone: MapChange = { op: "delete", table: "processes", id: "y" };
    open(path, [...lateParcel, ...process, ...inside, gone]);
    expect(screen.queryByRole("group", { name: /inside/ })).toBeNull();
  });

  it("[A11-50] C connects a node to one that is chosen from a list", async () => {
    const { session, user } = open(path, [...lateParcel, ...process]);
    nodeOf("m").focus();
    await user.keyboard("{Enter}c");
    await user.click(screen.getByRole("button", { name: /Leads to/ }));
    await user.click(screen.getByRole("option", { name: /Pick/ }));
    await user.click(screen.getByRole("button", { name: "Connect" }));
    const flows = [...session.map.tables.processFlows.values()];
    expect(flows.map(({ from, to }) => [from, to])).toEqual([
      ["n", "m"],
      ["m", "n"],
    ]);
  });

  it("[A11-50] Delete takes a node away with its flows, as one step of undo", async () => {
    const { session, user } = open(path, [...lateParcel, ...process]);
    nodeOf("n").focus();
    await user.keyboard("{Enter}{Delete}");
    expect(nodeNames(session)).toEqual(["In stock?"]);
    expect(session.map.tables.processFlows.size).toBe(0);
    session.undo.undo();
    expect(nodeNames(session)).toHaveLength(2);
    expect(session.map.tables.processFlows.size).toBe(1);
  });

  it("[A11-50] a node is nudged by the arrow keys, as one change", async () => {
    const { session, user } = open(path, [...lateParcel, ...process]);
    nodeOf("m").focus();
    await user.keyboard("{Enter}{ArrowRight>5/}");
    expect(session.map.tables.processNodes.get("m")?.spot).toEqual(["w", 280, 0]);
    session.undo.undo();
    expect(session.map.tables.processNodes.get("m")?.spot).toEqual(["w", 240, 0]);
  });

  it("[A11-51] reads as lists of lanes, nodes and flows with the same selection", async () => {
    const { user } = open(path, [...lateParcel, ...process]);
    await user.click(screen.getByRole("radio", { name: "Outline" }));
    const lane = screen.getByRole("region", { name: "Lane Warehouse" });
    const pick = within(lane).getByRole("button", { name: /Pick/ });
    expect(within(lane).getByRole("button", { name: "then: to “In stock?”" })).toBeVisible();
    await user.click(pick);
    expect(pick).toHaveAttribute("aria-pressed", "true");
    await user.click(screen.getByRole("radio", { name: "Map" }));
    expect(screen.getByRole("complementary", { name: "Task" })).toBeVisible();
  });

  it("[MAP-341] names what was added at the press that adds it, before any frame is drawn", async () => {
    const all = [...lateParcel, ...process];
    const { session, user } = open(path, all, "curator", () => undefined);
    await user.click(screen.getByRole("radio", { name: "Outline" }));
    await user.click(screen.getByRole("button", { name: "Add a task to Warehouse" }));
    await user.keyboard("Pack it{Enter}");
    expect(nodeNames(session)).toContain("Pack it");
  });

  it("[A11-213] its tools are one stop for Tab, also where one goes with what it took away", async () => {
    const { user } = open(path, [...lateParcel, ...process]);
    nodeOf("m").focus();
    await user.keyboard("{Enter}");
    const tools = within(screen.getByRole("toolbar")).getAllByRole<HTMLButtonElement>("button");
    tools[0]?.focus();
    await user.keyboard("{End}{Enter}");
    await waitFor(() => expect(screen.getByRole("button", { name: /^Lay out/ })).toHaveFocus());
    expect(tools.filter((tool) => !tool.disabled && tool.tabIndex === 0)).toHaveLength(1);
  });

  it("[A11-52] shows a viewer everything and no control that changes it", async () => {
    const { session, user } = open(path, [...lateParcel, ...process], "viewer");
    expect(screen.queryByRole("toolbar")).toBeNull();
    expect(screen.getByRole("heading", { level: 1, name: "Deliver" })).toBeVisible();
    nodeOf("n").focus();
    await user.keyboard("{Enter}{Delete}{ArrowRight}");
    const panel = screen.getByRole("complementary", { name: "Task" });
    expect(within(panel).getByText("Warehouse")).toBeVisible();
    expect(within(panel).queryByRole("textbox")).toBeNull();
    expect(session.map.tables.processNodes.get("n")?.spot).toEqual(["w", 0, 0]);
  });

  it("tells others what is selected", async () => {
    const { session, user } = open(path, [...lateParcel, ...process]);
    nodeOf("n").focus();
    await user.keyboard("{Enter}");
    expect(session.told.at(-1)).toEqual({ selected: ["n"] });
  });
});
