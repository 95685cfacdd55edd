// Owns: what every end-to-end test begins with: a server of its own, and people who come in by links, each with a
// browser of their own. Whatever a browser complained of fails the test at its end.

import { type BrowserContextOptions, test as base, expect } from "@playwright/test";
import type { Role } from "../shared/model/rights.ts";
import { meet, type Person, screenSizes } from "./people.ts";
import { type RunningServer, startServer } from "./server.ts";

export interface Coming {
  readonly name: string;
  readonly role: Role;
  /** A link, or a path of the server. */
  readonly to: string;
  readonly onPhone?: boolean;
  readonly options?: BrowserContextOptions;
}

export interface Stage {
  readonly server: RunningServer;
  /** Opens a browser for somebody and goes where they were sent. */
  readonly come: (coming: Coming) => Promise<Person>;
}

export const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  come: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async ({ name, role, to, onPhone = false, options = {} }) => {
      const context = await browser.newContext({
        ...(onPhone ? screenSizes.phone : screenSizes.desk),
        ...options,
      });
      const person = meet(await context.newPage(), { name, role, isOnPhone: onPhone });
      people.push(person);
      await person.page.goto(new URL(to, server.origin).href);
      return person;
    });
    for (const { name, complaints } of people) {
      expect.soft(complaints(), `what the browser of ${name} complained of`).toEqual([]);
    }
    for (const { context } of people) await context.close();
  },
});
