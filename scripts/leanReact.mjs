// Owns: the parts of React DOM that no screen of this product can reach, left out of the build. Stated as facts of which React
// cannot know that they always hold here; what they leave without a caller, the minifier drops. Whoever asks for such a part
// nevertheless is told so. Must not know what the screens are. Decision 24, rule A11-140.
import { parseAst } from "vite";

/** The edition in which these facts were looked at. Another one is looked at first: `npm test` holds it to do the same. */
const KNOWN = "19.3.1";

const NOT_KNOWN = `React DOM is not as scripts/leanReact.mjs knows it (${KNOWN}):`;

/** Kinds of nodes that nothing makes here, as React numbers them and as it names what would make them. */
const ABSENT = {
  // Profiler, hydrated fragment, SuspenseList, hoisted element, html with head and body, ViewTransition, Activity.
  kinds: ["12", "18", "19", "26", "27", "30", "31"],
  types: [
    "REACT_ACTIVITY_TYPE",
    "REACT_LEGACY_HIDDEN_TYPE",
    "REACT_PROFILER_TYPE",
    "REACT_SUSPENSE_LIST_TYPE",
    "REACT_VIEW_TRANSITION_TYPE",
  ],
};

const KINDS = ABSENT.kinds.join("|");

/** What React asks, and what the answer always is. */
const FACTS = [
  // No page comes drawn by the server: nothing is hydrated.
  { asked: /\bisHydrating\b(?! =|\$|\n\) \{)/g, answer: "!1" },
  { asked: /(?<![\w$.])(?:[\w$]+\.)+isDehydrated\b/g, answer: "!1" },
  { asked: /(?<![\w$.])(?:[\w$]+\.)+dehydrated\b/g, answer: "null" },
  { asked: /\nexports\.hydrateRoot = function [\s\S]*?\n\};/g, answer: "" },
  {
    asked: /\nReactDOMHydrationRoot\.prototype\.unstable_scheduleHydration = [\s\S]*?\n\};/g,
    answer: "",
  },
  // No node is of an absent kind.
  { asked: new RegExp(`\\b(?:${KINDS}) === (?:[\\w$]+\\.)*tag\\b`, "g"), answer: "!1" },
  { asked: new RegExp(`\\b(?:${KINDS}) !== (?:[\\w$]+\\.)*tag\\b`, "g"), answer: "!0" },
  { asked: /\bshouldStartViewTransition\b(?! =)/g, answer: "!1" },
  { asked: /(?<=\n {6}\? )26(?=\n {6}: "html" === type)/g, answer: "leftOut(type)" },
  { asked: /(?<=\n {6}: "html" === type[^?]*\? )27(?=\n)/g, answer: "leftOut(type)" },
  // No fragment has a ref.
  { asked: /new FragmentInstance\(current\)/g, answer: 'leftOut("a ref of a fragment")' },
  { asked: /\nFragmentInstance\.prototype\.\w+ = function [\s\S]*?\n\};/g, answer: "" },
  ...[
    "commitFragmentInstanceDeletionEffects",
    "commitFragmentInstanceInsertionEffects",
    "commitNewChildToFragmentInstances",
  ].map((name) => ({ asked: bodyOf(name), answer: "" })),
  // No form has a function as its action.
  { asked: /"javascript:throw new Error\('A React form [^"]*"/g, answer: 'leftOut("an action")' },
  // Nothing is fetched by way of React: its `preload`, `preinit` and so on.
  {
    asked: /(?<=\nReactDOMSharedInternals\.d = \{\n {2}f: flushSyncWork),[^}]*(?=\n\};)/g,
    answer: "",
  },
  // By all this nobody calls these, which no minifier can see.
  ...[
    "prepareToHydrateHostInstance",
    "queueIfContinuousEvent",
    "updateDehydratedSuspenseComponent",
  ].map((name) => ({ asked: bodyOf(name), answer: `  leftOut("${name}");` })),
];

/** What asks for fetching by way of React, in the module of React DOM that parts of screens import. */
const FETCHING = [
  {
    asked:
      /\nexports\.(?:preconnect|prefetchDNS|preinit|preload)(?:Module)? = function [\s\S]*?\n\};/g,
    answer: "",
  },
];

/**
 * React DOM without what is never reached in it.
 *
 * @param {string} code
 * @returns {string}
 */
export function withoutUnreached(code) {
  return `${withoutCases(stated(code, FACTS))}
function leftOut(what) {
  throw Error("React's part for " + what + " is not in this build; see scripts/leanReact.mjs");
}
`;
}

/**
 * The part of React DOM that knows no document, without what nobody asks of it.
 *
 * @param {string} code
 * @returns {string}
 */
export function withoutFetching(code) {
  return stated(code, FETCHING);
}

/**
 * @param {string} code
 * @param {readonly { asked: RegExp, answer: string }[]} facts
 */
function stated(code, facts) {
  if (!code.includes(`\nexports.version = "${KNOWN}";`)) {
    throw new Error(`${NOT_KNOWN} it is of another version.`);
  }
  return facts.reduce((before, { asked, answer }) => {
    const after = before.replaceAll(asked, answer);
    if (after === before) throw new Error(`${NOT_KNOWN} nothing in it fits ${asked}.`);
    return after;
  }, code);
}

/**
 * What stands between the braces of a function of React DOM.
 *
 * @param {string} name
 */
function bodyOf(name) {
  return new RegExp(`(?<=\\nfunction ${name}\\([^)]*\\) \\{\\n)[\\s\\S]*?(?=\\n\\}\\n)`, "g");
}

/**
 * @typedef {{ type: string, start: number, end: number }} Node
 * @typedef {Node & { test: (Node & { raw?: string, name?: string }) | null, consequent: readonly Node[] }} Case
 * @typedef {Node & { discriminant: Node & { property?: { name?: string } }, cases: readonly Case[] }} Switch
 * @typedef {Node & { declarations: readonly { id: { name: string } }[] }} Variables
 */

/**
 * Without what is done in the cases of absent kinds; where another case goes on there, without their label alone.
 *
 * @param {string} code
 * @returns {string}
 */
function withoutCases(code) {
  const switches = /** @type {Generator<Switch>} */ (nodesIn(parseAst(code), "SwitchStatement"));
  const cuts = [...switches].flatMap(cutsIn);
  return cuts
    .filter((cut) => !cuts.some(({ start, end }) => start < cut.start && cut.end < end))
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, cut) => left.slice(0, cut.start) + cut.instead + left.slice(cut.end), code);
}

/**
 * @param {Switch} one
 * @returns {{ start: number, end: number, instead: string }[]}
 */
function cutsIn({ discriminant, cases }) {
  const absent = discriminant.property?.name === "tag" ? ABSENT.kinds : ABSENT.types;
  let isReached = false;
  return cases.flatMap(({ test, start, end, consequent }) => {
    const isAbsent = absent.includes(test?.raw ?? test?.name ?? "");
    const wasReached = isReached;
    if (!isAbsent || wasReached) isReached = !leaves(consequent.at(-1));
    if (!isAbsent) return [];
    const first = consequent[0]?.start ?? end;
    if (wasReached) return [{ start, end: first, instead: "" }];
    // What is declared there is used in other cases, too.
    const names = consequent.flatMap(namesIn);
    return names.length === 0
      ? [{ start, end, instead: "" }]
      : [{ start: first, end, instead: `var ${names.join(", ")};` }];
  });
}

/**
 * Whether nothing after a statement is reached from it.
 *
 * @param {(Node & { body?: readonly Node[] }) | undefined} last
 * @returns {boolean}
 */
function leaves(last) {
  if (last?.type === "BlockStatement") return leaves(last.body?.at(-1));
  return /^(Break|Continue|Return|Throw)Statement$/.test(last?.type ?? "");
}

/**
 * @param {Node} statement
 * @returns {string[]}
 */
function namesIn(statement) {
  const found = /** @type {Generator<Variables>} */ (
    nodesIn(statement, "VariableDeclaration", /Function/)
  );
  return [...found].flatMap(({ declarations }) => declarations.map(({ id }) => id.name));
}

/**
 * @param {unknown} node
 * @param {string} type
 * @param {RegExp} [apart] types into which is not looked
 * @returns {Generator<unknown, void, undefined>}
 */
function* nodesIn(node, type, apart) {
  if (typeof node !== "object" || node === null) return;
  const own = "type" in node ? String(node.type) : "";
  if (apart?.test(own)) return;
  if (own === type) yield node;
  for (const part of Object.values(node)) yield* nodesIn(part, type, apart);
}
