// Owns: what packages bring along that no part of this product asks for and no bundler can know to be idle: left out of the
// build, so that nobody waits for it. A plugin of Vite; must not know what is done with the rest. Rules A11-130 and A11-140.
import { join } from "node:path";
import { withoutFetching, withoutUnreached } from "./leanReact.mjs";

/**
 * Modules of packages, and what stands in for them where their own package asks for them.
 *
 * @type {readonly { asked: RegExp, by: RegExp, instead: string }[]}
 */
const STAND_INS = [
  {
    asked: /^(lib0|\.)\/environment(\.js)?$/,
    by: /\/node_modules\/(lib0|yjs|y-websocket)\//,
    instead: "session/inBrowser.ts",
  },
  {
    asked: /^\.\.\/createLucideIcon\.mjs$/,
    by: /\/node_modules\/lucide-react\//,
    instead: "ui/drawnIcon.ts",
  },
  {
    asked: /^\.\/use-sync-external-store\.js$/,
    by: /\/node_modules\/wouter\//,
    instead: "app/ownStore.ts",
  },
];

const ICON = /\/node_modules\/lucide-react\/dist\/esm\/icons\/[^/]+\.mjs$/;
const YJS = /\/node_modules\/yjs\/dist\/yjs\.mjs$/;
const REACT_DOM = /\/node_modules\/react-dom\/cjs\/react-dom-client\.production\.js$/;
const REACT_DOM_DOOR = /\/node_modules\/react-dom\/cjs\/react-dom\.production\.js$/;

/**
 * The documents are maps of maps of plain values, and the server lets nothing else in: what only text, lists, markup and documents in
 * documents ask for; and telling updates in the second way of writing them, which nobody listens to.
 */
const IDLE_IN_YJS = [
  /(?<=\n {2}getArray \(name = ''\) \{\n).*(?=\n {2}\}\n)/,
  /(?<=\n {2}getText \(name = ''\) \{\n).*(?=\n {2}\}\n)/,
  /(?<=\n {2}getXmlElement \(name = ''\) \{\n).*(?=\n {2}\}\n)/,
  /(?<=\n {2}getXmlFragment \(name = ''\) \{\n).*(?=\n {2}\}\n)/,
  /(?<=\n +if \(transaction\._needFormattingCleanup\) \{\n).*(?=\n +\}\n)/,
  /(?<=\nconst typeRefs = \[\n {2})readYArray(?=,\n {2}readYMap,\n)/,
  /(?<=\nconst typeRefs = \[\n.*\n {2}readYMap,\n {2})readYText(,\n {2}readYXml\w+){4}(?=\n\];)/,
  /(?<=\n {2})readContentJSON(?=, \/\/ 2\n)/,
  /(?<=\n {2})readContentString(?=, \/\/ 4\n)/,
  /(?<=\n {2})readContentEmbed(?=, \/\/ 5\n)/,
  /(?<=\n {2})readContentFormat(?=, \/\/ 6\n)/,
  /(?<=\n {2})readContentDoc(?=, \/\/ 9\n)/,
  /(?<=\n {6}case Doc:\n {8})content = new ContentDoc\(.*?\);(?=\n {8}break\n {6}default:\n {8}if \(value instanceof)/,
  /(?<=\n {2}load \(\) \{\n).*?(?=\n {2}\}\n)/s,
  /(?<=\n {4}this\.isDestroyed = true;\n).*?(?=\n {4}\/\/ @ts-ignore\n)/s,
  /(?<=\n {6})if \(doc\._observers\.has\('updateV2'\)\) \{\n.*?(?=\n\n {6}if \(transactionCleanups\.length <= i \+ 1\))/s,
];

const PROVIDER = /\/node_modules\/y-websocket\/src\/y-websocket\.js$/;

/**
 * What client/session/connection.ts takes the place of, messages that no Waymark server sends, telling other tabs without a server,
 * and what only Node does at its end.
 */
const IDLE_IN_PROVIDER = [
  /(?<=\nmessageHandlers\[messageQueryAwareness\] = )\(.*?\n\}(?=\n)/s,
  /(?<=\nmessageHandlers\[messageAwareness\] = )\(.*?\n\}(?=\n)/s,
  /(?<=\nmessageHandlers\[messageAuth\] = )\(.*?\n\}(?=\n)/s,
  /(?<=\n {4}this\._bcSubscriber = \(data, origin\) => \{\n).*?(?=\n {4}\}\n)/s,
  /(?<=\n {4}this\._updateHandler = \(update, origin\) => \{\n).*?(?=\n {4}\}\n)/s,
  /(?<=\n {4}this\._awarenessUpdateHandler = \([^\n]*=> \{\n).*?(?=\n {4}\}\n)/s,
  /(?<=\n {4}this\._resyncInterval = 0\n) {4}if .*?(?=\n\n {4}\/\*\*\n)/s,
  /(?<=\n {4}this\._exitHandler = \(\) => \{\n).*?(?=\n {4}\}\n)/s,
  /(?<=\n {2}destroy \(\) \{\n) {4}if \(this\._resyncInterval !== 0\) \{\n.*?\n {4}\}(?=\n)/s,
  /(?<=\n {4}broadcastMessage\(this, encoding\.toUint8Array\(encoder\)\)\n) {4}if \(this\.bcconnected\) \{\n.*?\n {4}\}(?=\n {2}\}\n)/s,
  /(?<=\n {2}connectBc \(\) \{\n {4})if \(this\.disableBc\) \{\n {6}return\n {4}\}\n.*?(?=\n {2}\}\n\n {2}disconnectBc)/s,
];

const AWARENESS = /\/node_modules\/y-protocols\/awareness\.js$/;

/** Giving up who has said nothing for a time: client/session/connection.ts ends it before it begins. */
const IDLE_IN_AWARENESS = [
  /(?<=\n {4}this\._checkInterval = [^\n]*\()setInterval\(.*?outdatedTimeout \/ 10\)\)(?=\)\n)/s,
];

const SCHEDULER = /\/node_modules\/scheduler\/cjs\/scheduler\.production\.js$/;

/** What React DOM, which is all that asks it, never asks. */
const IDLE_IN_SCHEDULER = ["forceFrameRate", "next", "runWithPriority", "wrapCallback"].map(
  (name) => new RegExp(`(?<=\\nexports\\.unstable_${name} = )function .*?\\n\\}(?=;\\n)`, "s"),
);

const LIB0 = /\/node_modules\/lib0\/(decoding|encoding|string)\.js$/;

/** Every browser that the build is for reads and writes UTF-8 by itself. */
const OWN_UTF8 =
  /(?<=\nexport const (?:readVarString|writeVarString|encodeUtf8|decodeUtf8) = )[^?\n]+\? (_\w+Native) : _\w+Polyfill(?=\n)/g;

/**
 * Modules of packages, and what takes from each what is idle in it.
 *
 * @type {readonly { module: RegExp, cut: (code: string) => string }[]}
 */
const LEANER = [
  { module: YJS, cut: (code) => withoutIdle(code, "Yjs", IDLE_IN_YJS) },
  { module: PROVIDER, cut: (code) => withoutIdle(code, "y-websocket", IDLE_IN_PROVIDER) },
  { module: AWARENESS, cut: (code) => withoutIdle(code, "y-protocols", IDLE_IN_AWARENESS) },
  { module: SCHEDULER, cut: (code) => withoutIdle(code, "scheduler", IDLE_IN_SCHEDULER) },
  { module: ICON, cut: drawingOnly },
  { module: REACT_DOM, cut: withoutUnreached },
  { module: REACT_DOM_DOOR, cut: withoutFetching },
  { module: LIB0, cut: withoutOwnUtf8 },
];

/**
 * @param {string} root the folder of the client, absolute
 * @returns {import("vite").Plugin}
 */
export function leaner(root) {
  return {
    name: "waymark:leaner",
    apply: "build",
    enforce: "pre",
    resolveId: {
      filter: { id: STAND_INS.map(({ asked }) => asked) },
      handler: (asked, by = "") => {
        const found = STAND_INS.find((one) => one.asked.test(asked) && one.by.test(by));
        return found ? join(root, found.instead) : null;
      },
    },
    transform: {
      filter: { id: LEANER.map(({ module }) => module) },
      handler: (code, id) => {
        const found = LEANER.find(({ module }) => module.test(id));
        return found ? { code: found.cut(code), map: null } : null;
      },
    },
  };
}

/**
 * A package without what is idle in it. What asks for that nevertheless meets an error, as it does for a kind that the package
 * does not know.
 *
 * @param {string} code
 * @param {string} name of the package
 * @param {readonly RegExp[]} idle
 * @returns {string}
 */
function withoutIdle(code, name, idle) {
  return idle.reduce((left, part) => {
    if (!part.test(left)) {
      throw new Error(`${name} is not as scripts/leaner.mjs knows it: nothing in it fits ${part}.`);
    }
    return left.replace(part, "undefined");
  }, code);
}

/**
 * The module of an icon without its names, which nobody here asks for, and without a key for each line, which never move.
 *
 * @param {string} code
 * @returns {string}
 */
export function drawingOnly(code) {
  return code
    .replace(/^ {2}name: "[^"]*",\n {2}size: 24,\n/m, "")
    .replace(/,\n {2}aliases: \[[^\]]*\](?=\n\};)/, "")
    .replaceAll(/,\s*key: "[^"]*"/g, "");
}

/**
 * A module of lib0 without what it does for browsers that cannot read or write UTF-8.
 *
 * @param {string} code
 * @returns {string}
 */
function withoutOwnUtf8(code) {
  const left = code.replaceAll(OWN_UTF8, "$1");
  if (left === code) {
    throw new Error("lib0 is not as scripts/leaner.mjs knows it: it does not ask for UTF-8.");
  }
  return left;
}
