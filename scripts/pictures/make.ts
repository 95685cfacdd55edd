// Makes the pictures of the README and of docs/screens.md from the running product: `npm run pictures` (builds first if
// needed). Takes a browser from the system or Playwright; writes docs/pictures.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { CreatedWorkshop } from "../../shared/wire/http.ts";
import { demoWorkshop } from "./demo.ts";

const port = 4399;
const origin = `http://localhost:${port}`;
const folder = "docs/pictures";

const rooms = ["lobby", "brainstorm", "board", "journeys", "feel", "backstage", "present"] as const;

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-pictures-"));
  const server = spawn(process.execPath, ["--disable-proto=delete", "dist/server/main.js"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    await untilReady();
    await picture(browser, await createDemo());
  } finally {
    await browser.close();
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** How every room is shown: the README takes the first. */
const looks = [
  { folder, width: 1280, height: 800, colorScheme: "light" },
  { folder: `${folder}/dark`, width: 1280, height: 800, colorScheme: "dark" },
  { folder: `${folder}/phone`, width: 360, height: 740, colorScheme: "light" },
] as const;

async function picture(browser: Browser, workshop: CreatedWorkshop): Promise<void> {
  for (const look of looks) {
    const { width, height, colorScheme } = look;
    mkdirSync(look.folder, { recursive: true });
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(workshop.links.facilitator);
    for (const room of rooms) {
      await page.goto(`${origin}/w/${workshop.id}/${room}`);
      if (room === "journeys" || room === "backstage") await openFirst(page, room);
      await settled(page);
      await page.screenshot({ path: `${look.folder}/${room}.png` });
    }
    if (look.folder === folder) await pictureJourney(page);
    await context.close();
  }
}

async function pictureJourney(page: Page): Promise<void> {
  // In its room a wide journey is scrolled in a frame; the README shows it whole.
  await page.setViewportSize({ width: 1760, height: 900 });
  const scene = page.locator("main svg[role=img]").first();
  await scene.evaluate(({ parentElement }) =>
    parentElement?.style.setProperty("inline-size", "100rem"),
  );
  await scene.scrollIntoViewIfNeeded();
  await scene.screenshot({ path: `${folder}/journey.png` });
}

// The room opens with the first persona or with the list; the picture shows the one with content.
async function openFirst(page: Page, room: "journeys" | "backstage"): Promise<void> {
  const name = room === "journeys" ? /Nadia/ : /A parcel is late/;
  const door = page
    .getByRole("tab", { name })
    .or(page.getByRole("link", { name }))
    .or(page.getByRole("button", { name }));
  await door.first().click();
}

async function settled(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  await page.locator('[data-save="saved"]').first().waitFor();
  // The last part of the header to come: on a phone it is behind the menu.
  const people = page.getByRole("button", { name: /here$/ });
  await people
    .or(page.getByRole("button", { name: /^Go to a room/ }))
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle");
}

async function createDemo(): Promise<CreatedWorkshop> {
  const response = await fetch(`${origin}/api/workshops`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ import: demoWorkshop() }),
  });
  if (response.status !== 201) throw new Error(`The sample was refused: ${await response.text()}`);
  return (await response.json()) as CreatedWorkshop;
}

async function untilReady(): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The server did not become ready within 20 s");
}

await main();
