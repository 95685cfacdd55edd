// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import { journeyOf } from "../../../shared/model/journey.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { neverResize } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

beforeEach(neverResize);
afterEach(() => vi.restoreAllMocks());

function journey(kind: "ideal" | "current", letters: string): MapChange[] {
  return [
    create("journeys", kind, { personaId: "p", kind }),
    create("stages", `${kind}Buy`, { journeyId: kind, name: "Buy", order: "V" }),
    ...[...letters].map((letter, at) =>
      create("steps", `${kind}-${letter}`, {
        journeyId: kind,
        touchpointId: letter,
        slot: [`${kind}Buy`, `V${at + 1}`],
      }),
    ),
  ];
}

const pool = [
  create("personas", "p", { name: "Nadia", color: 1 }),
  ...["Advert", "Basket", "Call", "Delivery"].map((text) =>
    create("touchpoints", text.slice(0, 1), { text }),
  ),
];

const tally = (id: string, stepId: string, mean: number): RoomChange => ({
  op: "create",
  table: "tallies",
  id,
  values: { roundId: "r", stepId, love: 5, pain: 5, n: 10, mean, spread: 0 },
});
const felt: readonly RoomChange[] = [
  {
    op: "create",
    table: "rounds",
    id: "r",
    values: { kind: "feel", state: "published", endsAtMs: 1, order: "V" },
  },
  tally("t1", "ideal-A", 1.5),
  tally("t2", "current-A", -1),
];

function open(map: readonly MapChange[], role: "facilitator" | "viewer" = "facilitator") {
  const session = localSession({ map: [...pool, ...map], room: felt, role });
  return { session, path: showJourneys(session, "/w/local/journeys/compare/p").path };
}

test("[A11-80] each difference between ideal and current is said in words beside its sign", async () => {
  open([...journey("ideal", "ABC"), ...journey("current", "ACD")]);
  const view = screen.getByRole("region", { name: t("compare.title", { name: "Nadia" }) });
  const lines = within(view).getAllByRole("listitem");
  const words = lines.map(({ textContent }) => textContent ?? "");
  expect(words.find((text) => text.includes("Advert"))).toContain(t("compare.lineWorse"));
  expect(words.find((text) => text.includes("Basket"))).toContain(t("compare.lineMissing"));
  expect(words.find((text) => text.includes("Call"))).toContain(t("compare.lineSame"));
  expect(words.find((text) => text.includes("Delivery"))).toContain(t("compare.lineExtra"));
  const summary = within(view).getByRole("list", { name: t("compare.summary") });
  expect(summary).toHaveTextContent(t("compare.same", { count: 2 }));
  expect(summary).toHaveTextContent(t("compare.felt", { count: 1 }));
  await userEvent.click(screen.getByRole("switch", { name: t("compare.onlyDifferences") }));
  expect(within(view).queryByRole("link", { name: /Call/ })).toBeNull();
  expect(within(view).getAllByRole("link", { name: /Basket/ })).toHaveLength(1);
});

test("[MAP-394] a moment of truth is seen on the side that has it", () => {
  const moment = { table: "steps", values: { momentOfTruth: "pain" } } as const;
  open([
    ...journey("ideal", "AB"),
    ...journey("current", "AB"),
    { op: "update", id: "current-B", ...moment },
  ]);
  const [ideal, current] = screen.getAllByRole("link", { name: /Basket/ });
  expect(current).toHaveTextContent(t("journeys.momentPain"));
  expect(ideal).not.toHaveTextContent(t("journeys.momentPain"));
});

test("[A11-80] each step leads to its journey, and a moved one to where it stands on the other side", async () => {
  open([...journey("ideal", "ABC"), ...journey("current", "BCA")]);
  const [ideal, current] = screen.getAllByRole("link", { name: /Advert/ });
  expect(ideal).toHaveAttribute("href", "/w/local/journeys/ideal?step=ideal-A");
  const moved = t("compare.lineMovedFrom", { stage: "Buy", number: 3 });
  await userEvent.click(screen.getByRole("button", { name: moved }));
  expect(current).toHaveFocus();
});

test("[MAP-295] a step of the comparison leads to its journey", async () => {
  const { path } = open([...journey("ideal", "AB"), ...journey("current", "BA")]);
  await userEvent.click(screen.getAllByRole("link", { name: /Basket/ })[0] as HTMLElement);
  expect(path()).toMatch(/^\/w\/local\/journeys\/(ideal|current)\?step=/);
});

const numbers = Array.from({ length: 25 }, (_, at) => String(at).padStart(2, "0"));

/** A stage for each number, with one step each: of the basket, and once of the advert. */
function long(kind: "ideal" | "current", advertAt: string): MapChange[] {
  return [
    create("journeys", kind, { personaId: "p", kind }),
    ...numbers.flatMap((number) => [
      create("stages", `${kind}${number}`, {
        journeyId: kind,
        name: `Stage ${number}`,
        order: `V${number}V`,
      }),
      create("steps", `${kind}-${number}`, {
        journeyId: kind,
        touchpointId: number === advertAt ? "A" : "B",
        slot: [`${kind}${number}`, "V"],
      }),
    ]),
  ];
}

test("[MAP-276] a long comparison is built from above on, until none of it is left out", async () => {
  open([...long("ideal", "00"), ...long("current", "00")]);
  await waitFor(() => expect(document.querySelectorAll("ol > li")).toHaveLength(25));
  expect(document.querySelector("[aria-busy]")).toBeNull();
});

test("[MAP-296] a moved step leads to where it stands on the other side before that is built", async () => {
  // Nothing is built after the first picture, for there is none.
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(0);
  open([...long("ideal", "00"), ...long("current", "24")]);
  expect(screen.getAllByText("Advert")).toHaveLength(1);
  const moved = t("compare.lineMovedFrom", { stage: "Stage 24", number: 1 });
  await userEvent.click(screen.getByText(moved));
  await waitFor(() => expect(document.activeElement).toHaveTextContent("Advert"));
  expect(document.activeElement).toHaveAttribute("href", expect.stringContaining("current-24"));
});

test("where one journey lacks, it begins as a copy of the other", async () => {
  const { session } = open(journey("ideal", "AB"));
  await userEvent.click(screen.getByRole("button", { name: t("compare.copyIdeal") }));
  expect(journeyOf(session.map.tables, "p", "current")).toBeDefined();
  expect(screen.getAllByRole("link", { name: /Advert/ })).toHaveLength(2);
});

test("[A11-33] who may not edit is shown what lacks, and no way to make it", () => {
  open(journey("ideal", "AB"), "viewer");
  expect(screen.getByText(t("compare.needsCurrentTitle"))).toBeVisible();
  expect(screen.queryByRole("button", { name: t("compare.copyIdeal") })).toBeNull();
});
