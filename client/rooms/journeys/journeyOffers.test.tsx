// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { type Command, offeredCommands, useCommandState } from "../../app/commands.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { journeyInWords, showJourneys } from "./show.fixture.tsx";

const map: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  { op: "create", table: "stages", id: "buy", values: { journeyId: "j", name: "Buy", order: "V" } },
  { op: "create", table: "stages", id: "use", values: { journeyId: "j", name: "Use", order: "X" } },
  ...["Basket", "Hotline"].flatMap((text, at): MapChange[] => [
    { op: "create", table: "touchpoints", id: text, values: { text } },
    {
      op: "create",
      table: "steps",
      id: `s${text}`,
      values: { journeyId: "j", touchpointId: text, slot: ["buy", `V${at + 1}`] },
    },
  ]),
];

function open(role: Role = "facilitator") {
  localStorage.clear();
  sessionStorage.clear();
  const session = localSession({ map, role });
  const { unmount } = showJourneys(session);
  const offers = (): readonly Command[] => offeredCommands(useCommandState.getState());
  return {
    session,
    unmount,
    labels: () => offers().map(({ label }) => label),
    detailOf: (id: string) => offers().find((one) => one.id === id)?.detail,
    offer: (label: string) => {
      const found = offers().find((one) => one.label === label);
      if (!found) throw new Error(`The palette does not offer ${label}`);
      act(() => found.run());
    },
  };
}

function step(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-step=${id}]`);
  if (!found) throw new Error(`There is no step ${id}`);
  return found;
}

beforeEach(() => layOutLists(600, 60));

test("[A11-185] the palette does with the selected steps what their menu does, and brings them to a stage", () => {
  const { session, labels, detailOf, offer } = open();
  expect(labels()).not.toContain(t("journeys.remove"));
  act(() => step("sHotline").focus());
  expect(detailOf("missing")).toBe("Hotline");
  fireEvent.click(step("sBasket"));
  expect(detailOf("missing")).toBe("Basket");
  fireEvent.click(step("sHotline"), { ctrlKey: true });
  expect(detailOf("missing")).toBe("2 steps");
  offer(t("journeys.momentLove"));
  offer(t("journeys.markMissing"));
  expect(useAnnouncements.getState().latest.at(-1)?.text).toBe(t("journeys.nowMissing"));
  for (const step of session.map.tables.steps.values()) {
    expect(step).toMatchObject({ momentOfTruth: "love", missing: true });
  }
  offer(t("journeys.offerMoveTo", { stage: "Use" }));
  expect(journeyInWords(session)).toBe("Buy: | Use: Basket Hotline");
  offer(t("journeys.removeMany", { count: 2 }));
  expect(journeyInWords(session)).toBe("Buy: | Use:");
});

test("[A11-185] it offers what is done with each stage, with the lanes, the journey and the persona", () => {
  const { session, labels, offer } = open();
  offer(t("journeys.offerearlier", { stage: "Use" }));
  expect(journeyInWords(session)).toBe("Use: | Buy: Basket Hotline");
  offer(t("journeys.offerdelete", { stage: "Buy" }));
  expect(journeyInWords(session)).toBe("Use: Basket Hotline");
  expect(labels()).not.toContain(t("journeys.offerdelete", { stage: "Use" }));
  offer(t("journeys.showAs", { layout: t("lanes.lanes") }));
  offer(t("journeys.offerHideLane", { lane: t("lanes.thought") }));
  expect(labels()).toContain(t("journeys.offerShowLane", { lane: t("lanes.thought") }));
  offer(t("journeys.offerrename", { stage: "Use" }));
  expect(screen.getByRole("textbox", { name: /^Name of the stage/ })).toBeInTheDocument();
  expect(labels()).toEqual(
    expect.arrayContaining([
      t("compare.duplicate"),
      t("journeys.deleteJourney"),
      t("journeys.addPersona"),
      t("journeys.editPersona", { name: "Nadia" }),
    ]),
  );
});

test("[A11-185] who only reads is offered what is to be seen", () => {
  const { labels } = open("viewer");
  fireEvent.click(step("sBasket"));
  expect(labels()).toEqual(
    expect.arrayContaining([t("journeys.details"), t("journeys.backstageOpen")]),
  );
  expect(labels()).not.toContain(t("journeys.remove"));
  expect(labels()).not.toContain(t("journeys.addPersona"));
});

test("[A11-196] the palette goes to the journeys that are there, and offers to create one only who may", () => {
  const kinds = [
    t("journeys.showIdeal"),
    t("journeys.showCurrent"),
    t("journeys.createIdeal"),
    t("journeys.createCurrent"),
  ];
  const offered = (role: Role): readonly string[] => {
    const { labels, unmount } = open(role);
    const found = labels().filter((label) => kinds.includes(label));
    unmount();
    return found;
  };
  expect(offered("viewer")).toEqual([t("journeys.showIdeal")]);
  expect(offered("facilitator")).toEqual([t("journeys.showIdeal"), t("journeys.createCurrent")]);
});

test("[A11-196] the journey that the palette offers to create is created by the next press", async () => {
  const { offer } = open();
  offer(t("journeys.createCurrent"));
  expect(await screen.findByText(t("journeys.createCurrentSame"))).toBeInTheDocument();
});

test("[A11-237] who brings a step to another stage by the palette is at the step there", async () => {
  const { offer } = open();
  act(() => step("sHotline").focus());
  offer(t("journeys.offerMoveTo", { stage: "Use" }));
  await waitFor(() => expect(step("sHotline")).toHaveFocus());
  expect(step("sHotline").closest("[data-stage]")).toHaveAttribute("data-stage", "use");
});

test("[A11-238] where there are only fingers the palette offers no step to be picked up, which keys would put down", () => {
  const { labels } = open();
  act(() => step("sHotline").focus());
  expect(labels()).toContain(t("journeys.pickUp"));
  const { matchMedia } = window;
  onTestFinished(() => {
    window.matchMedia = matchMedia;
  });
  window.matchMedia = (media) =>
    ({ ...new EventTarget(), media, matches: false }) as MediaQueryList;
  expect(labels()).not.toContain(t("journeys.pickUp"));
  expect(labels()).toContain(t("journeys.remove"));
});
