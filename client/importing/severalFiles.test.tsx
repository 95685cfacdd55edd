// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLayoutEffect } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lockBoard } from "../../shared/model/workshop.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { type LocalSession, localSession } from "../session/localSession.ts";
import { useToasts } from "../ui/toasts.ts";
import { useAskedImport } from "./askedImport.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { ImportDoor } from "./ImportDoor.tsx";

beforeEach(() => useToasts.setState({ toasts: [] }));

const file = (name: string, text: string): File => new File([text], name);

/** A folder, which a browser takes for a file that cannot be read. */
function folder(name: string): File {
  const empty = new File([], name);
  const refused = () => Promise.reject(new DOMException("No file", "NotFoundError"));
  return Object.defineProperty(empty, "arrayBuffer", { value: refused });
}

function show(files: readonly File[]) {
  const session = localSession();
  const closed = vi.fn();
  const noDevice = {} as Device;
  const { unmount } = render(
    <DeviceProvider value={noDevice}>
      <SessionProvider value={session}>
        <ImportDialog initial={{ text: "", fileName: "", files }} onClose={closed} />
      </SessionProvider>
    </DeviceProvider>,
  );
  return { session, closed, unmount };
}

const textsIn = (session: LocalSession) =>
  [...session.map.tables.touchpoints.values()].map(({ text }) => text);
const messages = () => useToasts.getState().toasts.map(({ message }) => message);

async function take(): Promise<void> {
  const button = screen.getByRole("button", { name: "Import" });
  await waitFor(() => {
    expect(button).toBeEnabled();
    expect(button).not.toHaveAttribute("aria-disabled", "true");
  });
  await userEvent.click(button);
}

describe("files that are brought together", () => {
  it("[MAP-350] are imported one after the other, and it is said which of them one sees", async () => {
    const { session, closed } = show([file("a.txt", "See it"), file("b.csv", "Buy it")]);
    expect(await screen.findByText("File 1 of 2: a.txt")).toBeVisible();
    await take();
    expect(await screen.findByText("File 2 of 2: b.csv")).toBeVisible();
    expect(textsIn(session)).toEqual(["See it"]);
    expect(closed).not.toHaveBeenCalled();
    expect(screen.queryByRole("button", { name: "Skip this file" })).toBeNull();
    await take();
    expect(textsIn(session)).toEqual(["See it", "Buy it"]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it("[MAP-350] can be left out one by one", async () => {
    const { session } = show([file("a.txt", "See it"), file("b.csv", "Buy it")]);
    await userEvent.click(await screen.findByRole("button", { name: "Skip this file" }));
    expect(await screen.findByText("File 2 of 2: b.csv")).toBeVisible();
    await take();
    expect(textsIn(session)).toEqual(["Buy it"]);
  });

  it("[MAP-350] are joined by more of them also while the last one is seen", async () => {
    const { session } = show([file("a.txt", "See it"), file("b.csv", "Buy it")]);
    await take();
    await screen.findByText("File 2 of 2: b.csv");
    const input = document.querySelector("input[type=file]") as HTMLInputElement;
    fireEvent.change(input, { target: { files: [file("c.txt", "Use it")] } });
    expect(await screen.findByText("File 2 of 3: b.csv")).toBeVisible();
    await take();
    expect(await screen.findByText("File 3 of 3: c.txt")).toBeVisible();
    expect(textsIn(session)).toEqual(["See it", "Buy it"]);
  });

  it("[MAP-350] that are read when the dialog has gone say nothing and close nothing any more", async () => {
    const slow = new File([], "slow.txt");
    let answer = (_: ArrayBuffer): void => undefined;
    const reading = new Promise<ArrayBuffer>((resolve) => {
      answer = resolve;
    });
    Object.defineProperty(slow, "arrayBuffer", { value: () => reading });
    const { closed, unmount } = show([file("a.txt", "See it"), slow]);
    await userEvent.click(await screen.findByRole("button", { name: "Skip this file" }));
    unmount();
    await act(async () => answer(new ArrayBuffer(0)));
    expect(closed).not.toHaveBeenCalled();
    expect(messages()).toEqual([]);
  });

  it("[MAP-350] are named where they cannot be read or are empty, and the others go on", async () => {
    const { closed } = show([folder("Lists"), file("b.csv", "Buy it"), file("empty.txt", " \n")]);
    expect(await screen.findByText("File 2 of 3: b.csv")).toBeVisible();
    expect(messages()).toEqual(["“Lists” is not imported. The file could not be read."]);
    await take();
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(messages()).toContainEqual(
      expect.stringContaining("“empty.txt” is not imported. There is no text in it."),
    );
  });

  it("[STA-80] are told of in one message: what came of all of them, and one for those that could not be read", async () => {
    const { closed } = show([
      file("a.txt", "See it\nAsk"),
      folder("Lists"),
      file("b.txt", "Buy it"),
      folder("Old"),
      file("c.txt", "Pay"),
      file("empty.txt", ""),
    ]);
    await screen.findByText("File 1 of 6: a.txt");
    await take();
    await screen.findByText("File 3 of 6: b.txt");
    await take();
    await screen.findByText("File 5 of 6: c.txt");
    await take();
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
    expect(new Set(messages())).toEqual(
      new Set([
        "Imported from 3 files: 4 touchpoints",
        "Not imported: Lists, Old. The file could not be read. “empty.txt” is not imported. There is no text in it.",
      ]),
    );
  });

  it("[MAP-350] leave the keyboard at the button, and in the text of one that is refused", async () => {
    show([file("a.txt", "See it"), file("b.csv", "Buy it"), file("c.mmd", "journey\n")]);
    await screen.findByText("File 1 of 3: a.txt");
    await take();
    await screen.findByText("File 2 of 3: b.csv");
    await waitFor(() => expect(screen.getByRole("button", { name: "Import" })).toHaveFocus());
    await take();
    await screen.findByText("File 3 of 3: c.mmd");
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveFocus());
  });

  it("[MAP-350] dropped on the page come to the dialog, all of them", () => {
    render(
      <SessionProvider value={localSession()}>
        <ImportDoor />
      </SessionProvider>,
    );
    const files = [file("a.txt", "See it"), file("b.csv", "Buy it")];
    const drop = fireEvent.drop(document.body, { dataTransfer: { files, types: ["Files"] } });
    expect(drop).toBe(false);
    expect(useAskedImport.getState().asked?.files).toEqual(files);
  });
});

it("[A11-216] the way in is heard as soon as it can be pressed", () => {
  function PressedAtOnce() {
    // In the frame in which the button comes, as by a hand that is quick on a machine that is slow.
    useLayoutEffect(() => screen.getByRole("button", { name: "Import" }).click(), []);
    return null;
  }
  render(
    <DeviceProvider value={{} as Device}>
      <SessionProvider value={localSession()}>
        <ImportDoor />
        <PressedAtOnce />
      </SessionProvider>
    </DeviceProvider>,
  );
  expect(useAskedImport.getState().asked).toEqual({ text: "", fileName: "" });
});

it("[STA-79] on a locked board the way in is shut with the reason, and files are refused unread", async () => {
  const session = localSession();
  render(
    <SessionProvider value={session}>
      <ImportDoor />
    </SessionProvider>,
  );
  const locked = lockBoard(session.map.tables, { locked: true });
  act(() => session.map.apply(locked.ok ? locked.value : [], "another"));
  expect(screen.getByRole("button", { name: "Import" })).toHaveAttribute("aria-disabled", "true");
  const files = [file("a.txt", "See it")];
  fireEvent.drop(document.body, { dataTransfer: { files, types: ["Files"] } });
  expect(useAskedImport.getState().asked).toBeNull();
  const { message, action } = useToasts.getState().toasts.at(-1) ?? {};
  expect(message).toMatch(/^The board is locked/);
  expect(action?.label).toBe("Unlock the board");
  act(() => action?.onPress());
  expect(screen.getByRole("button", { name: "Import" })).not.toHaveAttribute("aria-disabled");
});

it("[A11-170] a text to import is read from its own side", () => {
  show([]);
  expect(screen.getByRole("textbox", { name: "Text to import" })).toHaveAttribute("dir", "auto");
});
