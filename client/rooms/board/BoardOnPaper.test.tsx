// @vitest-environment jsdom
import { act, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { useTheme } from "../../ui/theme.ts";
import { BoardOnPaper } from "./BoardOnPaper.tsx";

const touchpoint = (id: string, values: object): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id, ...values },
});

function show(map: readonly MapChange[]): void {
  render(
    <SessionProvider value={localSession({ map })}>
      <BoardOnPaper />
    </SessionProvider>,
  );
}

const print = () => act(() => useTheme.setState({ isOnPaper: true }));
const lines = (list: HTMLElement | undefined) =>
  within(list ?? document.body)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

afterEach(() => useTheme.setState({ isOnPaper: false }));

test("[EXP-170] on paper the board is every touchpoint, group by group, and nothing of it on screen", () => {
  show([
    { op: "create", table: "groups", id: "g", values: { name: "Waiting", place: [0, 0] } },
    touchpoint("lies nowhere", {}),
    touchpoint("right", { place: [300, 0], channel: "phone" }),
    touchpoint("left", { place: [0, 0] }),
    touchpoint("far away", { place: [90000, 90000], groupId: "g" }),
    touchpoint("hidden", { place: [0, 0], hidden: true }),
    touchpoint("merged", { place: [0, 0], mergedInto: "left" }),
  ]);
  expect(document.body.textContent).toBe("");
  print();
  const [group, others] = screen.getAllByRole("list");
  expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual([
    "Board",
    "Waiting",
    "Outside groups",
  ]);
  expect(lines(group)).toEqual(["far away"]);
  expect(lines(others)).toEqual(["left", "rightPhone", "lies nowhere"]);
});

test("[EXP-170] a board without cards is a page that says so", () => {
  show([]);
  print();
  expect(screen.getByText("0 touchpoints")).toBeDefined();
});
