// @vitest-environment jsdom
import { act, createEvent, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { useCommandState } from "../../app/commands.ts";
import { keyOf } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { showJourneys } from "./show.fixture.tsx";

const map: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Nadia" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  { op: "create", table: "stages", id: "buy", values: { journeyId: "j", name: "Buy", order: "V" } },
  ...["Basket", "Hotline", "Parcel"].flatMap((text, at): MapChange[] => [
    { op: "create", table: "touchpoints", id: text, values: { text } },
    {
      op: "create",
      table: "steps",
      id: `step${text}`,
      values: { journeyId: "j", touchpointId: text, slot: ["buy", `V${at + 1}`] },
    },
  ]),
];

beforeEach(() => {
  return layOutLists(600, 60);
});

/** Every key of a keyboard that a room could use, alone, with Shift, with Ctrl. Tab is the browser's. */
const keys = [
  ..."abcdefghijklmnopqrstuvwxyz0123456789+-=/.,",
  " ",
  ...["Enter", "Escape", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown", "F2"],
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
].flatMap((key) => [
  { key },
  { key: key.length === 1 ? key.toUpperCase() : key, shiftKey: true },
  { key, ctrlKey: true },
]);

/** The keys that do something at what `find` gives, each tried on a fresh screen state. */
function working(find: () => HTMLElement): ReadonlySet<string> {
  const found = new Set<string>();
  for (const press of keys) {
    const target = find();
    target.focus();
    const event = createEvent.keyDown(target, press);
    fireEvent(target, event);
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event as unknown as KeyboardEvent;
    if (event.defaultPrevented) found.add(keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }));
    // Whatever was picked up, is put back.
    fireEvent.keyDown(document.body, { key: "Escape" });
  }
  return found;
}

function listed(group: string): ReadonlySet<string> {
  const table = useCommandState.getState().keyGroups.get(group)?.table ?? [];
  return new Set(table.flatMap((entry) => entry.keys));
}

function open(role: Role) {
  localStorage.clear();
  const session = localSession({ map, role });
  showJourneys(session);
  /** A step that is still there, since one key takes it out. */
  const step = (): HTMLElement => {
    const [found] = document.querySelectorAll<HTMLElement>("[data-step]");
    if (found) return found;
    while (session.undo.state().undo !== null) session.undo.undo();
    return screen.getAllByRole("option")[0] as HTMLElement;
  };
  return { session, step };
}

test.each(["facilitator", "viewer"] as const)(
  "[A11-84] on a step exactly the listed keys do something, for a %s",
  async (role) => {
    const { step, session } = open(role);
    const find = (): HTMLElement => {
      session.undo.undo();
      return step();
    };
    const found = new Set<string>();
    for (const key of working(find)) found.add(key);
    expect([...found].sort()).toEqual([...listed("map")].sort());
  },
);

test("[A11-84] on a touchpoint of the pool exactly the listed keys do something", () => {
  open("facilitator");
  const pool = screen.getByRole("listbox", { name: t("journeys.poolList") });
  const card = (): HTMLElement => {
    // Escape clears a selection, so there must be one.
    const [first] = pool.querySelectorAll<HTMLElement>("[data-touchpoint]");
    if (!first) throw new Error("The pool has a touchpoint");
    fireEvent.click(first, { ctrlKey: true });
    if (first.getAttribute("aria-selected") !== "true") fireEvent.click(first, { ctrlKey: true });
    return first;
  };
  expect([...working(card)].sort()).toEqual([...listed("pool")].sort());
});

test("[MAP-297] the step that an arrow key leads to is brought into sight, none besides it", () => {
  const shown: (string | null)[] = [];
  const { scrollIntoView } = Element.prototype;
  onTestFinished(() => {
    Element.prototype.scrollIntoView = scrollIntoView;
  });
  Element.prototype.scrollIntoView = function (this: Element) {
    shown.push(this.getAttribute("data-step"));
  };
  const { step } = open("viewer");
  act(() => step().focus());
  fireEvent.keyDown(step(), { key: "ArrowDown" });
  expect(document.activeElement).toHaveAttribute("data-step", "stepHotline");
  expect(shown).toEqual(["stepHotline"]);
});

test("[A11-190] the key of the details, pressed once more, leads the keyboard into them", async () => {
  const { step } = open("facilitator");
  act(() => step().focus());
  fireEvent.keyDown(step(), { key: "e" });
  const panel = await screen.findByRole("complementary", { name: t("journeys.panelTitle") });
  expect(step()).toHaveFocus();
  fireEvent.keyDown(step(), { key: "e" });
  expect(panel).toContainElement(document.activeElement as HTMLElement);
  expect(document.activeElement).toHaveRole("textbox");
});

const said = (): string | undefined => useAnnouncements.getState().latest.at(-1)?.text;

/** The wordings that are selected in the list around an element. */
function selectedBeside(element: HTMLElement): readonly string[] {
  const list = element.closest("[role=listbox]");
  return [...(list?.querySelectorAll("[aria-selected=true]") ?? [])].map(
    (one) => one.querySelector("[dir]")?.textContent ?? "",
  );
}

test("[MAP-410] Shift with a key that goes far selects all on the way, on the map and in the pool", () => {
  const { step } = open("facilitator");
  act(() => step().focus());
  fireEvent.keyDown(step(), { key: "End", shiftKey: true });
  expect(selectedBeside(step())).toEqual(["Basket", "Hotline", "Parcel"]);
  const first = document.querySelector<HTMLElement>("[data-touchpoint]") as HTMLElement;
  act(() => first.focus());
  fireEvent.keyDown(first, { key: "End", shiftKey: true });
  expect(selectedBeside(first)).toEqual(["Basket", "Hotline", "Parcel"]);
});

test("[MAP-411] [A11-199] all of the pool is all that is not in this journey yet, and how many is said", () => {
  const { session, step } = open("facilitator");
  const waiting = ["Queue", "Refund"].map((text) => create("touchpoints", text, { text }));
  act(() => session.map.apply(waiting, "other"));
  const first = document.querySelector<HTMLElement>("[data-touchpoint]") as HTMLElement;
  act(() => first.focus());
  fireEvent.keyDown(first, { key: "a", ctrlKey: true });
  expect(selectedBeside(first)).toEqual(["Queue", "Refund"]);
  expect(said()).toBe(t("journeys.placeChosen", { count: 2 }));
  act(() => step().focus());
  fireEvent.keyDown(step(), { key: "a", ctrlKey: true });
  expect(said()).toBe(t("journeys.placeChosen", { count: 3 }));
});

test("[MAP-298] a step that others bring to another stage keeps the focus", async () => {
  const { session, step } = open("facilitator");
  act(() => step().focus());
  const elsewhere: MapChange[] = [
    {
      op: "create",
      table: "stages",
      id: "use",
      values: { journeyId: "j", name: "Use", order: "X" },
    },
    { op: "update", table: "steps", id: "stepBasket", values: { slot: ["use", "V"] } },
  ];
  act(() => session.map.apply(elsewhere, "other"));
  const moved = await waitFor(() => {
    const card = document.querySelector("[data-stage=use] [data-step=stepBasket]");
    if (!card) throw new Error("The step has not come yet");
    return card;
  });
  await waitFor(() => expect(moved).toHaveFocus());
});
