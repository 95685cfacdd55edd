// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { openMap } from "../../testing/openMap.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { endFields } from "../../ui/lastWords.ts";
import { useToasts } from "../../ui/toasts.ts";
import { journeyMapId } from "./journeyHere.ts";
import { nadia } from "./shop.fixture.ts";
import { showJourneys } from "./show.fixture.tsx";
import { journeyWords } from "./words.ts";

const step = (id: string, touchpointId: string, order: string): MapChange =>
  create("steps", id, { journeyId: "j", touchpointId, slot: ["choose", order] });
/** Choose (Advert, Basket), Use. */
const shop: readonly MapChange[] = [
  ...nadia,
  create("touchpoints", "b", { text: "Basket" }),
  step("sa", "a", "V1"),
  step("sb", "b", "V2"),
];

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  window.localStorage.clear();
  window.sessionStorage.clear();
  return layOutLists(600, 60);
});

const said = (): readonly string[] => useToasts.getState().toasts.map(({ message }) => message);
const card = (id: string) => document.querySelector<HTMLElement>(`[data-step="${id}"]`);

function open(look?: "lanes"): LocalSession {
  const session = localSession({ map: shop });
  showJourneys(session);
  if (look) fireEvent.click(screen.getByRole("radio", { name: t("lanes.lanes") }));
  return session;
}

const thoughtField = () => screen.queryByRole("textbox", { name: /Nadia/ });

/** Begins to write what Nadia thinks at the first step, in its lane. */
async function thinkInLane(text: string): Promise<void> {
  await waitFor(() => expect(document.querySelector('[data-thought="sa"]')).not.toBeNull());
  fireEvent.click(document.querySelector('[data-thought="sa"]') as HTMLElement);
  await waitFor(() => expect(thoughtField()).toHaveFocus());
  fireEvent.change(thoughtField() as HTMLElement, { target: { value: text } });
}

/** Somebody else changes it. */
function change(session: LocalSession, ...changes: readonly MapChange[]): void {
  act(() => {
    session.map.apply(changes, "other");
    session.map.flush();
  });
}

/** Somebody else takes it away. */
function take(session: LocalSession, table: "steps" | "stages", id: string): void {
  act(() => {
    session.map.apply([{ op: "delete", table, id }], "other");
    session.map.flush();
  });
}

/** The facilitator closes it for contributors. */
function closeMap(session: LocalSession): void {
  const closed = { mapOpen: undefined };
  act(() =>
    session.room.apply([{ op: "update", table: "state", id: "main", values: closed }], "server"),
  );
}

test("[MAP-445] [MAP-446] a step that somebody else takes out under its open panel: it is said, with the words about it, and the keyboard is at the next", async () => {
  const session = open();
  fireEvent.click(card("sa") as HTMLElement);
  const thought = await screen.findByRole("textbox", { name: /Nadia/ });
  act(() => thought.focus());
  fireEvent.change(thought, { target: { value: "Is it for me?" } });
  take(session, "steps", "sa");
  await waitFor(() => expect(card("sb")).toHaveFocus());
  expect(screen.queryByRole("textbox", { name: /Nadia/ })).toBeNull();
  expect(said()).toEqual([
    t("journeys.wroteTooLate", { words: "Is it for me?" }),
    t("journeys.goneMeanwhile", { text: "Advert" }),
  ]);
});

test("[MAP-446] what was being written of the touchpoint is kept, since it stays in the pool", async () => {
  const session = open();
  fireEvent.click(card("sa") as HTMLElement);
  const wording = await screen.findByRole("textbox", { name: t("journeys.panelText") });
  act(() => wording.focus());
  fireEvent.change(wording, { target: { value: "Advert in the tram" } });
  take(session, "steps", "sa");
  await waitFor(() => expect(card("sb")).toHaveFocus());
  expect(session.map.tables.touchpoints.get("a")?.text).toBe("Advert in the tram");
});

test("[MAP-445] the step that the keyboard is at counts, also where one was at another before, and what is carried", async () => {
  const session = open();
  change(session, step("sc", "a", "V3"), step("sd", "b", "V4"));
  fireEvent.click(card("sa") as HTMLElement);
  // As a press that became a drag leaves it, or a screen reader.
  act(() => card("sc")?.focus());
  fireEvent.keyDown(card("sc") as HTMLElement, { key: "Enter" });
  take(session, "steps", "sc");
  await waitFor(() => expect(card("sd")).toHaveFocus());
  expect(screen.getByRole("textbox", { name: t("journeys.panelText") })).toHaveValue("Advert");
});

test("[MAP-445] where the last step is taken out by somebody else the keyboard is at the map", async () => {
  const session = open();
  take(session, "steps", "sb");
  act(() => card("sa")?.focus());
  take(session, "steps", "sa");
  await waitFor(() => expect(document.getElementById(journeyMapId)).toHaveFocus());
  expect(said()).toEqual([]);
});

test("[MAP-446] the name of a stage that somebody else deletes meanwhile is shown in a message, and none that was not touched", async () => {
  const session = open();
  const field = () => screen.getByPlaceholderText(t("journeys.stageName"));
  fireEvent.click(screen.getByText("Use", { selector: "h3 button *" }));
  fireEvent.change(field(), { target: { value: "Enjoy" } });
  take(session, "stages", "use");
  await waitFor(() => expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Enjoy" })]));
  fireEvent.click(screen.getByText("Choose", { selector: "h3 button *" }));
  take(session, "stages", "choose");
  await waitFor(() => expect(screen.queryByPlaceholderText(t("journeys.stageName"))).toBeNull());
  expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Enjoy" })]);
});

test("[MAP-445] [MAP-446] a thought in its lane whose step somebody else takes out is shown in a message, and no field comes with the step when it is back", async () => {
  const session = open("lanes");
  await thinkInLane("Is it for me?");
  take(session, "steps", "sa");
  await waitFor(() => expect(card("sb")).toHaveFocus());
  expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Is it for me?" })]);
  change(session, step("sa", "a", "V1"));
  await waitFor(() => expect(card("sa")).toBeInTheDocument());
  expect(thoughtField()).toBeNull();
  expect(card("sb")).toHaveFocus();
});

test("[MAP-416] of a name that may not be changed any more when its field goes nobody is said to have taken it away", async () => {
  const session = localSession({
    map: [...shop, create("journeys", "k", { personaId: "p", kind: "current" })],
    role: "contributor",
    room: openMap,
  });
  const { go } = showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByText("Use", { selector: "h3 button *" }));
  fireEvent.change(screen.getByPlaceholderText(t("journeys.stageName")), {
    target: { value: "Enjoy" },
  });
  closeMap(session);
  act(() => go("/w/local/journeys/k"));
  await waitFor(() => expect(said()).toContain(t("writing.lost", { words: "Enjoy" })));
  expect(said()).not.toContain(t("journeys.wroteTooLate", { words: "Enjoy" }));
});

test("[MAP-446] a thought in its lane goes along with the step that somebody else moves to another stage", async () => {
  const session = open("lanes");
  await thinkInLane("Is it for me?");
  change(session, { op: "update", table: "steps", id: "sa", values: { slot: ["use", "V1"] } });
  await waitFor(() =>
    expect(thoughtField()?.closest("[data-stage]")).toHaveAttribute("data-stage", "use"),
  );
  await waitFor(() => expect(thoughtField()).toHaveFocus());
  expect(thoughtField()).toHaveValue("Is it for me?");
  expect(said()).toEqual([]);
});

test("[MAP-446] the name of a stage that is being written is kept where another journey comes on screen meanwhile", async () => {
  const session = localSession({
    map: [...shop, create("journeys", "k", { personaId: "p", kind: "current" })],
  });
  const { go } = showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByText("Use", { selector: "h3 button *" }));
  fireEvent.change(screen.getByPlaceholderText(t("journeys.stageName")), {
    target: { value: "Enjoy" },
  });
  act(() => go("/w/local/journeys/k"));
  await waitFor(() => expect(session.map.tables.stages.get("use")?.name).toBe("Enjoy"));
  expect(said()).toEqual([]);
});

test("[MAP-445] [MAP-446] where the card itself is deleted on the board that is said, with what was being written of it", async () => {
  const session = open();
  fireEvent.click(card("sa") as HTMLElement);
  const wording = await screen.findByRole("textbox", { name: t("journeys.panelText") });
  act(() => wording.focus());
  fireEvent.change(wording, { target: { value: "Advert in the tram" } });
  change(
    session,
    { op: "delete", table: "touchpoints", id: "a" },
    { op: "delete", table: "steps", id: "sa" },
  );
  await waitFor(() => expect(card("sb")).toHaveFocus());
  expect(said()).toEqual([
    t("journeys.wroteTooLate", { words: "Advert in the tram" }),
    t("journeys.deletedMeanwhile"),
  ]);
});

test("[MAP-446] a thought that is being written of a step whose card is hidden on the board is kept", async () => {
  const session = open();
  fireEvent.click(card("sa") as HTMLElement);
  const thought = await screen.findByRole("textbox", { name: /Nadia/ });
  act(() => thought.focus());
  fireEvent.change(thought, { target: { value: "Is it for me?" } });
  change(session, { op: "update", table: "touchpoints", id: "a", values: { hidden: true } });
  await waitFor(() => expect(card("sb")).toHaveFocus());
  expect(session.map.tables.steps.get("sa")?.thought).toBe("Is it for me?");
});

test("[MAP-445] the menu of a step that somebody else takes out does not open by itself when the step is back", async () => {
  const session = open();
  act(() => card("sa")?.focus());
  fireEvent.contextMenu(card("sa") as HTMLElement);
  await screen.findByRole("menu");
  take(session, "steps", "sa");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  change(session, step("sa", "a", "V1"));
  await waitFor(() => expect(card("sa")).toBeInTheDocument());
  expect(screen.queryByRole("menu")).toBeNull();
});

test("[STA-74] a line begun for what is missing is handed over as the workshop ends", async () => {
  const session = open();
  fireEvent.click(screen.getByText(t("journeys.addMissingIn", { name: "Use" })));
  const field = screen.getByPlaceholderText(t("journeys.addMissingPlaceholder"));
  fireEvent.change(field, { target: { value: "Refund" } });
  expect(endFields(session)).toEqual(["Refund"]);
});

/** Begins a line of what is missing in a stage. */
function beginMissing(stage: string, text: string): void {
  fireEvent.click(screen.getByText(t("journeys.addMissingIn", { name: stage })));
  const field = screen.getByPlaceholderText(t("journeys.addMissingPlaceholder"));
  fireEvent.change(field, { target: { value: text } });
}

test("[MAP-428] a line begun for what is missing whose stage somebody else deletes is shown in a message", () => {
  const session = open();
  beginMissing("Use", "Refund");
  take(session, "stages", "use");
  expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Refund" })]);
});

test("[MAP-428] a line begun for what is missing is added where another journey comes on screen, and not what was given up by Escape", async () => {
  const session = open();
  const texts = () => [...session.map.tables.touchpoints.values()].map(({ text }) => text);
  beginMissing("Use", "Refund");
  fireEvent.click(screen.getByRole("radio", { name: t("journeys.current") }));
  await waitFor(() => expect(texts()).toContain("Refund"));
  fireEvent.click(screen.getByRole("radio", { name: t("journeys.ideal") }));
  await waitFor(() => expect(card("sa")).toBeInTheDocument());
  beginMissing("Use", "Receipt");
  const field = screen.getByPlaceholderText(t("journeys.addMissingPlaceholder"));
  fireEvent.keyDown(field, { key: "Escape" });
  fireEvent.click(screen.getByRole("radio", { name: t("journeys.current") }));
  await waitFor(() => expect(card("sa")).toBeNull());
  expect(texts()).toHaveLength(3);
  expect(said()).toEqual([]);
});

test("[MAP-428] a line begun for what is missing stays in its field while the map is closed, and is said where that goes meanwhile", async () => {
  const session = localSession({ map: shop, role: "contributor", room: openMap });
  const { go } = showJourneys(session, "/w/local/journeys/j");
  beginMissing("Use", "Refund");
  closeMap(session);
  const field = screen.getByPlaceholderText(t("journeys.addMissingPlaceholder"));
  await waitFor(() => expect(screen.queryByText(t("journeys.addStage"))).toBeNull());
  expect(field).toHaveValue("Refund");
  act(() => go("/w/local/journeys/compare/p"));
  await waitFor(() => expect(said()).toEqual([t("writing.lost", { words: "Refund" })]));
});

test("[MAP-436] of a step that one had open in another journey, left by way of the comparison, nothing is said", async () => {
  const session = localSession({
    map: [
      ...shop,
      create("journeys", "k", { personaId: "p", kind: "current" }),
      create("stages", "now", { journeyId: "k", name: "Now", order: "V" }),
      create("steps", "sk", { journeyId: "k", touchpointId: "a", slot: ["now", "V"] }),
    ],
  });
  const { go } = showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(card("sb") as HTMLElement);
  await screen.findByRole("complementary", { name: t("journeys.panelTitle") });
  act(() => go("/w/local/journeys/compare/p"));
  await waitFor(() => expect(card("sb")).toBeNull());
  act(() => go("/w/local/journeys/k"));
  await waitFor(() => expect(card("sk")).toBeInTheDocument());
  expect(said()).toEqual([]);
  expect(screen.queryByRole("complementary", { name: t("journeys.panelTitle") })).toBeNull();
});

test("[MAP-436] [MAP-439] where the journey goes with the step that one had open, nothing is said of the step", async () => {
  const session = open();
  fireEvent.click(card("sb") as HTMLElement);
  await screen.findByRole("complementary", { name: t("journeys.panelTitle") });
  change(session, ...["sa", "sb"].map((id): MapChange => ({ op: "delete", table: "steps", id })), {
    op: "delete",
    table: "journeys",
    id: "j",
  });
  await waitFor(() => expect(card("sb")).toBeNull());
  const journey = journeyWords("Nadia", "ideal");
  expect(said()).toEqual([t("journeys.journeyGone", { journey })]);
});
