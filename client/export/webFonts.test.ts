import { beforeEach, describe, expect, it } from "vitest";
import { FontsOutOfReach, fontsAt } from "./webFonts.ts";

const address = "https://waymark.example/fonts/";
let kept: Map<string, Response>;
let isOnline: boolean;

const browser = {
  fetch: async (url: string) => {
    if (!isOnline) throw new TypeError("Failed to fetch");
    if (!url.endsWith("latin.woff")) return new Response("", { status: 404 });
    return new Response("glyphs");
  },
  caches: {
    open: async () => ({
      match: async (url: string) => kept.get(url)?.clone(),
      put: async (url: string, response: Response) => void kept.set(url, response),
    }),
  },
} as unknown as typeof self;

beforeEach(() => {
  kept = new Map();
  isOnline = true;
});

describe("the fonts of pictures", () => {
  it("[EXP-140] a font that was fetched once is there without the network", async () => {
    const before = await fontsAt(address, browser).file("latin.woff");
    isOnline = false;
    expect(await fontsAt(address, browser).file("latin.woff")).toEqual(before);
  });

  it("[EXP-141] one that was never fetched is out of reach without the network", async () => {
    isOnline = false;
    await expect(fontsAt(address, browser).file("latin.woff")).rejects.toThrow(FontsOutOfReach);
  });

  it("[EXP-141] a font that the server has not is another matter, and nothing is kept of it", async () => {
    const asked = fontsAt(address, browser).file("none.woff");
    await expect(asked).rejects.toThrow("The font none.woff could not be read: 404");
    await expect(asked).rejects.not.toThrow(FontsOutOfReach);
    expect(kept.size).toBe(0);
  });
});
