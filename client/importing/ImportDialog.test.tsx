// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { lockBoard } from "../../shared/model/workshop.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { type LocalSession, localSession } from "../session/localSession.ts";
import { useToasts } from "../ui/toasts.ts";
import type { AskedImport } from "./askedImport.ts";
import { ImportDialog } from "./ImportDialog.tsx";

// Lists and diagrams never ask the device; only a whole workshop does, and that is tested end to end.
const noDevice = {} as Device;

/** As another person does it, who has no part in one's own steps of undo. */
function lock({ map }: LocalSession, locked: boolean): void {
  const changes = lockBoard(map.tables, { locked });
  if (changes.ok) map.apply(changes.value, "another");
}

function show(session: LocalSession, initial?: AskedImport) {
  let closed = 0;
  render(
    <DeviceProvider value={noDevice}>
      <SessionProvider value={session}>
        <ImportDialog onClose={() => closed++} {...(initial && { initial })} />
      </SessionProvider>
    </DeviceProvider>,
  );
  return { closed: () => closed };
}

describe("the import dialog", () => {
  it("[IMP-37] what would come, and which lines are wrong, is shown before anything changes", async () => {
    const session = localSession();
    show(session);
    const box = screen.getByRole("textbox", { name: "Text to import" });
    await userEvent.click(box);
    await userEvent.paste("journey\nsection Buy\nPay: 9: Me\nWait: 2: Me\n");
    expect(await screen.findByText(/2 touchpoints, 1 new persona, 1 stage, 2 steps/)).toBeVisible();
    expect(screen.getByText(/^Line 3: /)).toBeVisible();
    expect(session.map.tables.touchpoints.size).toBe(0);
  });

  it("[MAP-388] only the beginning of a very long text is in the field, and all of it is read", async () => {
    show(localSession());
    const box = screen.getByRole("textbox", { name: "Text to import" });
    const text = `${"a".repeat(100_000)}\n`.repeat(4);
    fireEvent.change(box, { target: { value: `${text}Pays the bill` } });
    expect(await screen.findByText(/^Only the first 20,?000 characters/)).toBeVisible();
    expect((box as HTMLTextAreaElement).value).toHaveLength(20_000);
    expect(box).toHaveAttribute("readonly");
    expect(await screen.findByText("1 touchpoint")).toBeVisible();
  });

  it("[STA-81] a very long text that is not to be changed can be taken out, and another brought", async () => {
    show(localSession());
    const box = screen.getByRole("textbox", { name: "Text to import" });
    expect(screen.queryByRole("button", { name: "Clear the text" })).toBeNull();
    fireEvent.change(box, { target: { value: `${"a".repeat(100_000)}\n`.repeat(4) } });
    await userEvent.click(await screen.findByRole("button", { name: "Clear the text" }));
    await waitFor(() => expect(box).toHaveFocus());
    expect(box).toHaveValue("");
    expect(box).not.toHaveAttribute("readonly");
    await userEvent.paste("Pays the bill");
    expect(await screen.findByText("1 touchpoint")).toBeVisible();
  });

  it("[IMP-128] a long text that is pasted is taken past the field, in place of what is selected there; a short one is the browser's", async () => {
    show(localSession());
    const box: HTMLTextAreaElement = screen.getByRole("textbox", { name: "Text to import" });
    const pasteIn = (text: string) =>
      fireEvent.paste(box, { clipboardData: { getData: () => text } });
    const line = "Waits for the answer of the service\n";
    fireEvent.change(box, { target: { value: "Calls\nHangs up\nPays" } });
    expect(pasteIn(line)).toBe(true);
    box.setSelectionRange("Calls\n".length, "Calls\nHangs up\n".length);
    expect(pasteIn(line.repeat(1_800))).toBe(false);
    expect(box).toHaveValue(`Calls\n${line.repeat(1_800)}Pays`);
    expect(await screen.findByText("1802 touchpoints")).toBeVisible();
    box.setSelectionRange(0, 0);
    pasteIn(line.repeat(30_000));
    expect(await screen.findByText(/^Only the first 20,?000 characters/)).toBeVisible();
    expect(pasteIn(line.repeat(1_800))).toBe(true);
  });

  it("[STA-79] while the board is locked nothing is imported, and what was brought stays until it is open", async () => {
    const session = localSession();
    show(session);
    await userEvent.click(screen.getByRole("textbox", { name: "Text to import" }));
    await userEvent.paste("See an advert");
    const button = () => screen.getByRole("button", { name: "Import" });
    await waitFor(() => expect(button()).toBeEnabled());
    act(() => lock(session, true));
    expect(button()).toHaveAttribute("aria-disabled", "true");
    expect(button()).toHaveAccessibleDescription(/^The board is locked/);
    await userEvent.click(button());
    expect(session.map.tables.touchpoints.size).toBe(0);
    act(() => lock(session, false));
    await userEvent.click(button());
    expect(session.map.tables.touchpoints.size).toBe(1);
  });

  it("[MAP-406] an import is not undone while the board is locked", async () => {
    const session = localSession();
    show(session);
    await userEvent.click(screen.getByRole("textbox", { name: "Text to import" }));
    await userEvent.paste("See an advert");
    const take = await screen.findByRole("button", { name: "Import" });
    await waitFor(() => expect(take).toBeEnabled());
    await userEvent.click(take);
    lock(session, true);
    session.undo.undo();
    expect(session.map.tables.touchpoints.size).toBe(1);
    lock(session, false);
    session.undo.undo();
    expect(session.map.tables.touchpoints.size).toBe(0);
  });

  it("[IMP-117] the encoding that was guessed is said, and another can be chosen before anything changes", async () => {
    const session = localSession();
    // "接触点" in GB18030, which as Windows-1252 is letters, too.
    const bytes = Uint8Array.from([0xbd, 0xd3, 0xb4, 0xa5, 0xb5, 0xe3]);
    show(session, {
      ...{ text: "½Ó´¥µã", fileName: "list.txt" },
      guessed: { bytes, encoding: "windows-1252" },
    });
    const field = await screen.findByRole("button", { name: /Letters of the file/ });
    expect(field).toHaveTextContent("Western European (Windows-1252)");
    await userEvent.click(field);
    await userEvent.click(await screen.findByRole("option", { name: /GB18030/ }));
    expect(await screen.findByText("接触点", { selector: "bdi" })).toBeVisible();
    expect(screen.getByRole("textbox")).toHaveValue("接触点");
    await userEvent.type(screen.getByRole("textbox"), "一");
    expect(screen.queryByRole("button", { name: /Letters of the file/ })).toBeNull();
    expect(session.map.tables.touchpoints.size).toBe(0);
  });

  it("[IMP-38] an import is one step of undo", async () => {
    const session = localSession();
    const dialog = show(session);
    await userEvent.click(screen.getByRole("textbox", { name: "Text to import" }));
    await userEvent.paste("See an advert\nAsk a friend");
    const take = await screen.findByRole("button", { name: "Import" });
    await waitFor(() => expect(take).toBeEnabled());
    await userEvent.click(take);
    expect([...session.map.tables.touchpoints.values()].map(({ text }) => text)).toEqual([
      "See an advert",
      "Ask a friend",
    ]);
    expect(dialog.closed()).toBe(1);
    const { message, action } = useToasts.getState().toasts.at(-1) ?? {};
    expect([message, action?.label]).toEqual(["Imported: 2 touchpoints", "Go to the board"]);
    action?.onPress();
    expect(window.location.pathname).toBe("/w/local/board");
    session.undo.undo();
    expect(session.map.tables.touchpoints.size).toBe(0);
  });

  it("[IMP-38] a refused import changes nothing and keeps what was pasted", async () => {
    const session = localSession({ role: "viewer" });
    const dialog = show(session);
    await userEvent.click(screen.getByRole("textbox", { name: "Text to import" }));
    await userEvent.paste("See an advert");
    const take = await screen.findByRole("button", { name: "Import" });
    await waitFor(() => expect(take).toBeEnabled());
    await userEvent.click(take);
    expect(session.map.tables.touchpoints.size).toBe(0);
    expect(dialog.closed()).toBe(0);
    expect(screen.getByRole("textbox", { name: "Text to import" })).toHaveValue("See an advert");
  });

  it("[A11-147] a table without a column that is recognised asks which one it is", async () => {
    const session = localSession();
    show(session);
    await userEvent.click(screen.getByRole("textbox", { name: "Text to import" }));
    await userEvent.paste("1\tשירות\n2\tWas it clean?");
    await userEvent.click(await screen.findByRole("button", { name: /Column of touchpoints/ }));
    await userEvent.click(await screen.findByRole("option", { name: "שירות" }));
    await userEvent.click(screen.getByRole("checkbox", { name: /first row names/ }));
    expect(await screen.findByText(/2 touchpoints/)).toBeVisible();
    const take = screen.getByRole("button", { name: "Import" });
    await waitFor(() => expect(take).toBeEnabled());
    await userEvent.click(take);
    const texts = [...session.map.tables.touchpoints.values()].map(({ text }) => text);
    expect(texts).toEqual(["שירות", "Was it clean?"]);
  });

  it("[A11-157] the column that was chosen counts while one mends the table, and goes with it", async () => {
    show(localSession());
    const box = screen.getByRole("textbox", { name: "Text to import" });
    await userEvent.click(box);
    await userEvent.paste("no\tשירות\n1\tWas it clean?");
    await userEvent.click(await screen.findByRole("button", { name: /Column of touchpoints/ }));
    await userEvent.click(await screen.findByRole("option", { name: "שירות" }));
    await userEvent.type(box, " And quiet?");
    expect(await screen.findByText("Was it clean? And quiet?")).toBeVisible();
    expect(screen.getByRole("button", { name: /Column of touchpoints/ })).toHaveTextContent(
      "שירות",
    );
    const write = (value: string) => fireEvent.change(box, { target: { value } });
    // No table meanwhile: there is no column that one could see.
    write("no שירות\n1\tWas it clean? And quiet?");
    write("no שירות\n1 Was it clean? And quiet?");
    expect(await screen.findByText("1 Was it clean? And quiet?")).toBeVisible();
    write("no שירות\n1\tWas it clean? And quiet?");
    write("no\tשירות\n1\tWas it clean? And quiet?");
    expect(await screen.findByText("Was it clean? And quiet?")).toBeVisible();
    await userEvent.clear(box);
    await userEvent.paste("a\tb\n1\t2");
    const field = await screen.findByRole("button", { name: /Column of touchpoints/ });
    expect(field).not.toHaveTextContent("b");
  });
});
