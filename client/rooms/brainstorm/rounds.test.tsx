// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { MapChange, MineChange } from "../../../shared/model/change.ts";
import { allHasCome, round, showBrainstorm, startMs } from "./show.fixture.tsx";

const contributor = { role: "contributor", room: [round("r")] } as const;
const closed = { state: "closed", endsAtMs: startMs } as const;
const named = { mode: "named" } as const;

function draft(id: string, values: object = {}): MineChange {
  return { op: "create", table: "drafts", id, values: { roundId: "r", text: id, ...values } };
}

const journey: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Pat", segment: "parents" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "s", values: { journeyId: "j", name: "Pay", order: "V" } },
];

test("[PHA-41] what a round is about is chosen with its question, and stands below it for everybody", async () => {
  const user = userEvent.setup({ delay: null });
  const { local, unmount } = showBrainstorm({ role: "facilitator", map: journey });
  await allHasCome();
  await user.click(screen.getByRole("button", { name: /What it is about/ }));
  await user.click(await screen.findByRole("option", { name: "Stage: Pay (Pat)" }));
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(local.wishes).toMatchObject([{ type: "openRound", stageId: "s" }]);
  expect(local.wishes[0]).not.toHaveProperty("personaId");
  unmount();
  const about = [
    [{ stageId: "s" }, "It is about the stage “Pay” of Pat."],
    [{ personaId: "p" }, "It is about Pat: parents."],
  ] as const;
  for (const [values, words] of about) {
    const view = showBrainstorm({ role: "viewer", map: journey, room: [round("r", values)] });
    await allHasCome();
    expect(screen.getByText(words)).toBeVisible();
    view.unmount();
  }
});

test("[PHA-43] a closed round is opened again from where it would be revealed, an earlier one from the list", async () => {
  const user = userEvent.setup({ delay: null });
  const { local, clock } = showBrainstorm({
    role: "facilitator",
    room: [round("earlier", closed), round("r", { ...closed, order: "b" })],
  });
  await allHasCome();
  clock.moveBy(1_000);
  const reveal = screen.getByRole("region", { name: "Ready for the reveal" });
  await user.click(within(reveal).getByRole("button", { name: "Open it again for 3 minutes" }));
  await user.click(within(screen.getByRole("list")).getAllByRole("button")[0] ?? reveal);
  expect(local.wishes).toEqual([
    { type: "reopenRound", roundId: "r", durationMs: 180_000 },
    { type: "reopenRound", roundId: "earlier", durationMs: 60_000 },
  ]);
});

test("[PHA-70] what opens a round again comes where the round was closed, and does nothing for a moment", async () => {
  const user = userEvent.setup({ delay: null });
  const { local, clock } = showBrainstorm({ role: "facilitator", room: [round("r", closed)] });
  await allHasCome();
  const again = () => screen.getByRole("button", { name: "Open it again for 1 minute" });
  await user.click(again());
  expect(local.wishes).toEqual([]);
  clock.moveBy(1_000);
  await user.click(again());
  expect(local.wishes).toMatchObject([{ type: "reopenRound" }]);
});

test("[PHA-43] a round that was opened again is the one that people write in, though a later one waits", () => {
  showBrainstorm({
    role: "contributor",
    room: [round("r", { prompt: "Again" }), round("later", { ...closed, order: "b" })],
  });
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Again");
  expect(screen.getByRole("textbox", { name: "One touchpoint" })).toBeVisible();
});

test("[PHA-44] who comes late reads that their cards wait, for what, and can take them back", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm({
    role: "contributor",
    room: [
      round("r", { state: "published" }),
      round("next", { order: "b", prompt: "Next question" }),
    ],
    mine: [draft("late")],
  });
  const waiting = screen.getByRole("region", { name: "Cards of yours that wait" });
  expect(waiting).toHaveTextContent("as soon as at least 3 people have cards to show");
  await user.click(within(waiting).getByRole("button", { name: "Delete: late" }));
  expect(drafts()).toEqual([]);
  expect(screen.queryByRole("region", { name: "Cards of yours that wait" })).toBeNull();
});

test("[PRV-99] the facilitator is told that late cards wait, not whose or how many, and can show them", async () => {
  const user = userEvent.setup({ delay: null });
  const state = { op: "create", table: "state", id: "main" } as const;
  const { local, changeRoom } = showBrainstorm({
    role: "facilitator",
    room: [round("r", { state: "published" }), { ...state, values: { schemaVersion: 1 } }],
  });
  await allHasCome();
  expect(screen.queryByRole("region", { name: "Late cards wait" })).toBeNull();
  changeRoom({ op: "update", table: "state", id: "main", values: { lateWaiting: true } });
  expect(screen.getByRole("region", { name: "Late cards wait" })).not.toHaveTextContent(/\d/);
  await user.click(screen.getByRole("button", { name: "Put them on the board" }));
  expect(local.wishes).toEqual([{ type: "revealLate" }]);
});

test("[PRV-100] [PHA-45] a round with names says so and asks for one before there is anything to write in", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm({ role: "contributor", room: [round("r", named)] });
  expect(screen.queryByRole("textbox", { name: "One touchpoint" })).toBeNull();
  expect(screen.getByText(/^Your name will stand on your cards/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Who can see this?" }));
  expect(await screen.findByText(/each with the name that its writer typed/)).toBeInTheDocument();
  expect(document.body).not.toHaveTextContent(/anonymous:|without names/i);
  const name = screen.getByRole("textbox", { name: "Your name" });
  expect(name).toHaveValue("Ada");
  await user.clear(name);
  expect(screen.getByRole("button", { name: "Write with this name" })).toBeDisabled();
  await user.type(name, "Bea{Enter}");
  expect(screen.getByText("Not anonymous: “Bea” will stand on your cards.")).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "One touchpoint" }), "first{Enter}");
  expect(drafts()).toMatchObject([{ text: "first", by: "Bea" }]);
});

test("[PHA-45] another name takes the place of the first on all cards of the round", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm({
    role: "contributor",
    room: [round("r", named)],
    mine: [draft("a", { by: "Ada" }), draft("b", { by: "Ada", roundId: "other" })],
  });
  await user.click(screen.getByRole("button", { name: "Change" }));
  const name = screen.getByRole("textbox", { name: "Your name" });
  await user.clear(name);
  await user.type(name, "Bea{Enter}");
  expect(drafts().map(({ id, by }) => [id, by])).toEqual([
    ["a", "Bea"],
    ["b", "Ada"],
  ]);
});

test("[PRV-93] in an anonymous round nothing asks for a name, and none is written", async () => {
  const user = userEvent.setup({ delay: null });
  const { drafts } = showBrainstorm(contributor);
  expect(screen.queryByRole("textbox", { name: "Your name" })).toBeNull();
  await user.keyboard("first{Enter}");
  expect(drafts()).toMatchObject([{ by: "" }]);
});

test("[PHA-42] the facilitator says before it opens that a round is held with names", async () => {
  const user = userEvent.setup({ delay: null });
  const { local } = showBrainstorm({ role: "facilitator" });
  await allHasCome();
  expect(screen.getByRole("radio", { name: "Anonymous" })).toBeChecked();
  await user.click(screen.getByRole("radio", { name: "With names" }));
  expect(screen.getByText(/It cannot be switched off later/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(local.wishes).toMatchObject([{ type: "openRound", mode: "named" }]);
});

test("[PRV-103] whoever is not the writer of the cards on this device starts afresh, after being told what that means", async () => {
  const user = userEvent.setup({ delay: null });
  const startAfresh = vi.fn(async () => true);
  showBrainstorm({ ...contributor, mine: [draft("a")], session: { startAfresh } });
  await user.click(screen.getByRole("button", { name: "Not you?" }));
  const dialog = await screen.findByRole("alertdialog");
  expect(dialog).toHaveTextContent("their cards go out of sight here and stay in the round");
  await user.click(within(dialog).getByRole("button", { name: "Start afresh" }));
  expect(startAfresh).toHaveBeenCalledOnce();
});

test("[PRV-103] nobody starts afresh while something of the one before is not stored", async () => {
  const user = userEvent.setup({ delay: null });
  const startAfresh = vi.fn(async () => true);
  const offline = { kind: "offline", unsaved: 1 } as const;
  const saveState = () => offline;
  showBrainstorm({ ...contributor, mine: [draft("a")], session: { startAfresh, saveState } });
  await user.click(screen.getByRole("button", { name: "Not you?" }));
  await user.click(await screen.findByRole("button", { name: "Start afresh" }));
  expect(startAfresh).not.toHaveBeenCalled();
});

test("[PRV-103] neither the name nor the half-typed line passes to whoever starts afresh", async () => {
  const user = userEvent.setup({ delay: null });
  const first = showBrainstorm({ role: "contributor", room: [round("r", named)] });
  await user.type(screen.getByRole("textbox", { name: "Your name" }), " B.{Enter}");
  await user.type(screen.getByRole("textbox", { name: "One touchpoint" }), "half of the first");
  first.another();
  expect(screen.queryByRole("textbox", { name: "One touchpoint" })).toBeNull();
  await user.type(screen.getByRole("textbox", { name: "Your name" }), " C.{Enter}");
  expect(screen.getByRole("textbox", { name: "One touchpoint" })).toHaveValue("");
  expect(first.next.mine?.tables.drafts.size).toBe(0);
});

test("[PHA-69] a question that is begun waits in its form while somebody else opens a round, until one was opened with it", async () => {
  const user = userEvent.setup({ delay: null });
  const { changeRoom, local } = showBrainstorm({ role: "facilitator" });
  await allHasCome();
  const question = () => screen.getByRole("textbox", { name: /Question to everybody/ });
  await user.clear(question());
  await user.type(question(), "What do they fear?");
  changeRoom(round("r"));
  expect(screen.queryByRole("textbox", { name: /Question to everybody/ })).toBeNull();
  changeRoom({ op: "update", table: "rounds", id: "r", values: { state: "published" } });
  await user.click(screen.getByRole("button", { name: "Open another round" }));
  expect(question()).toHaveValue("What do they fear?");
  await user.click(screen.getByRole("button", { name: "Open the round" }));
  expect(local.wishes).toMatchObject([{ type: "openRound", prompt: "What do they fear?" }]);
});
