// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomChange } from "../../shared/model/change.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { Phase } from "../../shared/model/tables.ts";
import type { localSession } from "../session/localSession.ts";
import type { SaveState } from "../session/session.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { useToasts } from "../ui/toasts.ts";
import { show, spoken, stateAt } from "./shell.fixture.tsx";

vi.mock("./roomList.ts", async () => {
  const { rooms } = await import("./routes.ts");
  const { createElement } = await import("react");
  const components = rooms.map((name) => [name, () => createElement("h1", null, `Room ${name}`)]);
  return { roomComponents: Object.fromEntries(components) };
});

// Reading them for the first time must not use up a test's patience.
beforeAll(async () => {
  await Promise.all([import("./Attendants.tsx"), import("./OpenRoundBar.tsx")]);
}, 30_000);

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  useAnnouncements.setState({ latest: [] });
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

const firstToast = () =>
  waitFor(() => {
    const [first] = useToasts.getState().toasts;
    expect(first).toBeDefined();
    return first;
  });

describe("[A11-14] when the facilitator moves on", () => {
  const moveOn = (local: ReturnType<typeof localSession>) =>
    act(() =>
      local.room.apply(
        [{ op: "update", table: "state", id: "main", values: { phase: "brainstorm" } }],
        "server",
      ),
    );

  test.each(["contributor", "viewer"] as Role[])("a %s is led along and told", async (role) => {
    const { local, here } = show({ role });
    moveOn(local);
    await waitFor(() => expect(here()).toBe("/w/local/brainstorm"));
    expect(spoken()).toEqual(["The facilitator went on to: Brainstorm"]);
  });

  test("a curator is offered the way", async () => {
    const { local, here } = show({ role: "curator" });
    moveOn(local);
    const offer = await firstToast();
    expect(here()).toBe("/w/local/lobby");
    act(() => offer?.action?.onPress());
    expect(here()).toBe("/w/local/brainstorm");
  });
});

describe("when a round opens", () => {
  const endsAtMs = 60_000;
  const time = new Intl.DateTimeFormat("en", { timeStyle: "short" }).format(endsAtMs);
  const votingIn = (phase: Phase) => [stateAt(phase), roundOf("feel")];
  const moveTo = (local: ReturnType<typeof localSession>, phase: Phase) => {
    const move = { op: "update", table: "state", id: "main", values: { phase } } as const;
    act(() => local.room.apply([move], "server"));
  };
  const openRound = (local: ReturnType<typeof localSession>, kind: "brainstorm" | "feel") =>
    act(() => local.room.apply([roundOf(kind)], "server"));
  const roundOf = (kind: "brainstorm" | "feel"): RoomChange => ({
    op: "create",
    table: "rounds",
    id: "r",
    values: { kind, mode: "anonymous", state: "open", endsAtMs, order: "V" },
  });

  test.each([
    ["contributor", "brainstorm"],
    ["viewer", "feel"],
  ] as const)(
    "[PHA-51] a %s who looks around is led to it, though the phase is the same",
    async (role, kind) => {
      const { local, here } = show({ role, at: "/w/local/journeys", room: [stateAt(kind)] });
      openRound(local, kind);
      await waitFor(() => expect(here()).toBe(`/w/local/${kind}`));
      expect(spoken()).toHaveLength(1);
    },
  );

  test("[PHA-51] a curator is offered the way", async () => {
    const { local, here } = show({
      role: "curator",
      at: "/w/local/board",
      room: [stateAt("feel")],
    });
    openRound(local, "feel");
    const offer = await firstToast();
    expect(here()).toBe("/w/local/board");
    act(() => offer?.action?.onPress());
    expect(here()).toBe("/w/local/feel");
  });

  test("[PHA-53] the facilitator reads where everybody is, and takes it back by one press", async () => {
    const { local } = show({ at: "/w/local/feel", room: [stateAt("board")] });
    act(() => {
      const phase = {
        op: "update",
        table: "state",
        id: "main",
        values: { phase: "feel" },
      } as const;
      local.room.apply([phase, roundOf("feel")], "server");
    });
    const told = await firstToast();
    expect(useToasts.getState().toasts).toHaveLength(1);
    expect(told?.message).toBe("Everybody is now at: Feel");
    expect(told?.action?.label).toBe("Back to: Board");
    act(() => told?.action?.onPress());
    expect(local.wishes).toEqual([{ type: "setPhase", phase: "board" }]);
  });

  test("[PHA-65] who loads a room again stays there, though the state arrives in pieces, the older first", async () => {
    let save: SaveState = { kind: "offline", unsaved: 0 };
    const { local, tellSave, here } = show({
      at: "/w/local/board",
      role: "contributor",
      save: () => save,
    });
    const moveOn = (phase: Phase) =>
      act(() => {
        const values = { phase };
        local.room.apply([{ op: "update", table: "state", id: "main", values }], "server");
      });
    moveOn("brainstorm");
    save = { kind: "saved" };
    tellSave();
    expect(here()).toBe("/w/local/board");
    moveOn("feel");
    await waitFor(() => expect(here()).toBe("/w/local/feel"));
  });

  test("[PHA-54] who loads the lobby again while a round is open is led to it; who is elsewhere stays", async () => {
    const late = {
      role: "contributor",
      room: [stateAt("brainstorm"), roundOf("brainstorm")],
    } as const;
    const { here } = show(late);
    await waitFor(() => expect(here()).toBe("/w/local/brainstorm"));
    cleanup();
    const other = show({ ...late, at: "/w/local/board" });
    expect(other.here()).toBe("/w/local/board");
    cleanup();
    const { here: byLink } = show({ ...late, at: "/w/local" });
    await waitFor(() => expect(byLink()).toBe("/w/local/brainstorm"));
  });

  test("[PHA-54] who comes late by the link lands in the open round, though the workshop was led elsewhere", async () => {
    const { here } = show({ role: "contributor", at: "/w/local", room: votingIn("board") });
    await waitFor(() => expect(here()).toBe("/w/local/feel"));
  });

  test("[PHA-78] who leads everybody away from it reads that it is still open, and is offered the way back to it", async () => {
    const { local } = show({ at: "/w/local/board", room: votingIn("journeys") });
    moveTo(local, "board");
    const told = await firstToast();
    expect(told?.message).toBe(
      `Everybody is now at: Board. The vote is still open, until ${time}.`,
    );
    expect(told?.action?.label).toBe("Back to: Feel");
    act(() => told?.action?.onPress());
    expect(local.wishes).toEqual([{ type: "setPhase", phase: "feel" }]);
  });

  test("[PHA-79] in any other room a line says until when it is open and leads there, and goes with its end", async () => {
    const { local, here } = show({
      role: "contributor",
      at: "/w/local/feel",
      room: votingIn("feel"),
    });
    moveTo(local, "board");
    const way = await screen.findByRole("link", { name: "Go to the vote" });
    expect(here()).toBe("/w/local/board");
    expect(way.parentElement).toHaveTextContent(`A vote is open until ${time}`);
    expect(spoken()).toEqual([
      `The facilitator went on to: Board. The vote is still open, until ${time}.`,
    ]);
    await userEvent.click(way);
    expect(here()).toBe("/w/local/feel");
    expect(screen.queryByText(/A vote is open/)).toBeNull();
    await userEvent.click(screen.getByRole("link", { name: /Journeys/ }));
    await screen.findByText(/A vote is open/);
    const closed = { op: "update", table: "rounds", id: "r", values: { state: "closed" } } as const;
    act(() => local.room.apply([closed], "server"));
    expect(screen.queryByText(/A vote is open/)).toBeNull();
  });

  test("[PHA-80] the way to its room is marked in words too, on a phone as well", async () => {
    show({ room: votingIn("board") });
    expect(screen.getByRole("link", { name: /Feel/ })).toHaveTextContent("open now");
    expect(screen.getByRole("link", { name: /Board/ })).not.toHaveTextContent("open now");
    cleanup();
    vi.stubGlobal("matchMedia", () => ({
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    show({ room: votingIn("board") });
    await userEvent.click(screen.getByRole("button", { name: "Go to a room" }));
    expect(await screen.findByRole("link", { name: "Feel (open now)" })).toBeVisible();
  });
});
