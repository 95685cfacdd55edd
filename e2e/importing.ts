// Owns: what is done in the import dialog: opening it, giving it a text or a file, reading its preview, taking it.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { type Person, press } from "./people.ts";

export async function openImport(person: Person): Promise<Locator> {
  const { page } = person;
  const name = t("importing.open");
  await press(person, page.getByRole("banner").getByRole("button", { name, exact: true }));
  const dialog = page.getByRole("dialog", { name: t("importing.title") });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function pasteText(dialog: Locator, text: string): Promise<void> {
  await dialog.getByRole("textbox", { name: t("importing.text") }).fill(text);
}

export async function chooseFile(dialog: Locator, name: string, content: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    dialog.page().waitForEvent("filechooser"),
    dialog.getByRole("button", { name: t("files.chooseMany") }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: content });
}

/** What the dialog says of what it would import. */
export function preview(dialog: Locator): Locator {
  return dialog.getByRole("status");
}

/** Imports what the preview shows, and waits until the dialog has gone. */
export async function take(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: t("importing.take"), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** One touchpoint for each line, through the dialog. */
export async function importLines(person: Person, lines: readonly string[]): Promise<void> {
  const dialog = await openImport(person);
  await pasteText(dialog, lines.join("\n"));
  await expect(preview(dialog)).toContainText(t("importing.touchpoints", { count: lines.length }));
  await take(dialog);
}
