// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { err, ok } from "../../../shared/kit/result.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { refuse } from "../../../shared/model/refusals.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import type { ServerApi } from "../../session/serverApi.ts";
import { person } from "../../testing/people.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { DeleteWorkshop } from "./DeleteWorkshop.tsx";
import { LobbyRoom } from "./LobbyRoom.tsx";
import { link, type ShowOptions, sampleLinks, showOnDevice } from "./show.fixture.tsx";

const user = userEvent.setup({ delay: null });

const map: readonly MapChange[] = [
  { op: "create", table: "workshop", id: "main", values: { title: "Hospital", question: "Why?" } },
  { op: "create", table: "departments", id: "d", values: { name: "Nursing", color: 2 } },
];

function showLobby(
  options: LocalSessionOptions,
  api: NonNullable<ShowOptions["api"]> = {},
  before?: ShowOptions["before"],
) {
  const session = localSession({ map, links: sampleLinks, ...options });
  const shown = { session, api, path: "/w/local/lobby", ...(before && { before }) };
  const view = showOnDevice(<LobbyRoom />, shown);
  return { ...view, session };
}

test("[A11-43] a contributor is welcomed, and offered neither links nor settings", () => {
  showLobby({ role: "contributor" });
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Hospital");
  expect(screen.getByText("Why?")).toBeVisible();
  expect(screen.getByText("The facilitator will start soon.")).toBeVisible();
  expect(screen.queryByRole("heading", { name: "Links" })).toBeNull();
  expect(screen.queryByRole("switch")).toBeNull();
  expect(screen.queryByRole("button", { name: /Edit the title/ })).toBeNull();
});

test("[PHA-37] a contributor says to which department they belong", async () => {
  const { session } = showLobby({ role: "contributor" });
  await user.click(screen.getByRole("button", { name: /Your department/ }));
  await user.click(await screen.findByRole("option", { name: "Nursing" }));
  expect([...(session.mine?.tables.me.values() ?? [])]).toMatchObject([{ departmentId: "d" }]);
});

test("[PHA-38] the title is edited in place; Escape leaves it, an empty one is refused", async () => {
  const { session } = showLobby({ role: "curator" });
  const title = () => session.map.tables.workshop.get("main")?.title;
  await user.click(screen.getByRole("button", { name: "Edit the title: Hospital" }));
  await user.keyboard(" visit{Escape}");
  expect(title()).toBe("Hospital");
  await user.click(screen.getByRole("button", { name: "Edit the title: Hospital" }));
  const field = screen.getByRole("textbox", { name: "Title" });
  await user.clear(field);
  await user.keyboard("{Enter}");
  expect(field).toBeInvalid();
  await user.type(field, "Clinic{Enter}");
  expect(title()).toBe("Clinic");
});

test("[ACC-46] the title is saved by leaving it, and whoever has left it keeps the focus where they went", async () => {
  const { session } = showLobby({ role: "curator" });
  const open = () => user.click(screen.getByRole("button", { name: /^Edit the title/ }));
  await open();
  const field = screen.getByRole("textbox", { name: "Title" });
  await user.keyboard("Clinic");
  act(() => field.blur());
  expect(session.map.tables.workshop.get("main")?.title).toBe("Clinic");
  const button = screen.getByRole("button", { name: "Edit the title: Clinic" });
  expect(button).not.toHaveFocus();
  await open();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: /^Edit the title/ })).toHaveFocus(),
  );
});

test("[PHA-35] [A11-246] departments are added, and that is said; a name that there is, is refused in words", async () => {
  const { session } = showLobby({ role: "facilitator" });
  const field = screen.getByRole("textbox", { name: "New department" });
  await user.type(field, "nursing{Enter}");
  expect(field).toHaveAccessibleDescription("There is a department of this name already.");
  await user.clear(field);
  await user.type(field, " Radiology{Enter}");
  const said = useAnnouncements.getState().latest.at(-1)?.text;
  expect(said).toBe("“Radiology” is added.");
  expect([...session.map.tables.departments.values()].map(({ name }) => name)).toEqual([
    "Nursing",
    "Radiology",
  ]);
});

test("the facilitator starts the brainstorm for everybody, and opens the map", async () => {
  const { session, history } = showLobby({ role: "facilitator" });
  await user.click(screen.getByRole("switch", { name: /Contributors may edit the map/ }));
  await user.click(screen.getByRole("button", { name: "Start with a brainstorm" }));
  expect(session.wishes).toEqual([
    { type: "openMap", open: true },
    { type: "setPhase", phase: "brainstorm" },
  ]);
  expect(history.at(-1)).toBe("/w/local/brainstorm");
});

test("[ACC-30] opened as localhost, links and codes lead to the address in the network that was chosen", async () => {
  const offers = ["http://192.168.1.20:4321", "http://10.0.0.5:4321"];
  showLobby(
    { role: "facilitator" },
    { origin: "http://localhost:4321", addresses: async () => offers },
  );
  expect(await screen.findByText(`${offers[0]}/w/local#${"t".repeat(43)}`)).toBeVisible();
  await user.click(screen.getByRole("button", { name: /Address in your network/ }));
  await user.click(await screen.findByRole("option", { name: offers[1] ?? "" }));
  expect(await screen.findByText(`${offers[1]}/w/local#${"t".repeat(43)}`)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Show on the wall" }));
  expect(screen.getByRole("dialog")).toHaveTextContent(`${offers[1]}/w/local#`);
});

test("[ACC-30] where the server has no address to offer, it is said that phones cannot come", async () => {
  showLobby({ role: "facilitator" }, { origin: "http://127.0.0.1:4321" });
  expect(await screen.findByText(/no address in a network/)).toBeVisible();
});

test("[ACC-65] all that shows the address of the server asks for it once", async () => {
  let asked = 0;
  const addresses = async () => {
    asked += 1;
    return ["http://192.168.1.20:4321"];
  };
  showLobby({ role: "facilitator" }, { origin: "http://localhost:4321", addresses });
  expect(
    await screen.findByText(`http://192.168.1.20:4321/w/local#${"t".repeat(43)}`),
  ).toBeVisible();
  expect(asked).toBe(1);
});

test("[ACC-58] until it is known which address leads here, its words and the code keep their place unseen", async () => {
  let answer = (): void => undefined;
  const offers = new Promise<readonly string[]>((resolve) => {
    answer = () => resolve(["http://192.168.1.20:4321"]);
  });
  const { container } = showLobby(
    { role: "facilitator" },
    { origin: "http://localhost:4321", addresses: () => offers },
  );
  const wall = screen.getByRole("region", { name: "For everybody in the room" });
  const unseen = [...container.querySelectorAll("[class*=unknown]")];
  expect(unseen.map((element) => element.localName)).toEqual(["div", "svg"]);
  expect(within(wall).queryByRole("img")).toBeNull();
  expect(within(wall).getByRole("button", { name: "Show on the wall" })).toBeDisabled();
  answer();
  expect(await within(wall).findByRole("img")).toBeVisible();
  expect(container.querySelector("[class*=unknown]")).toBeNull();
  expect(within(wall).getByRole("button", { name: "Show on the wall" })).toBeEnabled();
});

test("[A11-44] the screen for the wall is light, with code, instruction and address", async () => {
  showLobby({ role: "facilitator" });
  await user.click(screen.getByRole("button", { name: "Show on the wall" }));
  const wall = screen.getByRole("dialog", { name: "Take part with your phone" });
  expect(wall).toHaveAttribute("data-theme", "light");
  expect(within(wall).getByRole("img")).toHaveAccessibleName(/QR code/);
  expect(wall).toHaveTextContent(link("t"));
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("[ACC-47] where the browser does not know the link for contributors, or it was revoked, it makes one and shows the code", async () => {
  let works = false;
  const { session } = showLobby(
    { role: "facilitator", links: { facilitator: link("f"), contributor: link("t") } },
    {
      links: async () =>
        ok({ links: works ? [{ id: "new", role: "contributor", revoked: false }] : [] }),
    },
  );
  const make = await screen.findByRole("button", { name: "Make a link and show its code" });
  await waitFor(() => expect(screen.getByText(/^No link for contributors works/)).toBeVisible());
  expect(screen.queryByText(/go on working/)).toBeNull();
  works = true;
  await user.click(make);
  expect(session.wishes).toEqual([{ type: "createLink", role: "contributor" }]);
  expect(await screen.findByRole("dialog")).toHaveTextContent(link("t"));
});

test("[ACC-47] of a working link that the browser does not know it is said that it goes on working", async () => {
  showLobby({ role: "facilitator", links: { facilitator: link("f") } });
  expect(await screen.findByText(/go on working/)).toBeVisible();
  expect(screen.queryByText(/^No link for contributors works/)).toBeNull();
});

test("[ACC-51] a link that was revoked on another device is forgotten, one's own and what nobody can ask about are not", async () => {
  const links = { facilitator: link("f"), contributor: link("t"), viewer: link("v") };
  const asked: string[] = [];
  const open: ServerApi["open"] = async (_, token) => {
    asked.push(token);
    return err(refuse(token === "t".repeat(43) ? "unknownLink" : "unreachable"));
  };
  const { memory } = showLobby({ role: "facilitator", links }, { open }, (known) =>
    known.rememberCreated({ id: "local", links: sampleLinks }, "Hospital"),
  );
  const kept = () => Object.keys(memory.get("local")?.tokens ?? {});
  await waitFor(() => expect(kept()).toEqual(["facilitator", "curator", "viewer"]));
  expect(asked).not.toContain("f".repeat(43));
});

test("[ACC-48] the screen for the wall tells how many others are in", async () => {
  const people = [person(), person({ id: 2 })];
  showLobby({ role: "facilitator", people });
  await user.click(screen.getByRole("button", { name: "Show on the wall" }));
  expect(screen.getByRole("dialog")).toHaveTextContent("2 people are in");
});

test("[ACC-34] a replaced link is made before all old ones of its role are revoked", async () => {
  const links = ["a", "b"].map((id) => ({ id, role: "viewer", revoked: false }) as const);
  const kept = { id: "x", role: "contributor", revoked: false } as const;
  const { session } = showLobby(
    {
      role: "facilitator",
      answer: ({ type }) =>
        type === "createLink" ? { ok: true, linkId: "new", link: link("n") } : { ok: true },
    },
    { links: async () => ok({ links: [...links, kept] }) },
  );
  await user.click(await screen.findByRole("button", { name: "More about the link: Viewer" }));
  await user.click(screen.getByRole("menuitem", { name: "Replace the link …" }));
  await user.click(
    within(screen.getByRole("alertdialog")).getByRole("button", { name: "Replace" }),
  );
  await waitFor(() => expect(session.wishes).toHaveLength(3));
  expect(session.wishes).toEqual([
    { type: "createLink", role: "viewer" },
    { type: "revokeLink", linkId: "a" },
    { type: "revokeLink", linkId: "b" },
  ]);
});

test("[ACC-35] the link of one's own role can be replaced, not revoked", async () => {
  const links = [{ id: "a", role: "facilitator", revoked: false }] as const;
  showLobby({ role: "facilitator" }, { links: async () => ok({ links }) });
  await user.click(screen.getByRole("button", { name: "More about the link: Facilitator" }));
  expect(screen.getByRole("menuitem", { name: "Replace the link …" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "Revoke the link …" })).toBeNull();
});

test("[ACC-50] a workshop is deleted only by its title; then this browser forgets it and stands at the start", async () => {
  const session = localSession({ map, role: "facilitator" });
  const path = "/w/local/lobby";
  const { memory, history } = showOnDevice(<DeleteWorkshop />, { session, path });
  memory.rememberOpened(session.id, {
    title: "Hospital",
    role: "facilitator",
    token: "f".repeat(43),
  });
  await user.click(screen.getByRole("button", { name: "Delete the workshop …" }));
  const dialog = await screen.findByRole("alertdialog");
  const field = within(dialog).getByRole("textbox");
  await user.type(field, "Hostel{Enter}");
  expect(field).toBeInvalid();
  expect(session.wishes).toEqual([]);
  await user.clear(field);
  await user.type(field, " hospital");
  await user.click(within(dialog).getByRole("button", { name: "Delete for everybody" }));
  await waitFor(() => expect(history?.at(-1)).toBe("/"));
  expect(session.wishes).toEqual([{ type: "deleteWorkshop" }]);
  expect(memory.get(session.id)).toBeUndefined();
});

test("[ACC-50] only who runs the workshop is offered to delete it", () => {
  const offer = () => screen.queryByRole("button", { name: "Delete the workshop …" });
  const { unmount } = showLobby({ role: "curator" });
  expect(offer()).toBeNull();
  unmount();
  showLobby({ role: "facilitator" });
  expect(offer()).toBeVisible();
});
