// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { neverResize } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

const step = (id: string, touchpointId: string, stage: string, thought = ""): MapChange => ({
  op: "create",
  table: "steps",
  id,
  values: { journeyId: "j", touchpointId, slot: [stage, `V${id}`], thought },
});
const map: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "departments", id: "d", values: { name: "Web shop", color: 2 } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  {
    op: "create",
    table: "stages",
    id: "buy",
    values: { journeyId: "j", name: "Buy", order: "V1" },
  },
  {
    op: "create",
    table: "stages",
    id: "use",
    values: { journeyId: "j", name: "Use", order: "V2" },
  },
  {
    op: "create",
    table: "touchpoints",
    id: "t1",
    values: { text: "Basket", channel: "web", departmentId: "d", evidence: "observed" },
  },
  { op: "create", table: "touchpoints", id: "t2", values: { text: "Hotline" } },
  step("1", "t1", "buy", "So much to type"),
  step("2", "t2", "buy"),
  step("3", "t2", "use"),
];

beforeEach(() => {
  localStorage.clear();
  return neverResize();
});

async function openLanes() {
  const session = localSession({ map });
  const shown = showJourneys(session);
  const lanes = screen.queryByRole("radio", { name: t("lanes.lanes") });
  if (lanes) await userEvent.click(lanes);
  return { session, shown };
}

function lane(name: string): HTMLElement {
  return screen.getByRole("list", { name: t("lanes.laneIn", { lane: name, stage: "Buy" }) });
}

test("[A11-82] below each step its lanes say in words what is there and what is not", async () => {
  await openLanes();
  const words = (name: string) =>
    within(lane(name))
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
  expect(words(t("lanes.channel"))[0]).toContain(t("words.channelWeb"));
  expect(words(t("lanes.channel"))[1]).toContain(
    t("lanes.nothingOf", { lane: t("lanes.channel") }),
  );
  expect(words(t("lanes.thought"))[0]).toContain("So much to type");
  expect(words(t("lanes.department"))[0]).toContain("Web shop");
  expect(words(t("lanes.evidence"))[0]).toBe(t("lanes.observed"));
  const process = within(lane(t("lanes.backstage"))).getAllByRole("link")[0];
  expect(process).toHaveAttribute("href", "/w/local/backstage?step=1");
});

test("[A11-81] the arrow keys follow the steps beside each other", async () => {
  await openLanes();
  const [basket, hotline, last] = screen.getAllByRole("option", { name: /Basket|Hotline/ });
  basket?.focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(hotline).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}");
  expect(last).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}");
  expect(basket).toHaveFocus();
});

test("[MAP-294] the choice of lanes is seen before they are built", async () => {
  showJourneys(localSession({ map }));
  // Within `act` all work is done before anything can be looked at.
  const surroundings = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  surroundings.IS_REACT_ACT_ENVIRONMENT = false;
  onTestFinished(() => {
    surroundings.IS_REACT_ACT_ENVIRONMENT = true;
  });
  const choice = screen.getByRole("radio", { name: t("lanes.lanes") });
  choice.click();
  await Promise.resolve();
  expect(choice).toBeChecked();
  expect(document.querySelector("ul[data-lane]")).toBeNull();
  await waitFor(() => expect(document.querySelector("ul[data-lane]")).not.toBeNull());
});

test("[MAP-295] the link below a step leads to its process map, unless a key asks for another tab", async () => {
  const { shown } = await openLanes();
  const link = within(lane(t("lanes.backstage"))).getAllByRole("link")[0] as HTMLElement;
  const isLeft: boolean[] = [];
  const look = (event: Event): void => {
    isLeft.push(event.defaultPrevented);
    event.preventDefault();
  };
  window.addEventListener("click", look);
  onTestFinished(() => window.removeEventListener("click", look));
  fireEvent.click(link, { ctrlKey: true });
  expect(shown.path()).not.toContain("backstage");
  fireEvent.click(link);
  await waitFor(() => expect(shown.path()).toBe("/w/local/backstage?step=1"));
  expect(isLeft).toEqual([false, true]);
});

test("[MAP-99] a lane is hidden and moved, and the next visit shows it so", async () => {
  const { shown } = await openLanes();
  await userEvent.click(screen.getByRole("button", { name: t("lanes.settings") }));
  await userEvent.click(screen.getByRole("checkbox", { name: t("lanes.evidence") }));
  await userEvent.click(
    screen.getByRole("button", { name: t("lanes.up", { lane: t("lanes.direction") }) }),
  );
  await userEvent.keyboard("{Escape}");
  const shownNow = () =>
    [...document.querySelectorAll("ul[data-lane]")]
      .slice(0, 3)
      .map((one) => one.getAttribute("data-lane"));
  expect(shownNow()).toEqual(["direction", "channel", "thought"]);
  shown.unmount();
  await openLanes();
  expect(shownNow()).toEqual(["direction", "channel", "thought"]);
  expect(document.querySelector('ul[data-lane="evidence"]')).toBeNull();
});

test("[MAP-442] [A11-210] a thought is written in its own cell of the lane, by a press or by the key of the step", async () => {
  const { session } = await openLanes();
  const thoughtOf = (id: string): string => session.map.tables.steps.get(id)?.thought ?? "";
  const field = () => screen.queryByRole("textbox", { name: /Nadia/ });
  const step = (name: RegExp): HTMLElement =>
    screen.getAllByRole("option", { name })[0] as HTMLElement;
  await userEvent.click(
    within(lane(t("lanes.thought"))).getByText("So much to type", { exact: false }),
  );
  expect(field()).toHaveFocus();
  await userEvent.type(field() as HTMLElement, "!{Enter}");
  expect(thoughtOf("1")).toBe("So much to type!");
  expect(field()).toBeNull();
  expect(step(/Basket/)).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}t");
  expect(field()).toHaveFocus();
  await userEvent.keyboard("Who is there?{Escape}");
  expect(thoughtOf("2")).toBe("");
  await userEvent.keyboard("tWho is there?");
  act(() => field()?.blur());
  await waitFor(() => expect(thoughtOf("2")).toBe("Who is there?"));
  expect(session.undo.state().undo).toBe(t("journeys.undoThought"));
});

test("[MAP-442] a thought that somebody else writes meanwhile stays where nothing is written over it", async () => {
  const { session } = await openLanes();
  await userEvent.click(
    within(lane(t("lanes.thought"))).getByText("So much to type", { exact: false }),
  );
  const values = { thought: "Too much to type" };
  act(() => session.map.apply([{ op: "update", table: "steps", id: "1", values }], "other"));
  await userEvent.keyboard("{Enter}");
  expect(session.map.tables.steps.get("1")?.thought).toBe("Too much to type");
});

test("[A11-210] where no lane shows thoughts, the key leads to the thought in the panel", async () => {
  const session = localSession({ map });
  showJourneys(session);
  const [basket] = screen.getAllByRole("option", { name: /Basket/ });
  act(() => basket?.focus());
  await userEvent.keyboard("t");
  await waitFor(() => expect(screen.getByRole("textbox", { name: /Nadia/ })).toHaveFocus());
});
