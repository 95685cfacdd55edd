// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { describeTouchpoints } from "../../shared/model/touchpoint.ts";
import { CommentThread } from "../comments/CommentThread.tsx";
import { t } from "../i18n/t.ts";
import { DraftBox } from "../rooms/brainstorm/DraftBox.tsx";
import { editMap, useRow, useSession, useStatus } from "../session/hooks.ts";
import { held, touchpoint } from "../session/remote.fixture.ts";
import type { Rescue } from "../session/rescue.ts";
import { useAtTheEnd } from "../ui/useAtTheEnd.ts";
import { WrittenField } from "../writing/WrittenField.tsx";
import { copyAfter, openPage, seen, useSeen, write } from "./ending.fixture.tsx";

function Notes() {
  const session = useSession();
  const keep = (notes: string) =>
    editMap(session, "notes", (map) =>
      describeTouchpoints(map, { ids: ["card"], description: { notes } }),
    ).ok;
  const place = { table: "touchpoints", id: "card", field: "notes" } as const;
  const value = useRow("touchpoints", "card")?.notes ?? "";
  return <WrittenField place={place} label="Notes" value={value} onKeep={keep} />;
}

/** Its words are refused; and it notes what becomes of them. */
function Refusing() {
  const [lost, setLost] = useState("");
  useAtTheEnd((hand) => (hand ? hand("Refused words") : setLost("said")));
  return lost;
}

function Thread() {
  const [isOpen, setOpen] = useState(true);
  const card = { table: "touchpoints", rowId: "card", label: "Hotline" } as const;
  return (
    <>
      <button type="button" onClick={() => setOpen(false)}>
        Close the talk
      </button>
      {isOpen ? <CommentThread subjects={[card]} /> : null}
    </>
  );
}

/** Rooms with something to write in. */
vi.mock("./Shell.tsx", () => {
  const Shell = ({ rescue }: { readonly rescue: Rescue | null }) => {
    useSeen(rescue);
    if (useStatus().kind === "ended") return "Ended";
    return (
      <>
        <Notes />
        <Refusing />
        <Thread />
        <DraftBox roundId="r1" by="" takesFocus={false} />
      </>
    );
  };
  return { Shell };
});

const open = () => openPage("Notes");

test("[STA-71] words that stand in open fields when a workshop ends are in the copy, as changes where a field keeps them", async () => {
  const server = await open();
  write("Notes", "Nine minutes");
  write(t("brainstorm.boxLabel"), "Rude driver");
  write(t("comments.write"), "Why nine?");
  const copy = await copyAfter(() => server.cut(4410, "This workshop was deleted."));
  expect(JSON.stringify(copy.documents["map"]?.unsavedChanges)).toContain("Nine minutes");
  expect(JSON.stringify(copy.documents["mine"]?.unsavedChanges)).toContain("Rude driver");
  expect([...(copy.inFields ?? [])].sort()).toEqual(["Refused words", "Why nine?"]);
  expect(seen.rescue?.unsaved).toBe(4);
});

test("[STA-71] nothing of them is sent, though the connections of other documents still stand", async () => {
  const server = await open();
  write("Notes", "Nine minutes");
  write(t("brainstorm.boxLabel"), "Rude driver");
  await copyAfter(() => server.cut(4401, "This link has been revoked.", "room"));
  expect(held(server, "mine", "drafts")).toEqual([]);
  expect(JSON.stringify(server.documents.get("map")?.doc.toJSON())).not.toContain("Nine minutes");
});

test("[STA-71] a comment that waits for its thread to be opened again is in the copy too", async () => {
  const server = await open();
  write(t("comments.write"), "Why nine?");
  fireEvent.click(screen.getByText("Close the talk"));
  const copy = await copyAfter(() => server.cut(4410, "This workshop was deleted."));
  expect(copy.inFields).toContain("Why nine?");
});

test("[STA-71] whoever sits there now is given nothing of a comment that the one before had begun", async () => {
  const server = await open();
  write(t("comments.write"), "Of the one before");
  fireEvent.click(screen.getByText("Close the talk"));
  await act(async () => {
    await seen.session?.startAfresh();
  });
  const copy = await copyAfter(() => server.cut(4410, "This workshop was deleted."));
  expect(copy.inFields).toEqual(["Refused words"]);
});

test("[STA-74] what stands in open fields as the map is closed to somebody stays there", async () => {
  const server = await open();
  write("Notes", "Nine minutes");
  write(t("comments.write"), "Why nine?");
  server.refuses.set("map", 4403);
  act(() => {
    seen.session?.map.apply([touchpoint("late")], seen.session.origin);
  });
  await vi.waitFor(() => expect(seen.rescue?.reason).toBe("mapClosed"));
  await vi.waitFor(() => expect(seen.session?.map.tables.touchpoints.has("late")).toBe(false));
  const texts = screen.getAllByRole("textbox", { hidden: true });
  const values = texts.map((field) => (field as HTMLTextAreaElement).value);
  expect(values).toEqual(expect.arrayContaining(["Nine minutes", "Why nine?"]));
});
