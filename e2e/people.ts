// Owns: one person at one screen: who they are, their browser, what reached it, how they go between rooms. What they
// do in a room stands in the file of that room.

import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import "../client/i18n/everything.ts";
import { t } from "../client/i18n/t.ts";
import type { Role } from "../shared/model/rights.ts";
import type { Phase } from "../shared/model/tables.ts";
import { type Ears, listen } from "./ears.ts";

export interface Person {
  /** For messages: "Contributor 2". */
  readonly name: string;
  readonly role: Role;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly ears: Ears;
  readonly isOnPhone: boolean;
  /** What the browser complained of, but for what was expected at that time. */
  readonly complaints: () => readonly string[];
  /** Complaints that fit are no fault until the function it gives is called: say why at the call. */
  readonly expectComplaints: (pattern: RegExp) => () => void;
}

export const screenSizes = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

/** What a browser says by itself when a server does not answer. */
export const connectionComplaints =
  /net::ERR_(CONNECTION_\w+|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)|WebSocket connection to .* failed/;

/** Gives a page to somebody, and listens to it from its very first byte. */
export function meet(
  page: Page,
  given: { readonly name: string; readonly role: Role; readonly isOnPhone: boolean },
): Person {
  const complaints: string[] = [];
  const expected = new Set<RegExp>();
  const complain = (complaint: string): void => {
    if (![...expected].some((pattern) => pattern.test(complaint))) complaints.push(complaint);
  };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complain(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => complain(`thrown: ${error.stack ?? error.message}`));
  return {
    ...given,
    page,
    context: page.context(),
    ears: listen(page),
    complaints: () => complaints,
    expectComplaints: (pattern) => {
      expected.add(pattern);
      return () => expected.delete(pattern);
    },
  };
}

/** Goes to a room the way people do: by the links of the header, or by its menu on a phone. */
export async function goTo(person: Person, room: Phase): Promise<void> {
  const { page, isOnPhone } = person;
  if (isOnPhone) await openRoomMenu(person);
  const rooms = page.getByRole("navigation", { name: t("shell.rooms") });
  await press(person, rooms.getByRole("link", { name: beginsWith(t(`shell.${room}`)) }));
  await expectRoom(person, room);
}

/** Opens what the header of a phone keeps behind one button. */
export async function openRoomMenu(person: Person): Promise<void> {
  await press(person, person.page.getByRole("button", { name: t("shell.roomMenu") }));
}

/** Waits until somebody is in a room, by themselves or led there. */
export async function expectRoom({ page }: Person, room: Phase): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/w/[^/#]+/${room}(/[^#]*)?$`));
  await expect(page).toHaveTitle(beginsWith(t(`shell.${room}`)));
  await expect(page.locator("main h1")).toBeAttached();
}

/** Leads everybody to the room where the facilitator is. */
export async function bringEveryone({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: t("shell.bringEveryone") }).click();
  await expect(page.getByText(t("parts.everyoneIsHere"))).toBeVisible();
}

/** A press as this person makes it: by finger on a phone, else by mouse. */
export async function press({ isOnPhone }: Person, target: Locator): Promise<void> {
  if (isOnPhone) await target.tap();
  else await target.click();
}

/** The words in the header for what one's changes are doing. */
export function saveBadge({ page }: Person): Locator {
  return page.getByRole("banner").locator("[data-save]");
}

/** Waits until everything this person did is stored by the server. */
export async function expectSaved(person: Person): Promise<void> {
  const [badge, what] = [saveBadge(person), `${person.name} is told that all is saved`];
  // The words come a picture after that.
  await expect(badge, what).toHaveAttribute("data-save", "saved", { timeout: 20_000 });
  await expect(badge, what).toHaveText(t("session.saved"));
}

/** What was said aloud lately, by the live region; the latest last. */
export function spoken({ page }: Person): Locator {
  return page.locator("[data-live-announcer] [role=log] > div");
}

/** Undoes one's own last change by the button of the header. */
export async function undo({ page }: Person): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: beginsWith(t("shell.undo")) })
    .click();
}

export function beginsWith(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`);
}

export function holding(text: string): RegExp {
  return new RegExp(escaped(text));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
