// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { KeptField } from "./KeptField.tsx";
import { endFields } from "./lastWords.ts";

const notes = () => screen.getByRole("textbox", { name: "Notes" });

function leave(text: string): void {
  fireEvent.change(notes(), { target: { value: text } });
  fireEvent.blur(notes());
}

test.each([false, null])(
  "[MAP-380] words that are refused stay in their field, and are offered again when it is left again: %s",
  (refused) => {
    const taken: string[] = [];
    let isLocked = true;
    const keep = (text: string): unknown => (isLocked ? refused : taken.push(text));
    render(<KeptField label="Notes" value="As it was" onKeep={keep} />);
    leave("Nine minutes");
    expect(notes()).toHaveValue("Nine minutes");
    isLocked = false;
    fireEvent.blur(notes());
    expect(taken).toEqual(["Nine minutes"]);
  },
);

test("[A11-176] words are written from their own side, right to left where they are", () => {
  render(<KeptField label="Notes" value="" onKeep={() => undefined} />);
  expect(notes()).toHaveAttribute("dir", "auto");
});

test("[MAP-447] words in a field that goes with its room, without being left, are kept, once; refused ones are said", () => {
  const taken: string[] = [];
  const lost: string[] = [];
  let isLocked = false;
  const field = () => (
    <KeptField
      label="Notes"
      value="As it was"
      onKeep={(text) => (isLocked ? null : taken.push(text))}
      onLost={(text) => lost.push(text)}
    />
  );
  const first = render(field());
  fireEvent.change(notes(), { target: { value: "Nine minutes" } });
  first.unmount();
  expect(taken).toEqual(["Nine minutes"]);
  const second = render(field());
  act(() => {
    leave("Ten minutes");
    second.unmount();
  });
  expect(taken).toEqual(["Nine minutes", "Ten minutes"]);
  render(field()).unmount();
  expect(taken).toHaveLength(2);
  isLocked = true;
  const third = render(field());
  leave("Eleven minutes");
  third.unmount();
  expect([taken.length, lost]).toEqual([2, ["Eleven minutes"]]);
});

test("[MAP-448] what somebody else writes while one writes stands at the field, and whoever's words take its place is told of it, once", () => {
  const overtaken: string[] = [];
  const field = (value: string) => (
    <KeptField
      label="Notes"
      value={value}
      onKeep={() => true}
      onOvertake={(theirs) => overtaken.push(theirs)}
      changedWords={(theirs) => `Now: ${theirs}`}
    />
  );
  const { rerender } = render(field("As it was"));
  fireEvent.change(notes(), { target: { value: "Mine" } });
  expect(notes()).not.toHaveAccessibleDescription();
  rerender(field(""));
  expect(notes()).not.toHaveAccessibleDescription();
  rerender(field("Theirs"));
  expect(notes()).toHaveValue("Mine");
  expect(notes()).toHaveAccessibleDescription("Now: Theirs");
  fireEvent.blur(notes());
  expect(overtaken).toEqual(["Theirs"]);
  rerender(field("Mine"));
  leave("Mine, too");
  expect(overtaken).toHaveLength(1);
});

test("[MAP-447] so they are as the page goes, and once where it comes back", () => {
  const taken: string[] = [];
  const { unmount } = render(
    <KeptField label="Notes" value="As it was" onKeep={(text) => taken.push(text)} />,
  );
  fireEvent.change(notes(), { target: { value: "Nine minutes" } });
  fireEvent(window, new Event("pagehide"));
  expect(taken).toEqual(["Nine minutes"]);
  unmount();
  expect(taken).toEqual(["Nine minutes"]);
});

test("[STA-71] refused words are in the copy that is offered as the workshop ends, once, and are not said besides", () => {
  const lost: string[] = [];
  const { unmount } = render(
    <KeptField label="Notes" value="" onKeep={() => null} onLost={(text) => lost.push(text)} />,
  );
  fireEvent.change(notes(), { target: { value: "Nine minutes" } });
  expect(endFields({ origin: {}, participation: 0 })).toEqual(["Nine minutes"]);
  unmount();
  expect(lost).toEqual([]);
});

test("[MAP-448] what somebody else wrote stays at the field while one writes on, and nobody is told of an empty one", () => {
  const overtaken: string[] = [];
  const writing: boolean[] = [];
  const field = (value: string) => (
    <KeptField
      label="Notes"
      value={value}
      onKeep={() => true}
      onWriting={(now) => writing.push(now)}
      onOvertake={(theirs) => overtaken.push(theirs)}
      changedWords={(theirs) => `Now: ${theirs}`}
    />
  );
  const { rerender } = render(field("As it was"));
  fireEvent.change(notes(), { target: { value: "Mi" } });
  rerender(field("Theirs"));
  fireEvent.change(notes(), { target: { value: "Mine" } });
  expect(notes()).toHaveAccessibleDescription("Now: Theirs");
  expect(writing).toEqual([true]);
  rerender(field(""));
  fireEvent.blur(notes());
  expect([overtaken, writing]).toEqual([[], [true, false]]);
});

test("[MAP-448] a field whose words somebody else has written too shows what they write next", () => {
  const taken: string[] = [];
  const field = (value: string) => (
    <KeptField label="Notes" value={value} onKeep={(text) => taken.push(text)} />
  );
  const { rerender } = render(field("As it was"));
  fireEvent.change(notes(), { target: { value: "The same" } });
  rerender(field("The same"));
  rerender(field("The same, and more"));
  expect(notes()).toHaveValue("The same, and more");
  leave("Other words");
  expect(taken).toEqual(["Other words"]);
});

test("[MAP-447] words that are written back to what they were are no change", () => {
  const taken: string[] = [];
  render(<KeptField label="Notes" value="As it was" onKeep={(text) => taken.push(text)} />);
  fireEvent.change(notes(), { target: { value: "As it wa" } });
  leave("As it was");
  expect(taken).toEqual([]);
});
