// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { commandsFrom, useCommandState } from "../../app/commands.ts";
import { SessionProvider } from "../../session/hooks.ts";
import {
  type LocalSession,
  type LocalSessionOptions,
  localSession,
} from "../../session/localSession.ts";
import { FeelRoom } from "./FeelRoom.tsx";
import { ratingKeys } from "./keys.ts";
import { mapChanges, nowMs, roundChange } from "./workshop.fixture.ts";

beforeEach(() => {
  window.history.replaceState(null, "", "/w/local/feel");
  window.scrollBy = vi.fn();
});

function open(options: LocalSessionOptions = {}): LocalSession {
  const session = localSession({
    role: "contributor",
    map: mapChanges,
    room: [roundChange()],
    nowMs,
    ...options,
  });
  render(
    <SessionProvider value={session}>
      <FeelRoom />
    </SessionProvider>,
  );
  return session;
}

function ballots(session: LocalSession) {
  return [...(session.mine?.tables.ballots.values() ?? [])].map(({ stepId, value, why }) => ({
    stepId,
    value,
    why,
  }));
}

const choices = (step: string) => screen.getByRole("radiogroup", { name: step });
const choice = (step: string, name: string) => within(choices(step)).getByRole("radio", { name });

test("[PRV-40] who sees what is said before the first rating, with the minimums and what is not promised", async () => {
  open();
  expect(screen.getByText(/nobody sees your ratings/)).toBeVisible();
  await userEvent.click(screen.getByText("Who sees what?"));
  expect(screen.getByText(/nobody else sees your ratings, the facilitator neither/)).toBeVisible();
  expect(screen.getByText(/each step that at least 3 people rated/)).toBeVisible();
  expect(screen.getByText(/only where at least 5 of it rated/)).toBeVisible();
  expect(screen.getByText("What is not promised")).toBeVisible();
  expect(screen.getByText(/Whoever runs the server could look/)).toBeVisible();
  expect(screen.getByText(/Browsers are counted, not people/)).toBeVisible();
});

test("[A11-61] each step is a radio group named by it, each choice by its word and number", () => {
  open();
  const names = within(choices("Sees the advert"))
    .getAllByRole("radio")
    .map((radio) => radio.getAttribute("aria-label"));
  expect(names).toEqual([
    "Strong pain (−2)",
    "Pain (−1)",
    "Neutral (0)",
    "Love (+1)",
    "Strong love (+2)",
  ]);
});

test("[A11-62] a press rates, closes the row and leaves the focus where the rating can be changed", async () => {
  const user = userEvent.setup();
  const session = open();
  await user.click(choice("Calls the hotline", "Pain (−1)"));
  expect(ballots(session)).toEqual([{ stepId: "s-call", value: -1, why: "" }]);
  expect(screen.queryByRole("radiogroup", { name: "Calls the hotline" })).toBeNull();
  const change = screen.getByRole("button", {
    name: "Change the rating of Calls the hotline: Pain",
  });
  expect(change).toHaveFocus();

  await user.click(change);
  expect(choice("Calls the hotline", "Pain (−1)")).toHaveFocus();
  await user.click(choice("Calls the hotline", "Love (+1)"));
  expect(ballots(session)).toEqual([{ stepId: "s-call", value: 1, why: "" }]);
});

test("[A11-63] keys 1 to 5 rate and go on to the next step that is not rated", async () => {
  const user = userEvent.setup();
  const session = open();
  choice("Sees the advert", "Strong pain (−2)").focus();
  await user.keyboard("1");
  expect(choice("Calls the hotline", "Strong pain (−2)")).toHaveFocus();
  await user.keyboard("35");
  expect(ballots(session).map(({ stepId, value }) => [stepId, value])).toEqual([
    ["s-ad", -2],
    ["s-call", 0],
    ["s-bill", 2],
  ]);
  expect(screen.getByRole("progressbar", { name: /Rated/ })).toHaveAttribute(
    "aria-valuetext",
    "3 of 3",
  );
  expect(screen.getByText(/All rated/)).toBeVisible();
});

test("[A11-252] the row of digits rates also where a keyboard writes other signs without Shift", () => {
  const session = open();
  const key = (press: object) =>
    fireEvent.keyDown(choice("Calls the hotline", "Neutral (0)"), press);
  key({ key: "é", code: "Digit2" });
  expect(ballots(session)).toEqual([{ stepId: "s-call", value: -1, why: "" }]);
});

test("[A11-63] arrow keys choose and keep the row open; leaving it by Tab closes it", async () => {
  const user = userEvent.setup();
  const session = open();
  choice("Sees the advert", "Strong pain (−2)").focus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  expect(choice("Sees the advert", "Neutral (0)")).toHaveFocus();
  expect(ballots(session)).toEqual([{ stepId: "s-ad", value: 0, why: "" }]);
  await user.tab();
  expect(screen.getByRole("textbox", { name: /Why/ })).toHaveFocus();
  await user.tab();
  await user.tab();
  expect(screen.queryByRole("radiogroup", { name: "Sees the advert" })).toBeNull();
});

test("[VOT-51] a why opens after rating and is written when one leaves it", async () => {
  const user = userEvent.setup();
  const session = open();
  expect(screen.queryByRole("textbox")).toBeNull();
  await user.click(choice("Sees the advert", "Pain (−1)"));
  await user.type(screen.getByRole("textbox", { name: /Why/ }), "Too loud");
  expect(ballots(session)[0]?.why).toBe("");
  await user.keyboard("{Enter}");
  expect(ballots(session)[0]?.why).toBe("Too loud");
  expect(screen.getByText("Too loud")).toBeVisible();
});

test("[VOT-51] a why that is being typed when the time is up is kept", async () => {
  const user = userEvent.setup();
  const session = open();
  await user.click(choice("Sees the advert", "Pain (−1)"));
  await user.type(screen.getByRole("textbox", { name: /Why/ }), "Too lou");
  act(() => {
    session.room.apply(
      [{ op: "update", table: "rounds", id: "round1", values: { endsAtMs: nowMs } }],
      "server",
    );
  });
  expect(ballots(session)[0]?.why).toBe("Too lou");
});

test("[VOT-52] once the time is up nothing can be changed, and the screen says what happens", () => {
  open({ room: [roundChange({ endsAtMs: nowMs })] });
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText(/The last ratings are being gathered/)).toBeVisible();
});

test("[VOT-43] a rating is taken back with its why", async () => {
  const user = userEvent.setup();
  const session = open();
  await user.click(choice("Sees the advert", "Pain (−1)"));
  await user.click(screen.getByRole("button", { name: /^Change the rating of Sees/ }));
  await user.click(screen.getByRole("button", { name: "Take back the rating of Sees the advert" }));
  expect(ballots(session)).toEqual([]);
  expect(choice("Sees the advert", "Strong pain (−2)")).toHaveFocus();
});

test("[VOT-46] one's department is chosen in passing", async () => {
  const user = userEvent.setup();
  const session = open();
  await user.click(screen.getByRole("button", { name: /Your department/ }));
  await user.click(await screen.findByRole("option", { name: "Care" }));
  expect([...(session.mine?.tables.me.values() ?? [])][0]?.departmentId).toBe("care");
});

test("[PRV-41] a reader is offered no rating", () => {
  open({ role: "viewer" });
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText("Ratings are being given")).toBeVisible();
});

test("[PRV-42] a facilitator sees totals in fives, never of fewer than five", () => {
  open({ role: "facilitator" });
  expect(screen.getByText(/Fewer than 5 people have rated so far/)).toBeVisible();
});

test("a facilitator extends the round, and closes it after being asked", async () => {
  const user = userEvent.setup();
  const session = open({ role: "facilitator", room: [roundChange({ people: 10, items: 25 })] });
  expect(screen.getByText(/About 10 people have given 25 ratings/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: /5 min/ }));
  await user.click(screen.getByRole("button", { name: "Close now" }));
  await user.click(await screen.findByRole("button", { name: "Close and publish" }));
  expect(session.wishes).toEqual([
    { type: "extendRound", roundId: "round1", byMs: 300_000 },
    { type: "closeRound", roundId: "round1" },
  ]);
});

test("[A11-121] N goes to the next step without a rating, but not while words are typed; the keys are listed", async () => {
  const user = userEvent.setup();
  open();
  choice("Sees the advert", "Strong pain (−2)").focus();
  await user.keyboard("{ArrowRight}n");
  expect(choice("Calls the hotline", "Strong pain (−2)")).toHaveFocus();
  await user.click(screen.getByRole("textbox", { name: /Why/ }));
  await user.keyboard("No idea");
  expect(screen.getByRole("textbox", { name: /Why/ })).toHaveValue("No idea");
  const { keyGroups, commands } = useCommandState.getState();
  expect(keyGroups.get("rating")?.table).toBe(ratingKeys);
  expect(commandsFrom(commands.get("rating") ?? []).map(({ keys }) => keys)).toEqual(["N"]);
});
