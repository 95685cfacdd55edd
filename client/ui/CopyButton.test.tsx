// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { CopyButton } from "./CopyButton.tsx";

const link = "http://192.168.178.24:4321/w/abc";

afterEach(() => {
  Reflect.deleteProperty(navigator, "clipboard");
  Reflect.deleteProperty(document, "execCommand");
});

test("where the browser has a clipboard, the text goes there and success is told", async () => {
  const user = userEvent.setup();
  const writeText = vi.fn(() => Promise.resolve());
  stubClipboard({ writeText });
  render(<CopyButton text={link} label="Copy the link" />);
  await user.click(screen.getByRole("button", { name: "Copy the link" }));
  expect(writeText).toHaveBeenCalledWith(link);
  const copiedButton = await screen.findByRole("button", { name: "Copied" });
  await waitFor(() => expect(copiedButton).toHaveFocus());
});

test("on plain http, which has no clipboard, the selected text is copied and the focus comes back", async () => {
  const user = userEvent.setup();
  stubClipboard(undefined);
  const copied: string[] = [];
  document.execCommand = () => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) copied.push(field.value);
    return true;
  };
  render(<CopyButton text={link} />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  const copiedButton = await screen.findByRole("button", { name: "Copied" });
  await waitFor(() => expect(copiedButton).toHaveFocus());
  expect(copied).toEqual([link]);
  expect(document.querySelector("textarea")).toBeNull();
});

test("where neither way works, the text is shown, selected, with what to press", async () => {
  const user = userEvent.setup();
  stubClipboard({ writeText: () => Promise.reject(new Error("denied")) });
  render(<CopyButton text={link} />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Text to copy" });
  expect(field).toHaveValue(link);
  expect(field.selectionEnd).toBe(link.length);
  expect(field).toHaveAccessibleDescription(/Ctrl\+C/);
});

function stubClipboard(clipboard: unknown): void {
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
}
