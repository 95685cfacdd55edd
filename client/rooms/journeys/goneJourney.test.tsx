// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { deleteJourney } from "../../../shared/model/journey.ts";
import { deletePersona } from "../../../shared/model/persona.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useToasts } from "../../ui/toasts.ts";
import { ben, nadia } from "./shop.fixture.ts";
import { showJourneys } from "./show.fixture.tsx";
import { journeyWords } from "./words.ts";

/** Nadia's ideal journey: Choose (Advert), Use; her current one and Ben's are empty. */
const shop: readonly MapChange[] = [
  ...nadia,
  ...ben,
  create("steps", "sa", { journeyId: "j", touchpointId: "a", slot: ["choose", "V"] }),
];
const hers = { journey: journeyWords("Nadia", "ideal") };

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  window.localStorage.clear();
  window.sessionStorage.clear();
  return layOutLists(600, 60);
});

const said = (): readonly string[] => useToasts.getState().toasts.map(({ message }) => message);

/** Somebody else deletes it. */
function takeAway(session: LocalSession, what: "journey" | "persona", id: string): void {
  const { tables } = session.map;
  const result = what === "journey" ? deleteJourney(tables, id) : deletePersona(tables, id);
  act(() => session.map.apply(result.ok ? result.value : [], "other"));
}

test("[MAP-439] a journey that somebody else takes away while one looks at it is named, in a message that is said aloud, too", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  takeAway(session, "journey", "j");
  const words = t("journeys.journeyGone", hers);
  await waitFor(() => expect(said()).toEqual([words]));
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByText(t("journeys.createIdeal"))).toBeInTheDocument();
});

test("[MAP-439] in the comparison it is said which of the two is gone", async () => {
  const session = localSession({
    map: [...shop, create("journeys", "now", { personaId: "p", kind: "current" })],
  });
  showJourneys(session, "/w/local/journeys/compare/p");
  takeAway(session, "journey", "now");
  const words = { journey: journeyWords("Nadia", "current") };
  await waitFor(() => expect(said()).toEqual([t("journeys.journeyGone", words)]));
});

test("[MAP-439] where the persona goes it is named, once, also where it has no journey", async () => {
  const session = localSession({ map: [...shop, create("personas", "r", { name: "Ada" })] });
  const { go } = showJourneys(session, "/w/local/journeys/j");
  takeAway(session, "persona", "p");
  const nadia = t("journeys.personaGone", { name: "Nadia" });
  await waitFor(() => expect(said()).toEqual([nadia]));
  act(() => go("/w/local/journeys/k"));
  fireEvent.click(screen.getByRole("button", { name: "Ada" }));
  await screen.findByText(t("journeys.createIdealTitle", { name: "Ada" }));
  takeAway(session, "persona", "r");
  await waitFor(() => expect(said()).toEqual([nadia, t("journeys.personaGone", { name: "Ada" })]));
});

test("[MAP-439] nothing is said of a journey that is not on screen", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/k");
  takeAway(session, "journey", "j");
  await waitFor(() => expect(session.map.tables.journeys.has("j")).toBe(false));
  expect(said()).toEqual([]);
});

test("[MAP-439] nobody is told of what they deleted, undid or did again themselves, but of what others take away later", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("button", { name: t("journeys.journeyActions") }));
  fireEvent.click(await screen.findByRole("menuitem", { name: t("journeys.deleteJourney") }));
  const dialog = await screen.findByRole("alertdialog");
  fireEvent.click(within(dialog).getByText(t("journeys.deleteJourneyNow")));
  const isEmpty = () =>
    waitFor(() => expect(screen.getByText(t("journeys.createIdeal"))).toBeInTheDocument());
  const isThere = () =>
    waitFor(() => expect(document.querySelector('[data-step="sa"]')).not.toBeNull());
  await isEmpty();
  act(() => void session.undo.undo());
  await isThere();
  act(() => void session.undo.redo());
  await isEmpty();
  act(() => void session.undo.undo());
  await isThere();
  expect(said()).not.toContain(t("journeys.journeyGone", hers));
  takeAway(session, "journey", "j");
  await waitFor(() => expect(said()).toContain(t("journeys.journeyGone", hers)));
});

test("[MAP-439] nobody is told of the persona that they deleted themselves", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(
    screen.getByRole("button", { name: t("journeys.editPersona", { name: "Nadia" }) }),
  );
  fireEvent.click(await screen.findByText(t("journeys.deletePersona")));
  fireEvent.click(screen.getByText(t("journeys.deletePersonaNow", { name: "Nadia" })));
  await waitFor(() => expect(session.map.tables.personas.has("p")).toBe(false));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Nadia" })).toBeNull());
  expect(said()).toEqual([t("journeys.personaDeleted", { name: "Nadia" })]);
});

test("[MAP-439] [MAP-446] what was being written in it is shown, too", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByText("Use", { selector: "h3 button *" }));
  fireEvent.change(screen.getByPlaceholderText(t("journeys.stageName")), {
    target: { value: "Enjoy" },
  });
  takeAway(session, "journey", "j");
  await waitFor(() => expect(said()).toContain(t("journeys.journeyGone", hers)));
  expect(said()).toContain(t("journeys.wroteTooLate", { words: "Enjoy" }));
});

test("[MAP-439] nobody is told of the journey that they deleted in the outline of the room", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("radio", { name: t("lanes.outline") }));
  const row = () => document.querySelector<HTMLElement>('[data-row="journey:j"]');
  await waitFor(() => expect(row()).not.toBeNull());
  act(() => row()?.focus());
  fireEvent.keyDown(row() as HTMLElement, { key: "Delete" });
  fireEvent.click(await screen.findByText(t("outline.deleteNow")));
  await waitFor(() => expect(session.map.tables.journeys.has("j")).toBe(false));
  await waitFor(() => expect(screen.getByText(t("journeys.createIdeal"))).toBeInTheDocument());
  expect(said()).toHaveLength(1);
  expect(said()).not.toContain(t("journeys.journeyGone", hers));
});

test("[MAP-510] a journey deleted by its own menu is named, with the way back", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("button", { name: t("journeys.journeyActions") }));
  fireEvent.click(await screen.findByRole("menuitem", { name: t("journeys.deleteJourney") }));
  const dialog = await screen.findByRole("alertdialog");
  fireEvent.click(within(dialog).getByText(t("journeys.deleteJourneyNow")));
  expect(said()).toEqual([t("journeys.journeyDeleted", hers)]);
  act(() => useToasts.getState().toasts[0]?.action?.onPress());
  expect(session.map.tables.journeys.has("j")).toBe(true);
  await waitFor(() => expect(document.querySelector('[data-step="sa"]')).not.toBeNull());
});

test("[MAP-512] what is said of a journey that somebody took away goes where it is there again", async () => {
  const session = localSession({ map: shop });
  showJourneys(session, "/w/local/journeys/j");
  takeAway(session, "journey", "j");
  await waitFor(() => expect(said()).toEqual([t("journeys.journeyGone", hers)]));
  const back = create("journeys", "j", { personaId: "p", kind: "ideal" });
  act(() => session.map.apply([back], "other"));
  expect(said()).toEqual([]);
});

const lost = [
  ["journey", "/w/local/journeys/gone", t("journeys.addressOfNoJourney")],
  ["persona", "/w/local/journeys/compare/gone", t("journeys.addressOfNoPersona")],
  ["step", "/w/local/journeys/j?step=gone", t("journeys.addressOfNoStep")],
] as const;

test.each(lost)("[MAP-511] an address of a %s that is gone says so", async (_, path, words) => {
  showJourneys(localSession({ map: shop }), path);
  await waitFor(() => expect(said()).toEqual([words]));
});

test("[MAP-511] it is said once, anew with each way there, and taken back where the journey comes", async () => {
  const session = localSession({ map: shop });
  const { go } = showJourneys(session, "/w/local/journeys/gone");
  const words = t("journeys.addressOfNoJourney");
  await waitFor(() => expect(said()).toEqual([words]));
  useToasts.setState({ toasts: [] });
  act(() => go("/w/local/journeys/j"));
  act(() => go("/w/local/journeys/gone"));
  await waitFor(() => expect(said()).toEqual([words]));
  const back = create("journeys", "gone", { personaId: "p", kind: "current" });
  act(() => session.map.apply([back], "other"));
  expect(said()).toEqual([]);
});

test("[MAP-511] nothing is said before the map is in step with the server, since it may still come", async () => {
  const session = localSession({ map: shop });
  const listeners = new Set<() => void>();
  let kind: "offline" | "saved" = "offline";
  const states = { offline: { kind: "offline", unsaved: 0 }, saved: { kind: "saved" } } as const;
  showJourneys(
    {
      ...session,
      saveState: () => states[kind],
      onSaveState: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    "/w/local/journeys/gone",
  );
  await screen.findByText("Choose", { selector: "h3 *" });
  expect(said()).toEqual([]);
  kind = "saved";
  act(() => {
    for (const tell of listeners) tell();
  });
  expect(said()).toEqual([t("journeys.addressOfNoJourney")]);
});
