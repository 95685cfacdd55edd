// Ratings and dots of several people on their own devices: what everybody is told at the close, of five and of three, and
// that nobody is told anything before.

import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { card } from "./board.ts";
import {
  closeRatings,
  dotRanking,
  joinDepartment,
  openDots,
  openRatings,
  placeDots,
  rate,
} from "./feel.ts";
import { beginFromFile, readLinks } from "./lobby.ts";
import { expectRoom, expectSaved, goTo, type Person } from "./people.ts";
import { expectNoSidewaysScroll, look } from "./screens.ts";
import { type Stage, test } from "./stage.ts";

const steps = [
  "Sees an advert",
  "Calls the hotline",
  "Waits for an answer",
  "Pays the bill",
] as const;
const [advert, hotline, answer, bill] = steps;

interface Cast {
  readonly facilitator: Person;
  readonly phones: readonly Person[];
  readonly everybody: readonly Person[];
}

test("[VOT-3] [VOT-55] [A11-72] of five people a step has figures, theirs and their department's; of three a word; of two nothing", async ({
  come,
}) => {
  const { facilitator, phones, everybody } = await gather(come, 5);
  await openRatings(facilitator);
  for (const phone of phones) await joinDepartment(phone, "Service");
  for (const [at, phone] of phones.entries()) await rate(phone, hotline, at === 0 ? 1 : -2);
  for (const phone of phones.slice(0, 3)) await rate(phone, advert, 2);
  for (const phone of phones.slice(0, 2)) await rate(phone, bill, -1);
  for (const phone of phones) await expectSaved(phone);
  for (const person of [facilitator, ...phones.slice(0, 1)])
    await look(person, "50 rating of five");
  await closeRatings(facilitator);
  for (const person of everybody) {
    await expect(result(person, hotline)).toContainText("−1.4");
    await expect(result(person, hotline)).toContainText(t("feel.voices", { count: 5 }));
    await expect(result(person, advert)).toContainText(t("parts.emotionLove"));
    await expect(result(person, advert)).toContainText(t("ui.feelingSmallGroup"));
    await expect(result(person, advert)).not.toContainText(/\d rating/);
    await expect(result(person, bill)).toContainText(t("feel.tooFewStep", { min: 3 }));
  }
  for (const person of [facilitator, ...phones.slice(0, 1)])
    await look(person, "51 result of five");
  await facilitator.page.getByRole("tab", { name: t("feel.viewDepartment") }).click();
  const byDepartment = facilitator.page.getByRole("table", { name: t("feel.heatmapDepartments") });
  await expect(byDepartment.getByRole("row", { name: new RegExp(hotline) })).toContainText("−1.4");
  await expect(byDepartment.getByRole("row", { name: new RegExp(advert) })).toHaveCount(0);
  await goTo(facilitator, "present");
  await look(facilitator, "52 pictures with a word");
});

test("[VOT-68] [VOT-76] [A11-72] five people place dots on their phones: counts of what three chose, and nobody's lone voice", async ({
  come,
}) => {
  const { facilitator, phones, everybody } = await gather(come, 5);
  await look(facilitator, "53 dots to open");
  await openDots(facilitator);
  for (const phone of phones)
    await expect(phone.page.getByText(t("feel.dotsDefaultPrompt"))).toBeVisible();
  for (const phone of phones.slice(0, 4)) await placeDots(phone, answer, 2);
  for (const phone of phones.slice(1, 4)) await placeDots(phone, advert, 1);
  const [lone] = phones.slice(-1);
  if (!lone) throw new Error("There are five phones");
  await placeDots(lone, bill, 4);
  await expect(lone.page.getByTestId("dots-left")).toHaveText(
    t("feel.dotsLeft", { count: 0, all: 4 }),
  );
  for (const phone of phones) await expectSaved(phone);
  await expectNoSidewaysScroll(lone);
  for (const person of [facilitator, lone]) await look(person, "54 dots open");
  await closeRatings(facilitator);
  for (const person of everybody) {
    await expect(dotRanking(person)).toHaveText([
      /1.*Waits for an answer.*8 dots/,
      /2.*Sees an advert.*3 dots/,
    ]);
    await expect(person.page.getByText(t("feel.dotsRest", { min: 3 }))).toBeVisible();
  }
  for (const person of [facilitator, lone]) await look(person, "55 dots told");
  await goTo(facilitator, "board");
  await expect(card(facilitator, answer)).toContainText("8 dots");
  await expect(card(facilitator, bill)).not.toContainText("dot");
  await look(facilitator, "56 dots on the board");
});

test("[VOT-67] [PHA-50] three people's dots, led to from the lobby, are told in words", async ({
  come,
}) => {
  const { facilitator, phones, everybody } = await gather(come, 3);
  await openDots(facilitator);
  for (const phone of phones) await expectRoom(phone, "feel");
  for (const phone of phones) await placeDots(phone, answer, 2);
  for (const phone of phones) await placeDots(phone, advert, 1);
  for (const phone of phones) await expectSaved(phone);
  await closeRatings(facilitator);
  for (const person of everybody) {
    await expect(dotRanking(person)).toHaveText([
      `${answer}${t("ui.dotsStrong")}`,
      `${advert}${t("ui.dotsSome")}`,
    ]);
  }
  for (const person of [facilitator, ...phones.slice(0, 1)]) await look(person, "57 dots in words");
});

function result({ page }: Person, step: string) {
  return page
    .getByRole("region", { name: "Service" })
    .getByRole("listitem")
    .filter({ hasText: step });
}

/** A workshop with one journey of four steps; the phones wait in the lobby, and the round that opens leads them to it. */
async function gather(come: Stage["come"], count: number): Promise<Cast> {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  const content = Buffer.from(JSON.stringify(workshop));
  await beginFromFile(facilitator, { name: "workshop.json", content });
  const links = await readLinks(facilitator);
  const phones: Person[] = [];
  for (let at = 1; at <= count; at++) {
    const name = `Contributor ${at}`;
    phones.push(await come({ name, role: "contributor", to: links.contributor, onPhone: true }));
  }
  await goTo(facilitator, "feel");
  return { facilitator, phones, everybody: [facilitator, ...phones] };
}

const workshop = {
  format: "waymark",
  version: 1,
  title: "Votes",
  map: {
    workshop: { main: { title: "Votes" } },
    departments: { d1: { name: "Service", color: 1 }, d2: { name: "Sales", color: 2 } },
    personas: { p1: { name: "Ada" } },
    journeys: { j1: { personaId: "p1", kind: "current" } },
    stages: { g1: { journeyId: "j1", name: "Service", order: "V" } },
    touchpoints: Object.fromEntries(
      steps.map((text, at) => [`t${at}`, { text, place: [at * 240, 0] }]),
    ),
    steps: Object.fromEntries(
      steps.map((_, at) => [
        `s${at}`,
        { journeyId: "j1", touchpointId: `t${at}`, slot: ["g1", `A${"BCDE"[at]}`] },
      ]),
    ),
  },
  room: {},
} as const;
