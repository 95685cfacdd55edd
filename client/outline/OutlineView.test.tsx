// @vitest-environment jsdom
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
import { localSession } from "../session/localSession.ts";
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

test("[A11-87] a card is added to a group, reworded, and grouped anew by keys", async () => {
  const { session, goTo, row } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("n");
  await userEvent.keyboard("Tracking{Enter}{Escape}");
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
  await userEvent.click(await screen.findByRole("option", { name: stageName }));
  expect(steps()).toEqual([["Advert", "Hotline"], ["Label"]]);
});

test("[A11-83] the comments on a card are opened from its row by a key, and it has the focus again after", async () => {
  const { session, goTo } = open("pool");
  await goTo("Label");
  await userEvent.keyboard("c");
  const dialog = await screen.findByRole("dialog", { name: /Label/ });
  await userEvent.click(within(dialog).getByRole("textbox", { name: t("comments.write") }));
  await userEvent.keyboard("Who prints it?{Enter}");
  expect(session.wishes).toMatchObject([
    { type: "comment", table: "touchpoints", rowId: "Label", text: "Who prints it?" },
  ]);
  await userEvent.keyboard("{Escape}");
  await waitFor(async () => expect(await goTo("Label")).toHaveFocus());
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
