// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { refuse } from "../../../shared/model/refusals.ts";
import { SessionProvider } from "../../session/hooks.ts";
import {
  type LocalSession,
  type LocalSessionOptions,
  localSession,
} from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { useToasts } from "../../ui/toasts.ts";
import { FeelRoom } from "./FeelRoom.tsx";
import { mapChanges, nowMs, roundChange, tallyChange } from "./workshop.fixture.ts";

beforeEach(() => window.history.replaceState(null, "", "/w/local/feel"));

function open(options: LocalSessionOptions = {}): LocalSession {
  const session = localSession({ role: "contributor", map: mapChanges, nowMs, ...options });
  render(
    <SessionProvider value={session}>
      <FeelRoom />
    </SessionProvider>,
  );
  return session;
}

const published = roundChange({ state: "published" });
const divided = [2, -2, 2, -2, -1];
const result = [
  published,
  tallyChange("s-ad", [1, 2, 2, 1]),
  tallyChange("s-call", divided),
  tallyChange("s-call", divided, { departmentId: "care" }),
];

test("[VOT-54] without a journey that has steps, the way to the journeys is shown", () => {
  open({ role: "facilitator", map: [] });
  expect(screen.getByRole("button", { name: "Go to the journeys" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Open the round" })).toBeNull();
});

test("a contributor is told that the facilitator opens a round, and is offered none", () => {
  open();
  expect(screen.getByText(/The facilitator opens one/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Open the round" })).toBeNull();
});

test("[VOT-54] a facilitator opens a round on a journey with steps, with a time that fits", async () => {
  const user = userEvent.setup();
  const session = open({ role: "facilitator" });
  await user.type(screen.getByRole("textbox", { name: /Question/ }), "As a new customer?");
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(session.wishes).toEqual([
    {
      type: "openRound",
      kind: "feel",
      journeyId: "way",
      prompt: "As a new customer?",
      durationMs: 120_000,
    },
  ]);
});

test.each([
  ["Ratings", "Open the round"],
  ["Dot vote", "Open the vote"],
])(
  "[PHA-75] a question that is begun for %s waits while its writer is in another room, until a round was opened with it",
  async (kind, opens) => {
    const user = userEvent.setup({ delay: null });
    const session = localSession({ role: "facilitator", map: mapChanges, room: result, nowMs });
    const enter = () =>
      render(
        <SessionProvider value={session}>
          <FeelRoom />
        </SessionProvider>,
      );
    const question = () => screen.getByRole("textbox", { name: /Question/ });
    enter();
    await user.click(screen.getByRole("button", { name: "Open another round" }));
    await user.click(screen.getByRole("radio", { name: kind }));
    await user.type(question(), "As a new customer?");
    cleanup();
    enter();
    expect(question()).toHaveValue("As a new customer?");
    await user.click(screen.getByRole("button", { name: opens }));
    expect(session.wishes).toMatchObject([{ type: "openRound", prompt: "As a new customer?" }]);
    cleanup();
    enter();
    expect(screen.queryByRole("textbox", { name: /Question/ })).toBeNull();
  },
);

test("[VOT-54] while another kind of round is open, opening is refused with the reason", async () => {
  const user = userEvent.setup();
  const session = open({
    role: "facilitator",
    room: [roundChange({ kind: "brainstorm", journeyId: "" })],
  });
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(session.wishes).toEqual([]);
  expect(screen.getAllByText(/A round of another kind is open/).length).toBeGreaterThan(0);
});

test("[PHA-57] who closes a round that somebody else has closed by then is told of no error", async () => {
  const user = userEvent.setup({ delay: null });
  useToasts.setState({ toasts: [] });
  const refusal = refuse("roundNotOpen");
  const session = open({
    role: "facilitator",
    room: [roundChange()],
    answer: ({ type }) => (type === "closeRound" ? { ok: false, refusal } : { ok: true }),
  });
  await user.click(screen.getByRole("button", { name: "Close now" }));
  const dialog = screen.getByRole("alertdialog");
  await user.click(within(dialog).getByRole("button", { name: "Close and publish" }));
  expect(session.wishes.map(({ type }) => type)).toEqual(["closeRound"]);
  expect(useToasts.getState().toasts).toEqual([]);
});

test("[A11-250] who runs a round and sees its time twice hears once that it is closed", () => {
  useAnnouncements.setState({ latest: [] });
  const session = open({ role: "facilitator", room: [roundChange()] });
  expect(screen.getAllByRole("timer")).toHaveLength(2);
  act(() => session.room.apply([roundChange({ endsAtMs: nowMs })], "server"));
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual(["Round closed"]);
});

test("[A11-255] at the end of a round it is said once that it is closed", () => {
  useAnnouncements.setState({ latest: [] });
  const session = open({ room: [roundChange()] });
  act(() => session.room.apply([roundChange({ endsAtMs: nowMs })], "server"));
  const statuses = screen.getAllByRole("status").map(({ textContent }) => textContent);
  const said = [...useAnnouncements.getState().latest.map(({ text }) => text), ...statuses].join(
    " ",
  );
  expect(said.match(/Round closed/g)).toHaveLength(1);
  expect(said).toContain("the result is on its way");
});

test("[PHA-72] who is in the room hears that a round is opened, and that its result has come", () => {
  const session = open();
  useAnnouncements.setState({ latest: [] });
  act(() => session.room.apply([roundChange()], "server"));
  act(() => session.room.apply([roundChange({ state: "published" })], "server"));
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
    "The round is open",
    "The round is over: its result is here.",
  ]);
});

test("[PHA-70] where a round of ratings is closed or given more time, nothing else stands as its time is up", () => {
  const session = open({ role: "facilitator", room: [roundChange()] });
  const controls = () =>
    [...screen.getByRole("region", { name: /^The round is/ }).querySelectorAll("button")].map(
      (button) => button.textContent,
    );
  const before = controls();
  act(() => session.room.apply([roundChange({ endsAtMs: nowMs })], "server"));
  expect(controls()).toEqual(before);
  expect(screen.getByRole("button", { name: "Close now" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("[PHA-58] at the close the results are read from their top, and a focus that is gone is on the heading", async () => {
  const session = open({ room: [roundChange()] });
  document.documentElement.scrollTop = 700;
  act(() => screen.getAllByRole("radio")[0]?.focus());
  act(() => session.room.apply([roundChange({ state: "published" })], "server"));
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  expect(document.documentElement.scrollTop).toBe(0);
});

test("[VOT-48] a round that published nothing says so, and why", () => {
  open({ room: [published] });
  expect(screen.getByText(/no step was rated by at least 3 people/)).toBeVisible();
});

test("[VOT-48] steps without figures are counted, and each says why it has none", () => {
  open({ room: result });
  expect(screen.getByText(/1 step has no figures/)).toBeVisible();
  expect(screen.getByText("Fewer than 3 people rated it")).toBeVisible();
});

test("[VOT-47] hot spots link to their step in its journey", () => {
  open({ room: result });
  const spots = screen.getByRole("region", { name: "Hot spots" });
  const [love] = within(spots).getAllByRole("link", { name: "Sees the advert" });
  expect(love).toHaveAttribute("href", "/w/local/journeys/way?step=s-ad");
  expect(within(spots).getAllByText("People disagree")[0]).toBeVisible();
});

test("[A11-64] the heatmap is a table: rows and columns have headers, cells say all their figures", async () => {
  const user = userEvent.setup();
  open({ room: result });
  await user.click(screen.getByRole("tab", { name: "By persona" }));
  const table = screen.getByRole("table", { name: "Touchpoints by persona" });
  expect(within(table).getByRole("columnheader", { name: "Anna" })).toBeVisible();
  const row = within(table).getByRole("row", { name: /Calls the hotline/ });
  expect(within(row).getByRole("rowheader")).toHaveTextContent("Calls the hotline");
  expect(within(row).getByRole("cell")).toHaveTextContent(
    /Mean −0.2, 2 love, 3 pain, 5 ratings, Spread 1.8, People disagree/,
  );
});

test("[VOT-37] [VOT-38] what is felt today and ideally have columns of their own under one name, with the distance", async () => {
  const user = userEvent.setup();
  const dream = [
    { op: "update", table: "journeys", id: "dream", values: { personaId: "anna" } },
  ] as const;
  open({
    map: [...mapChanges, ...dream],
    room: [...result, tallyChange("d-call", [2, 2, 1, 2, 2])],
  });
  await user.click(screen.getByRole("tab", { name: "By persona" }));
  const table = screen.getByRole("table", { name: "Touchpoints by persona" });
  expect(within(table).getByRole("columnheader", { name: "Anna" })).toHaveAttribute("colspan", "2");
  // A name over two columns is theirs only where they are a group.
  expect([...table.querySelectorAll("colgroup")].map(({ span }) => span)).toEqual([1, 2]);
  const names = within(table).getAllByRole("columnheader");
  expect(names.map((name) => name.textContent)).toEqual(["Touchpoint", "Anna", "Current", "Ideal"]);
  const cellsIn = (name: RegExp) =>
    within(within(table).getByRole("row", { name })).getAllByRole("cell");
  const [current, ideal] = cellsIn(/Calls the hotline/);
  expect(current).toHaveTextContent(/Mean −0.2, 2 love, 3 pain, 5 ratings/);
  expect(current).not.toHaveTextContent(/than the current one/);
  expect(ideal).toHaveTextContent(/Mean \+1.8, 5 love.*2 better than the current one/);
  expect(cellsIn(/Sees the advert/)[1]).toHaveTextContent(/Not a step of this journey/);
  await user.click(screen.getByRole("radio", { name: "Far from ideal" }));
  const first = within(table).getAllByRole("rowheader")[0];
  expect(first).toHaveTextContent("Calls the hotline");
});

test("[VOT-38] where nothing is rated twice, nothing can be sorted by the distance", async () => {
  const user = userEvent.setup();
  open({ room: result });
  await user.click(screen.getByRole("tab", { name: "By persona" }));
  expect(screen.getAllByRole("radio").map((option) => option.textContent)).toEqual([
    "Pain",
    "Love",
    "Disagreement",
  ]);
  expect(screen.getAllByRole("columnheader").map((name) => name.textContent)).toEqual([
    "Touchpoint",
    "Anna",
  ]);
});

test("[VOT-53] a department's cell below the minimum is a dash with its reason", async () => {
  const user = userEvent.setup();
  const other = tallyChange("s-ad", [1, 1, 1, 2, 2], { departmentId: "sales" });
  open({ room: [...result, other] });
  await user.click(screen.getByRole("tab", { name: "By department" }));
  const row = screen.getByRole("row", { name: /Sees the advert/ });
  const [care, sales] = within(row).getAllByRole("cell");
  expect(care).toHaveTextContent(/–.*Fewer than 5 of this department/);
  expect(sales).toHaveTextContent(/\+1.4/);
});

test("[VOT-53] a department's cell of ideal journeys in which a touchpoint is no step says so, and not that few rated it", async () => {
  const user = userEvent.setup();
  const ideal = tallyChange("d-call", [2, 2, 1, 2, 2], { departmentId: "care" });
  const ad = tallyChange("s-ad", [1, 1, 1, 2, 2], { departmentId: "care" });
  open({ room: [...result, ideal, ad] });
  await user.click(screen.getByRole("tab", { name: "By department" }));
  const row = screen.getByRole("row", { name: /Sees the advert/ });
  expect(within(row).getAllByRole("cell")[1]).toHaveTextContent("·Not a step of this journey");
  const legend = screen.getByRole("list", { name: "What the signs mean" });
  expect(legend).toHaveTextContent("Not a step of this journey");
});
