// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { KeptField } from "./KeptField.tsx";

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
