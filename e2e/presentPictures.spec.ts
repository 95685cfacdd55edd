// Pictures in every format against what this browser drew of them: the preview on the screen and the PNG made from it. The
// hospital of 60 touchpoints in three scripts: its journeys and its heatmaps.

import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { hospitalWorkshop } from "../shared/export/hospital.fixture.ts";
import { pictures } from "../shared/format/words.ts";
import { workshopToFile } from "../shared/format/workshopFile.ts";
import { beginFromFile, readLinks } from "./lobby.ts";
import { goTo, type Person } from "./people.ts";
import { exportAll, openExportDialog, picture, previewedSvg, swipe } from "./present.ts";
import { type Eye, isHere, openEye, strayBeginnings, strayTexts } from "./samePlaces.ts";
import { expectNoSidewaysScroll, look } from "./screens.ts";
import { type Coming, test } from "./stage.ts";

const hasPoppler = isHere("pdftoppm") && isHere("pdftotext");
const hasOffice = hasPoppler && isHere("soffice", "--version");
/** Of a picture's width: a text of a PDF may begin and end so far from where the screen has it. */
const pdfTolerance = 0.003;
/** The same of a deck, whose lines are set by another program in another font. */
const deckTolerance = 0.006;
/** Of all cells: edges of large letters that two programs fill differently. */
const strangeMost = 0.002;

const looks = [
  { what: t("exporting.allJourneys"), sheet: "wide", palette: "light" },
  { what: `${pictures.heatmap} · ${pictures.byPersona}`, sheet: "square", palette: "dark" },
] as const;

async function atTheDialog(come: (coming: Coming) => Promise<Person>): Promise<Person> {
  const person = await inTheRoom(come);
  await openExportDialog(person);
  return person;
}

async function inTheRoom(come: (coming: Coming) => Promise<Person>): Promise<Person> {
  const { map, room } = hospitalWorkshop();
  const content = Buffer.from(JSON.stringify(workshopToFile(map, room)));
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(person, { name: "hospital.json", content });
  await goTo(person, "present");
  return person;
}

for (const { what, sheet, palette } of looks) {
  test(`[EXP-127] pictures on the sheet ${sheet} in ${palette} are the same on screen and as PNG, SVG and PDF`, async ({
    come,
  }) => {
    test.skip(!hasPoppler, "poppler (pdftoppm, pdftotext) is absent here");
    const person = await atTheDialog(come);
    const svgs = (await exportAll(person, { format: "svg", what, sheet, palette })).map(String);
    await expect.poll(() => previewedSvg(person), "the preview is the file").toBe(svgs[0]);
    const pngs = await exportAll(person, { format: "png", sheet, palette });
    const [pdf] = await exportAll(person, { format: "pdf", sheet, palette });
    if (!pdf) throw new Error("there is no PDF");
    const eye = await openEye(person.context);
    const pages = eye.pdfPages(pdf);
    expect(pngs).toHaveLength(svgs.length);
    expect(pages).toHaveLength(svgs.length);
    for (const [at, { png: printed, words }] of pages.entries()) {
      const [png, svg = ""] = [pngs[at], svgs[at]];
      if (!png) throw new Error("there is no PNG");
      const lines = await eye.svgLines(svg);
      expect(lines.length, `texts of sheet ${at + 1}`).toBeGreaterThan(5);
      expect
        .soft(strayTexts(lines, words, pdfTolerance), `texts of the PDF, sheet ${at + 1}`)
        .toEqual([]);
      await expectSame(eye, await eye.drawSvg(svg), png, `SVG, sheet ${at + 1}`);
      await expectSame(eye, printed, png, `PDF, sheet ${at + 1}`);
    }
    await eye.close();
  });
}

test("[EXP-128] the slides of journeys have their texts where the screen has them", async ({
  come,
}) => {
  test.skip(!hasOffice, "LibreOffice (soffice) or poppler (pdftoppm, pdftotext) is absent here");
  const person = await atTheDialog(come);
  const svgs = await exportAll(person, {
    format: "svg",
    what: t("exporting.allJourneys"),
    sheet: "wide",
    palette: "light",
  });
  const [deck] = await exportAll(person, { format: "pptx", palette: "light" });
  if (!deck) throw new Error("there is no deck");
  const eye = await openEye(person.context);
  const slides = eye.pdfPages(eye.deckToPdf(deck));
  for (const svg of svgs.map(String)) {
    const lines = await eye.svgLines(svg);
    const [best] = slides
      .map(({ words }) => strayBeginnings(lines, words, deckTolerance))
      .sort((one, other) => one.stray.length - other.stray.length);
    expect(best?.count, "texts to compare").toBeGreaterThan(5);
    expect.soft(best?.stray, `texts that no slide has there: ${lines[0]?.text}`).toEqual([]);
  }
  await eye.close();
});

test("[EXP-175] a heatmap is printed on pages turned on their side, over their whole width", async ({
  come,
}) => {
  test.skip(!hasPoppler, "poppler (pdftoppm, pdftotext) is absent here");
  const person = await inTheRoom(come);
  const drawn = picture(person, t("present.heatmapByPersona")).getByRole("img");
  await expect(drawn.first()).toBeVisible();
  const eye = await openEye(person.context);
  const pages = eye.pdfPages(await person.page.pdf({ format: "A4" }));
  const told = pages.filter(({ words }) => words.some(({ text }) => text === "Touchpoints"));
  expect(told).toHaveLength(5);
  for (const { words } of told) {
    expect(words.some(({ text }) => text === "Maria")).toBe(true);
    // Of the width, as all of a page is measured: an upright one is 1.4 high.
    expect(Math.max(...words.map(({ bottom }) => bottom))).toBeLessThan(0.7);
    expect(Math.max(...words.map(({ right }) => right))).toBeGreaterThan(0.88);
  }
  await eye.close();
});

test("[EXP-177] a journey is printed on pages turned on their side, each with its stages and lanes", async ({
  come,
}) => {
  test.skip(!hasPoppler, "poppler (pdftoppm, pdftotext) is absent here");
  const person = await inTheRoom(come);
  await expect(picture(person, "Maria Okafor").getByRole("img").first()).toBeVisible();
  const eye = await openEye(person.context);
  const pages = eye.pdfPages(await person.page.pdf({ format: "A4" }));
  const told = pages.filter(({ words }) => words.some(({ text }) => text === "happens"));
  expect(told.length).toBeGreaterThan(3);
  for (const { words } of told) {
    expect(words.some(({ text }) => text === "Channel")).toBe(true);
    // Of the width, as all of a page is measured: an upright one is 1.4 high.
    expect(Math.max(...words.map(({ bottom }) => bottom))).toBeLessThan(0.7);
    const heights = words.map(({ top, bottom }) => bottom - top);
    // A line of 7 points.
    expect(Math.min(...heights)).toBeGreaterThan(7 / 842);
  }
  const ways = pages.filter(({ words }) => words.some(({ text }) => text === "department"));
  expect(ways).toEqual([]);
  await eye.close();
});

test("[EXP-179] a slide of the whole journey stands whole on a page of paper", async ({ come }) => {
  test.skip(!hasPoppler, "poppler (pdftoppm, pdftotext) is absent here");
  const person = await inTheRoom(come);
  await picture(person, "Maria Okafor")
    .getByRole("button", { name: t("present.walk") })
    .click();
  await person.page.keyboard.press("ArrowRight");
  await expect(person.page.getByRole("img", { name: /^Maria Okafor/ })).toBeVisible();
  const eye = await openEye(person.context);
  const pages = eye.pdfPages(await person.page.pdf({ format: "A4" }));
  // What stands below all of its steps.
  expect(pages.map(({ words }) => words.some(({ text }) => text === "Love"))).toEqual([true]);
  await eye.close();
});

test("[EXP-176] [EXP-179] [EXP-182] slides of the heatmap and of the journey are read on a phone, in step with a projector", async ({
  come,
}) => {
  const leader = await inTheRoom(come);
  await goTo(leader, "lobby");
  const links = await readLinks(leader);
  const phone = await come({ name: "Phone", role: "viewer", to: links.viewer, onPhone: true });
  await goTo(leader, "present");
  await picture(leader, "Maria Okafor")
    .getByRole("button", { name: t("present.walk") })
    .click();
  await leader.page.getByRole("button", { name: t("present.lead") }).click();
  await leader.page.keyboard.press("End");
  await expect(leader.page.getByRole("heading", { level: 1 })).toHaveText(t("present.theEnd"));
  const title = (at: number) =>
    t("present.heatmapPart", { position: t("present.position", { at, count: 4 }) });
  const heading = (person: Person, name: string) =>
    person.page.getByRole("heading", { level: 1, name, exact: true });
  while (!(await heading(leader, title(4)).isVisible())) {
    await leader.page.keyboard.press("ArrowLeft");
  }
  for (const person of [leader, phone]) await expect(heading(person, title(4))).toBeVisible();
  const drawn = phone.page.getByRole("img", { name: t("present.heatmapTitle") });
  await expect(drawn).toBeVisible();
  expect(await smallestText(drawn)).toBeGreaterThan(9);
  await expectNoSidewaysScroll(phone);
  await look(phone, "65 a heatmap on a phone");
  // One row, whose name has no room.
  const row = phone.page.getByRole("navigation", { name: t("present.walk") });
  expect((await row.boundingBox())?.height).toBeLessThan(80);
  await expect(row.getByTitle(title(4))).toBeVisible();
  await leader.page.keyboard.press("Home");
  await leader.page.keyboard.press("ArrowRight");
  for (const person of [leader, phone]) {
    await expect(heading(person, t("present.wholeJourney"))).toBeVisible();
  }
  const journey = phone.page.getByRole("img", { name: /^Maria Okafor/ });
  await expect(journey).toBeVisible();
  expect(await smallestText(journey)).toBeGreaterThan(9);
  await expectNoSidewaysScroll(phone);
  await look(phone, "66 a whole journey on a phone");
  while (!(await heading(leader, title(4)).isVisible())) {
    await leader.page.keyboard.press("ArrowRight");
  }
  await expect(heading(phone, title(4))).toBeVisible();
  await swipe(phone, "right");
  await expect(heading(phone, title(3))).toBeVisible();
  await expect(heading(leader, title(4))).toBeVisible();
});

/** How large the smallest text of a picture is on the screen. */
function smallestText(drawn: Locator): Promise<number> {
  return drawn.evaluate((svg) =>
    Math.min(
      ...[...svg.querySelectorAll("text")].map(
        (line) => Number(line.getAttribute("font-size")) * (line.getScreenCTM()?.a ?? 0),
      ),
    ),
  );
}

async function expectSame(eye: Eye, one: Buffer, other: Buffer, what: string): Promise<void> {
  const { strange, count } = await eye.strangeCells(one, other);
  expect
    .soft(strange.length / count, `${what}: ${strange.slice(0, 8).join(", ")}`)
    .toBeLessThan(strangeMost);
}
