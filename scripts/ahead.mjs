// Owns: the lines that stand in the page of a room itself, bundled from a module of their own, before anything that the page loads:
// behind a style sheet they would wait for it. What a page may run besides files the server tells by what stands in it. A plugin of
// Vite; must not know what the lines do. Rule MAP-376.
import { join } from "node:path";
import { build } from "esbuild";

/**
 * @param {string} room whose page it is
 * @param {string} begin the module, from the root of the client
 * @returns {import("vite").Plugin}
 */
export function runsAhead(room, begin) {
  let root = "";
  return {
    name: "waymark:runs-ahead",
    apply: "build",
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const page = bundle[`rooms/${room}.html`];
        if (page?.type !== "asset") throw new Error(`The build has no page of the room ${room}.`);
        page.source = pageWithLines(String(page.source), await linesOf(join(root, begin)));
      },
    },
  };
}

/**
 * The page with a script of its own before all that it loads.
 *
 * @param {string} page
 * @param {string} lines
 * @returns {string}
 */
export function pageWithLines(page, lines) {
  const first = /<(link|script)\b/.exec(page)?.index;
  if (first === undefined)
    throw new Error("The page loads nothing before which a script could stand.");
  if (lines.includes("</")) throw new Error("The script would end within itself.");
  return `${page.slice(0, first)}<script>${lines}</script>\n    ${page.slice(first)}`;
}

/** @param {string} path */
async function linesOf(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
  });
  return (outputFiles[0]?.text ?? "").trim();
}
