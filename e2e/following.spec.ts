// Following one person: by mouse, by the palette on a phone, until one moves by oneself; and never in an anonymous round.

import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { expectAccessible } from "./axe.ts";
import { card } from "./board.ts";
import { openBrainstorm } from "./brainstorm.ts";
import { beginWithTemplate, readLinks } from "./lobby.ts";
import { expectRoom, goTo, openRoomMenu, type Person } from "./people.ts";
import { look } from "./screens.ts";
import { test } from "./stage.ts";

test("[A11-115] [A11-116] [A11-117] [A11-118] one follows another from room to room and over the board, and is let go", async ({
  come,
}) => {
  const ada = await come({ name: "Ada", role: "facilitator", to: "/" });
  await beginWithTemplate(ada, "onlineShop");
  const links = await readLinks(ada);
  const bo = await come({ name: "Bo", role: "curator", to: links.curator });
  const phone = await come({
    name: "Phone",
    role: "contributor",
    to: links.contributor,
    onPhone: true,
  });
  await sayName(ada);
  await sayName(bo);
  await test.step("by the list of who is here", async () => {
    await bo.page.getByRole("button", { name: t("shell.people", { count: 3 }) }).click();
    await expectAccessible(bo.page, "bo");
    const follow = t("people.followPerson", { name: "Ada" });
    await bo.page.getByRole("button", { name: follow }).click();
    await bo.page.keyboard.press("Escape");
    await expect(bar(bo)).toBeVisible();
    await expect(ada.page.getByText(t("people.followedBy", { name: "Bo" })).first()).toBeVisible();
  });
  await test.step("from room to room", async () => {
    await goTo(ada, "journeys");
    await expectRoom(bo, "journeys");
    await goTo(ada, "board");
    await expectRoom(bo, "board");
    await look(bo, "58 following");
  });
  await test.step("over the board", async () => {
    await ada.page
      .getByRole("button", { name: t("board.add") })
      .first()
      .click();
    await ada.page.getByRole("textbox", { name: t("board.newText") }).fill("Waits in a queue");
    await ada.page.keyboard.press("Enter");
    await expect(card(bo, "Waits in a queue")).toBeVisible();
    const before = await leftOf(bo);
    await ada.page.locator("[data-surface]").hover();
    await ada.page.mouse.wheel(80, 0);
    await expect.poll(() => leftOf(bo)).toBeLessThan(before - 40);
    await expect(bar(bo)).toBeVisible();
  });
  await test.step("on a phone, by the palette", async () => {
    await openRoomMenu(phone);
    await phone.page.getByRole("button", { name: t("shell.palette") }).tap();
    await phone.page.getByRole("combobox").fill("Follow Ada");
    await phone.page.keyboard.press("Enter");
    await expectRoom(phone, "board");
    await expect(bar(phone)).toBeVisible();
    await look(phone, "58 following");
    await expectAccessible(phone.page, "phone");
  });
  await test.step("until one moves by oneself", async () => {
    await bo.page.locator("[data-surface]").hover();
    await bo.page.mouse.wheel(0, 200);
    await expect(bar(bo)).toHaveCount(0);
  });
  await test.step("and not into a round", async () => {
    await goTo(ada, "brainstorm");
    await expect(phone.page.getByText(t("people.followedAlone", { name: "Ada" }))).toBeVisible();
    await expectRoom(phone, "board");
    await openBrainstorm(ada, { prompt: "Where do customers wait?", minutes: 3 });
    await expectRoom(phone, "brainstorm");
    await expect(bar(phone)).toHaveCount(0);
  });
});

async function sayName({ page, name }: Person): Promise<void> {
  await page.getByRole("button", { name: /(person|people) here$/ }).click();
  await page.getByRole("textbox", { name: t("people.yourName") }).fill(name);
  await page.keyboard.press("Escape");
}

function bar({ page }: Person) {
  return page.getByRole("complementary", { name: t("people.followingNow", { name: "Ada" }) });
}

/** Where the card stands on the screen. */
async function leftOf(person: Person): Promise<number> {
  return (await card(person, "Waits in a queue").boundingBox())?.x ?? 0;
}
