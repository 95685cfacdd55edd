// @vitest-environment jsdom
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import type { Person, Presence, SaveState } from "../session/session.ts";
import { person, presenceOf } from "../testing/people.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { useToasts } from "../ui/toasts.ts";
import { FollowedBar } from "./FollowedBar.tsx";
import { follow, useFollowing } from "./following.ts";
import { GoingAlong } from "./GoingAlong.tsx";
import { viewOf } from "./useBeingFollowed.ts";
import { waitedMs } from "./useFollowed.ts";

beforeEach(async () => {
  useFollowing.setState({ followed: null, left: null, joined: null, part: null, ownPart: null });
  useToasts.setState({ toasts: [] });
  useAnnouncements.setState({ latest: [] });
  await Promise.all([import("./FollowBar.tsx"), import("./FollowedBar.tsx")]);
});

function show(first: readonly Person[], role: "curator" | "viewer" = "curator") {
  const location = memoryLocation({ path: "/w/local/board", record: true });
  const local = localSession({ role });
  const { presence, become } = presenceOf(local.presence, first);
  const waits = new Set<() => void>();
  const after = (ms: number, run: () => void): (() => void) => {
    expect(ms).toBe(waitedMs);
    waits.add(run);
    return () => waits.delete(run);
  };
  let line: SaveState = { kind: "saved" };
  const heard = new Set<() => void>();
  render(
    <Router hook={location.hook}>
      <SessionProvider
        value={{
          ...local,
          presence,
          outside: { ...local.outside, after },
          saveState: () => line,
          onSaveState: (run) => {
            heard.add(run);
            return () => heard.delete(run);
          },
        }}
      >
        <GoingAlong />
        <input aria-label="A field" />
      </SessionProvider>
    </Router>,
  );
  return {
    told: () => Object.assign({}, ...local.told) as Presence,
    here: () => location.history.at(-1),
    walkTo: (path: string) => act(() => location.navigate(path)),
    become: (...now: readonly Person[]) => act(() => become(...now)),
    room: local.room,
    /** One's own line is cut, or holds again. */
    cut: (isCut: boolean) =>
      act(() => {
        line = isCut ? { kind: "offline", unsaved: 0 } : { kind: "saved" };
        for (const run of [...heard]) run();
      }),
    /** So long as somebody is waited for. */
    passWait: () =>
      act(() => {
        for (const run of [...waits]) run();
      }),
  };
}

const spoken = () => useAnnouncements.getState().latest.at(-1)?.text;
const bar = () => screen.findByRole("complementary", { name: "You follow Ada" });
const followAda = async (): Promise<void> => {
  act(() => follow(1));
  await bar();
};

test("[A11-204] whoever has let a leader go is not led again by a lost connection, but by what that leader begins next", async () => {
  const leading = person({ role: "facilitator", showing: "present/j1/opening" });
  const { here, become } = show([leading], "viewer");
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/opening"));
  await userEvent.click(await screen.findByRole("button", { name: "Stop following" }));
  become();
  become({ ...leading, showing: "present/j1/s1" });
  expect(await screen.findByRole("button", { name: "Follow" })).toBeVisible();
  expect(here()).toBe("/w/local/present/j1/opening");
  become({ ...leading, showing: "" });
  become({ ...leading, showing: "present/j1/s2" });
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s2"));
});

test("[A11-203] [A11-204] whoever has let a leader go is led by the one who takes over, and not by the first again", async () => {
  const ada = person({ role: "facilitator", showing: "present/j1/opening" });
  const bo = { ...ada, id: 2, name: "Bo", showing: "present/j1/s1" };
  const { here, become } = show([ada], "viewer");
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/opening"));
  await userEvent.click(await screen.findByRole("button", { name: "Stop following" }));
  become(bo);
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s1"));
  // A lost connection brings the first back, who still leads for a moment.
  become({ ...ada, showing: "present/j1/s2" }, bo);
  expect(await screen.findByRole("button", { name: "Follow" })).toBeVisible();
  expect(here()).toBe("/w/local/present/j1/s1");
  become({ ...ada, showing: "" }, { ...bo, showing: "present/j1/s3" });
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s3"));
});

test("[A11-115] one goes along room by room, with a frame in their colour, a bar and words that are spoken", async () => {
  const { here, become, told } = show([person()]);
  await followAda();
  await waitFor(() => expect(told().following).toBe(1));
  await waitFor(() => expect(spoken()).toMatch(/^You follow Ada\./));
  become(person({ view: "journeys/j1" }));
  expect(here()).toBe("/w/local/journeys/j1");
  become(person({ view: "present/j1/s2" }));
  expect(here()).toBe("/w/local/present/j1/s2");
  become(person({ view: "board/at/0,0,100,50" }));
  expect(here()).toBe("/w/local/board");
  expect(useFollowing.getState().part).toBe("0,0,100,50");
  await userEvent.click(screen.getByRole("button", { name: "Stop following" }));
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(told().following).toBeNull();
  expect(useFollowing.getState().part).toBeNull();
});

test("[A11-116] it ends with a move of one's own, with Escape, and when they leave", async () => {
  const { become, walkTo, passWait } = show([person({ view: "journeys/j1" })]);
  await followAda();
  walkTo("/w/local/lobby");
  expect(screen.queryByRole("complementary")).toBeNull();
  become(person({ view: "board/at/0,0,100,50" }));
  await followAda();
  act(() => useFollowing.setState({ part: null }));
  expect(screen.queryByRole("complementary")).toBeNull();
  await followAda();
  await userEvent.type(screen.getByRole("textbox"), "{Escape}");
  await bar();
  await userEvent.click(document.body);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
  await followAda();
  become();
  passWait();
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  await waitFor(() => expect(spoken()).toBe("You do not follow Ada any more"));
});

test("[A11-206] who loses their line for a moment is waited for, with words that say so, and followed on", async () => {
  const ada = person({ view: "journeys/j1" });
  const { become, passWait, here, walkTo } = show([ada]);
  await followAda();
  become();
  expect(screen.getByText("Waiting for Ada to come back")).toBeVisible();
  become({ ...ada, view: "" });
  become({ ...ada, view: "present/j1/s2" });
  passWait();
  await bar();
  expect(screen.getByText("You follow Ada")).toBeVisible();
  expect(here()).toBe("/w/local/present/j1/s2");
  become();
  walkTo("/w/local/lobby");
  expect(screen.queryByRole("complementary")).toBeNull();
});

test("[A11-208] that somebody is waited for is said aloud once, and nothing as they come back", async () => {
  const ada = person({ view: "journeys/j1" });
  const { become, cut, passWait } = show([ada]);
  await followAda();
  act(() => useAnnouncements.setState({ latest: [] }));
  become();
  cut(true);
  cut(false);
  expect(useAnnouncements.getState().latest).toEqual([
    expect.objectContaining({ text: "Waiting for Ada to come back", politeness: "polite" }),
  ]);
  become({ ...ada, view: "present/j1/s2" });
  become({ ...ada, view: "present/j1/s3" });
  expect(useAnnouncements.getState().latest).toHaveLength(1);
  become();
  passWait();
  await waitFor(() =>
    expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
      "Waiting for Ada to come back",
      "Waiting for Ada to come back",
      "You do not follow Ada any more",
    ]),
  );
});

test("[A11-206] while one's own line is cut nobody has left: one follows on when it holds again", async () => {
  const ada = person({ view: "journeys/j1" });
  const { become, passWait, here, cut } = show([ada]);
  await followAda();
  cut(true);
  become();
  passWait();
  await bar();
  cut(false);
  become({ ...ada, view: "present/j1/s2" });
  passWait();
  await bar();
  expect(here()).toBe("/w/local/present/j1/s2");
  cut(true);
  become();
  cut(false);
  passWait();
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
});

test("[A11-118] nobody is waited for in an anonymous round, where nobody is shown", async () => {
  const { become, room } = show([person({ view: "journeys/j1" })]);
  await followAda();
  act(() => {
    const values = { kind: "brainstorm", state: "open", endsAtMs: 9, order: "V" } as const;
    room.apply([{ op: "create", table: "rounds", id: "r1", values }], "somebody else");
  });
  become();
  expect(screen.queryByRole("complementary")).toBeNull();
});

test("[A11-206] a curator who goes along with a leader by choice does so after a lost connection, until the leader ends it", async () => {
  const leading = person({ role: "facilitator", showing: "present/j1/opening" });
  const { here, become } = show([leading]);
  await userEvent.click(await screen.findByRole("button", { name: "Follow" }));
  expect(here()).toBe("/w/local/present/j1/opening");
  become();
  become({ ...leading, showing: "present/j1/s1" });
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s1"));
  const bo = { ...leading, id: 2, name: "Bo", showing: "present/j1/s2" };
  become(bo);
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s2"));
  become();
  become({ ...bo, showing: "present/j1/s3" });
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s3"));
  become({ ...bo, showing: "" });
  become({ ...bo, showing: "present/j1/s4" });
  expect(await screen.findByRole("button", { name: "Follow" })).toBeVisible();
  expect(here()).toBe("/w/local/present/j1/s3");
});

test("[A11-116] a leader who begins comes first for those who are led", async () => {
  const { become, here } = show([person({ view: "journeys/j1" })], "viewer");
  await followAda();
  const leads = { id: 2, name: "Bo", role: "facilitator", showing: "present/j1/s1" } as const;
  become(person({ view: "journeys/j1" }), person(leads));
  await screen.findByRole("complementary", { name: "Bo leads this presentation" });
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/s1"));
});

test("[A11-118] nobody is followed who has no name, nor into the rooms where one is alone, whatever they say", async () => {
  const { here, become } = show([person({ name: "" })]);
  act(() => follow(1));
  await waitFor(() => expect(useFollowing.getState().followed).toBeNull());
  become(person({ at: "feel", view: "" }));
  act(() => follow(1));
  expect(await screen.findByText("Ada is where everybody works alone")).toBeVisible();
  for (const view of ["feel", "brainstorm", "nowhere", "../../elsewhere"]) {
    become(person({ view }));
    expect(here()).toBe("/w/local/board");
  }
});

test("[A11-117] [A11-118] where one is, is told only to those who follow, and never where one is alone", async () => {
  const { told, become, walkTo } = show([person()]);
  expect(told().view).toBeUndefined();
  become(person({ following: 0 }));
  expect(useToasts.getState().toasts[0]?.message).toMatch(/^Ada follows you/);
  walkTo("/w/local/journeys/j1");
  expect(told().view).toBe("journeys/j1");
  walkTo("/w/local/feel");
  expect(told().view).toBe("");
  walkTo("/w/local/board");
  act(() => useFollowing.setState({ ownPart: "0,0,9,9" }));
  expect(told().view).toBe("board/at/0,0,9,9");
  become(person());
  expect(told().view).toBe("");
  expect(viewOf("/w/local/board/outline", "0,0,9,9")).toBe("board/outline");
  expect(viewOf("/w/local/brainstorm", null)).toBe("");
});

test("[A11-115] somebody who is gone is not followed", async () => {
  render(
    <SessionProvider value={localSession()}>
      <FollowedBar id={99} />
    </SessionProvider>,
  );
  expect(screen.queryByRole("complementary")).toBeNull();
});
