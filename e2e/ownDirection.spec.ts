// What axe cannot find in a workshop of people who write in several scripts: that each text keeps its own direction, and that what
// the keyboard goes to in a heatmap is never below its head.

import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { hospitalWorkshop } from "../shared/export/hospital.fixture.ts";
import { workshopToFile } from "../shared/format/workshopFile.ts";
import { beginFromFile } from "./lobby.ts";
import { goTo, type Person } from "./people.ts";
import { look } from "./screens.ts";
import { type Coming, test } from "./stage.ts";

const rooms = ["brainstorm", "journeys", "feel", "backstage", "present"] as const;

test("[A11-244] in the rooms what is written from right to left keeps its direction", async ({
  come,
}) => {
  const person = await atTheHospital(come);
  await expectOwnDirections(person, "lobby");
  for (const room of rooms) {
    await goTo(person, room);
    await expect(person.page.getByRole("main").getByText(rightToLeft).first()).toBeAttached();
    await expectOwnDirections(person, room);
  }
});

test("[A11-243] what the keyboard goes to in a heatmap stands below its head, forwards and backwards", async ({
  come,
}) => {
  const person = await atTheHospital(come);
  const { page } = person;
  await goTo(person, "feel");
  await page.getByRole("tab", { name: t("feel.viewPersona") }).click();
  const table = page.getByRole("table", { name: t("feel.heatmapPersonas") });
  const links = table.getByRole("rowheader").getByRole("link");
  await links.nth(12).focus();
  for (let left = 11; left >= 0; left -= 1) {
    await page.keyboard.press("Shift+Tab");
    await expect(links.nth(left)).toBeFocused();
    const [top = 0, head = 0] = await links.nth(left).evaluate((link) => {
      const edge = link.closest("table")?.tHead?.getBoundingClientRect().bottom;
      return [link.getBoundingClientRect().top, edge];
    });
    expect(top, `where link ${left} begins`).toBeGreaterThanOrEqual(head);
  }
  await look(person, "70 heatmap of personas");
});

test("[A11-242] one line from right to left among what matters most stands below its call", async ({
  come,
}) => {
  const person = await atTheHospital(come);
  await goTo(person, "present");
  const matter = person.page.locator("[data-call]").filter({ hasText: rightToLeft }).first();
  const [call = 0, words = 1] = await matter.evaluate((item) =>
    ["span", "[dir=auto]"].map((part) => {
      const range = document.createRange();
      range.selectNodeContents(item.querySelector(part) ?? item);
      return range.getBoundingClientRect().left;
    }),
  );
  expect(words).toBeLessThan(call + 8);
  await look(person, "71 what matters most");
});

async function atTheHospital(come: (coming: Coming) => Promise<Person>): Promise<Person> {
  const { map, room } = hospitalWorkshop();
  const content = Buffer.from(JSON.stringify(workshopToFile(map, room)));
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(person, { name: "hospital.json", content });
  return person;
}

const rightToLeft = /[\u0590-\u08ff]/;

/**
 * What begins from right to left stands in an element of its own direction, and in a sentence or an attribute beside other words
 * between isolates. What a list has for old browsers alone is not seen by anybody.
 */
async function expectOwnDirections({ page }: Person, where: string): Promise<void> {
  const found = [
    ...(await page.evaluate(turnedTexts)),
    ...(await page.evaluate(turnedAttributes)),
    ...(await page.evaluate(turnedFields)),
  ];
  expect.soft(found, `turned by their neighbours in ${where}`).toEqual([]);
}

/** Runs in the page, as the two below. */
function turnedTexts(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    const text = textContent ?? "";
    if (!/[\u0590-\u08ff]/.test(text) || /[\u2066-\u2068]/.test(text)) continue;
    const own = "[dir=auto], bdi, [direction], [aria-hidden=true], option";
    if (!parentElement?.closest(own)) found.push(`text: ${text}`);
  }
  return found;
}

function turnedAttributes(): readonly string[] {
  const isBeside = (words: string): boolean =>
    /[\u0590-\u08ff]/.test(words) && /[A-Za-z]/.test(words) && !/[\u2066-\u2068]/.test(words);
  return [...document.querySelectorAll("[title], [aria-label]")]
    .filter((element) => !element.closest("svg[role=img]"))
    .flatMap((element) => ["title", "aria-label"].map((name) => element.getAttribute(name) ?? ""))
    .filter(isBeside);
}

function turnedFields(): readonly string[] {
  return [...document.querySelectorAll<HTMLInputElement>("input, textarea")]
    .filter(({ value, dir }) => /[\u0590-\u08ff]/.test(value) && dir !== "auto")
    .map(({ value }) => value);
}
