// What people set in their systems or browsers still shows all, and all that the keyboard goes to: colours forced by the system,
// larger spaces between letters, 400 %.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { makeMapFor } from "./backstage.ts";
import { card } from "./board.ts";
import { openRatings, rate, ratingRow } from "./feel.ts";
import { importLines } from "./importing.ts";
import { addMissing, markMoment, openStep } from "./journeys.ts";
import { beginWithTemplate, readLinks } from "./lobby.ts";
import { beginsWith, bringEveryone, goTo, screenSizes } from "./people.ts";
import { expectInSight } from "./screens.ts";
import { test } from "./stage.ts";

const text = "Waits for the parcel";

test("[A11-220] [A11-221] [A11-222] [A11-226] in colours forced by the system all has an edge, what is chosen a sign, and canvases the system's ground", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  const links = await readLinks(person);
  await importLines(person, ["Sees an advert", "Compares prices"]);
  await goTo(person, "board");
  await page.getByRole("button", { name: t("board.more") }).click();
  await page.getByRole("menuitem", { name: t("board.minimapShow") }).click();
  const small = page.getByRole("img", { name: t("board.minimap") });
  const drawn = () => small.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(small).toBeVisible();
  const inLight = await drawn();
  await page.evaluate(() => localStorage.setItem("waymark.theme", "light"));

  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(drawn, "the small map in the colours of the theme").not.toBe(inLight);
  const token = (name: string) =>
    page.locator("html").evaluate((root, of) => getComputedStyle(root).getPropertyValue(of), name);
  expect(await token("--line"), "the edge of a card far out").toBe(await token("--line-strong"));

  await page.getByRole("button", { name: t("board.more") }).click();
  await expectEdge(page.getByRole("menu").locator(".."), "a menu");
  await page.keyboard.press("Escape");
  await card(person, "Sees an advert").click();
  await expectEdge(
    page.getByRole("toolbar", { name: t("board.selection") }),
    "the selection's bar",
  );
  await page.keyboard.press("Control+k");
  await expectEdge(page.getByRole("dialog").locator(".."), "a dialog");
  await page.keyboard.press("Escape");
  await bringEveryone(person);
  const dismiss = page.getByRole("button", { name: t("ui.dismissMessage") }).first();
  await expectEdge(dismiss.locator(".."), "a message");

  await goTo(person, "journeys");
  await addMissing(person, text, "Receive");
  await markMoment(person, text, "pain");
  await goTo(person, "backstage");
  await makeMapFor(person, text);
  const handOffs = page.getByRole("button", { name: t("backstage.handOffs"), exact: true });
  const atRest = await groundOf(handOffs);
  await handOffs.click();
  await expect(handOffs).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => groundOf(handOffs), "a pressed button").not.toBe(atRest);

  await goTo(person, "feel");
  await openRatings(person);
  const rater = await come({
    name: "Contributor",
    role: "contributor",
    to: links.contributor,
    options: { forcedColors: "active", colorScheme: "dark" },
  });
  await goTo(rater, "feel");
  await rate(rater, text, 1);
  const bar = rater.page.getByRole("progressbar").locator("div > div");
  expect(await groundOf(bar), "how far it is").not.toBe(await groundOf(bar.locator("..")));
  await ratingRow(rater, text)
    .getByRole("button", { name: beginsWith(t("feel.changeRating")) })
    .click();
  const edge = (isChosen: boolean) =>
    rater.page
      .getByRole("radio", { checked: isChosen })
      .first()
      .locator("..")
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
  expect(await edge(true), "a chosen rating").not.toBe(await edge(false));
});

test("[A11-224] the words about a control stay while the pointer is on them, and go with Escape", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  const control = page.getByRole("button", { name: t("shell.palette") });
  await control.hover();
  const words = page.getByRole("tooltip");
  await expect(words).toBeVisible();
  const from = await middleOf(control);
  const first = await middleOf(words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.move(first.x, first.y, { steps: 6 });
  // Whatever was to go with the control that was left has gone. The header may still grow, and the words go along with it.
  const isOnWords = async (): Promise<boolean> => {
    const to = await middleOf(words);
    await page.mouse.move(to.x + 1, to.y);
    return words.evaluate((element) => element.matches(":hover"));
  };
  await expect.poll(isOnWords).toBe(true);
  await expect(words).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(words).toHaveCount(0);
});

test("[A11-225] [A11-229] in larger spacing no choice is cut, and at 400 % no tool of the board is covered", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await goTo(person, "journeys");
  await addMissing(person, text, "Receive");
  const panel = await openStep(person, text);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}",
    );
    document.adoptedStyleSheets = [sheet];
  });
  const cut = await panel
    .locator("[aria-haspopup=listbox] > span")
    .evaluateAll((values) =>
      values
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ textContent }) => textContent),
    );
  expect(cut).toEqual([]);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });

  await goTo(person, "board");
  await page.setViewportSize({ width: 320, height: 640 });
  const tools = await boxOf(page.getByRole("radiogroup", { name: t("board.tool") }));
  const zoom = await boxOf(page.getByRole("button", { name: t("board.zoomOut") }));
  expect(tools.x + tools.width).toBeLessThanOrEqual(zoom.x);
});

test("[A11-233] [A11-234] [A11-235] [A11-240] at 400 % the keyboard goes to nothing behind the walk or the name of a stage", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await goTo(person, "journeys");
  await addMissing(person, text, "Receive");
  await page.setViewportSize({ width: 320, height: 256 });
  await expectInSight(person, { key: "Tab", times: 36 });
  await page.setViewportSize(screenSizes.desk.viewport);
  await page.getByRole("radio", { name: t("lanes.lanes") }).click();
  // The code of the lanes comes only now; what it brings must not move what has the keyboard meanwhile.
  await expect(page.getByRole("button", { name: t("lanes.settings") })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 256 });
  await expectInSight(person, { key: "Tab", times: 24 });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectInSight(person, { key: "Tab", times: 32 });
  await page.setViewportSize(screenSizes.desk.viewport);
  await goTo(person, "present");
  await page.getByRole("button", { name: t("present.walkAny") }).click();
  await expect(page.getByRole("button", { name: t("present.leave") })).toBeVisible();
  await expectInSight(person, { key: "Tab", times: 12 });
  await page.setViewportSize({ width: 320, height: 640 });
  const controls = page.getByRole("navigation", { name: t("present.walk") }).getByRole("button");
  const ends = () =>
    controls.evaluateAll((all) =>
      Math.max(...all.map((control) => control.getBoundingClientRect().right)),
    );
  await expect.poll(ends, "where the last control ends").toBeLessThanOrEqual(320);
  await expectInSight(person, { key: "Shift+Tab", times: 12 });
  await page.getByRole("button", { name: t("present.leave") }).click();
  await expect(page.getByRole("banner")).toBeVisible();
});

async function expectEdge(surface: Locator, what: string): Promise<void> {
  const { style, color, ground } = await surface.evaluate((element) => {
    const { outlineStyle, outlineColor, backgroundColor } = getComputedStyle(element);
    return { style: outlineStyle, color: outlineColor, ground: backgroundColor };
  });
  expect(style, what).toBe("solid");
  expect(color, what).not.toBe(ground);
}

function groundOf(surface: Locator): Promise<string> {
  return surface.evaluate((element) => getComputedStyle(element).backgroundColor);
}

async function middleOf(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error("It is not on the screen");
  return box;
}
