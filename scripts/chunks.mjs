// Owns: which modules come in one file of the build, so that a first picture asks for a handful of files and not for forty: a
// browser opens six connections to a server, and what is asked for behind a queue of crumbs comes late. Must not know what the
// modules are, only where a start begins. Rule STA-46.

const WRITING = "rooms/brainstorm/BrainstormRoom.tsx";
const BOARD = "rooms/board/BoardRoom.tsx";
/** The board before the application, painted while the screens are loaded: it waits for none of their files. */
const STAND_IN = "rooms/board/standIn.ts";

/**
 * Files and where each begins, in the order in which they claim what is needed at once from there. With two beginnings: what
 * is needed from both.
 *
 * @type {readonly { file: string, begins: readonly string[], within?: string }[]}
 */
const FILES = [
  { file: "index", begins: ["main.tsx"] },
  { file: "index", begins: [STAND_IN, "screens.tsx"] },
  { file: "index", begins: [STAND_IN, WRITING] },
  { file: "standIn", begins: [STAND_IN] },
  { file: "screens", begins: ["screens.tsx"] },
  { file: "screens", begins: [WRITING, BOARD] },
  { file: "BoardRoom", begins: [BOARD], within: "rooms/board/" },
  { file: "board", begins: [BOARD] },
  { file: "BrainstormRoom", begins: [WRITING], within: "rooms/brainstorm/" },
  { file: "brainstorm", begins: [WRITING] },
];

/** @typedef {(id: string) => { readonly importedIds?: readonly string[], readonly code?: string | null } | null} Graph */

/**
 * @param {string} root the folder of the client, absolute
 */
export function chunkGroups(root) {
  /** @type {ReadonlyMap<string, string> | undefined} */
  let claims;
  return [
    {
      name: (/** @type {string} */ id, /** @type {{ getModuleInfo: Graph }} */ graph) => {
        claims ??= claimsIn(root, graph.getModuleInfo.bind(graph));
        return claims.get(id) ?? null;
      },
      debugName: "what is needed at once",
      includeDependenciesRecursively: false,
    },
  ];
}

/**
 * Which file claims each module that is needed at once.
 *
 * @param {string} root
 * @param {Graph} graph
 * @returns {ReadonlyMap<string, string>}
 */
export function claimsIn(root, graph) {
  /** @type {Map<string, string>} */
  const claims = new Map();
  for (const { file, begins, within = "" } of FILES) {
    const [first = new Set(), ...others] = begins.map((begin) =>
      neededAtOnce(`${root}/${begin}`, graph),
    );
    for (const id of first) {
      const isWanted = id.startsWith(`${root}/${within}`) || within === "";
      if (isWanted && !claims.has(id) && others.every((needed) => needed.has(id)))
        claims.set(id, file);
    }
  }
  return claims;
}

/**
 * @param {string} begin
 * @param {Graph} graph
 * @returns {Set<string>}
 */
function neededAtOnce(begin, graph) {
  const needed = new Set([begin]);
  for (const id of needed) for (const next of importedBy(id, graph)) needed.add(next);
  // It is a file's beginning in any case, by which the build's list calls the file.
  needed.delete(begin);
  return needed;
}

/** The package of icons names them all in one module; who asks it for two needs these two and not all. */
const ICONS = /\/lucide-react\/dist\/esm\/lucide-react\.mjs$/;

/**
 * @param {string} id
 * @param {Graph} graph
 * @returns {string[]}
 */
function importedBy(id, graph) {
  const { importedIds = [], code } = graph(id) ?? {};
  if (ICONS.test(id)) return [];
  return importedIds.flatMap((next) =>
    ICONS.test(next) ? [next, ...iconsIn(code ?? "", next, graph)] : [next],
  );
}

/**
 * The modules of the icons that a module asks for by name.
 *
 * @param {string} code
 * @param {string} list
 * @param {Graph} graph
 * @returns {string[]}
 */
function iconsIn(code, list, graph) {
  const asked = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g)];
  const names = asked.flatMap(([, given = ""]) =>
    given.split(",").map((name) => name.trim().split(" ")[0]),
  );
  const home = list.slice(0, list.lastIndexOf("/"));
  const exported = [
    ...(graph(list)?.code ?? "").matchAll(/export \{([^}]*)\} from ["']\.(\/icons\/[^"']+)["']/g),
  ];
  return exported
    .filter(([, given = ""]) => names.some((name) => given.split(/[\s,]+/).includes(name ?? "")))
    .map(([, , path = ""]) => home + path);
}
