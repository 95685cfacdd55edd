// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { goToSearch } from "../../app/searchField.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { showJourneys } from "./show.fixture.tsx";

/** Choose: Advert, Invoice asked for. Pay: Invoice comes, Reminder. Nothing is in the pool but "Invoice lost". */
function journey(kind: "ideal" | "current"): readonly MapChange[] {
  const step = (id: string, touchpointId: string, stage: string, order: string): MapChange =>
    create("steps", kind + id, { journeyId: kind, touchpointId, slot: [kind + stage, order] });
  return [
    create("journeys", kind, { personaId: "p", kind }),
    create("stages", `${kind}Choose`, { journeyId: kind, name: "Choose", order: "V1" }),
    create("stages", `${kind}Pay`, { journeyId: kind, name: "Pay", order: "V2" }),
    step("1", "advert", "Choose", "V1"),
    step("2", "asked", "Choose", "V2"),
    step("3", "comes", "Pay", "V1"),
    step("4", "reminder", "Pay", "V2"),
  ];
}
const map = [
  create("personas", "p", { name: "Nadia", color: 1 }),
  create("touchpoints", "advert", { text: "Advert" }),
  create("touchpoints", "asked", { text: "Invoice asked for" }),
  create("touchpoints", "comes", { text: "Invoice comes" }),
  create("touchpoints", "reminder", { text: "Reminder" }),
  create("touchpoints", "lost", { text: "Parcel lost" }),
  ...journey("ideal"),
];

function open(changes: readonly MapChange[] = map, path?: string) {
  const session = localSession({ map: changes, room: [], role: "facilitator" });
  showJourneys(session, path);
  return session;
}

const field = () => screen.getByRole("searchbox", { name: t("journeys.find") });
const poolField = () => screen.getByRole("searchbox", { name: t("journeys.poolSearch") });
const press = (key: string, more = {}) => fireEvent.keyDown(field(), { key, ...more });
const seek = (words: string) => fireEvent.change(field(), { target: { value: words } });
const said = () => useAnnouncements.getState().latest.at(-1)?.text ?? "";
const marked = () =>
  [...document.querySelectorAll("[data-step]")]
    .filter(({ textContent }) => / of \d/.test(textContent ?? ""))
    .map((card) => card.getAttribute("data-step"));
const stepOf = (id: string): HTMLElement => {
  const card = document.querySelector<HTMLElement>(`[data-step="${id}"]`);
  if (!card) throw new Error(`No step ${id}`);
  return card;
};
function reword(session: LocalSession, id: string, text: string): void {
  act(() =>
    session.map.apply([{ op: "update", table: "touchpoints", id, values: { text } }], "others"),
  );
}
const scrolledTo = vi.fn();

beforeEach(() => {
  useAnnouncements.setState({ latest: [] });
  window.sessionStorage.clear();
  scrolledTo.mockClear();
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolledTo(this.getAttribute("data-step") ?? this.id);
  };
  return layOutLists(600, 60);
});
afterEach(() => {
  Reflect.deleteProperty(Element.prototype, "scrollIntoView");
});

test("[MAP-313] what is found is counted, said, brought into sight with its number, and gone through by Enter", async () => {
  const session = open();
  seek("invoice");
  await waitFor(() => expect(marked()).toEqual(["ideal2"]));
  expect(said()).toBe("1 of 2: Invoice asked for, stage Choose");
  expect(scrolledTo).toHaveBeenLastCalledWith("ideal2");
  press("Enter");
  expect(marked()).toEqual(["ideal3"]);
  expect(said()).toBe("2 of 2: Invoice comes, stage Pay");
  expect(scrolledTo).toHaveBeenLastCalledWith("ideal3");
  expect(screen.getByText("2 of 2", { selector: "[role=search] *" })).toBeVisible();
  press("Enter");
  expect(marked()).toEqual(["ideal2"]);
  press("Enter", { shiftKey: true });
  expect(marked()).toEqual(["ideal3"]);
  const turns = scrolledTo.mock.calls.length;
  reword(session, "advert", "Invoice ad");
  await waitFor(() =>
    expect(screen.getByText("3 of 3", { selector: "[role=search] *" })).toBeVisible(),
  );
  expect(marked()).toEqual(["ideal3"]);
  expect(scrolledTo).toHaveBeenCalledTimes(turns);
});

test("[MAP-314] Escape takes the keyboard back to where it was, Arrow down to the step that is found", async () => {
  open();
  act(() => stepOf("ideal4").focus());
  act(() => field().focus());
  seek("asked");
  await waitFor(() => expect(marked()).toEqual(["ideal2"]));
  // Another window is gone to, and come back from.
  fireEvent.focusOut(field());
  fireEvent.focusIn(field());
  press("Escape");
  await waitFor(() => expect(stepOf("ideal4")).toHaveFocus());
  expect(marked()).toEqual([]);
  expect(field()).toHaveValue("");
  act(() => field().focus());
  scrolledTo.mockClear();
  seek("asked");
  await waitFor(() => expect(scrolledTo).toHaveBeenLastCalledWith("ideal2"));
  press("ArrowDown");
  await waitFor(() => expect(stepOf("ideal2")).toHaveFocus());
});

test("[MAP-314] whoever came from nowhere is at the step that was found after Escape, or out of the field", async () => {
  open();
  act(() => field().focus());
  seek("reminder");
  await waitFor(() => expect(marked()).toEqual(["ideal4"]));
  press("Escape");
  await waitFor(() => expect(stepOf("ideal4")).toHaveFocus());
  act(() => stepOf("ideal4").blur());
  act(() => field().focus());
  press("Escape");
  expect(field()).not.toHaveFocus();
});

test("[MAP-315] where no step is found, the same words are looked for in the pool by one press", async () => {
  open();
  fireEvent.click(screen.getByRole("button", { name: t("journeys.poolClose") }));
  seek("parcel");
  const look = await screen.findByRole("button", { name: t("journeys.findInPool") });
  expect(screen.getByText(t("journeys.findNone"), { selector: "[role=search] *" })).toBeVisible();
  expect(said()).toBe(t("journeys.findNone"));
  fireEvent.click(look);
  await waitFor(() => expect(poolField()).toHaveFocus());
  expect(poolField()).toHaveValue("parcel");
  expect(await screen.findByRole("option", { name: /^Parcel lost/ })).toBeVisible();
  expect(field()).toHaveValue("");
});

test("[MAP-311] the key of every search leads to that of the journey, from the pool to the pool's", () => {
  open();
  expect(goToSearch()).toBe(true);
  expect(field()).toHaveFocus();
  act(() => screen.getByRole("button", { name: t("journeys.poolClose") }).focus());
  expect(goToSearch()).toBe(true);
  expect(poolField()).toHaveFocus();
});

test("[MAP-311] two journeys side by side are looked through line by line", async () => {
  open([...map, ...journey("current")], "/w/local/journeys/compare/p");
  seek("invoice");
  await waitFor(() => expect(said()).toBe("1 of 2: Invoice asked for, stage Choose"));
  press("Enter");
  expect(said()).toBe("2 of 2: Invoice comes, stage Pay");
  await waitFor(() => expect(scrolledTo).toHaveBeenLastCalledWith("compared-ideal3"));
  fireEvent.click(screen.getByRole("switch", { name: t("compare.onlyDifferences") }));
  press("Enter");
  await waitFor(() => expect(scrolledTo).toHaveBeenLastCalledWith("compared-ideal2"));
});

test("[MAP-313] what others make fit moves nobody's view where nothing did before", async () => {
  const session = open();
  seek("klaxon");
  await waitFor(() => expect(said()).toBe(t("journeys.findNone")));
  scrolledTo.mockClear();
  reword(session, "reminder", "Klaxon");
  expect(await screen.findByText("1 of 1", { selector: "[role=search] *" })).toBeVisible();
  expect(scrolledTo).not.toHaveBeenCalled();
  press("Enter");
  expect(scrolledTo).toHaveBeenLastCalledWith("ideal4");
});

test("[MAP-336] the keyboard stays in the search where others take away all that was found", async () => {
  const session = open();
  seek("reminder");
  const next = await screen.findByRole("button", { name: t("journeys.findNext") });
  act(() => next.focus());
  reword(session, "reminder", "Dunning letter");
  await waitFor(() => expect(field()).toHaveFocus());
  expect(screen.getByText(t("journeys.findNone"), { selector: "[role=search] *" })).toBeVisible();
});

test("[MAP-337] a search goes on in the journey that is gone to next, from its first", async () => {
  open([...map, ...journey("current")]);
  seek("invoice");
  await waitFor(() => expect(said()).toBe("1 of 2: Invoice asked for, stage Choose"));
  press("Enter");
  useAnnouncements.setState({ latest: [] });
  fireEvent.click(screen.getByRole("radio", { name: /^Current/ }));
  await waitFor(() => expect(scrolledTo).toHaveBeenLastCalledWith("current2"));
  expect(marked()).toEqual(["current2"]);
  expect(said()).toBe("1 of 2: Invoice asked for, stage Choose");
});

test("[MAP-315] where the pool is empty nobody is sent there", async () => {
  open(map.filter((change) => change.table !== "touchpoints" && change.table !== "steps"));
  seek("invoice");
  expect(
    await screen.findByText(t("journeys.findNone"), { selector: "[role=search] *" }),
  ).toBeVisible();
  expect(screen.queryByRole("button", { name: t("journeys.findInPool") })).toBeNull();
});
