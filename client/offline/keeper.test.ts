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
/** What waits for a timer. */
let timers: Set<() => void>;

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
  match: async (path: string) =>
    [...shelf.values()]
      .find((kept) => kept.has(path))
      ?.get(path)
      ?.clone(),
} as unknown as CacheStorage;

const load = async (path: string): Promise<Response> => {
  asked.push(path);
  const content = server.get(path);
  if (content === undefined) return new Response("", { status: 404 });
  const type = path.endsWith(".js") ? "text/javascript" : "text/html";
  return new Response(content, { headers: { "Content-Type": type } });
};
const after = (_ms: number, run: () => void) => {
  timers.add(run);
  return () => timers.delete(run);
};
const keeper = (ask: typeof load = load) => keeperOf(edition, origin, caches, ask, { after });
const start = async (ask?: typeof load) => (await keeper(ask).answer("/")).text();
/** The server has been updated, with all files or without those that are left out. */
const update = (...leftOut: readonly string[]) => {
  server.set("/", '<script src="/assets/index-3.js"><link href="/assets/screens-3.js">');
  for (const file of ["/assets/index-3.js", "/assets/screens-3.js"]) {
    if (!leftOut.includes(file)) server.set(file, "newer");
  }
};
const asking = (path: string, mode = "cors", method = "GET") => ({
  url: new URL(path, origin).href,
  mode,
  method,
});

beforeEach(() => {
  shelf = new Map();
  asked = [];
  timers = new Set();
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
    for (const file of edition.files) expect((await keeper().answer(file)).ok).toBe(true);
    expect(asked).toEqual([]);
    expect(await start()).toContain("index-2.js");
    const outOfReach = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await start(outOfReach)).toContain("index-2.js");
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

  it("[STA-75] a start after an update is given the new page, and nothing of it is kept here", async () => {
    await keeper().install();
    const before = [...(shelf.get("waymark-two")?.keys() ?? [])];
    update();
    expect(await start()).toContain("index-3.js");
    expect([...(shelf.get("waymark-two")?.keys() ?? [])]).toEqual(before);
    expect(timers.size).toBe(0);
  });

  it("[STA-76] a server that does not answer soon is not waited for", async () => {
    await keeper().install();
    const page = start(() => new Promise(() => undefined));
    await expect.poll(() => timers.size).toBe(1);
    for (const run of timers) run();
    expect(await page).toContain("index-2.js");
  });

  it("[STA-76] nor are the files of a new edition that do not come soon", async () => {
    await keeper().install();
    update();
    const page = start((path) => (path === "/" ? load(path) : new Promise(() => undefined)));
    await expect.poll(() => timers.size).toBe(1);
    for (const run of timers) run();
    expect(await page).toContain("index-2.js");
  });

  it("[STA-76] a page whose files are not to be had is not shown", async () => {
    await keeper().install();
    update("/assets/screens-3.js");
    expect(await start()).toContain("index-2.js");
    // As a proxy does that answers whatever is asked with its own page.
    const portal = async () => new Response('<a href="/assets/x.js">Pay</a>', { status: 200 });
    expect(await start(portal)).toContain("index-2.js");
    server.set("/", "<p>Back in an hour");
    expect(await start()).toContain("index-2.js");
  });

  it("[STA-77] an edition that follows another is kept as a whole at once, and what both have is not fetched again", async () => {
    shelf.set("waymark-one", new Map([["/assets/BoardRoom-2.js", new Response("board")]]));
    await keeper().install();
    expect([...(shelf.get("waymark-two")?.keys() ?? [])]).toEqual(["/", ...edition.files]);
    expect(asked).toEqual(["/", "/assets/index-2.js"]);
  });

  it("[STA-77] a page that a proxy once gave for a file is neither taken over nor kept", async () => {
    const portal = () => new Response("<p>Sign in", { headers: { "Content-Type": "text/html" } });
    shelf.set("waymark-one", new Map([["/assets/BoardRoom-2.js", portal()]]));
    await keeper().install();
    const kept = shelf.get("waymark-two");
    expect(await kept?.get("/assets/BoardRoom-2.js")?.clone().text()).toBe("board");
    kept?.delete("/assets/BoardRoom-2.js");
    await keeper(async () => portal()).answer("/assets/BoardRoom-2.js");
    expect(kept?.has("/assets/BoardRoom-2.js")).toBe(false);
  });
});
