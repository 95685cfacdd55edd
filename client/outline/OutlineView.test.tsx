// @vitest-environment jsdom
// Long because all that is done in the outline is tried on the same rows.
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import type { MapChange } from "../../shared/model/change.ts";
import { journeyOutline } from "../../shared/model/outline.ts";
import type { Role } from "../../shared/model/rights.ts";
import { useCommandState } from "../app/commands.ts";
import { t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { type LocalSession, localSession } from "../session/localSession.ts";
import { layOutLists } from "../testing/virtualList.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { useAnnouncements } from "../ui/announcements.ts";
import { OutlineView } from "./OutlineView.tsx";

const card = (id: string, groupId = ""): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, groupId, place: [0, id.length * 100] },
});
const step = (id: string, stageId: string, order: string): MapChange => ({
  op: "create",
  table: "steps",
  id: `${id}Step`,
  values: { journeyId: "j", touchpointId: id, slot: [stageId, order] },
});
const stage = (id: string, order: string): MapChange => ({
  op: "create",
  table: "stages",
  id,
  values: { journeyId: "j", name: id, order },
});
const map: readonly MapChange[] = [
  { op: "create", table: "groups", id: "g", values: { name: "Parcel" } },
  card("Label", "g"),
  card("Advert"),
  card("Hotline"),
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  stage("Buy", "V1"),
  stage("Use", "V2"),
  step("Advert", "Buy", "V1"),
  step("Hotline", "Buy", "V2"),
];

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  useAnnouncements.setState({ latest: [] });
  return layOutLists(2000, 40);
});

function open(first: "pool" | "journeys", role: Role = "facilitator") {
  const session = localSession({ map, role });
  const shown = render(
    <SessionProvider value={session}>
      <OutlineView first={first} journeyId={first === "journeys" ? "j" : ""} />
      <Announcer />
    </SessionProvider>,
  );
  const row = (name: string) => screen.findByRole("treeitem", { name: new RegExp(`^${name}`) });
  const goTo = async (name: string): Promise<HTMLElement> => {
    const found = await row(name);
    act(() => found.focus());
    return found;
  };
  const steps = () =>
    journeyOutline(session.map.tables, "j")?.stages.map(({ steps: inside }) =>
      inside.map(({ touchpoint }) => touchpoint.text),
    );
  return { session, container: shown.container, row, goTo, steps };
}

/** Into the field for a new row, when it has opened. */
async function write(keys: string): Promise<void> {
  const field = await screen.findByRole("textbox", { description: t("outline.addHint") });
  await userEvent.type(field, keys);
}

function said(): string {
  return useAnnouncements.getState().latest.at(-1)?.text ?? "";
}

test("[A11-86] the rows say level, place and whether they are open, and there is one tab stop", async () => {
  const { row, container } = open("pool");
  const group = await row("Parcel");
  expect(group).toHaveAttribute("aria-level", "2");
  expect(group).toHaveAttribute("aria-setsize", "2");
  expect(group).toHaveAttribute("aria-expanded", "true");
  expect(await row("Label")).toHaveAttribute("aria-level", "3");
  expect(container.querySelectorAll('[role="treeitem"][tabindex="0"]')).toHaveLength(1);
  expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual(
    [],
  );
});

test("[A11-209] the tools of the outline are one tab stop, whatever row one is at", async () => {
  const { goTo } = open("pool");
  const stops = () =>
    within(screen.getByRole("toolbar"))
      .getAllByRole("button")
      .filter(({ tabIndex }) => tabIndex === 0);
  for (const name of ["Label", "Pool", "Nadia", "Parcel"]) {
    await goTo(name);
    await userEvent.keyboard(" ");
    await waitFor(() => expect(stops()).toHaveLength(1));
  }
});

test("[A11-211] who moves a row by a key on its tool can do so again at once", async () => {
  const { steps, row } = open("journeys");
  await userEvent.click(await row("Advert"));
  await waitFor(async () => expect(await row("Advert")).toHaveFocus());
  const later = screen.getByRole("button", { name: t("outline.later") });
  act(() => later.focus());
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(steps()).toEqual([["Hotline", "Advert"], []]));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(steps()).toEqual([["Hotline"], ["Advert"]]));
  expect(later).toHaveFocus();
  expect(await row("Advert")).toHaveAttribute("tabindex", "0");
  expect(said()).toBe(t("outline.moved", { text: "Advert", place: "Use", number: 1, total: 1 }));
});

test("[A11-158] a row says what it holds in the field's words, and so does what was taken away", async () => {
  const { row, goTo } = open("pool");
  expect(await row("Pool")).toHaveTextContent("3 touchpoints");
  expect(await row("Parcel")).toHaveTextContent("1 touchpoint");
  expect(await row("Nadia")).toHaveTextContent("2 stages");
  await goTo("Label");
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(said()).toBe("1 touchpoint is deleted."));
});

test("[A11-202] a step says aloud whether it is a moment of truth now, and which", async () => {
  const { goTo } = open("journeys");
  await goTo("Advert");
  for (const words of ["nowMomentlove", "nowMomentpain", "nowMoment"] as const) {
    await userEvent.keyboard("m");
    await waitFor(() => expect(said()).toBe(t(`outline.${words}`)));
  }
});

function lock(session: LocalSession, boardLocked: boolean): void {
  const op = session.map.tables.workshop.has("main") ? "update" : "create";
  act(() => {
    session.map.apply([{ op, table: "workshop", id: "main", values: { boardLocked } }], "server");
    session.map.flush();
  });
}

test("[MAP-406] while the board is locked nobody takes back what was done in its outline, or does it again", async () => {
  const { session, goTo } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("{Delete}");
  lock(session, true);
  expect(session.undo.undo()).toBe(null);
  expect(said()).toBe(t("outline.locked"));
  lock(session, false);
  act(() => void session.undo.undo());
  expect(session.map.tables.touchpoints.has("Label")).toBe(true);
  lock(session, true);
  expect(session.undo.redo()).toBe(null);
});

test("[MAP-432] a key of the board's outline says that the board is locked", async () => {
  const { session, goTo } = open("pool");
  lock(session, true);
  await goTo("Label");
  useAnnouncements.setState({ latest: [] });
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(said()).toBe(t("outline.locked")));
  expect(session.map.tables.touchpoints.has("Label")).toBe(true);
});

test("[MAP-432] a key of the board's outline that would change nothing says nothing of the lock", async () => {
  const { session, goTo } = open("pool");
  lock(session, true);
  await goTo("Parcel");
  useAnnouncements.setState({ latest: [] });
  await userEvent.keyboard("i");
  expect(said()).toBe("");
});

test("[MAP-406] the lock itself is taken back, and so is what was done in the outline of journeys", async () => {
  const { session, goTo, steps } = open("journeys");
  await goTo("Advert");
  await userEvent.keyboard("{Delete}");
  lock(session, true);
  act(() => void session.undo.undo());
  expect(steps()).toEqual([["Advert", "Hotline"], []]);
});

test("[MAP-380] what is written in the board's outline while it is locked waits in its field", async () => {
  const { session, goTo } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("{Enter}");
  const field = await screen.findByRole("textbox", {
    name: t("outline.editOf", { text: "Label" }),
  });
  fireEvent.change(field, { target: { value: "A label" } });
  lock(session, true);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(said()).toBe(t("outline.locked"));
  expect(field).toBeVisible();
  lock(session, false);
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(session.map.tables.touchpoints.get("Label")?.text).toBe("A label"));
});

test("[A11-86] keys that come faster than the focus can follow are not lost", async () => {
  const { goTo, row } = open("pool");
  const group = await goTo("Parcel");
  fireEvent.keyDown(group, { key: "ArrowDown" });
  fireEvent.keyDown(group, { key: "ArrowDown" });
  fireEvent.keyDown(group, { key: "ArrowUp" });
  const next = await row("Label");
  await waitFor(() => expect(next).toHaveFocus());
});

test("[A11-86] what others change is in it at once", async () => {
  const { session, row } = open("pool");
  await row("Label");
  act(() => {
    session.map.apply([card("Chat", "g")], "others");
    session.map.flush();
  });
  expect(await row("Chat")).toHaveAttribute("aria-posinset", "1");
});

test("[A11-151] a row that goes away leaves the keyboard to the next one that stays", async () => {
  const { session, goTo, row } = open("pool");
  const apply = (change: MapChange) =>
    act(() => {
      session.map.apply([change], "others");
      session.map.flush();
    });
  await goTo("Parcel");
  apply({ op: "delete", table: "groups", id: "g" });
  await waitFor(async () => expect(await row("Label")).toHaveFocus());
  apply({ op: "delete", table: "touchpoints", id: "Label" });
  await waitFor(() => expect(document.activeElement).toHaveAttribute("role", "treeitem"));
  expect(document.activeElement).not.toHaveTextContent("Label");
});

test("[A11-87] a card is added to a group, reworded, and grouped anew by keys", async () => {
  const { session, goTo, row } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("n");
  await write("Tracking{Enter}{Escape}");
  const made = [...session.map.tables.touchpoints.values()].find(({ text }) => text === "Tracking");
  expect(made?.groupId).toBe("g");
  expect(said()).toBe(t("outline.added", { text: "Tracking" }));
  await goTo("Tracking");
  await userEvent.keyboard("{Enter}");
  await userEvent.clear(await screen.findByRole("textbox"));
  await userEvent.keyboard("Track the parcel{Enter}");
  await goTo("Track the parcel");
  await userEvent.keyboard(" ");
  await goTo("Advert");
  await userEvent.keyboard(" g");
  await userEvent.keyboard("Before{Enter}");
  expect(await row("Before")).toBeVisible();
  const group = [...session.map.tables.groups.values()].find(({ name }) => name === "Before");
  const members = [...session.map.tables.touchpoints.values()].filter(
    ({ groupId }) => groupId === group?.id,
  );
  expect(members.map(({ text }) => text).sort()).toEqual(["Advert", "Track the parcel"]);
});

test("[A11-87] steps are ordered, carried into the next stage, marked and taken out by keys", async () => {
  const { session, goTo, steps } = open("journeys");
  await goTo("Advert");
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(steps()).toEqual([["Hotline", "Advert"], []]);
  await waitFor(async () => expect(await goTo("Advert")).toHaveFocus());
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(steps()).toEqual([["Hotline"], ["Advert"]]);
  expect(said()).toBe(t("outline.moved", { text: "Advert", place: "Use", number: 1, total: 1 }));
  await goTo("Advert");
  await userEvent.keyboard("m");
  expect(session.map.tables.steps.get("AdvertStep")?.momentOfTruth).toBe("love");
  await userEvent.keyboard("{Delete}");
  expect(steps()).toEqual([["Hotline"], []]);
});

test("[A11-87] a card is placed into a stage of a journey", async () => {
  const { goTo, steps } = open("pool");
  await goTo("Label");
  await userEvent.keyboard(" ");
  await userEvent.click(screen.getByRole("button", { name: new RegExp(t("outline.placeIn")) }));
  const stageName = t("outline.stageOf", {
    journey: t("outline.journeyIdeal", { name: "Nadia" }),
    stage: "Use",
  });
  await userEvent.click(await screen.findByRole("menuitem", { name: stageName }));
  expect(steps()).toEqual([["Advert", "Hotline"], ["Label"]]);
});

test("[A11-212] a letter at the closed list of where cards can go moves nothing", async () => {
  const { session, row } = open("pool");
  await userEvent.click(await row("Advert"));
  const target = screen.getByRole("button", { name: new RegExp(t("outline.moveTo")) });
  act(() => target.focus());
  await userEvent.keyboard("p");
  expect(session.map.tables.touchpoints.get("Advert")?.groupId).toBe("");
});

test("[A11-83] the comments on a card are opened from its row by a key, and it has the focus again after", async () => {
  const { session, goTo } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("c");
  const dialog = await screen.findByRole("dialog", { name: /Label/ });
  const field = within(dialog).getByRole("textbox", { name: t("comments.write") });
  await waitFor(() => expect(field).toHaveFocus());
  await userEvent.keyboard("Who prints it?{Enter}");
  expect(session.wishes).toMatchObject([
    { type: "comment", table: "touchpoints", rowId: "Label", text: "Who prints it?" },
  ]);
  await userEvent.keyboard("{Escape}");
  await waitFor(async () => expect(await goTo("Label")).toHaveFocus());
});

test("[A11-120] a persona is made by a key, with a journey, described, copied for another and deleted", async () => {
  const { session, goTo, row } = open("pool");
  await goTo("Pool");
  await userEvent.keyboard("p");
  const name = await screen.findByRole("textbox", { name: /Name/ });
  await userEvent.type(name, "Martin{Enter}");
  expect(await row("Martin: ideal journey")).toBeVisible();
  await goTo("Martin: ideal journey");
  await userEvent.keyboard("n");
  await write("Reorder{Enter}{Escape}");
  expect([...session.map.tables.stages.values()].map((one) => one.name)).toContain("Reorder");
  await goTo("Nadia: ideal journey");
  await doByMenu("doduplicate");
  await userEvent.click(await screen.findByRole("button", { name: t("compare.duplicateNow") }));
  expect(await row("Nadia: current journey")).toBeVisible();
  await goTo("Nadia: current journey");
  await userEvent.keyboard("{Delete}");
  await userEvent.click(await screen.findByRole("button", { name: t("outline.deleteNow") }));
  expect(screen.queryByRole("treeitem", { name: /^Nadia: current/ })).toBeNull();
  await goTo("Nadia: ideal journey");
  await doByMenu("domakeCurrent");
  const journeys = [...session.map.tables.journeys.values()];
  expect(journeys.filter(({ personaId }) => personaId === "p")).toHaveLength(2);
});

test("[A11-120] cards are merged, split, described together, hidden, and taken out of their group by keys", async () => {
  const { session, goTo, row } = open("pool");
  const touchpoint = (id: string) => session.map.tables.touchpoints.get(id);
  await goTo("Advert");
  await userEvent.keyboard(" ");
  await goTo("Hotline");
  await userEvent.keyboard(" e");
  const dialog = await screen.findByRole("dialog", { name: /Hotline/ });
  await userEvent.click(within(dialog).getByRole("button", { name: /Channel/ }));
  await userEvent.click(await screen.findByRole("option", { name: "Phone" }));
  await userEvent.click(await screen.findByRole("button", { name: t("ui.close") }));
  expect([touchpoint("Advert")?.channel, touchpoint("Hotline")?.channel]).toEqual([
    "phone",
    "phone",
  ]);
  await goTo("Hotline");
  await userEvent.keyboard("{Shift>}m{/Shift}");
  expect(touchpoint("Advert")?.mergedInto).toBe("Hotline");
  await goTo("Hotline");
  await userEvent.keyboard("e");
  const split = t("outline.splitOffNamed", { text: "Advert" });
  await userEvent.click(await screen.findByRole("button", { name: split }));
  expect(touchpoint("Advert")?.mergedInto).toBe("");
  await userEvent.click(screen.getByRole("button", { name: t("ui.close") }));
  await goTo("Advert");
  await userEvent.keyboard("h");
  expect(touchpoint("Advert")?.hidden).toBe(true);
  await row("Label");
  await goTo("Label");
  await userEvent.keyboard("{Shift>}g{/Shift}");
  expect(touchpoint("Label")?.groupId).toBe("");
});

test("[A11-124] the outline is looked through by words, and Enter goes to the first that fits", async () => {
  const { row } = open("pool");
  const field = screen.getByRole("searchbox", { name: t("outline.search") });
  await userEvent.type(field, "hot");
  expect(screen.queryByRole("treeitem", { name: /^Advert/ })).toBeNull();
  await waitFor(() => expect(said()).toBe(t("outline.found", { count: 2 })));
  await userEvent.keyboard("{Enter}");
  await waitFor(async () =>
    expect((await screen.findAllByRole("treeitem", { name: /^Hotline/ }))[0]).toHaveFocus(),
  );
  await userEvent.clear(field);
  await userEvent.type(field, "in no journey");
  expect(await row("Label")).toBeVisible();
  expect(screen.queryByRole("treeitem", { name: /^Hotline/ })).toBeNull();
  await userEvent.keyboard("{Escape}");
  expect(await row("Advert")).toBeVisible();
});

test("[A11-120] a step is marked as missing, and wordings are copied and pasted as text", async () => {
  const { session, goTo } = open("journeys");
  await goTo("Advert");
  await userEvent.keyboard("x");
  expect(session.map.tables.steps.get("AdvertStep")?.missing).toBe(true);
  const advert = await goTo("Advert");
  const setData = vi.fn();
  fireEvent.copy(advert, { clipboardData: { setData } });
  expect(setData).toHaveBeenCalledWith("text/plain", "Advert");
  const clipboardData = { getData: () => "Tracking\r\n\n  Delivery " };
  fireEvent.paste(await goTo("Use"), { clipboardData });
  const texts = [...session.map.tables.touchpoints.values()].map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(["Tracking", "Delivery"]));
});

test("[A11-120] what can be done with a row is listed with its keys, for readers only what they may", async () => {
  const { goTo, container } = open("journeys", "viewer");
  await goTo("Advert");
  await userEvent.keyboard("a");
  const menu = await screen.findByRole("dialog", { name: /Advert/ });
  const offered = within(menu)
    .getAllByRole("listitem")
    .map((item) => item.textContent);
  expect(offered).toEqual([
    expect.stringContaining(t("outline.dodetails")),
    expect.stringContaining(t("outline.docomments")),
    expect.stringContaining(t("outline.dobackstage")),
  ]);
  await userEvent.keyboard("{Escape}");
  await waitFor(async () => expect(await goTo("Advert")).toHaveFocus());
  expect((await axe.run(container, { rules: { region: { enabled: false } } })).violations).toEqual(
    [],
  );
});

async function doByMenu(action: "doduplicate" | "domakeCurrent"): Promise<void> {
  await userEvent.keyboard("a");
  const menu = await screen.findByRole("dialog");
  const words = t(`outline.${action}`);
  await userEvent.click(within(menu).getByRole("button", { name: new RegExp(words) }));
}

test("[A11-214] what cannot be done says so of what is chosen, else that nothing is", async () => {
  const { goTo, row } = open("pool");
  await row("Label");
  const moment = screen.getByRole("button", { name: /^Moment of truth/ });
  await waitFor(() => expect(moment).toHaveAccessibleDescription("Nothing is chosen."));
  await goTo("Parcel");
  await userEvent.keyboard("m");
  const atRow = "Nothing is chosen, and this cannot be done with the row you are at.";
  expect(said()).toBe(atRow);
  await waitFor(() => expect(moment).toHaveAccessibleDescription(atRow));
  await userEvent.keyboard(" m");
  expect(said()).toBe("This cannot be done with what is chosen.");
});

test("[A11-33] who may not edit reads, and is told so; no key changes anything", async () => {
  const { session, goTo } = open("pool", "viewer");
  const before = session.map.tables.touchpoints;
  expect(screen.getByText(t("outline.readOnly"))).toBeVisible();
  await goTo("Label");
  await userEvent.keyboard("{Delete}n{Enter}g");
  expect(session.map.tables.touchpoints).toBe(before);
  expect(screen.queryByRole("textbox")).toBeNull();
  const listed = useCommandState.getState().keyGroups.get("outline")?.table ?? [];
  expect(listed.map(({ id }) => id)).not.toContain("remove");
});
