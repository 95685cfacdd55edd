// Rounds as several people have them: opened again, late cards, names, a browser that somebody takes over, cards that are
// hidden; and each of them looking into their own browser for somebody else's words.

import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { expectAccessible } from "./axe.ts";
import { card, cardTexts } from "./board.ts";
import {
  beginAnother,
  bringToBoard,
  closeBrainstorm,
  draftBox,
  editDraft,
  expectRevealed,
  openBrainstorm,
  openNamedBrainstorm,
  ownDraft,
  reopenBrainstorm,
  reveal,
  sayName,
  startAfresh,
  waitingCards,
  writeDraft,
} from "./brainstorm.ts";
import { keptInBrowser } from "./devtools.ts";
import { beginWithTemplate, readLinks } from "./lobby.ts";
import { bringEveryone, expectRoom, expectSaved, goTo, type Person, saveBadge } from "./people.ts";
import { type Stage, test } from "./stage.ts";

interface Cast {
  readonly facilitator: Person;
  readonly viewer: Person;
  readonly phones: readonly [Person, Person, Person];
}

async function gather(come: Stage["come"]): Promise<Cast> {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  const onPhone = (index: number): Promise<Person> =>
    come({ name: `Phone ${index}`, role: "contributor", to: links.contributor, onPhone: true });
  const phones = await Promise.all([onPhone(1), onPhone(2), onPhone(3)]);
  const viewer = await come({ name: "Viewer", role: "viewer", to: links.viewer });
  await goTo(facilitator, "brainstorm");
  await bringEveryone(facilitator);
  for (const person of [...phones, viewer]) await expectRoom(person, "brainstorm");
  return { facilitator, viewer, phones };
}

/** Whatever anybody but its writer was sent or keeps holds none of these words. */
async function expectUnknownTo(people: readonly Person[], words: readonly string[]): Promise<void> {
  for (const person of people) {
    expect(person.ears.heardOf(words), `what reached ${person.name}`).toEqual([]);
    const kept = await keptInBrowser(person);
    expect(
      words.filter((word) => kept.includes(word)),
      `what ${person.name} keeps`,
    ).toEqual([]);
  }
}

test("[PHA-40] [PHA-44] [PRV-96] [STA-92] a round is opened again, somebody comes late, and the curious find nothing in their browsers", async ({
  come,
}) => {
  const { facilitator, viewer, phones } = await gather(come);
  const [first, second, third] = phones;
  await openBrainstorm(facilitator, { prompt: "Where do customers wait?", minutes: 3 });
  await writeDraft(first, "Waits at the counter");
  await closeBrainstorm(facilitator);
  await test.step("after the close a card can be changed", async () => {
    await expect(first.page.getByText(t("brainstorm.endedTakeBack"))).toBeVisible();
    await editDraft(first, "Waits at the counter", "Waits at the desk");
  });
  await test.step("the round is opened again", async () => {
    await reopenBrainstorm(facilitator);
    await writeDraft(second, "Waits for a call back");
    await writeDraft(third, "Waits in a queue");
    await expectAccessible(second.page, "second");
  });
  await test.step("nobody else was sent, or keeps, a word", async () => {
    const ofOthers = ["Waits for a call back", "Waits in a queue"];
    await expectUnknownTo([facilitator, viewer], ["Waits at the desk", ...ofOthers]);
    await expectUnknownTo([first], ofOthers);
  });
  await test.step("one loses the connection while writing, and comes back after the reveal", async () => {
    await expectSaved(third);
    const ends = third.expectComplaints(/net::ERR_INTERNET_DISCONNECTED|WebSocket/);
    await third.context.setOffline(true);
    await expect(saveBadge(third)).toHaveAttribute("data-save", "offline");
    await draftBox(third).fill("Waits and never hears back");
    await draftBox(third).press("Enter");
    await closeBrainstorm(facilitator);
    await reveal(facilitator);
    await expectRevealed(facilitator, 3);
    await third.context.setOffline(false);
    await expect(waitingCards(third)).toBeVisible({ timeout: 60_000 });
    await expect(waitingCards(third).getByText("Waits and never hears back")).toBeVisible();
    ends();
    await expectAccessible(third.page, "third");
    await expectUnknownTo([facilitator, viewer, first, second], ["Waits and never hears back"]);
  });
  await test.step("the late card comes with the next batch", async () => {
    await beginAnother(facilitator);
    await openBrainstorm(facilitator, { prompt: "And on the phone?", minutes: 3 });
    await writeDraft(first, "Hears the same melody");
    await writeDraft(second, "Spells the name twice");
    await closeBrainstorm(facilitator);
    await reveal(facilitator);
    await expectRevealed(facilitator, 3);
    await expect(waitingCards(third)).toHaveCount(0);
    await bringToBoard(facilitator);
    await expect(card(facilitator, "Waits and never hears back")).toBeAttached();
    expect((await cardTexts(facilitator)).filter((text) => /^Waits/.test(text))).toHaveLength(4);
  });
  await test.step("afterwards no browser keeps what tied a card to it", async () => {
    for (const person of phones) {
      const { databases, storage } = await person.page.evaluate(async () => ({
        databases: (await indexedDB.databases()).map(({ name = "" }) => name),
        storage: JSON.stringify(localStorage),
      }));
      expect(databases.filter((name) => /\.mine\.[12]\./.test(name))).toEqual([]);
      expect(storage).not.toContain("Waits");
    }
  });
});

test("[PRV-100] [PRV-98] [PRV-103] a round with names says so first, a browser changes hands, and a card is hidden", async ({
  come,
}) => {
  const { facilitator, viewer, phones } = await gather(come);
  const [first, second] = phones;
  await openNamedBrainstorm(facilitator, "What did each of us promise a customer?");
  await test.step("before the first word", async () => {
    await expect(draftBox(first)).toHaveCount(0);
    await expect(first.page.getByText(t("brainstorm.namedText"))).toBeVisible();
    await expectAccessible(first.page, "first");
    await sayName(first, "Ada Example");
    await writeDraft(first, "A call back by Friday");
    await expectAccessible(first.page, "first");
    await sayName(second, "Ben Example");
    await writeDraft(second, "A refund in a week");
  });
  await test.step("somebody else goes on with the browser of the first", async () => {
    await expectSaved(first);
    await startAfresh(first);
    await expect(ownDraft(first, "A call back by Friday")).toHaveCount(0);
    await sayName(first, "Cleo Example");
    await writeDraft(first, "A free replacement");
    expect(await keptInBrowser(first)).not.toContain("A call back by Friday");
  });
  await expectUnknownTo([facilitator, viewer], ["Ada Example", "A call back by Friday"]);
  await closeBrainstorm(facilitator);
  await reveal(facilitator);
  await expectRevealed(facilitator, 3);
  await bringToBoard(facilitator);
  await goTo(viewer, "board");
  for (const name of ["Ada Example", "Ben Example", "Cleo Example"]) {
    await expect(viewer.page.getByText(name)).toBeVisible();
  }
  await test.step("the proof does not pretend", async () => {
    await viewer.page.getByRole("button", { name: t("proof.title") }).click();
    await expect(viewer.page.getByText(t("proof.named", { count: 1 }))).toBeVisible();
    await viewer.page.keyboard.press("Escape");
  });
  await test.step("a card is hidden from everybody, and brought back", async () => {
    await card(facilitator, "A refund in a week").click();
    await facilitator.page.getByRole("button", { name: t("board.hide"), exact: true }).click();
    await expect(card(viewer, "A refund in a week")).toHaveCount(0);
    await facilitator.page.getByRole("button", { name: t("board.hidden", { count: 1 }) }).click();
    await expectAccessible(facilitator.page, "facilitator");
    await facilitator.page.getByRole("button", { name: t("board.bringBack") }).click();
    await expect(card(viewer, "A refund in a week")).toBeAttached();
  });
});

test("[PHA-50] [PHA-51] [PHA-52] [PHA-53] opening a round leads two phones there, wherever they are, and lets who edits finish", async ({
  come,
}) => {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const links = await readLinks(facilitator);
  const phone = { role: "contributor", to: links.contributor, onPhone: true } as const;
  const first = await come({ name: "Phone 1", ...phone });
  const second = await come({ name: "Phone 2", ...phone });
  const curator = await come({ name: "Curator", role: "curator", to: links.curator });
  await goTo(curator, "board");
  await test.step("a first round, and nobody pressed anything else", async () => {
    await goTo(facilitator, "brainstorm");
    await openBrainstorm(facilitator, { prompt: "Where do customers wait?", minutes: 3 });
    await expect(draftBox(first)).toBeFocused();
    await expect(draftBox(second)).toBeFocused();
    const back = t("calls.takeBackTo", { room: t("shell.lobby") });
    await expect(facilitator.page.getByRole("button", { name: back })).toBeVisible();
    await expectRoom(curator, "board");
    await expect(curator.page.getByRole("button", { name: t("calls.goThere") })).toBeVisible();
  });
  await test.step("closed nobody moves, and opened again it finds who looks around", async () => {
    await closeBrainstorm(facilitator);
    await goTo(first, "journeys");
    await reopenBrainstorm(facilitator);
    await expect(draftBox(first)).toBeVisible();
    await closeBrainstorm(facilitator);
  });
  await test.step("who reads the lobby again while it is open, and who comes late, lands in it", async () => {
    await reopenBrainstorm(facilitator);
    await goTo(second, "lobby");
    await second.page.reload();
    await expectRoom(second, "brainstorm");
    const late = await come({ name: "Phone 3", ...phone });
    await expectRoom(late, "brainstorm");
    await closeBrainstorm(facilitator);
  });
  await test.step("one press takes a move back", async () => {
    await goTo(facilitator, "board");
    await bringEveryone(facilitator);
    for (const person of [first, second]) await expectRoom(person, "board");
    const back = t("calls.takeBackTo", { room: t("shell.brainstorm") });
    await facilitator.page.getByRole("button", { name: back }).click();
    for (const person of [first, second]) await expectRoom(person, "brainstorm");
  });
});
