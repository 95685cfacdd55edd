// What opens over the rooms: dialogs, menus and popovers, each asked for as people do; and what the keyboard goes to.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { expectAccessible } from "./axe.ts";
import { makeMapFor } from "./backstage.ts";
import { card } from "./board.ts";
import { openBrainstorm } from "./brainstorm.ts";
import { importLines } from "./importing.ts";
import { addMissing, markMoment, openStep, step } from "./journeys.ts";
import { beginWithTemplate } from "./lobby.ts";
import { beginsWith, goTo, type Person, screenSizes } from "./people.ts";
import { expectInSight, expectRoomAsHighAsScreen } from "./screens.ts";
import { test } from "./stage.ts";

const long =
  "כל אדם, כחבר החברה, זכאי לבטחון סוציאלי וזכאי לתבוע שהזכויות הכלכליות והתרבותיות יובטחו במאמץ לאומי ובשיתוף פעולה";

test("[A11-135] whatever opens over a room fits the screen, has targets for fingers, and satisfies axe", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  const button = (name: string | RegExp): Locator =>
    page
      .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
      .first();
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, ["Sees an advert", "Compares prices"]);

  await test.step("the header", async () => {
    for (const name of [t("shell.people", { count: 1 }), t("parts.themeLabel")]) {
      await lookInto(person, button(name), { isOnDeskOnly: true });
    }
    await lookInto(person, button(t("importing.open")), { isOnDeskOnly: true });
    await lookInto(person, button(t("shell.palette")), { isOnDeskOnly: true });
  });

  await test.step("the lobby", async () => {
    const role = t("lobby.roleViewer");
    await lookInto(person, button(t("lobby.linkMenu", { role })), {
      items: [t("lobby.replaceLink"), t("lobby.revokeLink")],
    });
    await lookInto(person, button(/^Colour of /));
    await lookInto(person, button(t("lobby.wallOpen")), { isOnDeskOnly: true });
  });

  await test.step("the board", async () => {
    await goTo(person, "board");
    await lookInto(person, button(t("filter.title")));
    await lookInto(person, button(t("board.more")));
    await card(person, "Sees an advert").click();
    await lookInto(person, button(t("board.channel")), { isOnDeskOnly: true });
  });

  await test.step("journeys", async () => {
    await goTo(person, "journeys");
    await addMissing(person, long, "Receive");
    await markMoment(person, long, "pain");
    await expectRoomAsHighAsScreen(person);
    await page.keyboard.press("Escape");
    await lookInto(person, button(t("journeys.addPersona")));
    await lookInto(person, button(t("journeys.journeyActions")), {
      items: [t("compare.duplicate"), t("journeys.deleteJourney")],
    });
    await lookInto(person, button(t("journeys.stageMenu", { name: "Receive" })));
    await page.getByRole("radio", { name: t("lanes.lanes") }).click();
    await lookInto(person, button(t("lanes.settings")));
  });

  await test.step("backstage", async () => {
    await goTo(person, "backstage");
    await lookInto(person, button(t("backstage.editMomentOf", { text: long })));
    await lookInto(person, button(t("backstage.newMap")));
    await lookInto(person, button(t("backstage.importBpmn")));
  });

  await test.step("present", async () => {
    await goTo(person, "present");
    await lookInto(person, button(t("exporting.open")));
    await lookInto(person, button(beginsWith(`${t("present.exportShort")} `)));
  });

  await test.step("the brainstorm", async () => {
    await goTo(person, "brainstorm");
    await openBrainstorm(person, { prompt: "Where do we meet our customers?", minutes: 3 });
    await lookInto(person, button(t("leading.closeNow")));
  });
});

test("[A11-236] every panel beside the work satisfies axe, in light and in dark", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, ["Sees an advert", "Sees an adverts", "Compares prices"]);
  const expectPanel = async (name: string): Promise<void> => {
    const panel = page.getByRole("complementary", { name, exact: true });
    await expect(panel).toBeVisible();
    await expectAccessible(page, name, {}, "aside");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, `${name}, dark`, { runOnly: ["color-contrast"] }, "aside");
    await page.emulateMedia({ colorScheme: "light" });
    await panel.getByRole("button", { name: t("ui.close"), exact: true }).click();
  };
  await goTo(person, "board");
  await card(person, "Compares prices").click();
  await page.keyboard.press("i");
  await expectPanel(t("board.details"));
  await page.getByRole("button", { name: t("board.more") }).click();
  await page.getByRole("menuitem", { name: t("board.duplicates") }).click();
  await expectPanel(t("board.duplicates"));
  await goTo(person, "journeys");
  await addMissing(person, "Waits for the parcel", "Receive");
  await markMoment(person, "Waits for the parcel", "pain");
  await expectPanel(t("journeys.panelTitle"));
  await goTo(person, "backstage");
  await makeMapFor(person, "Waits for the parcel");
  await page.getByRole("button", { name: t("backstage.handOffs"), exact: true }).click();
  await expectPanel(t("backstage.handOffs"));
  await goTo(person, "present");
  await page.getByRole("button", { name: t("present.walkAny") }).click();
  await page.getByRole("button", { name: t("present.speakerNotes") }).click();
  await expectPanel(t("present.speakerNotes"));
  await page.getByRole("button", { name: t("present.talk") }).click();
  await expectPanel(t("present.talk"));
});

test("[A11-172] a press marks a card as selected alone, and a key as the one with the keyboard, too", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, ["Compares prices"]);
  await goTo(person, "board");
  const pressed = card(person, "Compares prices");
  const face = pressed.locator("> *");
  const outside = (name: "boxShadow" | "outlineStyle"): Promise<string> =>
    face.evaluate((element, property) => getComputedStyle(element)[property], name);
  const unmarked = await outside("boxShadow");
  await pressed.click();
  await expect.poll(() => outside("boxShadow")).not.toBe(unmarked);
  expect(await outside("outlineStyle")).toBe("none");
  await person.page.keyboard.press("Shift");
  await expect.poll(() => outside("outlineStyle")).toBe("solid");
});

test("[A11-215] on the board a message covers none of the bars at its foot, also on a tablet", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, ["Compares prices"]);
  await goTo(person, "board");
  await card(person, "Compares prices").click();
  await page.keyboard.press("Delete");
  const message = page
    .getByRole("region", { name: t("ui.messages") })
    .getByRole("button")
    .first();
  await message.hover();
  const edgeOf = async (thing: Locator): Promise<{ top: number; bottom: number }> => {
    const box = await thing.boundingBox();
    return { top: box?.y ?? Number.NaN, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
  };
  await page.setViewportSize({ width: 820, height: 1180 });
  const bar = page.getByRole("toolbar", { name: t("board.viewControls") });
  await expect(message).toBeVisible();
  expect((await edgeOf(message)).bottom).toBeLessThan((await edgeOf(bar)).top);
});

test("[A11-133] what the keyboard goes to is in sight, forwards and backwards, also at 400 %", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await importLines(person, [long, "Sees an advert", "Compares prices"]);
  await expectInSight(person, { key: "Shift+Tab", times: 24 });
  await goTo(person, "journeys");
  await addMissing(person, "Waits for the parcel", "Receive");
  await page.reload();
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(step(person, "Waits for the parcel")).toBeAttached();
  await expectInSight(person, { key: "Tab", times: 28 });
  await page.setViewportSize(screenSizes.desk.viewport);
  await goTo(person, "board");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  await expect(card(person, "Sees an advert")).toBeAttached();
  await expectInSight(person, { key: "Tab", times: 20 });
  await page.goto(new URL("board/outline", page.url()).href);
  await page.getByRole("treeitem", { name: beginsWith("Sees an advert") }).click();
  await page.getByRole("button", { name: t("outline.add"), exact: true }).focus();
  const tools = page.getByRole("toolbar", { name: t("outline.tools") });
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press("ArrowRight");
    expect.soft(await tools.evaluate(reachesUnderLast), `tool ${press + 2}`).toBe(false);
  }
});

/** Runs in the page: the last of a bar stays in sight above those that go sideways. */
function reachesUnderLast(bar: Element): boolean {
  const last = bar.lastElementChild?.getBoundingClientRect();
  const focused = document.activeElement?.getBoundingClientRect();
  return last !== undefined && focused !== undefined && focused.right > last.left;
}

test("[A11-134] [A11-159] in colours forced by the system one sees what is chosen, and on paper the journey alone", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const { page } = person;
  await beginWithTemplate(person, "onlineShop");
  await goTo(person, "journeys");
  await addMissing(person, "Waits for the parcel", "Receive");
  await openStep(person, "Waits for the parcel");
  await page.mouse.move(0, 0);
  await page.emulateMedia({ forcedColors: "active" });
  const chosen = step(person, "Waits for the parcel");
  await expect(chosen).toHaveAttribute("aria-selected", "true");
  await expect(chosen).toHaveCSS("outline-style", "solid");
  const rooms = page.getByRole("navigation", { name: t("shell.rooms") });
  const edge = (room: Locator): Promise<string> =>
    room.evaluate((element) => getComputedStyle(element).borderBottomColor);
  const here = await edge(rooms.getByRole("link", { name: beginsWith(t("shell.journeys")) }));
  expect(await edge(rooms.getByRole("link", { name: beginsWith(t("shell.board")) }))).not.toBe(
    here,
  );
  const ground = (name: string): Promise<string> =>
    page
      .getByRole("radio", { name, exact: true })
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground(t("journeys.ideal"))).not.toBe(await ground(t("journeys.current")));

  await page.emulateMedia({ forcedColors: "none" });
  await page.getByRole("button", { name: t("shell.bringEveryone") }).click();
  const message = page.getByRole("region", { name: t("ui.messages") });
  await expect(message).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(message).toBeHidden();
  await expect(page.getByRole("navigation", { name: t("shell.rooms") })).toBeHidden();
  await expect(chosen).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: t("palette.title") });
  await expect(palette).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(palette).toBeHidden();
});

interface Looking {
  /** What opens by itself only where the header is wide. */
  readonly isOnDeskOnly?: boolean;
  /** Of a menu: what opens something further. */
  readonly items?: readonly string[];
}

const overlays = "[role=dialog], [role=alertdialog], [role=menu]";

/** Opens what a control opens, looks at it as axe, an eye and a finger do, and closes it. */
async function lookInto(person: Person, opener: Locator, looking: Looking = {}): Promise<void> {
  const { page } = person;
  const { isOnDeskOnly = false, items = [] } = looking;
  for (const item of [null, ...items]) {
    await opener.click();
    await expect(page.locator(overlays).first()).toBeVisible();
    if (item !== null) {
      await page.getByRole("menuitem", { name: item, exact: true }).click();
      await expect(page.locator("[role=dialog], [role=alertdialog]").first()).toBeVisible();
    }
    const what = `${item ?? ""} ${await page.locator(overlays).last().innerText()}`.slice(0, 60);
    await expectAccessible(page, what, {}, overlays);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, `${what}, dark`, { runOnly: ["color-contrast"] }, overlays);
    await page.emulateMedia({ colorScheme: "light" });
    await expectFits(person, what);
    if (!isOnDeskOnly) {
      await page.setViewportSize(screenSizes.phone.viewport);
      await expectFits(person, `${what}, on a phone`);
      await page.setViewportSize(screenSizes.desk.viewport);
    }
    await page.keyboard.press("Escape");
    await expect(page.locator(overlays)).toHaveCount(0);
  }
}

/** WCAG 2.5.8: 24 CSS pixels each way, for all that is pressed and not hidden from the eye. */
const leastTarget = 24;

async function expectFits({ page }: Person, what: string): Promise<void> {
  const faults = () =>
    page.locator(overlays).evaluateAll(
      (open, least) =>
        open.flatMap((overlay) => {
          const pressed = overlay.querySelectorAll(
            "button, a[href], [role=menuitem], [role=option]",
          );
          const small = [...pressed].flatMap((control) => {
            const { width, height } = control.getBoundingClientRect();
            const isHidden = control.closest("[style*='clip'], [data-react-aria-hidden]") !== null;
            if (isHidden || width === 0 || (width >= least && height >= least)) return [];
            const name = control.getAttribute("aria-label") ?? control.textContent;
            return [`${name} is ${Math.round(width)} × ${Math.round(height)}`];
          });
          const { left, right } = overlay.getBoundingClientRect();
          const isBeside = left < -1 || right > document.documentElement.clientWidth + 1;
          return isBeside ? [...small, `lies from ${left} to ${right}`] : small;
        }),
      leastTarget,
    );
  // What lies beside its control follows it a moment after the screen has changed.
  await expect.poll(faults, what).toEqual([]);
}
