// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { refuse } from "../../../shared/model/refusals.ts";
import { localSession } from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { useToasts } from "../../ui/toasts.ts";
import { allHasCome, round, showBrainstorm, startMs } from "./show.fixture.tsx";

const box = () => screen.getByRole("textbox", { name: "One touchpoint" });
const contributor = { role: "contributor", room: [round("r")] } as const;

test("[A11-42] the box has the focus, Enter adds a draft and leaves the box empty for the next", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm(contributor);
  expect(box()).toHaveFocus();
  await user.keyboard("calls  the hotline{Enter}");
  expect(drafts()).toEqual([
    { id: expect.any(String), roundId: "r", text: "calls the hotline", channel: "", by: "" },
  ]);
  expect(box()).toHaveValue("");
  expect(box()).toHaveFocus();
});

test("[PRV-31] before the first word it is said who can see what, and what is not promised", async () => {
  const user = userEvent.setup({ delay: null });
  showBrainstorm(contributor);
  expect(screen.getByText(/^Anonymous: until the reveal nobody sees your cards/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Who can see this?" }));
  expect(screen.getByRole("button", { expanded: true })).toHaveTextContent("Who can see this?");
  expect(await screen.findByText(/^Now: only you/)).toBeInTheDocument();
  expect(screen.getByText(/^Whoever runs the server/)).toBeInTheDocument();
});

test("[PHA-33] at zero by the server's clock, a half-typed line is a draft", async () => {
  const user = userEvent.setup({ delay: null });
  const { clock, drafts } = showBrainstorm({ ...contributor, offsetMs: 60_000 });
  await user.keyboard("waits at the cou");
  clock.moveBy(299_999);
  expect(drafts()).toEqual([]);
  clock.moveBy(1);
  expect(drafts().map(({ text }) => text)).toEqual(["waits at the cou"]);
  expect(screen.getByText(/^Your card is kept/)).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("[PHA-33] a round that is closed early keeps the half-typed line", async () => {
  const user = userEvent.setup({ delay: null });
  const { changeRoom, drafts } = showBrainstorm(contributor);
  await user.keyboard("half");
  changeRoom({
    op: "update",
    table: "rounds",
    id: "r",
    values: { state: "closed", endsAtMs: startMs },
  });
  expect(drafts().map(({ text }) => text)).toEqual(["half"]);
});

test("[PHA-33] a round that is extended leaves the half-typed line in the box", async () => {
  const user = userEvent.setup({ delay: null });
  const { changeRoom, clock, drafts } = showBrainstorm(contributor);
  await user.keyboard("half");
  changeRoom({ op: "update", table: "rounds", id: "r", values: { endsAtMs: startMs + 600_000 } });
  clock.moveBy(300_000);
  expect(box()).toHaveValue("half");
  expect(drafts()).toEqual([]);
});

test("[PHA-33] leaving the room keeps the half-typed line", async () => {
  const user = userEvent.setup({ delay: null });
  const { unmount, drafts } = showBrainstorm(contributor);
  await user.keyboard("half");
  unmount();
  expect(drafts().map(({ text }) => text)).toEqual(["half"]);
});

test("[PHA-34] a page that is closed keeps the line as a draft; coming back, it is still one line", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm(contributor);
  await user.keyboard("waits");
  fireEvent(window, new Event("pagehide"));
  fireEvent(window, new Event("pagehide"));
  expect(drafts().map(({ text }) => text)).toEqual(["waits"]);
  expect(box()).toHaveValue("waits");
  expect(screen.queryByRole("listitem")).toBeNull();
  await user.keyboard(" outside{Enter}");
  expect(drafts().map(({ text }) => text)).toEqual(["waits outside"]);
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
});

test("[PHA-34] a kept line that was published meanwhile is not written again", async () => {
  const user = userEvent.setup({ delay: null });
  const { local, unmount, drafts } = showBrainstorm(contributor);
  await user.keyboard("waits");
  fireEvent(window, new Event("pagehide"));
  const [kept] = drafts();
  local.mine?.apply([{ op: "delete", table: "drafts", id: kept?.id ?? "" }], "server");
  unmount();
  expect(drafts()).toEqual([]);
});

test("[PHA-31] a draft is edited, gets a channel, and is taken back with a way to undo that", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm(contributor);
  await user.keyboard("frist{Enter}");
  await user.click(await screen.findByRole("button", { name: "Edit: frist" }));
  const field = screen.getByRole("textbox", { name: "Text of the card" });
  await user.clear(field);
  await user.type(field, "first{Enter}");
  expect(drafts()[0]?.text).toBe("first");
  await user.click(await screen.findByRole("button", { name: "Channel: No channel" }));
  await user.click(await screen.findByRole("menuitem", { name: "Phone" }));
  expect(drafts()[0]?.channel).toBe("phone");
  await user.click(await screen.findByRole("button", { name: "Delete: first" }));
  expect(drafts()).toEqual([]);
});

test("[A11-247] a draft whose words were edited, or left as they were, has the keyboard at its button for that", async () => {
  const user = userEvent.setup({ delay: null });
  showBrainstorm(contributor);
  await user.keyboard("frist{Enter}");
  await user.click(await screen.findByRole("button", { name: "Edit: frist" }));
  await user.keyboard("{Escape}");
  expect(screen.getByRole("button", { name: "Edit: frist" })).toHaveFocus();
  await user.keyboard("{Enter}");
  await user.clear(screen.getByRole("textbox", { name: "Text of the card" }));
  await user.keyboard("first{Enter}");
  expect(screen.getByRole("button", { name: "Edit: first" })).toHaveFocus();
});

const offered = () => useToasts.getState().toasts.map(({ action }) => action?.label);

async function deleteOnlyDraft(user: UserEvent): Promise<void> {
  await user.keyboard("first{Enter}");
  await user.click(await screen.findByRole("button", { name: "Delete: first" }));
  expect(offered()).toEqual(["Put it back"]);
}

test("[PHA-64] a deleted draft can be put back when the time is up, and no more after the reveal", async () => {
  const user = userEvent.setup({ delay: null });
  const { clock, changeRoom, drafts } = showBrainstorm(contributor);
  await deleteOnlyDraft(user);
  clock.moveBy(300_000);
  expect(offered()).toEqual(["Put it back"]);
  act(() => useToasts.getState().toasts[0]?.action?.onPress());
  expect(drafts().map(({ text }) => text)).toEqual(["first"]);
  changeRoom({ op: "update", table: "rounds", id: "r", values: { state: "published" } });
  expect(offered()).toEqual([]);
});

test("[PHA-64] who leaves the room takes no offer along to put a draft back", async () => {
  const user = userEvent.setup({ delay: null });
  const { unmount } = showBrainstorm(contributor);
  await deleteOnlyDraft(user);
  unmount();
  expect(offered()).toEqual([]);
});

test("[PHA-31] a draft that is being edited when the time is up is kept as it stands", async () => {
  const user = userEvent.setup({ delay: null });
  const { clock, drafts } = showBrainstorm(contributor);
  await user.keyboard("first{Enter}");
  await user.click(await screen.findByRole("button", { name: "Edit: first" }));
  await user.type(screen.getByRole("textbox", { name: "Text of the card" }), " second");
  clock.moveBy(300_000);
  expect(drafts().map(({ text }) => text)).toEqual(["first second"]);
});

test("[PHA-32] the newest draft stands first", async () => {
  const user = userEvent.setup({ delay: null });
  showBrainstorm(contributor);
  await user.keyboard("one{Enter}two{Enter}three{Enter}");
  const items = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(items).toEqual(["three", "two", "one"]);
});

test("[PHA-30] pasted lines become a draft each", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm(contributor);
  await user.paste("- one\n\n two \nthree");
  expect(
    drafts()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(["- one", "three", "two"]);
});

test("[PHA-31] [PHA-34] after the end drafts can be changed and taken back until the reveal, and none can be added", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts, changeRoom } = showBrainstorm({
    role: "contributor",
    room: [round("r", { state: "closed", endsAtMs: startMs - 1 })],
    mine: [{ op: "create", table: "drafts", id: "d", values: { roundId: "r", text: "first" } }],
  });
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText(/^Your card is kept/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Edit: first" }));
  await user.type(screen.getByRole("textbox", { name: "Text of the card" }), " one{Enter}");
  expect(drafts()[0]?.text).toBe("first one");
  await user.click(await screen.findByRole("button", { name: "Delete: first one" }));
  expect(drafts()).toEqual([]);
  changeRoom({ op: "update", table: "rounds", id: "r", values: { state: "published" } });
  expect(screen.getByText("They are all on the board now")).toBeVisible();
  expect(screen.getByRole("link", { name: "To the board" })).toHaveAttribute(
    "href",
    "/w/local/board",
  );
});

test("without a connection it is said that the drafts are kept here", () => {
  const offline = { kind: "offline", unsaved: 2 } as const;
  showBrainstorm({ ...contributor, session: { saveState: () => offline } });
  expect(screen.getByText(/^No connection. Your cards are kept on this device/)).toBeVisible();
});

test("a viewer sees the question and the time, and nothing to write in", () => {
  showBrainstorm({ ...contributor, role: "viewer" });
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
    "Where do customers meet us?",
  );
  expect(screen.getByRole("timer")).toHaveTextContent("5:00");
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("[A11-40] the timer speaks at five minutes, one minute, ten seconds and the end, and never in between", () => {
  const { clock } = showBrainstorm({
    role: "viewer",
    room: [round("r", { endsAtMs: startMs + 301_000 })],
  });
  const spoken: string[] = [];
  const stop = useAnnouncements.subscribe(({ latest }) => spoken.push(latest.at(-1)?.text ?? ""));
  clock.moveBy(301_000);
  stop();
  expect(spoken).toEqual([
    "Five minutes left.",
    "One minute left.",
    "Ten seconds left. What stands in the box is kept.",
    "Time is up",
  ]);
});

test.each(["contributor", "viewer"] as const)(
  "[PHA-71] a %s reads and hears of a round that is closed early that it was closed, and not that the time is up",
  (role) => {
    const { local, clock } = showBrainstorm({ ...contributor, role });
    clock.moveBy(60_000);
    useAnnouncements.setState({ latest: [] });
    const values = { state: "closed", endsAtMs: startMs + 60_000 } as const;
    act(() => local.room.apply([round("r", values)], "server"));
    expect(screen.getByRole("heading", { level: 2, name: "The round is closed" })).toBeVisible();
    expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
      "The round is closed",
    ]);
  },
);

test("[PHA-39] the facilitator sets the question and the minutes, and opens the round", async () => {
  const user = userEvent.setup({ delay: null });
  const { local } = showBrainstorm({ role: "facilitator" });
  await allHasCome();
  const prompt = screen.getByRole("textbox", { name: "Question to everybody" });
  await user.clear(prompt);
  await user.type(prompt, "When do patients wait?");
  await user.click(screen.getByRole("radio", { name: "5 min" }));
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(local.wishes).toEqual([
    {
      type: "openRound",
      kind: "brainstorm",
      mode: "anonymous",
      prompt: "When do patients wait?",
      durationMs: 300_000,
    },
  ]);
});

test("[PHA-56] with too few here for a reveal it is said before the round, unless it is held with names", async () => {
  const user = userEvent.setup({ delay: null });
  showBrainstorm({ role: "facilitator" });
  await allHasCome();
  const few = /^Only you are here. Anonymous cards are revealed once 3 people/;
  expect(screen.getByText(few)).toBeVisible();
  await user.click(screen.getByRole("radio", { name: "With names" }));
  expect(screen.queryByText(few)).toBeNull();
});

test("[PHA-66] where there are enough only with who leads, that is said before the round, too", async () => {
  const { presence } = localSession({ role: "facilitator" });
  const here = (count: number) => ({ presence: { ...presence, headCount: () => count } });
  const few = /^3 people are here, with you\. Anonymous cards are revealed once 3 have/;
  const { unmount } = showBrainstorm({ role: "facilitator", session: here(3) });
  await allHasCome();
  expect(screen.getByText(few)).toBeVisible();
  unmount();
  showBrainstorm({ role: "facilitator", session: here(4) });
  await allHasCome();
  expect(screen.queryByText(/Anonymous cards are revealed once/)).toBeNull();
});

test("[PHA-39] while it is open, the facilitator gives more time and closes it after a question", async () => {
  const user = userEvent.setup({ delay: null });
  const { local } = showBrainstorm({ role: "facilitator", room: [round("r")] });
  await allHasCome();
  await user.click(screen.getByRole("button", { name: "+5 min" }));
  await user.click(screen.getByRole("button", { name: "Close now" }));
  await user.click(
    within(screen.getByRole("alertdialog")).getByRole("button", { name: "Close now" }),
  );
  expect(local.wishes).toEqual([
    { type: "extendRound", roundId: "r", byMs: 300_000 },
    { type: "closeRound", roundId: "r" },
  ]);
});

test("[PRV-32] totals are told in words as rough as they are", async () => {
  const { changeRoom } = showBrainstorm({ role: "facilitator", room: [round("r")] });
  await allHasCome();
  expect(screen.getByText("Fewer than 5 people so far")).toBeVisible();
  changeRoom({ op: "update", table: "rounds", id: "r", values: { people: 5, items: 20 } });
  expect(screen.getByText("At least 5 people · at least 20 cards")).toBeVisible();
});

test("[PRV-33] the reveal can be pressed three seconds after the close, not before", async () => {
  const user = userEvent.setup({ delay: null });
  const { local, clock } = showBrainstorm({
    role: "facilitator",
    room: [round("r", { state: "closed", endsAtMs: startMs })],
  });
  await allHasCome();
  await user.click(screen.getByRole("button", { name: "Reveal in 3 s" }));
  expect(local.wishes).toEqual([]);
  clock.moveBy(3_000);
  await user.click(screen.getByRole("button", { name: "Reveal the cards" }));
  expect(local.wishes).toEqual([{ type: "reveal", roundId: "r" }]);
});

test("[PRV-34] a refused reveal says why and what to do, and can be pressed again", async () => {
  const user = userEvent.setup({ delay: null });
  const answer = vi.fn(() => ({ ok: false, refusal: refuse("tooFewPeople", { min: 3 }) }) as const);
  const { clock } = showBrainstorm({
    role: "facilitator",
    room: [round("r", { state: "closed", endsAtMs: startMs })],
    answer,
  });
  await allHasCome();
  clock.moveBy(3_000);
  const button = screen.getByRole("button", { name: "Reveal the cards" });
  await user.click(button);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Fewer than 3 people have taken part.");
  expect(alert).toHaveTextContent("open another round");
  await user.click(button);
  await waitFor(() => expect(answer).toHaveBeenCalledTimes(2));
});
