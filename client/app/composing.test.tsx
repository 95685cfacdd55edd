// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { TextField } from "../ui/TextField.tsx";
import { keepComposingKeys } from "./composing.ts";

test("[A11-253] the Enter that ends a composition sends nothing, also where a browser says that it has ended already", () => {
  const stop = keepComposingKeys();
  const sent = vi.fn();
  const left = vi.fn();
  render(
    <TextField
      label="Touchpoint"
      value="待つ"
      onChange={() => undefined}
      onEnter={sent}
      onEscape={left}
    />,
  );
  const field = screen.getByRole("textbox", { name: "Touchpoint" });
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  fireEvent.keyDown(field, { key: "Escape", keyCode: 229 });
  expect(sent).not.toHaveBeenCalled();
  expect(left).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
  expect(sent).toHaveBeenCalledOnce();
  stop();
});
