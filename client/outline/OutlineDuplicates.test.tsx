// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MapChange } from "../../shared/model/change.ts";
import { outline } from "../i18n/en/outline.ts";
import { addWords, t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { OutlineDuplicates } from "./OutlineDuplicates.tsx";
import { createOutline, OutlineProvider } from "./outlineState.ts";

addWords({ outline });

const card = (id: string, text: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text },
});

function open() {
  const map = [
    card("a", "Calls the hotline"),
    card("b", "Calls the hotline!"),
    card("c", "Reads the invoice by letter"),
    card("d", "Reads the invoice by letter."),
  ];
  const session = localSession({ map, role: "curator" });
  const tools = {
    session,
    store: createOutline([]),
    mayEdit: true,
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
  return { merged };
}

test("[A11-126] merging all sets asks first, and then merges each", async () => {
  const { merged } = open();
  const words = t("duplicates.mergeAll", { count: 2 });
  fireEvent.click(screen.getByRole("button", { name: words }));
  const question = await screen.findByRole("alertdialog", { name: words });
  expect(merged()).toHaveLength(0);
  fireEvent.click(within(question).getByRole("button", { name: t("ui.confirm") }));
  await waitFor(() => expect(merged()).toHaveLength(2));
  expect(screen.getByText(t("duplicates.none"))).toBeVisible();
});

test("[A11-136] who decides one set of likely duplicates after the other goes on from button to button", async () => {
  const { merged } = open();
  fireEvent.click(screen.getByRole("button", { name: /^Merge “Calls/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: /^Merge “Reads/ })).toHaveFocus());
  expect(merged()).toHaveLength(1);
  fireEvent.click(screen.getByRole("button", { name: /^Not the same/ }));
  await waitFor(() => expect(screen.getByText(t("duplicates.none"))).toHaveFocus());
});
