// @vitest-environment jsdom
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import type { Person } from "../session/session.ts";
import { person } from "../testing/people.ts";
import { FollowBar } from "./FollowBar.tsx";
import { type Leader, leaderAmong } from "./useLeader.ts";

const leading = (changes: Partial<Person> = {}): Person =>
  person({ role: "facilitator", at: "present", showing: "present/j1/opening", ...changes });

function show(role: "viewer" | "curator") {
  const location = memoryLocation({ path: "/w/local/board", record: true });
  let lead: (leader: Leader) => void = () => undefined;
  function Led() {
    const [leader, setLeader] = useState<Leader>({
      id: 1,
      name: "Ada",
      path: "/w/local/present/j1/opening",
    });
    lead = setLeader;
    return <FollowBar leader={leader} />;
  }
  render(
    <Router hook={location.hook}>
      <SessionProvider value={localSession({ role })}>
        <Led />
      </SessionProvider>
    </Router>,
  );
  return {
    here: () => location.history.at(-1),
    walkAway: (path: string) => act(() => location.navigate(path)),
    leadTo: (slide: string) =>
      act(() => lead({ id: 1, name: "Ada", path: `/w/local/present/j1/${slide}` })),
    leadOnBoard: () => act(() => lead({ id: 1, name: "Ada", path: "/w/local/board/at/0_0_9_9" })),
  };
}

test("[A11-111] a viewer goes along with who leads, slide by slide", async () => {
  const { here, leadTo } = show("viewer");
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/opening"));
  leadTo("s1");
  expect(here()).toBe("/w/local/present/j1/s1");
});

test("[A11-111] whoever goes elsewhere by themselves is let go, and may come back", async () => {
  const { here, walkAway, leadTo } = show("viewer");
  await waitFor(() => expect(here()).toBe("/w/local/present/j1/opening"));
  walkAway("/w/local/board");
  leadTo("s2");
  expect(here()).toBe("/w/local/board");
  await userEvent.click(screen.getByRole("button", { name: "Follow" }));
  expect(here()).toBe("/w/local/present/j1/s2");
});

test("[A11-156] it is said where somebody leads: only what is presented is a presentation", () => {
  const { leadOnBoard } = show("curator");
  expect(screen.getByRole("complementary", { name: "Ada leads this presentation" })).toBeVisible();
  leadOnBoard();
  expect(screen.getByRole("complementary", { name: "Ada leads, now at: Board" })).toBeVisible();
});

test("[A11-111] a curator at work is only offered to follow", async () => {
  const { here } = show("curator");
  expect(screen.getByText("Ada leads this presentation")).toBeVisible();
  expect(here()).toBe("/w/local/board");
  await userEvent.click(screen.getByRole("button", { name: "Follow" }));
  expect(here()).toBe("/w/local/present/j1/opening");
  await userEvent.click(screen.getByRole("button", { name: "Stop following" }));
  expect(screen.getByRole("button", { name: "Follow" })).toBeVisible();
});

test("[A11-111] only facilitators and curators lead, and never out of the rooms", () => {
  expect(leaderAmong([leading()], "w1")?.path).toBe("/w/w1/present/j1/opening");
  expect(leaderAmong([leading({ role: "curator" })], "w1")).not.toBeNull();
  expect(leaderAmong([leading({ role: "contributor" })], "w1")).toBeNull();
  expect(leaderAmong([leading({ showing: "" })], "w1")).toBeNull();
  expect(leaderAmong([leading({ showing: "nowhere/else" })], "w1")).toBeNull();
});
