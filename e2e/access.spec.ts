// Who may do what, as people meet it: what is not offered, links that end, the way back in, small screens.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { refuse } from "../shared/model/refusals.ts";
import { card } from "./board.ts";
import { closeBrainstorm, openBrainstorm, reveal, writeDraft } from "./brainstorm.ts";
import { importLines } from "./importing.ts";
import { step } from "./journeys.ts";
import {
  beginEmpty,
  beginWithTemplate,
  letContributorsEdit,
  readLinks,
  revokeLink,
} from "./lobby.ts";
import {
  bringEveryone,
  expectRoom,
  expectSaved,
  goTo,
  openRoomMenu,
  type Person,
  press,
} from "./people.ts";
import { expectNoSidewaysScroll, look } from "./screens.ts";
import { type Stage, test } from "./stage.ts";

async function begin(come: Stage["come"]) {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  return { facilitator, links: await readLinks(facilitator) };
}

test("who may not edit is offered no way to, until the facilitator opens the map", async ({
  come,
}) => {
  const { facilitator, links } = await begin(come);
  await importLines(facilitator, ["Sees an advert"]);
  const viewer = await come({ name: "Viewer", role: "viewer", to: links.viewer });
  const contributor = await come({
    name: "Contributor",
    role: "contributor",
    to: links.contributor,
  });
  for (const person of [viewer, contributor]) {
    await expectRoom(person, "lobby");
    await expectNotOffered(person, [
      t("shell.undo"),
      t("importing.open"),
      t("shell.bringEveryone"),
      t("lobby.nextButton"),
      t("lobby.departmentAdd"),
    ]);
    await expect(person.page.getByText(/#[\w-]{43}/)).toHaveCount(0);
    await goTo(person, "board");
    await expect(card(person, "Sees an advert")).toBeVisible();
    await expectNotOffered(person, [t("board.add")]);
    await card(person, "Sees an advert").dblclick();
    await expect(person.page.getByRole("textbox", { name: t("board.editText") })).toHaveCount(0);
    await goTo(person, "journeys");
    await expectNotOffered(person, [
      t("journeys.addStage"),
      t("journeys.addPersona"),
      t("journeys.placeIn"),
    ]);
  }
  await expect(viewer.page.getByText(t("journeys.readOnly"))).toBeVisible();
  await expect(contributor.page.getByText(t("journeys.readOnlyContributor"))).toBeVisible();
  await letContributorsEdit(facilitator, true);
  await expect(
    contributor.page.getByRole("button", { name: t("journeys.addStage") }),
  ).toBeVisible();
  await contributor.page.getByRole("button", { name: t("journeys.addStage") }).click();
  await contributor.page.keyboard.type("Tell others");
  await contributor.page.keyboard.press("Enter");
  await expect(viewer.page.getByRole("region", { name: "Tell others" })).toBeVisible();
  await expectNotOffered(viewer, [t("journeys.addStage")]);
  await letContributorsEdit(facilitator, false);
  await expectNotOffered(contributor, [t("journeys.addStage")]);
});

test("[SYN-51] a revoked link ends the session at once, in words; unknown links and workshops are told", async ({
  come,
}) => {
  const { facilitator, links } = await begin(come);
  const viewer = await come({ name: "Viewer", role: "viewer", to: links.viewer });
  await expectRoom(viewer, "lobby");
  await revokeLink(facilitator, "viewer");
  await expect(facilitator.page.getByText(t("lobby.revoked")).first()).toBeVisible();
  await expect(viewer.page.getByRole("heading", { name: t("ended.linkTitle") })).toBeVisible();
  await look(viewer, "50 revoked");
  const unknown = [
    { name: "Late", to: links.viewer, words: refuse("unknownLink").message },
    {
      name: "Guesser",
      to: `${links.viewer.split("#")[0]}#${"A".repeat(43)}`,
      words: refuse("unknownLink").message,
    },
    {
      name: "Lost",
      to: links.viewer.replace(/\/w\/[^#]+/, `/w/${"B".repeat(16)}`),
      words: refuse("unknownWorkshop").message,
    },
  ];
  for (const { name, to, words } of unknown) {
    const person = await come({ name, role: "viewer", to: "/" });
    // A browser reports every answer of 400 and above by itself.
    person.expectComplaints(/status of 40[14]/);
    await person.page.goto(to);
    await expect(person.page.getByText(words)).toBeVisible();
    await look(person, "55 refused");
  }
  const bare = await come({
    name: "Without a token",
    role: "viewer",
    to: links.viewer.split("#")[0] ?? "",
  });
  await expect(bare.page.getByRole("heading", { name: t("shell.noWayInTitle") })).toBeVisible();
  await look(bare, "55 no way in");
});

test("[ACC-50] a workshop that its facilitator deletes is gone for everybody, and from their browsers", async ({
  come,
}) => {
  const { facilitator, links } = await begin(come);
  const contributor = await come({
    name: "Contributor",
    role: "contributor",
    to: links.contributor,
  });
  await expectRoom(contributor, "lobby");
  await facilitator.page.getByRole("button", { name: t("lobby.deleteButton") }).click();
  const question = facilitator.page.getByRole("alertdialog");
  const title = /“(.+)”/.exec((await question.getByRole("heading").textContent()) ?? "")?.[1] ?? "";
  await question.getByRole("textbox").fill(title);
  await look(facilitator, "54 delete");
  await question.getByRole("button", { name: t("lobby.deleteConfirm") }).click();
  await expect(facilitator.page.getByText(t("lobby.deleteDone", { title }))).toBeVisible();
  await expect(contributor.page.getByRole("heading", { name: t("ended.goneTitle") })).toBeVisible();
  await look(contributor, "55 gone");
  for (const { page } of [facilitator, contributor]) {
    await expect.poll(() => page.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(title);
  }
});

test("a reopened browser finds the workshop again", async ({ come }) => {
  const { facilitator } = await begin(come);
  const storageState = await facilitator.context.storageState();
  await facilitator.context.close();
  const again = await come({
    name: "Facilitator again",
    role: "facilitator",
    to: "/",
    options: { storageState },
  });
  const known = again.page.getByRole("region", { name: t("lobby.knownTitle") });
  await known.getByRole("link", { name: /Online shop/ }).click();
  await expectRoom(again, "lobby");
  await expect(again.page.getByRole("button", { name: t("lobby.nextButton") })).toBeVisible();
});

test("two people's words stay hidden, and the reveal says why", async ({ come }) => {
  const { facilitator, links } = await begin(come);
  const phones = await Promise.all(
    [1, 2].map((index) =>
      come({
        name: `Contributor ${index}`,
        role: "contributor",
        to: links.contributor,
        onPhone: true,
      }),
    ),
  );
  await goTo(facilitator, "brainstorm");
  await bringEveryone(facilitator);
  await openBrainstorm(facilitator, { prompt: "Where?", minutes: 3 });
  for (const phone of phones) await writeDraft(phone, `Known only to ${phone.name}`);
  await closeBrainstorm(facilitator);
  // A browser reports every answer of 400 and above by itself.
  facilitator.expectComplaints(/status of 409/);
  await reveal(facilitator);
  const { message } = refuse("tooFewPeople", { min: 3 });
  await expect(facilitator.page.getByRole("alert")).toContainText(message);
  await look(facilitator, "51 too few");
  expect(facilitator.ears.heard("Known only to")).toBe(false);
});

test("[A11-71] a phone of 360 px needs no sideways scrolling", async ({ come }) => {
  const { facilitator, links } = await begin(come);
  const phone = await come({
    name: "Contributor",
    role: "contributor",
    to: links.contributor,
    onPhone: true,
  });
  await expectRoom(phone, "lobby");
  await expectNoSidewaysScroll(phone);
  await importLines(facilitator, ["Sees an advert", "Compares prices"]);
  await goTo(facilitator, "brainstorm");
  await bringEveryone(facilitator);
  await openBrainstorm(facilitator, { prompt: "Where do our customers meet us?", minutes: 3 });
  await writeDraft(phone, "A card with a word that has no end: donaudampfschifffahrtsgesellschaft");
  await expectNoSidewaysScroll(phone);
  for (const room of ["board", "journeys", "feel", "backstage", "present"] as const) {
    await goTo(phone, room);
    await expectNoSidewaysScroll(phone);
    await look(phone, `52 small ${room}`);
  }
  await openRoomMenu(phone);
  await look(phone, "52 small menu");
  await press(phone, phone.page.getByRole("button", { name: t("parts.toDark") }));
  await expect(phone.page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("[MAP-435] [MAP-423] [PHA-67] [A11-145] on a phone no control comes to lie on the first card of the board, on a tablet all ways are whole", async ({
  come,
}) => {
  const { facilitator, links } = await begin(come);
  await importLines(facilitator, ["Sees an advert", "Compares prices"]);
  for (const role of ["curator", "contributor"] as const) {
    const phone = await come({ name: role, role, to: links[role], onPhone: true });
    await goTo(phone, "board");
    await expect(phone.page.getByRole("toolbar", { name: t("board.viewControls") })).toBeVisible();
    await expect(phone.page.getByRole("button", { name: t("board.more") })).toBeVisible();
    await card(phone, "Sees an advert").tap();
    await expect(card(phone, "Sees an advert")).toHaveAttribute("aria-selected", "true");
    await look(phone, `53 first card ${role}`);
    if (role === "curator") await expectTwoLines(phone);
  }
  await expectWholeWays(facilitator);
});

test("[MAP-466] the search of the board stays where it is when the tools beside it come", async ({
  come,
}) => {
  const { links } = await begin(come);
  for (const role of ["curator", "viewer"] as const) {
    for (const width of [1280, 900]) {
      const person = await come({
        ...{ name: `${role} ${width}`, role, to: "about:blank" },
        options: { viewport: { width, height: 800 } },
      });
      const { page } = person;
      let letCome = (): void => undefined;
      const mayCome = new Promise<void>((resolve) => {
        letCome = resolve;
      });
      await page.route(/\/(AddButton|BoardTools)-/, async (route) => {
        await mayCome;
        await route.continue();
      });
      await page.goto(links[role].replace("#", "/board#"));
      const search = page.getByRole("searchbox");
      await expect(page.getByRole("radio", { name: t("board.asOutline") })).toBeVisible();
      const before = await search.boundingBox();
      letCome();
      await expect(page.getByRole("button", { name: t("board.more") })).toBeVisible();
      if (role === "curator")
        await expect(page.getByRole("button", { name: t("board.add") }).first()).toBeVisible();
      const after = await search.boundingBox();
      expect(Math.abs((after?.x ?? 0) - (before?.x ?? 99)), person.name).toBeLessThan(1.5);
      expect(Math.abs((after?.width ?? 0) - (before?.width ?? 99)), person.name).toBeLessThan(1.5);
    }
  }
});

/** The ways to the rooms are as wide as they need, with the button that leads beside them. */
async function expectWholeWays(facilitator: Person): Promise<void> {
  const { page } = facilitator;
  await page.setViewportSize({ width: 768, height: 1024 });
  await goTo(facilitator, "board");
  await expect(page.getByRole("button", { name: t("shell.bringEveryone") })).toBeVisible();
  const ways = page.getByRole("navigation", { name: t("shell.rooms") }).getByRole("list");
  const { needed, given } = await ways.evaluate(({ scrollWidth, clientWidth }) => ({
    needed: scrollWidth,
    given: clientWidth,
  }));
  expect(needed).toBeLessThanOrEqual(given);
}

/** The search, with the buttons that follow it, stands below the title. */
async function expectTwoLines({ page }: Person): Promise<void> {
  await page.setViewportSize({ width: 820, height: 1180 });
  const middleOf = async (thing: Locator): Promise<number> => {
    const box = await thing.boundingBox();
    return box ? box.y + box.height / 2 : Number.NaN;
  };
  const title = await middleOf(page.getByRole("heading", { level: 1 }));
  const search = await middleOf(page.getByRole("searchbox"));
  expect(search).toBeGreaterThan(title + 30);
  for (const name of [t("board.more"), t("board.add")]) {
    const middle = await middleOf(page.getByRole("button", { name }).first());
    expect(Math.abs(middle - search), name).toBeLessThan(2);
  }
}

test("an empty workshop begins with one press, and says in each room what to do first", async ({
  come,
}) => {
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginEmpty(person);
  for (const room of ["board", "journeys", "feel", "backstage", "present"] as const) {
    await goTo(person, room);
    await look(person, `53 empty ${room}`);
  }
  await expect(step(person, "")).toHaveCount(0);
});

test("[ACC-56] where a browser refuses a page even to ask for its storage, a workshop opens and what is written is saved", async ({
  come,
}) => {
  const { facilitator, links } = await begin(come);
  await goTo(facilitator, "brainstorm");
  await openBrainstorm(facilitator, { prompt: "What happens?", minutes: 3 });
  const coming = { name: "Contributor", role: "contributor", onPhone: true } as const;
  const person = await come({ ...coming, to: "about:blank" });
  await person.context.addInitScript(() => {
    const get = (): never => {
      throw new DOMException("Storage is switched off", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, { get });
  });
  await person.page.goto(links.contributor);
  await expectRoom(person, "brainstorm");
  await writeDraft(person, "Sees an advert");
  await expectSaved(person);
});

async function expectNotOffered({ page, name }: Person, names: readonly string[]): Promise<void> {
  for (const control of names) {
    await expect(
      page.getByRole("button", { name: control }),
      `${name} is not offered “${control}”`,
    ).toHaveCount(0);
  }
}
