// Without the server: a curator goes on through a reload and a closed browser, and everything meets again on return.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, chromium, expect, type Locator, type Page } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { fontsInPackages } from "../server/export/fontFiles.ts";
import { hospitalWorkshop } from "../shared/export/hospital.fixture.ts";
import { readFonts } from "../shared/export/makeFile.ts";
import type { ExportedWorkshop } from "../shared/format/exported.ts";
import { pictures } from "../shared/format/words.ts";
import { workshopToFile } from "../shared/format/workshopFile.ts";
import { card, dragCard, placeOf } from "./board.ts";
import { deleteDraft, openBrainstorm, ownDraft, writeDraft } from "./brainstorm.ts";
import { entryOf } from "./edition.ts";
import { importLines } from "./importing.ts";
import { addMissing, step } from "./journeys.ts";
import { beginFromFile, beginWithTemplate, readLinks } from "./lobby.ts";
import {
  beginsWith,
  connectionComplaints,
  expectRoom,
  expectSaved,
  goTo,
  meet,
  openRoomMenu,
  type Person,
  press,
  saveBadge,
  screenSizes,
} from "./people.ts";
import { openExportDialog } from "./present.ts";
import type { RunningServer } from "./server.ts";
import { test as staged } from "./stage.ts";

interface Browser {
  /** Opens the same browser, with what it has kept: as one opens it again in the morning. */
  open(address: string): Promise<Person>;
  close(): Promise<void>;
}

const test = staged.extend<{ browserOfCurator: Browser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern
  browserOfCurator: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), "waymark-profile-"));
    const { launchOptions } = base.info().project.use;
    let close = async (): Promise<void> => undefined;
    await use({
      open: async (address) => {
        const context = await chromium.launchPersistentContext(profile, {
          ...launchOptions,
          ...screenSizes.desk,
          reducedMotion: "reduce",
        });
        close = () => context.close();
        const person = meet(await context.newPage(), {
          name: "Curator",
          role: "curator",
          isOnPhone: false,
        });
        await person.page.goto(address);
        return person;
      },
      close: () => close(),
    });
    await close();
    rmSync(profile, { recursive: true, force: true });
  },
});

test("[SYN-100] [SYN-103] [A11-219] a workshop opens without the server, edits go on, and all is merged on return", async ({
  come,
  server,
  browserOfCurator,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  await importLines(facilitator, ["Sees an advert", "Compares prices"]);
  await goTo(facilitator, "board");
  const before = await placeOf(facilitator, "Compares prices");

  let curator = await browserOfCurator.open(here(server, links.curator));
  await expectRoom(curator, "lobby");
  await goTo(curator, "board");
  await expectEverythingKept(curator.page);
  facilitator.expectComplaints(connectionComplaints);
  await server.kill();
  await curator.page.reload();
  await expect(card(curator, "Sees an advert")).toBeVisible();
  await expect(curator.page.locator("[data-offline=ready]")).toContainText(
    t("session.offlineReopen"),
  );
  await dragCard(curator, "Compares prices", { x: 180, y: 140 });
  await goTo(curator, "journeys");
  await curator.page.getByRole("button", { name: t("journeys.addStage") }).click();
  await curator.page.keyboard.type("Far away");
  await curator.page.keyboard.press("Enter");
  await addMissing(curator, "Writes from a train", "Far away");
  // A move, a stage, its name, a step.
  const counted = t("session.offlineChanges", { count: 4 });
  await expect(saveBadge(curator)).toHaveText(counted);

  const address = curator.page.url();
  await browserOfCurator.close();
  curator = await browserOfCurator.open(address);
  await expectRoom(curator, "journeys");
  await expect(step(curator, "Writes from a train")).toBeVisible();
  await expect(saveBadge(curator)).toHaveText(counted);
  const redoAt = await leftOf(redoButton(curator));

  await server.restart();
  await expectSaved(curator);
  // Fewer words before them, and more people.
  await expect(curator.page.getByRole("button", { name: beginsWith("2 ") })).toBeVisible();
  expect(await leftOf(redoButton(curator))).toBe(redoAt);
  await expect.poll(() => placeOf(facilitator, "Compares prices")).not.toEqual(before);
  await goTo(facilitator, "journeys");
  await expect(step(facilitator, "Writes from a train")).toBeVisible();
});

const redoButton = ({ page }: Person): Locator =>
  page.getByRole("banner").getByRole("button", { name: beginsWith(t("shell.redo")) });

async function leftOf(target: Locator): Promise<number | undefined> {
  return (await target.boundingBox())?.x;
}

test("[STA-75] [STA-77] after an update the next start has the new edition in every tab, and sends what was not sent", async ({
  come,
  server,
  browserOfCurator,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  await importLines(facilitator, ["Sees an advert", "Compares prices"]);
  const before = await facilitator.page.evaluate(entryOf);
  const curator = await browserOfCurator.open(here(server, links.curator));
  await goTo(curator, "board");
  await expectEverythingKept(curator.page);
  const second = await curator.context.newPage();
  await second.goto(curator.page.url());
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
  facilitator.expectComplaints(connectionComplaints);
  await server.kill();
  await expect(curator.page.locator("[data-offline]")).toBeVisible();
  await dragCard(curator, "Compares prices", { x: 180, y: 140 });
  await expect(saveBadge(curator)).toHaveText(t("session.offlineChanges", { count: 1 }));
  await server.update();
  // Again and again: on a busy machine the server may not answer soon enough.
  const editionAfterReload = async (page: Page): Promise<string> => {
    await page.reload();
    return page.evaluate(entryOf);
  };
  for (const page of [curator.page, second]) {
    await expect.poll(() => editionAfterReload(page)).not.toBe(before);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await expectSaved(curator);
  await expect(card(curator, "Compares prices")).toBeVisible();
  // The last tab has the new edition already: that takes over from the old one beneath it, and is whole without the server.
  await second.close();
  await curator.page.reload();
  await expect.poll(() => shelvesOf(curator.page)).toEqual(["waymark-other"]);
  await expectEverythingKept(curator.page);
  await server.kill();
  await curator.page.reload();
  await expect(card(curator, "Compares prices")).toBeVisible();
  expect(await curator.page.evaluate(entryOf)).not.toBe(before);
});

test("[SYN-101] what is kept for a start holds the application's own files alone", async ({
  server,
  browserOfCurator,
  come,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  const { page } = await browserOfCurator.open(here(server, links.curator));
  await expectEverythingKept(page);
  const kept = await keptPaths(page);
  const others = kept.filter((path) => !path.startsWith(`${server.origin}/assets/`));
  expect(others.sort()).toEqual([`${server.origin}/`, `${server.origin}/icon.svg`]);
});

test("[STA-49] [STA-50] where nothing is kept for a start, a phone without the server goes on, and a room that it lacks opens on return", async ({
  come,
  server,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  await goTo(facilitator, "brainstorm");
  await openBrainstorm(facilitator, { prompt: "Where do customers meet us?", minutes: 10 });
  // As in a network where the server has no certificate.
  const phone = await come({
    name: "Contributor",
    role: "contributor",
    to: here(server, links.contributor),
    onPhone: true,
    options: { serviceWorkers: "block" },
  });
  phone.expectComplaints(/Service Worker registration blocked/);
  await writeDraft(phone, "Sees an advert");
  await writeDraft(phone, "Compares prices");
  const offline = [facilitator, phone].map((person) => person.expectComplaints(outOfReach));
  await server.kill();
  await expect(phone.page.locator("[data-offline]")).toBeVisible();
  await deleteDraft(phone, "Sees an advert");
  await writeDraft(phone, "Asks a friend");
  await openRoomMenu(phone);
  await press(phone, phone.page.getByRole("link", { name: t("shell.backstage") }));
  await expect(phone.page.getByRole("heading", { level: 1 })).toHaveText(t("shell.missingRoom"));
  await server.restart();
  await expectRoom(phone, "backstage");
  await expect(phone.page.getByRole("heading", { level: 1 })).not.toHaveText(
    t("shell.missingRoom"),
  );
  await goTo(phone, "brainstorm");
  await expect(ownDraft(phone, "Asks a friend")).toBeVisible();
  for (const isOver of offline) isOver();
});

test("[EXP-148] whoever has been in Present exports pictures without the server", async ({
  come,
  server,
}) => {
  const workshop = hospitalWorkshop();
  const content = Buffer.from(JSON.stringify(workshopToFile(workshop.map, workshop.room)));
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(person, { name: "hospital.json", content });
  await goTo(person, "present");
  await expectEverythingKept(person.page);
  const needed = await fontsOf(workshop);
  const missing = async (): Promise<readonly string[]> => {
    const kept = new Set(await keptPaths(person.page, "fonts-of-pictures"));
    return needed.filter((name) => !kept.has(`${server.origin}/fonts/${name}`));
  };
  await expect.poll(missing, { message: "fonts to be fetched", timeout: 30_000 }).toEqual([]);
  person.expectComplaints(connectionComplaints);
  await server.kill();
  await openExportDialog(person);
  const dialog = person.page.getByRole("dialog", { name: t("exporting.title") });
  await expect(dialog.getByRole("img")).toBeVisible({ timeout: 30_000 });
});

/** What a browser says by itself of a server, and of code, that are out of reach. */
const outOfReach = new RegExp(`${connectionComplaints.source}|ERR_FAILED|preload|import`);

/** The files of fonts that pictures of a workshop need. */
async function fontsOf(workshop: ExportedWorkshop): Promise<readonly string[]> {
  const names = new Set<string>();
  const source = fontsInPackages(join(import.meta.dirname, "..", "node_modules"));
  const file = (name: string) => {
    names.add(name);
    return source.file(name);
  };
  await readFonts({
    workshop,
    words: pictures,
    language: "en",
    nowMs: 0,
    fonts: { ...source, file },
  });
  return [...names];
}

/** The same link on this machine, where browsers allow what the network's own addresses are denied. */
function here({ origin }: RunningServer, link: string): string {
  return origin + link.slice(link.indexOf("/w/"));
}

function shelvesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith("waymark-")),
  );
}

/** Waits until the browser keeps every file of the build. */
async function expectEverythingKept(page: Page): Promise<void> {
  const assets = join(import.meta.dirname, "..", "dist", "client", "assets");
  const built = readdirSync(assets).filter((name) => !/\.(gz|br)$/.test(name));
  await expect
    .poll(() => keptPaths(page).then((paths) => paths.length), {
      message: "every file of the build, the page and the icon are kept",
      timeout: 30_000,
    })
    .toBe(built.length + 2);
}

/** What the browser keeps on the shelves whose names begin so; the application's own files if none is told. */
async function keptPaths(page: Page, shelf = "waymark-"): Promise<readonly string[]> {
  return page.evaluate(async (beginning) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(beginning));
    const shelves = await Promise.all(names.map((name) => caches.open(name)));
    const kept = await Promise.all(shelves.map((shelf) => shelf.keys()));
    return kept.flat().map(({ url }) => url);
  }, shelf);
}
