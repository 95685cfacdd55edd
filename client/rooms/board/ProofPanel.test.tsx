// @vitest-environment jsdom
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import { ProofButton } from "./ProofPanel.tsx";

const cards: readonly MapChange[] = ["a", "b", "c"].map((id) => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, channel: "phone", place: [0, 0] },
}));

function round(state: "closed" | "published", mode?: "named"): RoomChange {
  const values = { kind: "brainstorm", state, mode, endsAtMs: 0, order: "V" } as const;
  return { op: "create", table: "rounds", id: "r", values };
}

function open(options: LocalSessionOptions) {
  const session = localSession({ map: cards, ...options });
  render(
    <SessionProvider value={session}>
      <ProofButton />
    </SessionProvider>,
  );
  return session;
}

const button = { name: "How anonymous is this?" };

test("[PRV-92] every role is offered the proof once a brainstorm is revealed, and not before", () => {
  const session = open({ role: "viewer", room: [round("closed")] });
  expect(screen.queryByRole("button", button)).toBeNull();
  act(() =>
    session.room.apply(
      [{ op: "update", table: "rounds", id: "r", values: { state: "published" } }],
      "server",
    ),
  );
  expect(screen.getByRole("button", button)).toBeVisible();
});

test("[PRV-92] it counts writers, names what is kept, and says what cannot be seen", async () => {
  const session = open({ role: "contributor", room: [round("published")] });
  await userEvent.click(screen.getByRole("button", button));
  const dialog = within(await screen.findByRole("dialog", button));
  expect(dialog.getByText(/3 cards by/)).toBeVisible();
  for (const field of ["channel", "place", "text"]) expect(dialog.getByText(field)).toBeVisible();
  expect(dialog.getByText(/None of your revealed drafts/)).toBeVisible();
  expect(dialog.getByText(/could have looked before the reveal/)).toBeVisible();
  const late = { roundId: "r", text: "late" };
  act(() => {
    session.mine?.apply([{ op: "create", table: "drafts", id: "d", values: late }], "own");
    session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "own");
  });
  expect(dialog.getByText(/1 of your drafts waits/)).toBeVisible();
  expect(dialog.getByText(/2 cards by/)).toBeVisible();
  expect((await axe.run(screen.getByRole("dialog"))).violations).toEqual([]);
});

test("[PRV-92] the proof is saved as a file that holds each card's writer and fields, and no text", async () => {
  const files: Blob[] = [];
  URL.createObjectURL = vi.fn((file: Blob) => `blob:${files.push(file)}`);
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
  open({ room: [round("published")] });
  await userEvent.click(screen.getByRole("button", button));
  await userEvent.click(screen.getByRole("button", { name: "Save the proof" }));
  const saved = JSON.parse((await files[0]?.text()) ?? "") as { cards: object[] };
  expect(saved).toMatchObject({
    waymark: "anonymity-proof",
    version: 1,
    rounds: 1,
    unknownFields: [],
  });
  expect(saved.cards.map((card) => Object.keys(card))).toEqual(
    Array(3).fill(["id", "writer", "fields"]),
  );
});

test("[PRV-107] where a round was held with names the proof says so, and how many cards carry one", async () => {
  const signature = {
    op: "create",
    table: "signatures",
    id: "a",
    values: { name: "Ada" },
  } as const;
  open({ role: "viewer", room: [round("published", "named"), signature] });
  await userEvent.click(screen.getByRole("button", button));
  const dialog = within(await screen.findByRole("dialog", button));
  expect(dialog.getByText("1 round was held with names, and was not anonymous")).toBeVisible();
  expect(dialog.getByText(/^1 card carries the name that its writer typed/)).toBeVisible();
  expect(dialog.queryByText(/nobody’s name/)).toBeNull();
  expect((await axe.run(screen.getByRole("dialog"))).violations).toEqual([]);
});

test("[PRV-107] where no round was, it says nothing of names but that none is kept", async () => {
  open({ role: "viewer", room: [round("published")] });
  await userEvent.click(screen.getByRole("button", button));
  const dialog = within(await screen.findByRole("dialog", button));
  expect(dialog.getByText(/no time, and nobody’s name/)).toBeVisible();
  expect(dialog.queryByText(/held with names/)).toBeNull();
});
