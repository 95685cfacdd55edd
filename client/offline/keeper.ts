// Owns: which files of the application a browser keeps, so that it starts without the server: those of one edition, never
// of two. Must not know workshops: what is no file of the application is none of its business. Rules SYN-100 to SYN-102.

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
  /** Keeps the page and what every start needs. Rejects if the server has another edition by now. */
  install(): Promise<void>;
  /** Keeps all other files, a few at a time. */
  keepAll(): Promise<void>;
  /** The kept file that answers a request, or `null` if the request is not for the application's own files. */
  fileFor(request: {
    readonly url: string;
    readonly method: string;
    readonly mode: string;
  }): string | null;
  answer(file: string): Promise<Response>;
  /** Deletes every other edition; gives whether there was one. */
  clear(): Promise<boolean>;
}

const prefix = "waymark-";
/** The one page; every address of a workshop shows it. */
const page = "/";
const atOnce = 3;

export function keeperOf(
  edition: Edition,
  origin: string,
  shelf: CacheStorage,
  load: (path: string, init: RequestInit) => Promise<Response>,
): Keeper {
  const name = prefix + edition.version;
  const files = new Set(edition.files);
  const keep = async (file: string): Promise<void> => {
    const kept = await shelf.open(name);
    if (await kept.match(file)) return;
    const response = await load(file, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${file} is not to be had: ${response.status}`);
    await kept.put(file, response);
  };
  return {
    install: async () => {
      const response = await load(page, { cache: "no-store" });
      const isOfThisEdition = (await response.clone().text()).includes(edition.entry);
      if (!response.ok || !isOfThisEdition) throw new Error("The server has another edition now");
      await (await shelf.open(name)).put(page, response);
      await Promise.all(edition.core.map(keep));
    },
    keepAll: async () => {
      const waiting = [...edition.files];
      const worker = async (): Promise<void> => {
        for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
          await keep(file);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    fileFor: ({ url, method, mode }) => {
      const { origin: asked, pathname } = new URL(url);
      if (method !== "GET" || asked !== origin) return null;
      if (mode === "navigate") return isPage(pathname) ? page : null;
      return files.has(pathname) ? pathname : null;
    },
    answer: async (file) => {
      const kept = await shelf.open(name);
      const found = await kept.match(file);
      if (found) return found;
      const response = await load(file, {});
      // The page itself is kept only together with its edition.
      if (response.ok && file !== page) await kept.put(file, response.clone());
      return response;
    },
    clear: async () => {
      const others = (await shelf.keys()).filter((key) => key.startsWith(prefix) && key !== name);
      await Promise.all(others.map((key) => shelf.delete(key)));
      return others.length > 0;
    },
  };
}

/** As the server has it: these addresses all show the one page. */
function isPage(path: string): boolean {
  return path === page || path === "/w" || path.startsWith("/w/");
}
