// @vitest-environment jsdom
import { createEvent, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { useCommandState } from "../../app/commands.ts";
import { keyOf } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
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
