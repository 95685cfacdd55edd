// Owns: which files of the application a browser keeps, so that it starts without the server: those of one edition, never
// of two, and which page a start is given. Must not know workshops: what is no file of the application is none of its business.
// Rules SYN-100 to SYN-102, STA-75 to STA-77.

import type { Timers } from "../../shared/kit/outside.ts";

/** One build of the application. */
export interface Edition {
  /** Another one for any change of any file. */
  readonly version: string;
  /** The script that the page begins with; by it the page is known to belong to this edition. */
  readonly entry: string;
  /** Paths of what every start needs, the page excepted. */
  readonly core: readonly string[];
  /** Paths of all files, `core` included; each name holds a hash of its content. */
  readonly files: readonly string[];
}

export interface Keeper {
  /**
   * Keeps the page and what every start needs, and where an older edition is kept all the rest: who has one that is whole is
   * given no part of another. Rejects if the server has another edition by now.
   */
  install(): Promise<void>;
  /** Keeps all other files, a few at a time. */
  keepAll(): Promise<void>;
  /** The kept file that answers a request, or `null` if the request is not for the application's own files. */
  fileFor(request: {
    readonly url: string;
    readonly method: string;
    readonly mode: string;
  }): string | null;
  /**
   * A kept file. The page is the server's own if that says soon that it has another edition, all of which is to be had;
   * nothing of it is kept.
   */
  answer(file: string): Promise<Response>;
  /** Deletes every other edition; gives whether there was one. */
  clear(): Promise<boolean>;
}

const prefix = "waymark-";
/** The one page; every address of a workshop shows it. */
const page = "/";
const atOnce = 3;
/** So long a start waits for the server to say which edition it has, in milliseconds: on an office line it takes a tenth. */
const saysWithinMs = 300;
/** So long it waits for what another edition begins with, which is asked for once after each update, in milliseconds. */
const comesWithinMs = 2_000;

export function keeperOf(
  edition: Edition,
  origin: string,
  shelf: CacheStorage,
  load: (path: string, init: RequestInit) => Promise<Response>,
  { after }: Timers,
): Keeper {
  const name = prefix + edition.version;
  const files = new Set(edition.files);
  const keep = async (file: string): Promise<void> => {
    const kept = await shelf.open(name);
    if (await kept.match(file)) return;
    // A name with a hash in it is the same file in every edition.
    const known = isHashed(file) ? await shelf.match(file) : undefined;
    const response = known && isFile(known) ? known : await load(file, { cache: "no-cache" });
    if (!isFile(response)) throw new Error(`${file} is not to be had: ${response.status}`);
    await kept.put(file, response);
  };
  const keepAll = async (): Promise<void> => {
    const waiting = [...edition.files];
    const worker = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await keep(file);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
  const others = async (): Promise<readonly string[]> =>
    (await shelf.keys()).filter((key) => key.startsWith(prefix) && key !== name);
  const within = <T>(ms: number, work: Promise<T>): Promise<T | null> =>
    new Promise((resolve) => {
      const stop = after(ms, () => resolve(null));
      work.then(resolve, () => resolve(null)).finally(stop);
    });
  const isThere = async (path: string): Promise<boolean> => {
    if (files.has(path)) return true;
    const response = await load(path, {});
    const type = response.headers.get("Content-Type") ?? "";
    await response.arrayBuffer();
    return response.ok && /javascript|css/.test(type);
  };
  /** The page of another edition that the server has and can give; else `null`. */
  const newerPage = async (): Promise<Response | null> => {
    const said = await within(saysWithinMs, askForPage(load));
    if (said === null || said.text.includes(edition.entry)) return null;
    const named = [...said.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    if (!named.some((path) => path.endsWith(".js"))) return null;
    const areThere = await within(comesWithinMs, Promise.all(named.map(isThere)));
    return areThere?.every(Boolean) ? said.response : null;
  };
  const keptOr = async (file: string, give: () => Promise<Response>): Promise<Response> =>
    (await (await shelf.open(name)).match(file)) ?? give();
  return {
    install: async () => {
      const response = await load(page, { cache: "no-store" });
      const isOfThisEdition = (await response.clone().text()).includes(edition.entry);
      if (!response.ok || !isOfThisEdition) throw new Error("The server has another edition now");
      const isFirst = (await others()).length === 0;
      await (await shelf.open(name)).put(page, response);
      await Promise.all(edition.core.map(keep));
      if (!isFirst) await keepAll();
    },
    keepAll,
    fileFor: ({ url, method, mode }) => {
      const { origin: asked, pathname } = new URL(url);
      if (method !== "GET" || asked !== origin) return null;
      if (mode === "navigate") return isPage(pathname) ? page : null;
      return files.has(pathname) ? pathname : null;
    },
    answer: async (file) => {
      // The page itself is kept only together with its edition.
      if (file === page) return (await newerPage()) ?? keptOr(page, () => load(page, {}));
      return keptOr(file, async () => {
        const response = await load(file, {});
        if (isFile(response)) await (await shelf.open(name)).put(file, response.clone());
        return response;
      });
    },
    clear: async () => {
      const older = await others();
      await Promise.all(older.map((key) => shelf.delete(key)));
      return older.length > 0;
    },
  };
}

interface SaidPage {
  readonly response: Response;
  readonly text: string;
}

/** Asks the server for its page. A browser takes no answer for a page that came by way of another address. */
async function askForPage(
  load: (path: string, init: RequestInit) => Promise<Response>,
): Promise<SaidPage | null> {
  const response = await load(page, { cache: "no-cache" });
  if (!response.ok || response.redirected) return null;
  return { response, text: await response.clone().text() };
}

/** No file but the page is one: what else comes so is a proxy's own. */
function isFile({ ok, headers }: Response): boolean {
  return ok && !headers.get("Content-Type")?.includes("text/html");
}

function isHashed(file: string): boolean {
  return file.startsWith("/assets/");
}

/** As the server has it: these addresses all show the one page. */
function isPage(path: string): boolean {
  return path === page || path === "/w" || path.startsWith("/w/");
}
