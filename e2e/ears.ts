// Owns: everything that a page was ever sent, byte for byte: frames of its sockets and answers to its requests. It
// can say whether a text was among it. It knows no workshop.

import type { Page } from "@playwright/test";

export interface Ears {
  /** How many frames and answers arrived so far. */
  readonly count: () => number;
  /** Whether the bytes of `text` (UTF-8) ever arrived. */
  readonly heard: (text: string) => boolean;
  /** Names the texts that arrived, out of `texts`. */
  readonly heardOf: (texts: readonly string[]) => readonly string[];
}

/** Listens to a page from now on: attach it before the page opens anything. */
export function listen(page: Page): Ears {
  const received: Buffer[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      received.push(typeof payload === "string" ? Buffer.from(payload) : payload);
    });
  });
  page.on("response", async (response) => {
    if (!new URL(response.url()).pathname.startsWith("/api/")) return;
    const body = await response.body().catch(() => null); // gone with its page
    if (body) received.push(body);
  });
  const heard = (text: string): boolean => received.some((bytes) => bytes.includes(text));
  return {
    count: () => received.length,
    heard,
    heardOf: (texts) => texts.filter(heard),
  };
}
