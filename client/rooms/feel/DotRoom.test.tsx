// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { err } from "../../../shared/kit/result.ts";
import type { MineChange } from "../../../shared/model/change.ts";
import { refuse } from "../../../shared/model/refusals.ts";
import { useCommandState } from "../../app/commands.ts";
import { type Device, DeviceProvider } from "../../session/device.tsx";
import { SessionProvider } from "../../session/hooks.ts";
import {
  type LocalSession,
  type LocalSessionOptions,
  localSession,
} from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { useToasts } from "../../ui/toasts.ts";
import { DotRow } from "./DotRow.tsx";
import { FeelRoom } from "./FeelRoom.tsx";
import { dotKeys } from "./keys.ts";
import {
  dotResultChange,
  dotRoundChange,
  mapChanges,
  nowMs,
  roundChange,
} from "./workshop.fixture.ts";

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

const more = (name: string) => screen.getByRole("button", { name: `One dot more: ${name}` });
const less = (name: string) => screen.getByRole("button", { name: `One dot less: ${name}` });

test("[PRV-138] before the first dot it is said who sees what, from how many people on, and what is not promised", () => {
  open({ room: [dotRoundChange()] });
  expect(screen.getByText(/nobody sees your dots/)).toBeVisible();
  const words = document.body.textContent ?? "";
  expect(words).toContain("with fewer than 3 voters nothing");
  expect(words).toContain("below 5 voters only which touchpoints are strong");
  expect(words).toContain("What fewer than 3 people chose is not told apart");
  expect(words).toContain("Whoever runs the server could look");
  expect(words).not.toContain("There was a dot vote before");
});

test("[PRV-139] where there was a vote before, it is said what the difference can tell", () => {
  open({ room: [dotRoundChange({ state: "published" }, "old"), dotRoundChange({ order: "W" })] });
  expect(document.body.textContent).toContain("There was a dot vote before");
});

test("[PRV-139] where a journey was rated before, it is said what the difference can tell", () => {
  open({ room: [roundChange({ state: "published" }, "old"), roundChange({ order: "W" })] });
  expect(document.body.textContent).toContain("This journey was rated before");
});

test("[VOT-71] dots are placed and taken back one by one, and what is left is always said", async () => {
  const user = userEvent.setup();
  const session = open({ room: [dotRoundChange()] });
  expect(screen.getByText("3 of 3 dots left")).toBeVisible();
  await user.click(more("Calls the hotline"));
  await user.click(more("Calls the hotline"));
  await user.click(more("Gets the bill"));
  expect(screen.getByText("0 of 3 dots left")).toBeVisible();
  expect(more("Sees the advert")).toHaveAttribute("aria-disabled", "true");
  await user.click(less("Calls the hotline"));
  expect(screen.getByText("1 of 3 dots left")).toBeVisible();
  const held = [...(session.mine?.tables.dots.values() ?? [])];
  expect(held.map(({ touchpointId, count }) => [touchpointId, count]).sort()).toEqual([
    ["bill", 1],
    ["call", 1],
  ]);
});

test("[VOT-72] once the time is up no dot can be placed, and the screen says what happens next", () => {
  open({ room: [dotRoundChange({ endsAtMs: nowMs })] });
  expect(screen.getByRole("status")).toHaveTextContent(/The last dots are being gathered/);
  expect(more("Gets the bill")).toHaveAttribute("aria-disabled", "true");
});

test("[VOT-79] a dot that is not taken is not said to be placed", async () => {
  useAnnouncements.setState({ latest: [] });
  const row = { touchpointId: "bill", text: "Gets the bill", group: "", count: 0, left: 3 };
  const takenOnce = vi.fn(() => false).mockReturnValueOnce(true);
  render(<DotRow {...row} isOver={false} place={takenOnce} />);
  const user = userEvent.setup();
  await user.click(more("Gets the bill"));
  await user.click(more("Gets the bill"));
  expect(takenOnce).toHaveBeenCalledTimes(2);
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
    "1 dot here, 2 left",
  ]);
});

test("[VOT-100] whoever had put dots on a touchpoint that is deleted is told its name, and can place them elsewhere", async () => {
  useToasts.setState({ toasts: [] });
  const user = userEvent.setup();
  const session = open({ room: [dotRoundChange()] });
  await user.click(more("Gets the bill"));
  await user.click(more("Gets the bill"));
  await user.click(more("Calls the hotline"));
  expect(screen.getByText("0 of 3 dots left")).toBeVisible();
  act(() => {
    session.map.apply([{ op: "delete", table: "touchpoints", id: "bill" }], "other");
    session.map.flush();
  });
  expect(screen.getByText("2 of 3 dots left")).toBeVisible();
  expect(screen.getByText(/2 of them are back/)).toBeVisible();
  expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([
    "“Gets the bill” is no longer in this vote. You have 2 dots back.",
  ]);
  await user.click(more("Sees the advert"));
  expect(screen.getByText(/1 of them is back/)).toBeVisible();
  await user.click(more("Sees the advert"));
  expect(screen.queryByText(/of them (is|are) back/)).toBeNull();
});

test("[VOT-80] of dots that came back those that were placed elsewhere stay there as the touchpoint returns, and of the others it is told that they are on it again", async () => {
  useToasts.setState({ toasts: [] });
  const user = userEvent.setup();
  const session = open({ room: [dotRoundChange()] });
  await user.click(more("Gets the bill"));
  await user.click(more("Gets the bill"));
  await user.click(more("Calls the hotline"));
  const hide = (hidden: boolean) =>
    act(() => {
      const values = { hidden };
      session.map.apply([{ op: "update", table: "touchpoints", id: "bill", values }], "other");
      session.map.flush();
    });
  hide(true);
  await user.click(more("Sees the advert"));
  hide(false);
  expect(screen.getByText("0 of 3 dots left")).toBeVisible();
  expect(less("Sees the advert")).not.toHaveAttribute("aria-disabled");
  expect(less("Gets the bill")).not.toHaveAttribute("aria-disabled");
  expect(useToasts.getState().toasts.at(-1)?.message).toBe(
    "“Gets the bill” is in this vote again, and 1 dot of yours is on it again.",
  );
});

test("[VOT-100] whoever was elsewhere meanwhile reads that dots came back, and nobody else does", () => {
  const dots: readonly MineChange[] = [
    {
      op: "create",
      table: "dots",
      id: "d",
      values: { roundId: "dots1", touchpointId: "x", count: 2 },
    },
  ];
  open({ room: [dotRoundChange()], mine: dots });
  expect(screen.getByText(/2 of them are back/)).toBeVisible();
  cleanup();
  open({ room: [dotRoundChange()] });
  expect(screen.queryByText(/of them (is|are) back/)).toBeNull();
});

test("[VOT-63] dots on a touchpoint that is merged while one votes are on the one that stands for it, at once", async () => {
  const user = userEvent.setup();
  const session = open({ room: [dotRoundChange()] });
  await user.click(more("Gets the bill"));
  act(() => {
    session.map.apply(
      [{ op: "update", table: "touchpoints", id: "bill", values: { mergedInto: "call" } }],
      "other",
    );
    session.map.flush();
  });
  expect(less("Calls the hotline")).not.toHaveAttribute("aria-disabled");
  expect(screen.queryByText(/of them is back/)).toBeNull();
});

test("[PRV-41] a reader is offered no dots", () => {
  open({ role: "viewer", room: [dotRoundChange()] });
  expect(screen.getByText("Dots are being placed")).toBeVisible();
  expect(screen.queryByRole("button", { name: /One dot more/ })).toBeNull();
});

test("[A11-65] every touchpoint has two buttons named by it, and what a press did is in its words", async () => {
  const user = userEvent.setup();
  open({ room: [dotRoundChange()] });
  const rows = within(screen.getByRole("list", { name: "Touchpoints" })).getAllByRole("listitem");
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const name = within(row).getByRole("heading").textContent ?? "";
    expect(
      within(row)
        .getAllByRole("button")
        .map((button) => button.ariaLabel),
    ).toEqual([`One dot less: ${name}`, `One dot more: ${name}`]);
  }
  await user.click(more("Gets the bill"));
  expect(more("Gets the bill")).toHaveFocus();
});

test("[VOT-60] a facilitator opens a dot vote with no more dots than there are touchpoints", async () => {
  const user = userEvent.setup();
  const session = open({ role: "facilitator" });
  await user.click(screen.getByRole("radio", { name: "Dot vote" }));
  await user.click(screen.getByRole("button", { name: "Open the vote" }));
  expect(session.wishes).toEqual([
    { type: "openRound", kind: "dots", dots: 3, prompt: "", durationMs: 180_000 },
  ]);
});

test("[ACC-52] whoever leads a round has the code for those who come late, where the browser knows the link", async () => {
  const api = { origin: "https://maps.example", open: async () => err(refuse("unreachable")) };
  const memory = { onChange: () => () => undefined, all: () => noWorkshops };
  const device = { api, memory } as unknown as Device;
  const contributor = `https://maps.example/w/local#${"t".repeat(43)}`;
  const session = localSession({
    ...{ role: "facilitator", map: mapChanges, room: [dotRoundChange()], nowMs },
    links: { contributor },
  });
  render(
    <DeviceProvider value={device}>
      <SessionProvider value={session}>
        <FeelRoom />
      </SessionProvider>
    </DeviceProvider>,
  );
  const controls = within(screen.getByRole("region", { name: "The round is open" }));
  expect(controls.getByRole("img", { name: "QR code for contributors" })).toBeVisible();
});

const noWorkshops: readonly never[] = [];

test("[A11-143] messages stand above what is at the foot of the screen while one votes", () => {
  const foot = () => document.documentElement.style.getPropertyValue("--foot");
  expect(foot()).toBe("");
  open({ room: [dotRoundChange()] });
  expect(foot()).toMatch(/px$/);
  cleanup();
  expect(foot()).toBe("");
});

test("[VOT-75] until the result is published a facilitator has the way back", async () => {
  const user = userEvent.setup();
  const session = open({
    role: "facilitator",
    room: [dotRoundChange({ endsAtMs: nowMs, people: 5 })],
  });
  expect(screen.getByText(/About 5 people have placed dots/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "+1 min: open the round again" }));
  expect(session.wishes).toEqual([{ type: "extendRound", roundId: "dots1", byMs: 60_000 }]);
});

test("[VOT-73] a published vote is a ranked list with counts, and says what is not in it and why", () => {
  open({
    room: [
      dotRoundChange({ state: "published", people: 10, prompt: "What first?" }),
      dotResultChange("call", { dots: 9 }),
      dotResultChange("bill", { dots: 4 }),
    ],
  });
  const region = screen.getByRole("region", { name: "What people chose" });
  const lines = within(region).getAllByRole("listitem");
  expect(lines.map((line) => line.textContent)).toEqual([
    "1Calls the hotline9 dots",
    "2Gets the bill4 dots",
  ]);
  expect(region).toHaveTextContent("What first?");
  expect(region).toHaveTextContent("at least 10 people");
  expect(region).toHaveTextContent(/nobody's lone voice can be told/);
});

test("[VOT-74] a small group's vote is told in words, without ranks and numbers of dots", () => {
  open({
    room: [
      dotRoundChange({ state: "published" }),
      dotResultChange("call", { band: "strong" }),
      dotResultChange("bill", { band: "some" }),
    ],
  });
  const lines = within(screen.getByRole("region", { name: "What people chose" })).getAllByRole(
    "listitem",
  );
  expect(lines.map((line) => line.textContent)).toEqual([
    "Calls the hotlineStrong",
    "Gets the billSome dots",
  ]);
});

test("[VOT-74] a vote of too few says so, and why", () => {
  open({ room: [dotRoundChange({ state: "published" })] });
  expect(screen.getByText(/fewer than 3 people placed dots/)).toBeVisible();
});

test("[A11-121] dots are placed and taken back by keys, which the list of keys names", async () => {
  const user = userEvent.setup();
  const session = open({ room: [dotRoundChange()] });
  const rows = within(screen.getByRole("list", { name: "Touchpoints" })).getAllByRole("listitem");
  const buttonsOf = (at: number) => within(rows[at] as HTMLElement).getAllByRole("button");
  buttonsOf(0)[1]?.focus();
  await user.keyboard("++-{ArrowDown}+");
  expect(buttonsOf(1)[1]).toHaveFocus();
  const held = [...(session.mine?.tables.dots.values() ?? [])];
  expect(held.map(({ count }) => count)).toEqual([1, 1]);
  await user.keyboard("{ArrowUp}{ArrowUp}-");
  expect(buttonsOf(0)[1]).toHaveFocus();
  expect(screen.getByText("2 of 3 dots left")).toBeVisible();
  const listed = useCommandState.getState().keyGroups.get("dots")?.table;
  expect(listed).toBe(dotKeys);
});
