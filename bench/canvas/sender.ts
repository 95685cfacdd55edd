// Owns: the changes of one card that come in from elsewhere while a page is looked at. What the sender of a change does is no work
// of the page that shows it: a page that is told of changes in bytes has them made here, from a copy of its document. The other
// pages are told by a plain object, and have nothing to prepare.
import type { Page } from "@playwright/test";
import { cardPlaced, sentElsewhere } from "../../client/session/measuring.ts";

/** Prepares so many changes of the card with this number, to and fro: `window.__probe.remote()` lets them come in. */
export async function foresee(page: Page, i: number, times: number): Promise<void> {
  const { x, y } = await page.evaluate((card) => window.__bench?.pos(card) ?? { x: 0, y: 0 }, i);
  const moves = Array.from({ length: times }, (_, time) => {
    const isOdd = time % 2 === 0 ? 1 : 0;
    return { i, x: x + isOdd * 12, y: y + isOdd * 8 };
  });
  const ours = await page.evaluate(
    async (card) => ({
      copy: await window.__bench?.copy?.(),
      id: window.__bench?.id?.(card) ?? "",
    }),
    i,
  );
  if (ours.copy === undefined) {
    await page.evaluate((all) => window.__probe.foresee(all), moves);
    return;
  }
  const document = Buffer.from(ours.copy.slice(ours.copy.indexOf(",") + 1), "base64");
  const changes = moves.map((move) => [cardPlaced(ours.id, move.x, move.y)]);
  const updates = sentElsewhere(document, changes).map((update) =>
    Buffer.from(update).toString("base64"),
  );
  await page.evaluate((all) => window.__probe.receive(all), updates);
}
