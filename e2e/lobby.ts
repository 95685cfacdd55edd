// Owns: what is done on the first page and in the lobby: making a workshop, reading its links, revoking one, opening
// the map.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import type { Role } from "../shared/model/rights.ts";
import { type TemplateName, templateOf } from "../shared/model/template.ts";
import { expectRoom, type Person } from "./people.ts";

const roleWords: Readonly<Record<Role, string>> = {
  facilitator: t("lobby.roleFacilitator"),
  curator: t("lobby.roleCurator"),
  contributor: t("lobby.roleContributor"),
  viewer: t("lobby.roleViewer"),
};

/** One click on the first page makes a workshop of an example. */
export async function beginWithTemplate(person: Person, template: TemplateName): Promise<void> {
  const { title } = templateOf(template);
  await person.page.getByRole("button", { name: title, exact: true }).click();
  await expectRoom(person, "lobby");
}

/** One click makes an empty workshop. */
export async function beginEmpty(person: Person): Promise<void> {
  await person.page.getByRole("button", { name: t("lobby.create"), exact: true }).click();
  await expectRoom(person, "lobby");
}

/** A workshop out of an exported file, from the first page. */
export async function beginFromFile(
  person: Person,
  file: { readonly name: string; readonly content: Buffer },
): Promise<void> {
  const { page } = person;
  const section = page.getByRole("region", { name: t("lobby.fileTitle") });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    section.getByRole("button", { name: t("files.choose") }).click(),
  ]);
  await chooser.setFiles({
    name: file.name,
    mimeType: "application/json",
    buffer: file.content,
  });
  await expectRoom(person, "lobby");
}

/** The four links, as they stand on the screen to be given away. */
export async function readLinks(person: Person): Promise<Readonly<Record<Role, string>>> {
  const read = async (role: Role): Promise<string> => {
    const link = linkCard(person, role).getByText("/w/");
    await expect(link).toHaveText(/^http:\/\/[^/]+\/w\/[\w-]+#[\w-]{43}$/);
    return (await link.textContent()) ?? "";
  };
  return {
    facilitator: await read("facilitator"),
    curator: await read("curator"),
    contributor: await read("contributor"),
    viewer: await read("viewer"),
  };
}

export async function revokeLink(person: Person, role: Role): Promise<void> {
  const { page } = person;
  await linkCard(person, role)
    .getByRole("button", { name: t("lobby.linkMenu", { role: roleWords[role] }) })
    .click();
  await page.getByRole("menuitem", { name: t("lobby.revokeLink") }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("lobby.revokeConfirm"), exact: true })
    .click();
}

/** Lets contributors edit the map, or not any more. */
export async function letContributorsEdit({ page }: Person, isOpen: boolean): Promise<void> {
  const choice = page.getByRole("switch", { name: t("lobby.mapOpen") });
  await expect(choice).toBeChecked({ checked: !isOpen });
  await page.locator("label").filter({ has: choice }).click();
  await expect(choice).toBeChecked({ checked: isOpen });
}

function linkCard({ page }: Person, role: Role): Locator {
  const heading = page.getByRole("heading", { level: 3, name: roleWords[role], exact: true });
  return page.getByRole("listitem").filter({ has: heading });
}
