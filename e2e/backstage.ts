// Owns: what is done backstage: a process map for a moment of truth, its nodes, its flows, and the way back.

import { readFile } from "node:fs/promises";
import { expect, type Locator } from "@playwright/test";
import { t } from "../client/i18n/t.ts";
import type { Layer, NodeKind } from "../shared/model/tables.ts";
import { beginsWith, type Person, press } from "./people.ts";

/** Makes the process map of a moment of truth that has none. */
export async function makeMapFor(person: Person, moment: string): Promise<void> {
  const { page } = person;
  const gap = page.getByRole("listitem").filter({ hasText: moment });
  await press(person, gap.getByRole("button", { name: t("backstage.makeMap"), exact: true }));
  await expect(page.getByRole("toolbar", { name: t("backstage.tools") })).toBeVisible();
}

/** Opens a process map from the overview. */
export async function openMap({ page }: Person, name: string): Promise<void> {
  const maps = page.getByRole("region", { name: t("backstage.maps") });
  await maps.getByRole("link", { name: beginsWith(name) }).click();
}

/** A node by its name, whatever its kind. */
export function processNode({ page }: Person, name: string): Locator {
  return page.locator(".react-flow__node").filter({ hasText: name });
}

/** Adds a node by its tool and names it at once. */
export async function addNode(person: Person, kind: NodeKind, name: string): Promise<void> {
  const { page } = person;
  await page
    .getByRole("toolbar", { name: t("backstage.tools") })
    .getByRole("button", { name: t("backstage.addKind", { kind: t(`backstage.${kind}`) }) })
    .click();
  const field = page.locator(".react-flow").getByRole("textbox", { name: t("backstage.nodeName") });
  await field.fill(name);
  await field.press("Enter");
  await expect(processNode(person, name)).toBeVisible();
}

/** Connects two nodes by the key C and the list that it opens. */
export async function connectNodes(person: Person, from: string, to: string): Promise<void> {
  const { page } = person;
  const before = await flows(person).count();
  await processNode(person, from).click();
  await processNode(person, from).press("c");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: t("backstage.connectTarget") }).click();
  await page.getByRole("option", { name: to }).click();
  await dialog.getByRole("button", { name: t("backstage.connectDo"), exact: true }).click();
  await expect(flows(person)).toHaveCount(before + 1);
}

/** Goes into the map that the way up of the open one names. */
export async function goOutside({ page }: Person, node: string, map: string): Promise<void> {
  await page
    .getByRole("navigation", { name: t("backstage.breadcrumb") })
    .getByRole("link", { name: t("backstage.backAround", { node, map }) })
    .click();
}

export function flows({ page }: Person): Locator {
  return page.locator(".react-flow__edge");
}

/** From the process map to the step that it serves, in one press. */
export async function backToStep({ page }: Person, moment: string): Promise<void> {
  await page
    .getByRole("navigation", { name: t("backstage.breadcrumb") })
    .getByRole("link", { name: t("backstage.backToStep", { text: moment }) })
    .click();
}

/** Imports a BPMN file for a moment of truth; gives the dialog, in which nothing is taken yet. */
export async function beginImport(
  { page }: Person,
  moment: string,
  file: { readonly name: string; readonly content: Buffer },
): Promise<Locator> {
  const gap = page.getByRole("listitem").filter({ hasText: moment });
  await gap.getByRole("button", { name: t("backstage.importFor"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("backstage.importBpmn") });
  await dialog.locator("input[type=file]").setInputFiles({
    name: file.name,
    mimeType: "application/xml",
    buffer: file.content,
  });
  await expect(dialog.getByText(t("backstage.importLanes"))).toBeVisible();
  return dialog;
}

/** Says which layer a lane of an import is. */
export async function chooseLayer(
  { page }: Person,
  dialog: Locator,
  lane: string,
  layer: Layer,
): Promise<void> {
  const field = dialog.getByRole("button", { name: t("backstage.importLayerOf", { name: lane }) });
  await field.click();
  await page.getByRole("option", { name: t(`backstage.${layer}`), exact: true }).click();
  await expect(field).toContainText(t(`backstage.${layer}`));
}

/** Shows the hand-offs of the open map, and gives their list. */
export async function showHandOffs({ page }: Person): Promise<Locator> {
  await page.getByRole("button", { name: t("backstage.handOffs"), exact: true }).click();
  const list = page.getByRole("complementary", { name: t("backstage.handOffs") });
  await expect(list).toBeVisible();
  return list;
}

/** Takes the open map along as a file. */
export async function exportMap(
  { page }: Person,
  format: "exportBpmn" | "exportMermaid" | "exportSvg",
): Promise<string> {
  await page.getByRole("button", { name: t("backstage.export"), exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: t(`backstage.${format}`) }).click(),
  ]);
  return await readFile(await download.path(), "utf8");
}
