// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { create } from "../../shared/model/change.fixture.ts";
import { describeTouchpoints } from "../../shared/model/touchpoint.ts";
import { t } from "../i18n/t.ts";
import { editMap, SessionProvider, useRow } from "../session/hooks.ts";
import { type LocalSession, localSession } from "../session/localSession.ts";
import type { Person } from "../session/session.ts";
import { person, presenceOf } from "../testing/people.ts";
import { useToasts } from "../ui/toasts.ts";
import { WrittenField } from "./WrittenField.tsx";

const place = { table: "touchpoints", id: "a", field: "notes" } as const;

interface NotesProps {
  readonly session: LocalSession;
  readonly isReadOnly?: boolean;
}

function Notes({ session, isReadOnly = false }: NotesProps) {
  const notes = useRow("touchpoints", "a")?.notes ?? "";
  return (
    <WrittenField
      place={place}
      label="Notes"
      description="About it"
      value={notes}
      onKeep={(next) =>
        next === "" ||
        editMap(session, "notes", (map) =>
          describeTouchpoints(map, { ids: ["a"], description: { notes: next } }),
        ).ok
      }
      isReadOnly={isReadOnly}
    />
  );
}

function open() {
  const session = localSession({ map: [create("touchpoints", "a", { text: "Advert" })] });
  const { presence, become } = presenceOf(session.presence);
  const notes = (isReadOnly: boolean) => (
    <SessionProvider value={{ ...session, presence }}>
      <Notes session={session} isReadOnly={isReadOnly} />
    </SessionProvider>
  );
  const view = render(notes(false));
  const hold = (isHeld: boolean) => view.rerender(notes(isHeld));
  const write = (text: string) => fireEvent.change(field(), { target: { value: text } });
  const overwrite = (notes: string) =>
    act(() => {
      session.map.apply(
        [{ op: "update", table: "touchpoints", id: "a", values: { notes } }],
        "other",
      );
      session.map.flush();
    });
  const others = (...now: readonly Person[]) => act(() => become(...now));
  return { ...view, hold, session, become: others, write, overwrite };
}

const field = () => screen.getByRole("textbox", { name: "Notes" });

test("[MAP-449] a field says who else is writing in it, and nothing of who writes elsewhere", () => {
  const { become } = open();
  const writing = "touchpoints/a/notes";
  expect(field()).toHaveAccessibleDescription("About it");
  become(person({ writing }), person({ id: 2, name: "Bea", writing: "touchpoints/b/notes" }));
  expect(field()).toHaveAccessibleDescription(t("writing.byNamed", { name: "Ada" }));
  become(person({ name: "", writing }));
  expect(field()).toHaveAccessibleDescription(t("writing.bySomebody"));
  become(person({ writing }), person({ id: 2, writing }));
  expect(field()).toHaveAccessibleDescription(t("writing.bySeveral", { count: 2 }));
  become();
  expect(field()).toHaveAccessibleDescription("About it");
});

test("[MAP-449] others are told where one writes from the first letter until the field is left, or goes", () => {
  const { session, write, unmount } = open();
  const told = () => session.told.map(({ writing }) => writing);
  fireEvent.focus(field());
  expect(told()).toEqual([]);
  write("Ni");
  write("Nine");
  expect(told()).toEqual(["touchpoints/a/notes"]);
  fireEvent.blur(field());
  expect(told()).toEqual(["touchpoints/a/notes", ""]);
  write("Ten");
  unmount();
  expect(told().slice(2)).toEqual(["touchpoints/a/notes", ""]);
});

test("[A11-207] nobody is told of who writes in a field that is held, until it is free again", () => {
  const { session, write, hold } = open();
  const told = () => session.told.map(({ writing }) => writing);
  write("Ni");
  hold(true);
  expect(told()).toEqual(["touchpoints/a/notes", ""]);
  hold(false);
  expect(told().slice(2)).toEqual(["touchpoints/a/notes"]);
  hold(true);
  fireEvent.blur(field());
  hold(false);
  expect(told().slice(3)).toEqual([""]);
});

test("[MAP-448] words that take the place of somebody else's are said with them, and the message brings them back", () => {
  useToasts.setState({ toasts: [] });
  const { session, write, overwrite } = open();
  write("Mine");
  overwrite("Theirs");
  expect(field()).toHaveAccessibleDescription(t("writing.changed", { words: "Theirs" }));
  fireEvent.blur(field());
  const [message] = useToasts.getState().toasts;
  expect(message?.message).toBe(t("writing.overtook", { words: "Theirs" }));
  act(() => {
    message?.action?.onPress();
    session.map.flush();
  });
  expect(field()).toHaveValue("Theirs");
});

test.each(["", "Theirs "])(
  "[MAP-448] nobody is told of words whose place was not taken, nor offered to take back what was done before: %j",
  (own) => {
    useToasts.setState({ toasts: [] });
    const { session, write, overwrite } = open();
    write("Mine");
    fireEvent.blur(field());
    write(own);
    overwrite("Theirs");
    fireEvent.blur(field());
    expect(session.map.tables.touchpoints.get("a")?.notes).toBe("Theirs");
    expect(useToasts.getState().toasts).toEqual([]);
  },
);
