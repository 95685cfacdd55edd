// Presenting to a room: one person leads everybody's screens, the journey is acted out with the room's notes, a department
// gets its own page by a link of its own.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { workshopToFile } from "../shared/format/workshopFile.ts";
import { applyPure, emptySnapshot, type MapChange } from "../shared/model/change.ts";
import { schemas } from "../shared/model/tables.ts";
import { expectAccessible } from "./axe.ts";
import { beginFromFile, readLinks } from "./lobby.ts";
import { expectRoom, goTo, type Person, press } from "./people.ts";
import { picture, swipe } from "./present.ts";
import { expectNoSidewaysScroll, look } from "./screens.ts";
import { test } from "./stage.ts";

const waits = "Waits at the till";

function shop(): Buffer {
  const changes: readonly MapChange[] = [
    { op: "create", table: "workshop", id: "main", values: { title: "Corner shop" } },
    { op: "create", table: "departments", id: "floor", values: { name: "Shop floor", color: 2 } },
    {
      op: "create",
      table: "personas",
      id: "nadia",
      values: { name: "Nadia", goal: "Be home by six" },
    },
    { op: "create", table: "journeys", id: "way", values: { personaId: "nadia", kind: "current" } },
    {
      op: "create",
      table: "stages",
      id: "buy",
      values: { journeyId: "way", name: "Buy", order: "V" },
    },
    ...[waits, "Pays by card"].flatMap((text, at): MapChange[] => [
      { op: "create", table: "touchpoints", id: `t${at}`, values: { text, departmentId: "floor" } },
      {
        op: "create",
        table: "steps",
        id: `s${at}`,
        values: {
          journeyId: "way",
          touchpointId: `t${at}`,
          slot: ["buy", `V${at + 1}`],
          ...(at === 0 ? { momentOfTruth: "pain" } : {}),
        },
      },
    ]),
  ];
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), changes);
  return Buffer.from(JSON.stringify(workshopToFile(map, emptySnapshot(schemas.room))));
}

const heading = ({ page }: Person) => page.getByRole("heading", { level: 1 });

test("[A11-111] [EXP-104] [EXP-142] [EXP-161] [EXP-205] [EXP-206] a walk is led and acted out, on a projector and on a phone", async ({
  come,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(facilitator, { name: "shop.json", content: shop() });
  const links = await readLinks(facilitator);
  const projector = await come({ name: "Projector", role: "viewer", to: links.viewer });
  const phone = await come({
    name: "Phone",
    role: "contributor",
    to: links.contributor,
    onPhone: true,
  });
  await test.step("a viewer begins with what was found", async () => {
    await expectRoom(projector, "present");
    await expect(heading(projector)).toHaveText("Corner shop");
    await look(projector, "60 the viewer's first screen");
  });
  await goTo(facilitator, "present");
  await picture(facilitator, "Nadia")
    .getByRole("button", { name: t("present.walk") })
    .click();
  await facilitator.page.getByRole("button", { name: t("present.lead") }).click();
  await test.step("everybody goes along, slide by slide", async () => {
    for (const person of [projector, phone]) await expect(heading(person)).toHaveText("Nadia");
    await facilitator.page.keyboard.press("ArrowRight");
    await facilitator.page.keyboard.press("ArrowRight");
    for (const person of [projector, phone]) await expect(heading(person)).toHaveText(waits);
    await look(phone, "61 led on a phone");
    const told = phone.page.locator("[data-follow-bar] span").first();
    await expect(told).toHaveText(t("people.leading", { name: t("people.somebody") }));
    expect(await told.evaluate(isWhole)).toBe(true);
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone.page, "a led walk");
  });
  await test.step("who leads leads on after a reload", async () => {
    await facilitator.page.reload();
    await expect(
      facilitator.page.getByRole("button", { name: t("present.leading") }),
    ).toHaveAttribute("aria-pressed", "true");
    await facilitator.page.keyboard.press("ArrowLeft");
    for (const person of [projector, phone])
      await expect(heading(person)).toHaveText(t("present.wholeJourney"));
    await facilitator.page.keyboard.press("ArrowRight");
    for (const person of [projector, phone]) await expect(heading(person)).toHaveText(waits);
  });
  await test.step("who goes elsewhere is let go, and comes back", async () => {
    await press(phone, phone.page.getByRole("button", { name: t("present.leave") }));
    await facilitator.page.keyboard.press("ArrowRight");
    await expect(heading(projector)).toHaveText("Pays by card");
    await expect(heading(phone)).toHaveText(t("present.title"));
    await press(phone, phone.page.getByRole("button", { name: t("people.follow") }));
    await expect(heading(phone)).toHaveText("Pays by card");
    await swipe(phone, "right");
    await expect(heading(phone)).toHaveText(waits);
    await swipe(phone, "left");
    await expect(heading(phone)).toHaveText("Pays by card");
    await press(phone, phone.page.getByRole("button", { name: t("people.follow") }));
  });
  await test.step("notes stay on the presenter's screen", async () => {
    await facilitator.page.keyboard.press("n");
    await facilitator.page
      .getByRole("textbox", { name: t("present.notesToSay") })
      .fill("Slowly here");
    await look(facilitator, "62 speaker notes");
    await expectAccessible(facilitator.page, "speaker notes");
    await expect(projector.page.getByText("Slowly here")).toHaveCount(0);
    await facilitator.page.keyboard.press("Escape");
    await facilitator.page.getByRole("button", { name: t("present.leave") }).click();
    await expect(projector.page.getByText(t("people.stopFollowing"))).toHaveCount(0);
  });
  await test.step("acted out, the room notes what it hears", async () => {
    await picture(facilitator, "Nadia")
      .getByRole("button", { name: t("present.act") })
      .click();
    await expect(heading(phone)).toHaveText(t("present.actIAm", { name: "Nadia" }));
    await facilitator.page.getByRole("button", { name: t("present.next") }).click();
    await facilitator.page.getByRole("button", { name: t("present.next") }).click();
    await expect(heading(phone)).toHaveText(waits);
    await phone.page.getByRole("textbox", { name: t("comments.write") }).fill("Looks at the clock");
    await press(phone, phone.page.getByRole("button", { name: t("comments.send") }));
    for (const person of [facilitator, projector]) {
      await expect(person.page.getByText("Looks at the clock", { exact: true })).toBeVisible();
    }
    await look(phone, "63 acted out on a phone");
    await expectAbove(
      phone.page.getByRole("button", { name: t("comments.send") }),
      phone.page.getByRole("button", { name: t("people.stopFollowing") }),
    );
  });
});

test("[EXP-100] [EXP-101] a department opens its own page by a link of its own", async ({
  come,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(facilitator, { name: "shop.json", content: shop() });
  await goTo(facilitator, "present");
  await facilitator.page.getByRole("button", { name: "Shop floor" }).click();
  await facilitator.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await facilitator.page.getByRole("button", { name: t("present.makeBriefLink") }).click();
  let link = "";
  // Where it has just come in the place of the first button it cannot have been meant.
  await expect(async () => {
    await facilitator.page.getByRole("button", { name: t("present.copyBriefLink") }).click();
    link = await facilitator.page.evaluate(() => navigator.clipboard.readText());
    expect(link).not.toBe("");
  }).toPass();
  expect(new URL(link).pathname).toMatch(/\/present\/brief\/[^/]+$/);
  const { pathname, hash } = new URL(link);
  const floor = await come({ name: "Shop floor", role: "viewer", to: pathname + hash });
  await expect(heading(floor)).toHaveText("Shop floor");
  await expect(floor.page.getByText(waits)).toHaveCount(2);
  await look(floor, "64 a department's page");
  await expectAccessible(floor.page, "a department's page");
});

/** Whether nothing of a text is cut: letters may reach a little below their line, but no line is hidden. */
function isWhole({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return scrollWidth <= clientWidth && scrollHeight - clientHeight < 8;
}

/** One thing ends above the other, which lies over the page. */
async function expectAbove(one: Locator, other: Locator): Promise<void> {
  await expect(async () => {
    const [upper, lower] = [await one.boundingBox(), await other.boundingBox()];
    expect((upper?.y ?? Number.NaN) + (upper?.height ?? 0)).toBeLessThanOrEqual(lower?.y ?? 0);
  }).toPass();
}
