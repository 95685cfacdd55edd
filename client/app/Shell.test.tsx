// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { MapChange } from "../../shared/model/change.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { SaveState } from "../session/session.ts";
import { person } from "../testing/people.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { useToasts } from "../ui/toasts.ts";
import { comingRoom, fetchRoomAt } from "./roomLoaders.ts";
import { show, spoken, stateAt, title } from "./shell.fixture.tsx";

vi.mock("./roomList.ts", async () => {
  const { rooms } = await import("./routes.ts");
  const { createElement } = await import("react");
  const components = rooms.map((name) => [name, () => createElement("h1", null, `Room ${name}`)]);
  return { roomComponents: Object.fromEntries(components) };
});

const lobbyCode = vi.hoisted(() => {
  let arrive = (): void => undefined;
  const isHere = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrive: () => arrive(), isHere };
});
vi.mock("./furtherRooms.ts", () => ({
  furtherRooms: { lobby: () => lobbyCode.isHere.then(() => () => null) },
}));

// Parts of the header come when they are needed; reading them for the first time must not use up a test's patience.
beforeAll(async () => {
  await Promise.all([
    import("./Attendants.tsx"),
    import("./BringEveryone.tsx"),
    import("./EndedScreen.tsx"),
    import("./PeopleHere.tsx"),
    import("./ThemeMenu.tsx"),
    import("./UndoButtons.tsx"),
  ]);
}, 30_000);

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  useAnnouncements.setState({ latest: [] });
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

describe("[A11-10] the frame", () => {
  test("has a skip link, one main landmark and a navigation that marks room and phase", async () => {
    show({ room: [stateAt("board")] });
    expect(screen.getByRole("link", { name: "Skip to the content" })).toHaveAttribute(
      "href",
      "#content",
    );
    expect(screen.getByRole("main")).toHaveAttribute("id", "content");
    const nav = within(screen.getByRole("navigation", { name: "Rooms" }));
    expect(nav.getByRole("link", { current: "page" })).toHaveTextContent("Lobby");
    expect(nav.getByRole("link", { name: /Board/ })).toHaveTextContent("present phase");
    expect(nav.getAllByRole("link")).toHaveLength(7);
  });

  test("[A11-110] an address without a room leads a viewer to the finished maps once there is a journey", async () => {
    const step: MapChange = {
      op: "create",
      table: "steps",
      id: "s",
      values: { journeyId: "j", touchpointId: "t", slot: ["g", "V"] },
    };
    const options = { at: "/w/local", room: [stateAt("feel")], role: "viewer" } as const;
    const early = show(options);
    await waitFor(() => expect(early.here()).toBe("/w/local/feel"));
    cleanup();
    const { here } = show({ ...options, map: [title, step] });
    await waitFor(() => expect(here()).toBe("/w/local/present"));
  });

  test("an address without a room leads to that of the phase", async () => {
    const { here } = show({ at: "/w/local", room: [stateAt("feel")] });
    await waitFor(() => expect(here()).toBe("/w/local/feel"));
  });
});

test("[A11-128] a room that the page has begun to fetch stands as soon as its code is here", async () => {
  fetchRoomAt("/w/local/lobby");
  show();
  expect(screen.getByRole("main")).toHaveTextContent("Opening");
  expect(screen.queryByRole("heading", { name: "Room lobby" })).toBeNull();
  // React would keep on screen for a while what stands in for a part that it waits for itself.
  await act(async () => {
    lobbyCode.arrive();
    await vi.waitFor(() => expect(comingRoom()).toBeNull());
  });
  expect(screen.getByRole("heading", { name: "Room lobby" })).toBeInTheDocument();
});

test("[A11-11] [A11-12] after going to another room the focus is on its heading, and the title names it", async () => {
  show();
  expect(document.title).toBe("Lobby · Bank branch · Waymark");
  expect(document.body).toHaveFocus();
  await userEvent.click(screen.getByRole("link", { name: /Journeys/ }));
  const heading = await screen.findByRole("heading", { name: "Room journeys" });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(document.title).toBe("Journeys · Bank branch · Waymark");
});

describe("[ACC-25] what one may not do is not there", () => {
  test("the facilitator leads everyone to the room in view", async () => {
    const { local } = show({ at: "/w/local/board" });
    await userEvent.click(await screen.findByRole("button", { name: "Bring everyone here" }));
    expect(local.wishes).toEqual([{ type: "setPhase", phase: "board" }]);
  });

  test("a curator may rename and undo, and does not lead", async () => {
    const { local } = show({ role: "curator" });
    await userEvent.click(screen.getByRole("button", { name: "Rename the workshop: Bank branch" }));
    const field = screen.getByRole("textbox", { name: "Title of the workshop" });
    await userEvent.clear(field);
    await userEvent.type(field, "Branch 2030{Enter}");
    expect(local.map.tables.workshop.get("main")?.title).toBe("Branch 2030");
    await userEvent.click(await screen.findByRole("button", { name: "Undo: rename the workshop" }));
    expect(local.map.tables.workshop.get("main")?.title).toBe("Bank branch");
    await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    expect(local.map.tables.workshop.get("main")?.title).toBe("Branch 2030");
    expect(screen.queryByRole("button", { name: "Bring everyone here" })).toBeNull();
  });

  test.each(["contributor", "viewer"] as Role[])("a %s neither renames nor undoes", (role) => {
    show({ role });
    expect(screen.getByText("Bank branch")).toBeVisible();
    expect(screen.queryByRole("button", { name: /Rename|Undo|Bring/ })).toBeNull();
  });

  test("[A11-144] keys undo nothing behind a dialog", async () => {
    const { local } = show();
    const undo = vi.spyOn(local.undo, "undo");
    await userEvent.click(screen.getByRole("button", { name: "Rename the workshop: Bank branch" }));
    await userEvent.type(
      screen.getByRole("textbox", { name: "Title of the workshop" }),
      "s{Enter}",
    );
    await screen.findByRole("button", { name: /^Undo: / });
    const dialog = document.createElement("div");
    dialog.tabIndex = -1;
    dialog.setAttribute("role", "dialog");
    document.body.append(dialog);
    dialog.focus();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(undo).not.toHaveBeenCalled();
    dialog.remove();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(undo).toHaveBeenCalledOnce();
  });

  test("undo by keyboard is left to the field while one types", async () => {
    const { local } = show();
    const undo = vi.spyOn(local.undo, "undo");
    await userEvent.click(screen.getByRole("button", { name: /Rename/ }));
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(undo).not.toHaveBeenCalled();
  });
});

test("[ACC-25] [A11-10] on a phone everything is behind one button, of plain elements", async () => {
  vi.stubGlobal("matchMedia", () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const { here, local } = show({ role: "contributor" });
  const button = screen.getByRole("button", { name: "Go to a room" });
  expect(screen.queryByRole("navigation")).toBeNull();
  await userEvent.click(button);
  const name = await screen.findByRole("textbox", { name: /Your name/ });
  expect(screen.queryByRole("button", { name: /Undo|Bring/ })).toBeNull();
  await userEvent.type(name, "Bo");
  expect(local.told.at(-1)).toEqual({ name: "Bo" });
  await userEvent.keyboard("{Escape}");
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("link", { name: "Feel" }));
  expect(here()).toBe("/w/local/feel");
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("[SYN-36] [MAP-305] [A11-13] the state of saving is in words, after the picture; loss and return are spoken once", async () => {
  let save: SaveState = { kind: "saved" };
  const { tellSave } = show({ save: () => save });
  const set = (next: SaveState) => {
    save = next;
    tellSave();
  };
  expect(screen.getByText("Saved")).toBeVisible();
  set({ kind: "saving", unsaved: 1 });
  // The picture of the change itself has the words as they were, so that the header is not laid out in it.
  expect(screen.getByText("Saved")).toHaveAttribute("data-save", "saving");
  expect(await screen.findByText("Saving")).toBeVisible();
  expect(spoken()).toEqual([]);
  set({ kind: "offline", unsaved: 1 });
  set({ kind: "offline", unsaved: 2 });
  expect(await screen.findByText("Offline, 2 changes kept here")).toBeVisible();
  expect(spoken()).toHaveLength(1);
  set({ kind: "saved" });
  expect(spoken()).toHaveLength(2);
});

test("[ACC-24] an ended session says why and what to do", async () => {
  const ended: SaveState = { kind: "ended", unsaved: 0, code: 4401, reason: "revoked" };
  show({ save: () => ended });
  const heading = await screen.findByRole("heading", { name: "This link does not work any more" });
  await waitFor(() => expect(heading).toHaveFocus());
});

test("[SYN-42] who is here: names outside anonymous rounds, a number always", async () => {
  const others = [person({ id: 2, name: "Bo" }), person({ id: 3, name: "" })];
  const { local } = show({ people: others });
  await userEvent.click(await screen.findByRole("button", { name: "3 people here" }));
  const list = within(await screen.findByRole("dialog", { name: "3 people here" }));
  expect(list.getByText("Bo")).toBeVisible();
  expect(list.getByText("and 1 more without a name")).toBeVisible();
  await userEvent.type(list.getByRole("textbox", { name: "Your name (optional)" }), "Ada");
  expect(local.told.at(-1)).toEqual({ name: "Ada" });
});
