// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { applyChanges } from "../../shared/doc/live.ts";
import { describeTouchpoints } from "../../shared/model/touchpoint.ts";
import { t } from "../i18n/t.ts";
import { editMap, useRow, useSession } from "../session/hooks.ts";
import { touchpoint } from "../session/remote.fixture.ts";
import { useToasts } from "../ui/toasts.ts";
import { WrittenField } from "../writing/WrittenField.tsx";
import { openPage, seen, useSeen, write } from "./ending.fixture.tsx";

/** What is written about a card goes with it. */
vi.mock("./Shell.tsx", () => {
  const Shell = () => {
    const session = useSession();
    useSeen(null);
    const card = useRow("touchpoints", "card");
    const keep = (notes: string) =>
      editMap(session, "notes", (map) =>
        describeTouchpoints(map, { ids: ["card"], description: { notes } }),
      ).ok;
    const place = { table: "touchpoints", id: "card", field: "notes" } as const;
    // The page is found by its field, before there is a card.
    if (!card) return <input aria-label="Notes" />;
    return <WrittenField place={place} label="Notes" value={card.notes} onKeep={keep} />;
  };
  return { Shell };
});

beforeEach(() => useToasts.setState({ toasts: [] }));

/** Opens it, begins to write about the card, and has the map begin anew. */
async function beginAnew(hasCard: boolean) {
  const server = await openPage("Notes");
  write("Notes", "Nine minutes");
  const before = seen.session?.map;
  act(() => {
    server.beginEpoch("map", (doc) => {
      if (hasCard) applyChanges(doc, [touchpoint("card")], "server");
    });
  });
  await vi.waitFor(() => expect(seen.session?.map).not.toBe(before));
  return server;
}

test("[SYN-151] what is being written about a card is still in its field as the map begins a new epoch, and is kept there", async () => {
  const server = await beginAnew(true);
  const field = screen.getByRole("textbox", { name: "Notes" });
  expect(field).toHaveValue("Nine minutes");
  act(() => field.focus());
  act(() => field.blur());
  const stored = () => JSON.stringify(server.documents.get("map")?.doc.toJSON());
  await vi.waitFor(() => expect(stored()).toContain("Nine minutes"));
});

test("[SYN-151] where the card is not in the new epoch, the words that were about it are said", async () => {
  await beginAnew(false);
  const said = useToasts.getState().toasts.map(({ message }) => message);
  expect(said).toContain(t("writing.lost", { words: "Nine minutes" }));
});
