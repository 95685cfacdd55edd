// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useToasts } from "../../ui/toasts.ts";
import { journeyMapId } from "./journeyHere.ts";
import { showJourneys } from "./show.fixture.tsx";

const step = (id: string, touchpointId: string, order: string): MapChange =>
  create("steps", id, { journeyId: "j", touchpointId, slot: ["choose", order] });
/** Choose (Advert, Basket), Use. */
const shop: readonly MapChange[] = [
  create("personas", "p", { name: "Nadia" }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
  create("touchpoints", "a", { text: "Advert" }),
  create("touchpoints", "b", { text: "Basket" }),
  step("sa", "a", "V1"),
  step("sb", "b", "V2"),
];

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  return layOutLists(600, 60);
});

const said = (): readonly string[] => useToasts.getState().toasts.map(({ message }) => message);
const card = (id: string) => document.querySelector<HTMLElement>(`[data-step="${id}"]`);

function open(): LocalSession {
  const session = localSession({ map: shop });
  showJourneys(session);
  return session;
}

/** Somebody else takes it away. */
function take(session: LocalSession, table: "steps" | "stages", id: string): void {
  act(() => {
    session.map.apply([{ op: "delete", table, id }], "other");
    session.map.flush();
  });
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
  fireEvent.click(screen.getByText("Use", { selector: "h3 button" }));
  fireEvent.change(field(), { target: { value: "Enjoy" } });
  take(session, "stages", "use");
  await waitFor(() => expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Enjoy" })]));
  fireEvent.click(screen.getByText("Choose", { selector: "h3 button" }));
  take(session, "stages", "choose");
  await waitFor(() => expect(screen.queryByPlaceholderText(t("journeys.stageName"))).toBeNull());
  expect(said()).toEqual([t("journeys.wroteTooLate", { words: "Enjoy" })]);
});
