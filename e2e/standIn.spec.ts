// The board before the application: what is seen then is, pixel by pixel, what the room itself shows in the end.

import { expect } from "@playwright/test";
import { test } from "./stage.ts";

const touchpoints = Object.fromEntries(
  Array.from({ length: 400 }, (_, at) => [
    `t${at}`,
    {
      text: `Something that happens ${at}`,
      place: [(at % 25) * 224, Math.floor(at / 25) * 144],
      departmentId: at % 3 === 0 ? "d" : "",
    },
  ]),
);

/** One that lies on others with earlier and later ids, one of which has come to lie on it. */
const pile = {
  t120: { ...touchpoints.t120, place: [1000, 400], stack: 2 },
  t121: { ...touchpoints.t121, place: [1060, 440], departmentId: "d", stack: 3 },
  t9: { ...touchpoints.t9, place: [1030, 360], stack: 1 },
};

const file = {
  format: "waymark",
  version: 1,
  title: "Large",
  map: {
    workshop: { main: { title: "Large" } },
    departments: { d: { name: "Service", color: 3 } },
    touchpoints: { ...touchpoints, ...pile },
    // What lies beside the cards is passed over.
    personas: { p: { name: "Nadia" } },
    journeys: { j: { personaId: "p", kind: "ideal" } },
    stages: { s: { journeyId: "j", name: "Find", order: "V" } },
    steps: { x: { journeyId: "j", touchpointId: "t1", slot: ["s", "V"] } },
  },
  room: {},
};

test("[MAP-282] [MAP-373] [MAP-430] a large board is seen before the application, as the room then shows it", async ({
  server,
  browser,
}) => {
  const made = await fetch(`${server.origin}/api/workshops`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Large", import: file }),
  });
  const { links } = (await made.json()) as { links: { curator: string } };
  const arrival = new URL(links.curator);
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  let letIn = (): void => undefined;
  const screens = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  // The application waits; what surrounds the cards never comes.
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (/\/(screens|BoardRoom)-/.test(pathname)) await screens;
    else if (!/\/(index|standIn|board|rolldown)/.test(pathname)) return;
    await route.continue();
  });
  // The map is asked for before there are styles.
  const isMapAsked = page.waitForRequest(
    `${server.origin}/api${arrival.pathname.replace("/w/", "/workshops/")}/map`,
  );
  await page.route(/\/assets\/.*\.css$/, async (route) => {
    await isMapAsked;
    await route.continue();
  });
  await page.goto(`${server.origin}${arrival.pathname}/board${arrival.hash}`, {
    waitUntil: "commit",
  });
  const standIn = page.locator("body > [aria-hidden=true]");
  await expect(standIn.locator("canvas")).toBeVisible();
  const clip = await standIn.locator("canvas").boundingBox();
  if (!clip) throw new Error("Nothing is seen of the board");
  const before = await page.screenshot({ clip });
  letIn();
  await expect(standIn).toHaveCount(0);
  const painted = page.locator("[data-surface] canvas").first();
  await expect(painted).toBeVisible();
  expect(await painted.boundingBox()).toEqual(clip);
  const after = await page.screenshot({ clip });
  expect(after.equals(before), "the same picture").toBe(true);
  await context.close();
});

test("[STA-66] on a slow line the page says what is coming, where its header will be", async ({
  server,
  page,
}) => {
  let letIn = (): void => undefined;
  const screens = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route(/\/assets\/screens-.*\.js$/, async (route) => {
    await screens;
    await route.continue();
  });
  await page.goto(server.origin, { waitUntil: "commit" });
  const coming = page.locator("body > p").first();
  await expect(coming).toHaveText("Waymark");
  await expect(coming).toBeVisible();
  letIn();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(coming).toBeHidden();
});

test("[STA-67] where the screens cannot be had the page says so, and offers to try again", async ({
  server,
  page,
}) => {
  const screens = /\/assets\/screens-.*\.js$/;
  await page.route(screens, (route) => route.abort());
  await page.goto(server.origin);
  await expect(page.getByRole("alert")).toHaveText("Waymark could not be loaded. Try again");
  await page.unroute(screens);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
});
