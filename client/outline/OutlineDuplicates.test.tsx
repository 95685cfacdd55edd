// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { MapChange } from "../../shared/model/change.ts";
import { outline } from "../i18n/en/outline.ts";
import { addWords, t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { DuplicateSets } from "./DuplicateSets.tsx";
import { OutlineDuplicates } from "./OutlineDuplicates.tsx";
import { createOutline, OutlineProvider } from "./outlineState.ts";

addWords({ outline });

const card = (id: string, text: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text },
});

const likely = [
  card("a", "Calls the hotline"),
  card("b", "Calls the hotline!"),
  card("c", "Reads the invoice by letter"),
  card("d", "Reads the invoice by letter."),
];

function open() {
  const session = localSession({ map: likely, role: "curator" });
  const tools = {
    session,
    store: createOutline([]),
    mayEdit: true,
    isHeld: () => false,
    visit: () => undefined,
    lanes: [],
    tallies: new Map(),
  };
  render(
    <SessionProvider value={session}>
      <OutlineProvider value={tools}>
        <OutlineDuplicates onClose={() => undefined} />
      </OutlineProvider>
    </SessionProvider>,
  );
  const merged = () =>
    [...session.map.tables.touchpoints.values()].filter(({ mergedInto }) => mergedInto !== "");
  return { merged, session };
}

test("[A11-126] merging all sets asks first, and then merges each", async () => {
  const { merged } = open();
  const words = t("duplicates.mergeAll", { count: 2 });
  fireEvent.click(screen.getByRole("button", { name: words }));
  const question = await screen.findByRole("alertdialog", { name: words });
  expect(merged()).toHaveLength(0);
  fireEvent.click(within(question).getByRole("button", { name: /^Merge all/ }));
  await waitFor(() => expect(merged()).toHaveLength(2));
  await waitFor(() => expect(screen.getByText(t("duplicates.none"))).toHaveFocus());
});

test("[A11-136] who decides one set of likely duplicates after the other goes on from button to button", async () => {
  const { merged } = open();
  fireEvent.click(screen.getByRole("button", { name: /^Merge “Calls/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: /^Merge “Reads/ })).toHaveFocus());
  expect(merged()).toHaveLength(1);
  fireEvent.click(screen.getByRole("button", { name: /^Not the same/ }));
  await waitFor(() => expect(screen.getByText(t("duplicates.none"))).toHaveFocus());
});

test("[A11-136] a merge of somebody else's takes the focus from nobody, though one's own was refused before", async () => {
  const onMerge = vi.fn();
  const session = localSession({ map: likely, role: "curator" });
  render(
    <SessionProvider value={session}>
      <DuplicateSets mayMerge onMerge={onMerge} frame={(list) => list} />
      <input aria-label="elsewhere" />
    </SessionProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: /^Merge “Calls/ }));
  expect(onMerge).toHaveBeenCalledWith([["a", "b"]]);
  act(() => screen.getByRole("textbox").focus());
  const text = "Pays at the counter";
  const reworded = { op: "update", table: "touchpoints", id: "d", values: { text } } as const;
  act(() => session.map.apply([reworded], "other"));
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Merge “Reads/ })).toBeNull());
  expect(screen.getByRole("textbox")).toHaveFocus();
});

test("[A11-136] who is at a set that somebody else merges goes on with the next", async () => {
  const { session } = open();
  act(() => screen.getByRole("button", { name: /^Merge “Calls/ }).focus());
  const theirs = {
    op: "update",
    table: "touchpoints",
    id: "b",
    values: { mergedInto: "a" },
  } as const;
  act(() => session.map.apply([theirs], "other"));
  await waitFor(() => expect(screen.getByRole("button", { name: /^Merge “Reads/ })).toHaveFocus());
});

test("[MAP-490] the question for all sets goes when others have merged them", async () => {
  const { session } = open();
  fireEvent.click(screen.getByRole("button", { name: t("duplicates.mergeAll", { count: 2 }) }));
  await screen.findByRole("alertdialog");
  const theirs = [
    { op: "update", table: "touchpoints", id: "b", values: { mergedInto: "a" } },
    { op: "update", table: "touchpoints", id: "d", values: { mergedInto: "c" } },
  ] as const;
  act(() => session.map.apply(theirs, "other"));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(screen.getByText(t("duplicates.none"))).toBeVisible();
});
