// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { Role } from "../../../shared/model/rights.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { endFields } from "../../ui/lastWords.ts";
import { lateParcel } from "./moment.fixture.ts";
import { Overview } from "./Overview.tsx";

// The reader is loaded with the first file, which takes a busy machine its time; no test waits for time.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(() => {
  const matchMedia = () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(globalThis, { matchMedia });
});

const xml = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
  <process id="p" name="Deliver"><laneSet id="l"><lane id="a" name="Warehouse"><flowNodeRef>t</flowNodeRef></lane>
  <lane id="b" name="Customer"><flowNodeRef>u</flowNodeRef></lane></laneSet>
  <userTask id="t" name="Pick"/><task id="u" name="Receive"/><sequenceFlow id="f" sourceRef="t" targetRef="u"/></process></definitions>`;

function open(path: string, role: Role = "curator") {
  const session: LocalSession = localSession({ map: lateParcel, role });
  const location = memoryLocation({ path, record: true });
  render(
    <Router hook={location.hook} searchHook={location.searchHook}>
      <SessionProvider value={session}>
        <Overview />
      </SessionProvider>
    </Router>,
  );
  return { session, history: location.history, user: userEvent.setup({ delay: null }) };
}

async function give(user: ReturnType<typeof userEvent.setup>, name: string, text: string) {
  await user.click(screen.getByRole("button", { name: "Import BPMN" }));
  await choose(user, name, text);
}

async function choose(user: ReturnType<typeof userEvent.setup>, name: string, text: string) {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error("there is no way to choose a file");
  await user.upload(input, new File([text], name));
}

/** A worker that is at it for as long as nobody ends it. */
class SilentReader {
  isEnded = false;
  readonly postMessage = (): void => undefined;
  terminate(): void {
    this.isEnded = true;
  }
}

afterEach(() => vi.unstubAllGlobals());

describe("importing BPMN", () => {
  it("[IMP-64] shows counts, lanes and what is not kept before anything changes, and axe finds nothing", async () => {
    const { session, user } = open("/w/local/backstage");
    await give(user, "deliver.bpmn", xml);
    expect(await screen.findByText("0 pools · 2 lanes · 2 nodes · 1 flow")).toBeVisible();
    expect(screen.getByText("1 × user task, kept as a task: “Pick”.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Name of the process map" })).toHaveValue("Deliver");
    expect(screen.getByRole("button", { name: /Layer of the lane Customer/ })).toHaveTextContent(
      "Customer",
    );
    expect(session.map.tables.processes.size).toBe(0);
    // jsdom measures no colours, and the dialog is not the whole page.
    const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
    const { violations } = await axe.run(screen.getByRole("dialog"), { rules });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("[IMP-65] makes the map for the step that one came from, with the layers chosen, as one step of undo", async () => {
    const { session, user, history } = open("/w/local/backstage?step=s");
    await give(user, "deliver.bpmn", xml);
    await user.click(await screen.findByRole("button", { name: /Layer of the lane Warehouse/ }));
    await user.click(screen.getByRole("option", { name: "Support" }));
    const dialog = screen.getByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Import" }));
    const [made] = session.map.tables.processes.values();
    expect(made?.name).toBe("Deliver");
    expect(history.at(-1)).toBe(`/w/local/backstage/${made?.id}?step=s`);
    const lanes = [...session.map.tables.processLanes.values()];
    expect(lanes.map(({ name, layer }) => `${name} ${layer}`).sort()).toEqual([
      "Customer customer",
      "Warehouse support",
    ]);
    expect([...session.map.tables.processLinks.values()].map(({ stepId }) => stepId)).toEqual([
      "s",
    ]);
    session.undo.undo();
    expect(session.map.tables.processes.size).toBe(0);
    expect(session.map.tables.processNodes.size).toBe(0);
  });

  it("[IMP-52] says why a file is refused, and imports nothing", async () => {
    const { session, user } = open("/w/local/backstage");
    await give(user, "page.xml", "<html/>");
    expect(await screen.findByText(/“page.xml” was not read.*not a BPMN 2.0 model/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Import" })).toBeDisabled();
    expect(session.map.tables.processes.size).toBe(0);
  });

  it("[IMP-107] shows which long file is being read, and ends the reader when the dialog is closed or another file given", async () => {
    const readers: SilentReader[] = [];
    class Reader extends SilentReader {
      constructor() {
        super();
        readers.push(this);
      }
    }
    vi.stubGlobal("Worker", Reader);
    const { user } = open("/w/local/backstage");
    const long = `${xml}${" ".repeat(100_000)}`;
    await give(user, "long.bpmn", long);
    await waitFor(() => expect(readers).toHaveLength(1));
    expect(screen.getByRole("progressbar", { name: "Reading “long.bpmn”" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Import" })).toBeDisabled();

    await choose(user, "other.bpmn", long);
    await waitFor(() => expect(readers).toHaveLength(2));
    await waitFor(() => expect(readers.map(({ isEnded }) => isEnded)).toEqual([true, false]));
    expect(screen.getByRole("progressbar", { name: "Reading “other.bpmn”" })).toBeVisible();

    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(readers.map(({ isEnded }) => isEnded)).toEqual([true, true]));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("[STA-74] hands over the name that was given to the map as the workshop ends, and none that the file gave", async () => {
    const { session, user } = open("/w/local/backstage");
    await give(user, "deliver.bpmn", xml);
    const name = await screen.findByRole("textbox", { name: "Name of the process map" });
    expect(endFields(session)).toEqual([]);
    fireEvent.change(name, { target: { value: "Deliver in a day" } });
    expect(endFields(session)).toEqual(["Deliver in a day"]);
  });

  it("[IMP-64] is offered to nobody who may not change the map", () => {
    open("/w/local/backstage", "viewer");
    expect(screen.queryByRole("button", { name: "Import BPMN" })).toBeNull();
  });
});
