// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { journeyMapId } from "./journeyHere.ts";
import { showJourneys, journeyInWords as words } from "./show.fixture.tsx";

/** Choose (Advert), Use; "Basket" waits in the pool. */
const shop: readonly MapChange[] = [
  create("personas", "p", { name: "Nadia", color: 1 }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
  create("touchpoints", "a", { text: "Advert" }),
  create("touchpoints", "b", { text: "Basket" }),
  create("steps", "sa", { journeyId: "j", touchpointId: "a", slot: ["choose", "V"] }),
];

function open(map: readonly MapChange[] = shop, path?: string): LocalSession {
  const session = localSession({ map });
  showJourneys(session, path);
  return session;
}

const nameOf = (stage: string): HTMLElement => screen.getByRole("button", { name: stage });
const press = (words: string): boolean => fireEvent.click(screen.getByText(words));

beforeEach(() => layOutLists(600, 60));

test("[A11-178] where a stage is deleted the keyboard is at the one in its place, and where an undo takes it away, at the last", async () => {
  const session = open();
  fireEvent.click(screen.getByLabelText(t("journeys.stageMenu", { name: "Choose" })));
  fireEvent.click(screen.getByRole("menuitem", { name: t("journeys.stageDelete") }));
  await waitFor(() => expect(nameOf("Use")).toHaveFocus());
  press(t("journeys.addStage"));
  await waitFor(() => expect(screen.getByPlaceholderText(t("journeys.stageName"))).toHaveFocus());
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  await waitFor(() => expect(nameOf(t("journeys.unnamedStage"))).toHaveFocus());
  act(() => void session.undo.undo());
  expect(words(session)).toBe("Use: Advert");
  await waitFor(() => expect(nameOf("Use")).toHaveFocus());
});

test("[A11-200] the field for what is missing, left by Enter or Escape, gives the keyboard to the button in its place", async () => {
  open();
  const button = () =>
    screen.getByText(t("journeys.addMissingIn", { name: "Use" })).closest("button") as HTMLElement;
  for (const key of ["Enter", "Escape"]) {
    fireEvent.click(button());
    const field = screen.getByPlaceholderText(t("journeys.addMissingPlaceholder"));
    await waitFor(() => expect(field).toHaveFocus());
    fireEvent.keyDown(field, { key });
    await waitFor(() => expect(button()).toHaveFocus());
  }
});

test("[A11-201] where the last step is taken out of a journey the keyboard is at the map", async () => {
  const session = open();
  const step = document.querySelector<HTMLElement>("[data-step]") ?? document.body;
  fireEvent.click(step);
  fireEvent.click(await screen.findByText(t("journeys.remove")));
  await waitFor(() => expect(words(session)).toBe("Choose: | Use:"));
  await waitFor(() => expect(document.getElementById(journeyMapId)).toHaveFocus());
});

test("[MAP-412] the name of a stage is selected as it is changed, so that typing writes another", async () => {
  open();
  press("Choose");
  const field = await screen.findByDisplayValue<HTMLInputElement>("Choose");
  await waitFor(() => expect(field.selectionEnd).toBe("Choose".length));
  expect(field.selectionStart).toBe(0);
});

test("[MAP-395] a stage that is added and named at once is taken back by one undo, and no other name with it", async () => {
  const session = open();
  const field = () => screen.getByPlaceholderText(t("journeys.stageName"));
  press(t("journeys.addStage"));
  await waitFor(() => expect(field()).toHaveFocus());
  fireEvent.change(field(), { target: { value: "Leave" } });
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(words(session)).toBe("Choose: Advert | Use: | Leave:"));
  act(() => void session.undo.undo());
  expect(words(session)).toBe("Choose: Advert | Use:");
  press(t("journeys.addStage"));
  await waitFor(() => expect(field()).toHaveFocus());
  fireEvent.keyDown(field(), { key: "Escape" });
  await waitFor(() => expect(nameOf(t("journeys.unnamedStage"))).toHaveFocus());
  fireEvent.click(nameOf("Use"));
  fireEvent.change(field(), { target: { value: "Enjoy" } });
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(words(session)).toBe("Choose: Advert | Enjoy: | :"));
  act(() => void session.undo.undo());
  expect(words(session)).toBe("Choose: Advert | Use: | :");
});

test("[A11-179] what places the last touchpoint that waits keeps the keyboard when nothing is left to place", async () => {
  const session = open();
  fireEvent.click(await screen.findByText("Basket"));
  press(t("journeys.placeIn"));
  fireEvent.click(screen.getByRole("menuitem", { name: "Use" }));
  expect(words(session)).toBe("Choose: Advert | Use: Basket");
  const button = () => screen.getByText(t("journeys.placeIn"));
  await waitFor(() => expect(button()).toHaveFocus());
  expect(button()).toHaveAttribute("aria-disabled", "true");
});

test("[A11-180] who begins a journey as a copy of the other is in the comparison with the keyboard", async () => {
  open(shop, "/w/local/journeys/compare/p");
  press(t("compare.copyIdeal"));
  const comparison = () => screen.getByLabelText(t("compare.title", { name: "Nadia" }));
  await waitFor(() => expect(comparison()).toHaveFocus());
});

test("[A11-180] [A11-181] who adds the first persona is told, and has the keyboard at what begins her journey", async () => {
  open([]);
  press(t("journeys.addPersona"));
  const name = screen.getByRole("textbox", { name: t("journeys.personaName") });
  fireEvent.change(name, { target: { value: "Nadia" } });
  fireEvent.keyDown(name, { key: "Enter" });
  await waitFor(() => expect(screen.getByText(t("journeys.createIdeal"))).toHaveFocus());
  const said = useAnnouncements.getState().latest.map(({ text }) => text);
  expect(said).toContain(t("journeys.personaAdded", { name: "Nadia" }));
});

test("[MAP-404] the name of a stage is no part of the step of undo that made another, which somebody took away meanwhile", async () => {
  const session = open();
  const field = () => screen.getByPlaceholderText(t("journeys.stageName"));
  press(t("journeys.addStage"));
  await waitFor(() => expect(field()).toHaveFocus());
  const added = [...session.map.tables.stages.keys()].find((id) => id !== "choose" && id !== "use");
  act(() => {
    session.map.apply([{ op: "delete", table: "stages", id: added ?? "" }], "other");
    session.map.flush();
  });
  fireEvent.click(nameOf("Use"));
  fireEvent.change(field(), { target: { value: "Enjoy" } });
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(words(session)).toBe("Choose: Advert | Enjoy:"));
  expect(session.undo.state().undo).toBe(t("journeys.undoStageRename"));
});

test("[MAP-380] the name of a stage waits in its field while the map is closed, and is taken once it is open", async () => {
  const session = localSession({ map: shop, role: "contributor" });
  const openMap = (mapOpen: boolean): void => {
    const values = { mapOpen, schemaVersion: 1 };
    const op = session.room.tables.state.has("main") ? "update" : "create";
    act(() => session.room.apply([{ op, table: "state", id: "main", values }], "server"));
  };
  openMap(true);
  showJourneys(session);
  const field = () => screen.queryByPlaceholderText(t("journeys.stageName"));
  fireEvent.click(nameOf("Use"));
  await waitFor(() => expect(field()).toHaveFocus());
  const written = field() ?? document.body;
  fireEvent.change(written, { target: { value: "Enjoy" } });
  openMap(false);
  fireEvent.keyDown(written, { key: "Enter" });
  expect(field()).toHaveValue("Enjoy");
  act(() => written.blur());
  expect(field()).toHaveValue("Enjoy");
  expect(words(session)).toBe("Choose: Advert | Use:");
  openMap(true);
  await waitFor(() => expect(field()).toBeNull());
  expect(words(session)).toBe("Choose: Advert | Enjoy:");
});

test("[A11-198] a field for the name of a stage in which nothing was written changes nothing as it is left", async () => {
  const session = open();
  const field = () => screen.queryByPlaceholderText(t("journeys.stageName"));
  fireEvent.click(nameOf("Use"));
  await waitFor(() => expect(field()).toHaveFocus());
  const values = { name: "Enjoy" };
  act(() => session.map.apply([{ op: "update", table: "stages", id: "use", values }], "other"));
  act(() => field()?.blur());
  await waitFor(() => expect(field()).toBeNull());
  expect(words(session)).toBe("Choose: Advert | Enjoy:");
});

/** Nadia's two journeys, each with Advert and Basket. */
const both: readonly MapChange[] = [
  ...shop,
  create("steps", "sb", { journeyId: "j", touchpointId: "b", slot: ["choose", "X"] }),
  create("journeys", "k", { personaId: "p", kind: "current" }),
  create("stages", "kc", { journeyId: "k", name: "Choose", order: "V1" }),
  create("steps", "ka", { journeyId: "k", touchpointId: "a", slot: ["kc", "V"] }),
  create("steps", "kb", { journeyId: "k", touchpointId: "b", slot: ["kc", "X"] }),
];
const atHeading = () => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();

test("[A11-239] in a comparison whose steps others take away the keyboard is at what stands there, at last at the heading", async () => {
  const session = open(both, "/w/local/journeys/compare/p");
  const take = (table: "steps" | "journeys", id: string) =>
    act(() => {
      session.map.apply([{ op: "delete", table, id }], "other");
      session.map.flush();
    });
  const line = (id: string) => document.querySelector<HTMLElement>(`a[href$="step=${id}"]`);
  const lines = () => screen.getAllByRole("link");
  act(() => line("sa")?.focus());
  expect(lines()[0]).toHaveFocus();
  take("steps", "sa");
  await waitFor(() => expect(lines()[0]).toHaveFocus());
  act(() => lines().at(-1)?.focus());
  take("steps", document.activeElement?.getAttribute("href")?.split("step=")[1] ?? "");
  await waitFor(() => expect(lines().at(-1)).toHaveFocus());
  take("journeys", "k");
  await waitFor(atHeading);
});

test("[A11-239] where somebody else deletes the journey on screen the keyboard is at the heading", async () => {
  const session = open(both, "/w/local/journeys/j");
  const step = document.querySelector<HTMLElement>('[data-step="sa"]');
  act(() => step?.focus());
  act(() => {
    session.map.apply([{ op: "delete", table: "journeys", id: "j" }], "other");
    session.map.flush();
  });
  await waitFor(atHeading);
});

test("[A11-239] so it is for who deletes it", async () => {
  open(both, "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("button", { name: t("journeys.journeyActions") }));
  fireEvent.click(screen.getByRole("menuitem", { name: t("journeys.deleteJourney") }));
  fireEvent.click(screen.getByRole("button", { name: t("journeys.deleteJourneyNow") }));
  await waitFor(atHeading);
});

test("[A11-240] a head of a stage that the keyboard comes to is on the screen, where the browser has scrolled the page beyond it", async () => {
  open();
  const { scrollBy } = window;
  onTestFinished(() => {
    window.scrollBy = scrollBy;
  });
  const scrolled = new Promise<readonly unknown[]>((resolve) => {
    window.scrollBy = (...by: readonly unknown[]) => resolve(by);
  });
  const head = nameOf("Use").closest("header") as HTMLElement;
  head.getBoundingClientRect = () => new DOMRect(0, -113, 200, 55);
  const name = nameOf("Use");
  // By keys, of which this page knows nothing.
  Object.assign(name, { matches: () => true });
  act(() => name.focus());
  expect(await scrolled).toEqual([0, -113]);
});
