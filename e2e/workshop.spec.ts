// One whole workshop: a facilitator, three contributors on phones, a curator and a viewer at the same time, from the
// first page to the exported map, with the server killed in the middle.

import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import {
  addNode,
  backToStep,
  connectNodes,
  flows,
  makeMapFor,
  openMap,
  processNode,
} from "./backstage.ts";
import {
  card,
  cardTexts,
  deleteCard,
  dragCard,
  groupCards,
  mergeCards,
  placeOf,
  rewordCard,
} from "./board.ts";
import {
  bringToBoard,
  closeBrainstorm,
  deleteDraft,
  draftBox,
  editDraft,
  openBrainstorm,
  ownDraft,
  reveal,
  writeDraft,
} from "./brainstorm.ts";
import { closeRatings, openRatings, rate, ratingRow } from "./feel.ts";
import {
  addMissing,
  expectLanesOnPaper,
  expectSteps,
  expectWholeOnPaper,
  markMoment,
  moveByDrag,
  moveToStage,
  openStep,
  placeByDrag,
  step,
} from "./journeys.ts";
import { beginFromFile, beginWithTemplate, readLinks } from "./lobby.ts";
import {
  bringEveryone,
  connectionComplaints,
  expectRoom,
  expectSaved,
  goTo,
  type Person,
  saveBadge,
  undo,
} from "./people.ts";
import { exportFile, exportPicture, picture, walkToTheEnd } from "./present.ts";
import { look } from "./screens.ts";
import type { RunningServer } from "./server.ts";
import { type Stage, test } from "./stage.ts";
import { contentOf, pngSize, svgTexts } from "./takenFiles.ts";

const prompt = "Where do our customers meet us?";
const drafts = [
  ["Sees an advert on the tram", "Compares prices on two tabs", "Waits for the parcel at home"],
  ["Calls to ask where it is", "Unpacks the parcel", "=SUM(A1:A9) on the invoice"],
  ["Prints the return label", "Writes a review"],
] as const;
const halfTyped = "Reads the manual twice";
const takenBack = "A thought that is taken back";
const why = "Nobody told me at what time";
const waits = "Waits for the parcel at home";

interface Cast {
  readonly facilitator: Person;
  readonly curator: Person;
  readonly viewer: Person;
  readonly phones: readonly [Person, Person, Person];
  readonly everybody: readonly Person[];
}

test("[SYN-50] [A11-72] [EXP-169] [MAP-444] a whole workshop with six people, the server killed in the middle", async ({
  come,
  server,
}) => {
  test.setTimeout(360_000);
  const cast = await test.step("lobby", () => gather(come));
  await test.step("brainstorm", () => brainstorm(cast));
  await test.step("board", () => board(cast));
  await test.step("kill -9", () => outage(cast, server));
  await test.step("journeys", () => journeys(cast));
  await test.step("feel", () => feel(cast));
  await test.step("backstage", () => backstage(cast));
  await test.step("present", () => present(cast));
});

async function gather(come: Stage["come"]): Promise<Cast> {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await look(facilitator, "01 start");
  await beginWithTemplate(facilitator, "onlineShop");
  await expect(facilitator.page).not.toHaveURL(/#/);
  const links = await readLinks(facilitator);
  await expect(facilitator.page.getByRole("img", { name: t("lobby.wallLabel") })).toBeVisible();
  const onPhone = (index: number): Promise<Person> =>
    come({
      name: `Contributor ${index}`,
      role: "contributor",
      to: links.contributor,
      onPhone: true,
    });
  const phones = await Promise.all([onPhone(1), onPhone(2), onPhone(3)]);
  const curator = await come({ name: "Curator", role: "curator", to: links.curator });
  const viewer = await come({ name: "Viewer", role: "viewer", to: links.viewer });
  for (const person of [...phones, curator, viewer]) {
    await expectRoom(person, "lobby");
    await expect(person.page, "the token leaves the address bar").not.toHaveURL(/#/);
  }
  for (const person of [facilitator, phones[0], curator, viewer]) await look(person, "02 lobby");
  return {
    facilitator,
    curator,
    viewer,
    phones,
    everybody: [facilitator, curator, viewer, ...phones],
  };
}

async function brainstorm({ facilitator, viewer, phones, everybody }: Cast): Promise<void> {
  const [first, second, third] = phones;
  await facilitator.page.getByRole("button", { name: t("lobby.nextButton") }).click();
  await expectRoom(facilitator, "brainstorm");
  for (const person of [...phones, viewer]) await expectRoom(person, "brainstorm");
  await look(facilitator, "03 brainstorm to open");
  await look(first, "03 brainstorm to come");
  await openBrainstorm(facilitator, { prompt, minutes: 5 });
  for (const [index, phone] of phones.entries()) {
    await expect(phone.page.getByRole("heading", { level: 1 })).toHaveText(prompt);
    await expect(draftBox(phone)).toBeFocused();
    for (const text of drafts[index] ?? []) await writeDraft(phone, text);
  }
  await writeDraft(first, takenBack);
  await deleteDraft(first, takenBack);
  await editDraft(third, "Writes a review", "Writes an angry review");
  await draftBox(second).fill(halfTyped);
  for (const phone of phones) await expectSaved(phone);
  await expect(facilitator.page.getByText(t("leading.peopleFew"))).toBeVisible();
  for (const person of [facilitator, first, viewer]) await look(person, "04 brainstorm open");
  await closeBrainstorm(facilitator);
  await expect(ownDraft(second, halfTyped)).toBeVisible();
  for (const person of [facilitator, first]) await look(person, "05 brainstorm closed");
  const texts = [...drafts.flat(), halfTyped, takenBack];
  const written = new Map<Person, readonly string[]>([
    [first, [...drafts[0], takenBack]],
    [second, [...drafts[1], halfTyped]],
    [third, drafts[2]],
  ]);
  for (const listener of everybody) {
    const others = texts.filter((text) => !(written.get(listener) ?? []).includes(text));
    expect(listener.ears.count()).toBeGreaterThan(0);
    expect(listener.ears.heardOf(others), `what ${listener.name} was sent too early`).toEqual([]);
  }
  await reveal(facilitator);
  await bringToBoard(facilitator);
  for (const person of [...phones, viewer]) await expectRoom(person, "board");
}

/** On a phone the board is larger than the screen: there it is the number that must be right, and what is in sight. */
async function expectCards(person: Person, texts: readonly string[]): Promise<void> {
  const { page, name, isOnPhone } = person;
  const count = t("board.count", { count: texts.length });
  await expect(page.getByText(new RegExp(`^${count} ·`))).toBeVisible();
  if (!isOnPhone) {
    await expect.poll(() => cardTexts(person), `the cards of ${name}`).toEqual(texts);
    return;
  }
  await expect.poll(() => cardTexts(person), `the cards of ${name}`).not.toEqual([]);
  expect(texts).toEqual(expect.arrayContaining([...(await cardTexts(person))]));
}

async function board({ facilitator, curator, viewer, phones, everybody }: Cast): Promise<void> {
  await goTo(curator, "board");
  const revealed = [...drafts.flat(), halfTyped]
    .map((text) => text.replace("a review", "an angry review"))
    .sort();
  for (const person of everybody) await expectCards(person, revealed);
  for (const person of [facilitator, phones[0], viewer]) await look(person, "06 board");
  await dragCard(facilitator, waits, { x: 40, y: 220 });
  const place = await placeOf(facilitator, waits);
  for (const person of [curator, viewer]) {
    await expect.poll(() => placeOf(person, waits), `where ${person.name} sees it`).toEqual(place);
  }
  await rewordCard(curator, "Prints the return label", "Prints the return label at work");
  await expect(card(viewer, "Prints the return label at work")).toBeVisible();
  await groupCards(facilitator, ["Sees an advert", "Compares prices"], "Before buying");
  await expect(card(curator, "Compares prices")).toHaveAccessibleName(/Before buying/);
  await mergeCards(curator, [halfTyped, "Unpacks the parcel"]);
  await expect(card(facilitator, halfTyped)).toHaveCount(0);
  await expect(card(facilitator, "Unpacks the parcel")).toHaveAccessibleName(
    new RegExp(t("board.cardCount", { count: 2 })),
  );
  await look(curator, "07 board merged");
  await deleteCard(facilitator, "Writes an angry review");
  await expect(card(viewer, "Writes an angry review")).toHaveCount(0);
  await undo(facilitator);
  await expect(card(viewer, "Writes an angry review")).toBeVisible();
  await expectSaved(facilitator);
  await expectSaved(curator);
}

async function outage(
  { facilitator, curator, everybody }: Cast,
  server: RunningServer,
): Promise<void> {
  // While nothing listens, each browser reports every try of its own accord.
  const ends = everybody.map((person) => person.expectComplaints(connectionComplaints));
  await server.kill();
  for (const person of everybody) {
    await expect(saveBadge(person), `${person.name} is told`).toHaveText(t("session.offline"));
  }
  await rewordCard(facilitator, "Calls to ask where it is", "Calls twice to ask where it is");
  await expect(saveBadge(facilitator)).toHaveText(t("session.offlineChanges", { count: 1 }));
  await look(facilitator, "08 offline");
  expect(await card(curator, "Calls twice").count()).toBe(0);
  await server.restart();
  for (const person of everybody) await expectSaved(person);
  for (const end of ends) end();
  for (const person of everybody) {
    await expectCards(person, [
      "=SUM(A1:A9) on the invoice",
      "Calls twice to ask where it is",
      "Compares prices on two tabs",
      "Prints the return label at work",
      "Sees an advert on the tram",
      "Unpacks the parcel",
      waits,
      "Writes an angry review",
    ]);
  }
}

async function journeys({ facilitator, curator, viewer, phones }: Cast): Promise<void> {
  await goTo(facilitator, "journeys");
  await bringEveryone(facilitator);
  for (const person of [...phones, viewer]) await expectRoom(person, "journeys");
  await goTo(curator, "journeys");
  await look(facilitator, "09 journeys empty");
  await placeByDrag(facilitator, "Sees an advert", "Become aware");
  await placeByDrag(facilitator, "Compares prices", "Choose");
  await placeByDrag(facilitator, "Unpacks the parcel", "Receive");
  await placeByDrag(curator, waits, "Receive");
  await expectSteps(facilitator, "Receive", ["Unpacks the parcel", waits]);
  await moveByDrag(facilitator, waits, "Unpacks the parcel");
  await expectSteps(viewer, "Receive", [waits, "Unpacks the parcel"]);
  await placeByDrag(facilitator, "Calls twice", "Buy");
  await moveToStage(facilitator, "Calls twice", "Receive");
  await expectSteps(viewer, "Buy", []);
  await addMissing(curator, "Gets a message on the day", "Receive");
  await expectSteps(viewer, "Receive", [
    waits,
    "Unpacks the parcel",
    "Calls twice",
    "Gets a message on the day",
  ]);
  await markMoment(facilitator, waits, "pain");
  await expect(step(viewer, waits)).toContainText(t("journeys.momentPain"));
  for (const person of [facilitator, viewer, phones[0]]) await look(person, "10 journeys");
  await expectWholeOnPaper(facilitator);
  await expectLanesOnPaper(facilitator);
}

async function feel({ facilitator, curator, viewer, phones, everybody }: Cast): Promise<void> {
  const [first, second, third] = phones;
  await goTo(facilitator, "feel");
  await bringEveryone(facilitator);
  await look(facilitator, "11 feel to open");
  await openRatings(facilitator);
  for (const person of [...phones, viewer]) await expectRoom(person, "feel");
  await goTo(curator, "feel");
  await look(first, "12 feel open");
  await rate(first, waits, -2, why);
  await rate(second, waits, -2);
  await rate(third, waits, -1);
  for (const phone of phones) await rate(phone, "Sees an advert", 1);
  await rate(first, "Unpacks the parcel", 2);
  await rate(second, "Unpacks the parcel", 2);
  for (const phone of phones) await expectSaved(phone);
  for (const person of [facilitator, first, viewer]) await look(person, "13 feel rated");
  for (const listener of everybody) {
    if (listener !== first) expect(listener.ears.heard(why), `${listener.name}`).toBe(false);
  }
  await closeRatings(facilitator);
  for (const { page } of everybody) {
    await expect(page.getByRole("region", { name: new RegExp(t("feel.curve")) })).toBeVisible();
    await expect(page.getByText(why)).toBeVisible();
    await page.getByRole("tab", { name: t("feel.viewPersona") }).click();
    const table = page.getByRole("table", { name: t("feel.heatmapPersonas") });
    await expect(table.getByRole("row", { name: new RegExp(waits) })).toContainText(
      t("parts.emotionPain"),
    );
    await expect(table.getByRole("row", { name: /Unpacks the parcel/ })).toHaveCount(0);
  }
  for (const person of [facilitator, first, viewer]) await look(person, "14 feel heatmap");
  await facilitator.page.getByRole("tab", { name: t("feel.viewJourney") }).click();
  await expect(ratingRow(facilitator, waits)).toHaveCount(0);
  await look(facilitator, "15 feel curve");
}

async function backstage({ facilitator, curator, viewer }: Cast): Promise<void> {
  await goTo(facilitator, "backstage");
  await bringEveryone(facilitator);
  await expectRoom(viewer, "backstage");
  for (const person of [facilitator, viewer]) await look(person, "16 backstage");
  await makeMapFor(facilitator, waits);
  await addNode(facilitator, "start", "Order is paid");
  await addNode(facilitator, "task", "Pack the parcel");
  await addNode(facilitator, "task", "Hand it to the courier");
  await connectNodes(facilitator, "Order is paid", "Hand it to the courier");
  await look(facilitator, "17 process map");
  await goTo(curator, "backstage");
  await openMap(curator, waits);
  await expect(processNode(curator, "Hand it to the courier")).toBeVisible();
  await expect(flows(curator)).toHaveCount(await flows(facilitator).count());
  await backToStep(facilitator, waits);
  await expectRoom(facilitator, "journeys");
  await expect(step(facilitator, waits)).toBeVisible();
  const panel = await openStep(facilitator, waits);
  await panel.getByRole("link", { name: t("journeys.backstage") }).click();
  await expect(processNode(facilitator, "Pack the parcel")).toBeVisible();
}

async function present({ facilitator, viewer, phones }: Cast): Promise<void> {
  await goTo(facilitator, "present");
  await bringEveryone(facilitator);
  await expectRoom(viewer, "present");
  for (const person of [facilitator, viewer, phones[0]]) await look(person, "18 present");
  await picture(viewer, "Martin")
    .getByRole("button", { name: t("present.walk") })
    .click();
  await look(viewer, "19 walk");
  const slides = await walkToTheEnd(viewer);
  expect(slides).toEqual([
    "Martin",
    t("present.wholeJourney"),
    // With the stages that have no steps yet it is too long for one slide.
    t("present.journeyPart", { position: t("present.position", { at: 1, count: 2 }) }),
    t("present.journeyPart", { position: t("present.position", { at: 2, count: 2 }) }),
    "Sees an advert on the tram",
    "Compares prices on two tabs",
    waits,
    "Unpacks the parcel",
    "Calls twice to ask where it is",
    "Gets a message on the day",
    t("present.heatmapTitle"),
    t("present.mattersTitle"),
    t("present.theEnd"),
  ]);
  await look(viewer, "20 end of the walk");

  const svg = await exportPicture(facilitator, "Martin", "svg");
  const texts = await svgTexts(facilitator.context, svg.toString("utf8"));
  expect(texts.join(" ")).toContain("Waits for the parcel");
  const size = pngSize(await exportPicture(facilitator, "Martin", "png"));
  expect(size.width).toBeGreaterThan(800);
  expect(size.height).toBeGreaterThan(300);
  const csv = (await exportFile(facilitator, "csv")).toString("utf8");
  expect(csv).toContain("'=SUM(A1:A9) on the invoice");
  expect(csv.split(/\r?\n/).filter((line) => /^"?[=+@-]/.test(line))).toEqual([]);
  const json = await exportFile(facilitator, "json");
  await facilitator.page.getByRole("link", { name: t("shell.startPage") }).click();
  await beginFromFile(facilitator, { name: "shop.json", content: json });
  await goTo(facilitator, "present");
  expect(contentOf(await exportFile(facilitator, "json"))).toEqual(contentOf(json));
}
