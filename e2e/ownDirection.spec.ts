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

async function atTheHospital(come: (coming: Coming) => Promise<Person>): Promise<Person> {
  const { map, room } = hospitalWorkshop();
  const content = Buffer.from(JSON.stringify(workshopToFile(map, room)));
  const person = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginFromFile(person, { name: "hospital.json", content });
  return person;
}

const rightToLeft = /[\u0590-\u08ff]/;

async function expectOwnDirections({ page }: Person, where: string): Promise<void> {
  expect
    .soft(await page.evaluate(turnedWords), `turned by their neighbours in ${where}`)
    .toEqual([]);
}

/**
 * Runs in the page. What begins from right to left stands in an element of its own direction, and in a sentence or an attribute
 * beside other words between isolates. What an options' list has for old browsers alone is not seen by anybody.
 */
function turnedWords(): readonly string[] {
  const turned = /[\u0590-\u08ff]/;
  const isBeside = (text: string): boolean =>
    turned.test(text) && /[A-Za-z]/.test(text) && !/[\u2066-\u2068]/.test(text);
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    const text = textContent ?? "";
    if (!parentElement || !turned.test(text) || /[\u2066-\u2068]/.test(text)) continue;
    if (parentElement.closest("[dir=auto], bdi, [direction], [aria-hidden=true], option")) continue;
    found.add(`text: ${text}`);
  }
  for (const element of document.querySelectorAll("[title], [aria-label]")) {
    if (element.closest("svg[role=img]")) continue;
    for (const name of ["title", "aria-label"]) {
      const words = element.getAttribute(name) ?? "";
      if (isBeside(words)) found.add(`${name}: ${words}`);
    }
  }
  for (const field of document.querySelectorAll<HTMLInputElement>("input, textarea")) {
    if (turned.test(field.value) && field.dir !== "auto") found.add(`field: ${field.value}`);
  }
  return [...found];
}
