import { beforeEach, describe, expect, it } from "vitest";
import { type Edition, keeperOf } from "./keeper.ts";

const origin = "https://waymark.example";
const edition: Edition = {
  version: "two",
  entry: "assets/index-2.js",
  core: ["/assets/index-2.js"],
  files: ["/assets/index-2.js", "/assets/BoardRoom-2.js"],
};

/** What the browser keeps, by edition. */
let shelf: Map<string, Map<string, Response>>;
/** What the server has, and what was asked of it. */
let server: Map<string, string>;
let asked: string[];

const caches = {
  open: async (name: string) => {
    const kept = shelf.get(name) ?? new Map<string, Response>();
    shelf.set(name, kept);
    return {
      match: async (path: string) => kept.get(path)?.clone(),
      put: async (path: string, response: Response) => void kept.set(path, response),
    };
  },
  keys: async () => [...shelf.keys()],
  delete: async (name: string) => shelf.delete(name),
} as unknown as CacheStorage;

const load = async (path: string): Promise<Response> => {
  asked.push(path);
  const content = server.get(path);
  return content === undefined ? new Response("", { status: 404 }) : new Response(content);
};
const keeper = () => keeperOf(edition, origin, caches, load);
const asking = (path: string, mode = "cors", method = "GET") => ({
  url: new URL(path, origin).href,
  mode,
  method,
});

beforeEach(() => {
  shelf = new Map();
  asked = [];
  server = new Map([
    ["/", '<script src="/assets/index-2.js">'],
    ["/assets/index-2.js", "entry"],
    ["/assets/BoardRoom-2.js", "board"],
  ]);
});

describe("what a browser keeps of the application", () => {
  it("[SYN-100] after a first visit everything is answered without the server", async () => {
    await keeper().install();
    await keeper().keepAll();
    server.clear();
    asked = [];
    expect(await (await keeper().answer("/")).text()).toContain("index-2.js");
    for (const file of edition.files) expect((await keeper().answer(file)).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it("[SYN-100] every address of a workshop is answered with the one page", () => {
    for (const path of ["/", "/w", "/w/abc/board", "/w/abc/journeys/j1?bench"]) {
      expect(keeper().fileFor(asking(path, "navigate"))).toBe("/");
    }
  });

  it("[SYN-101] nothing but the application's own files passes through it", () => {
    const others = [
      asking("/api/workshops/abc"),
      asking("/api/workshops/abc", "navigate"),
      asking("/sync/abc/map"),
      asking("/healthz"),
      asking("/assets/unknown.js"),
      asking("/assets/index-2.js", "cors", "POST"),
      asking("https://elsewhere.example/assets/index-2.js"),
    ];
    expect(others.map(keeper().fileFor)).toEqual(others.map(() => null));
  });

  it("[SYN-102] a page of another edition is never kept with these files", async () => {
    server.set("/", '<script src="/assets/index-3.js">');
    await expect(keeper().install()).rejects.toThrow("another edition");
    expect(shelf.get("waymark-two")?.size ?? 0).toBe(0);
  });

  it("[SYN-102] what is missing on the server makes the edition fail as a whole", async () => {
    server.delete("/assets/index-2.js");
    await expect(keeper().install()).rejects.toThrow("404");
  });

  it("[SYN-102] older editions go when this one begins, and nothing of other programs", async () => {
    shelf.set("waymark-one", new Map()).set("something else", new Map());
    expect(await keeper().clear()).toBe(true);
    expect([...shelf.keys()]).toEqual(["something else"]);
    expect(await keeper().clear()).toBe(false);
  });
});
