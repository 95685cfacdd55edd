// From a moment of pain to the process behind it and back: a BPMN file is imported, its lanes get their layers, hand-offs
// show, two people change one process at once by mouse and by keyboard, and journey and process are taken along.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import { expectAccessible } from "./axe.ts";
import {
  addNode,
  backToStep,
  beginImport,
  chooseLayer,
  exportMap,
  flows,
  goOutside,
  makeMapFor,
  openMap,
  processNode,
  showHandOffs,
} from "./backstage.ts";
import { addMissing, markMoment, step } from "./journeys.ts";
import { beginWithTemplate, readLinks } from "./lobby.ts";
import { expectRoom, expectSaved, goTo, type Person, undo } from "./people.ts";
import { exportFile } from "./present.ts";
import { look } from "./screens.ts";
import { type Stage, test } from "./stage.ts";

const pizza = join(
  import.meta.dirname,
  "..",
  "..",
  "shared",
  "data",
  "bpmn",
  "examples_pizza-collaboration.bpmn",
);
const moment = "The parcel is late";

/** A workshop in which one step of the first journey is a moment of pain. */
async function begin(come: Stage["come"]): Promise<{ facilitator: Person; curatorLink: string }> {
  const facilitator = await come({ name: "Facilitator", role: "facilitator", to: "/" });
  await beginWithTemplate(facilitator, "onlineShop");
  const { curator } = await readLinks(facilitator);
  await goTo(facilitator, "journeys");
  await addMissing(facilitator, moment, "Receive");
  await markMoment(facilitator, moment, "pain");
  await goTo(facilitator, "backstage");
  return { facilitator, curatorLink: curator };
}

test("a real BPMN file becomes the process behind a moment of pain, and the way leads back", async ({
  come,
}) => {
  test.skip(!existsSync(pizza), "the models of ../shared/data are not here");
  const { facilitator } = await begin(come);
  const { page } = facilitator;
  await expect(page.getByText(t("backstage.lacksProcess"), { exact: true })).toBeVisible();

  const file = { name: "pizza.bpmn", content: readFileSync(pizza) };
  const dialog = await beginImport(facilitator, moment, file);
  await chooseLayer(facilitator, dialog, "Pizza vendor / pizza chef", "support");
  await look(facilitator, "50 import BPMN");
  await dialog.getByRole("button", { name: t("backstage.importTake"), exact: true }).click();
  await expect(processNode(facilitator, "Bake the pizza")).toBeVisible();

  const list = await showHandOffs(facilitator);
  await expect(list.getByText(t("backstage.lineInteraction")).first()).toBeVisible();
  await list.getByRole("listitem").first().getByRole("button").click();
  await expect(page.locator(".react-flow__edge.selected")).toHaveCount(1);
  await look(facilitator, "51 hand-offs");
  await expectAccessible(page, "a process map with its hand-offs");
  await list.getByRole("button", { name: t("ui.close") }).click();

  await page.keyboard.press("Escape");
  await processNode(facilitator, "Bake the pizza").click();
  await addNode(facilitator, "task", "Taste the pizza");
  const before = await processNode(facilitator, "Taste the pizza").boundingBox();
  await page.getByRole("button", { name: t("backstage.layOut") }).click();
  await expect
    .poll(() => processNode(facilitator, "Taste the pizza").boundingBox())
    .not.toEqual(before);

  const bpmn = await exportMap(facilitator, "exportBpmn");
  expect(bpmn).toContain('name="Taste the pizza"');
  expect(bpmn).toMatch(/name="pizza chef" waymark:layer="support"/);
  expect(bpmn.match(/<bpmn:participant /g)).toHaveLength(2);
  expect(await exportMap(facilitator, "exportMermaid")).toContain("flowchart LR");
  expect(await exportMap(facilitator, "exportSvg")).toContain("Bake the pizza");

  await backToStep(facilitator, moment);
  await expectRoom(facilitator, "journeys");
  await expect(step(facilitator, moment)).toBeVisible();
  await expectSaved(facilitator);
  await goTo(facilitator, "present");
  const exported = (await exportFile(facilitator, "json")).toString("utf8");
  expect(exported).toContain("Taste the pizza");
});

test("two people change one process at once, one by mouse and one by keyboard, and lose nothing", async ({
  come,
}) => {
  const { facilitator, curatorLink } = await begin(come);
  await makeMapFor(facilitator, moment);
  await addNode(facilitator, "task", "Pack");
  const curator = await come({ name: "Curator", role: "curator", to: curatorLink });
  await goTo(curator, "backstage");
  await openMap(curator, moment);
  await expect(processNode(curator, "Pack")).toBeVisible();

  // One adds by tool and drags; the other goes on from the same node by single keys.
  const byMouse = async (): Promise<void> => {
    for (const name of ["Weigh", "Label"]) await addNode(facilitator, "system", name);
    await dragNode(facilitator, "Label", 0, 150);
  };
  const byKeyboard = async (): Promise<void> => {
    const { page } = curator;
    await processNode(curator, "Pack").focus();
    await page.keyboard.press("Enter");
    for (const [key, name] of [
      ["d", "Fragile?"],
      ["Tab", "Wrap"],
    ] as const) {
      await page.keyboard.press(key);
      const field = page
        .locator(".react-flow")
        .getByRole("textbox", { name: t("backstage.nodeName") });
      await field.fill(name);
      await field.press("Enter");
      await expect(processNode(curator, name)).toBeVisible();
    }
    await page.keyboard.press("Alt+ArrowUp");
  };
  await Promise.all([byMouse(), byKeyboard()]);

  for (const person of [facilitator, curator]) {
    for (const name of ["Pack", "Weigh", "Label", "Fragile?", "Wrap", moment]) {
      await expect(processNode(person, name), `${name}, as ${person.name} sees it`).toHaveCount(1);
    }
  }
  await expect(flows(curator)).toHaveCount(await flows(facilitator).count());
  await expectSaved(facilitator);
  await expectSaved(curator);

  // One's undo takes back one's own last change alone.
  await undo(curator);
  await expect(processNode(facilitator, "Label")).toHaveCount(1);
  await expect(processNode(facilitator, "Wrap")).toHaveCount(1);
  await look(facilitator, "52 two at one process");
});

test("a step becomes a process of its own, by mouse and by keys, and its map goes into the BPMN file", async ({
  come,
}) => {
  const { facilitator } = await begin(come);
  const { page } = facilitator;
  await makeMapFor(facilitator, moment);
  for (const name of ["Pack", "Ship"]) await addNode(facilitator, "task", name);

  await processNode(facilitator, "Pack").click();
  await page.getByRole("button", { name: t("backstage.makeInside") }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pack" })).toBeVisible();
  await addNode(facilitator, "task", "Fold the box");
  await look(facilitator, "53 inside a step");
  await goOutside(facilitator, "Pack", moment);
  const pack = processNode(facilitator, "Pack");
  await expect(pack).toHaveAccessibleName(new RegExp(t("backstage.nodeInside")));

  // The same by keys alone: inside, back, another one inside that, and back again.
  await pack.focus();
  await page.keyboard.press("i");
  await expect(processNode(facilitator, "Fold the box")).toBeVisible();
  await processNode(facilitator, "Fold the box").focus();
  await page.keyboard.press("Shift+I");
  await expect(page.getByRole("heading", { level: 1, name: "Fold the box" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(processNode(facilitator, "Fold the box")).toBeFocused();
  await page.keyboard.press("u");
  await expect(pack).toBeFocused();

  await page.getByRole("radio", { name: t("backstage.viewOutline") }).click();
  const inside = page.getByRole("link", { name: t("backstage.openInside", { name: "Pack" }) });
  await expect(inside.first()).toBeVisible();
  await look(facilitator, "54 outline with an inside");
  await page.getByRole("radio", { name: t("backstage.viewMap") }).click();
  const bpmn = await exportMap(facilitator, "exportBpmn");
  expect(bpmn.match(/<bpmn:subProcess /g)).toHaveLength(2);
  expect(bpmn).toContain('name="Fold the box"');

  await undo(facilitator);
  await pack.focus();
  await page.keyboard.press("i");
  const fold = processNode(facilitator, "Fold the box");
  await expect(fold).toBeVisible();
  await expect(fold).not.toHaveAccessibleName(new RegExp(t("backstage.nodeInside")));
});

async function dragNode(person: Person, name: string, dx: number, dy: number): Promise<void> {
  const { mouse } = person.page;
  const box = await processNode(person, name).boundingBox();
  if (!box) throw new Error(`${name} is not on the screen`);
  const [x, y] = [box.x + box.width / 2, box.y + 12];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await mouse.move(x + dx, y + dy, { steps: 4 });
  await mouse.up();
}
