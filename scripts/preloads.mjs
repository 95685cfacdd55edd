// Owns: what the page names beside its first script: the files of the screens, which that script loads at once, so that they are
// asked for together with it and not after it, and what is fetched beside a room. A room that is often the first has a page of its
// own, which names the room's files as well. A plugin of Vite; must not know what the files are. Rules STA-46 and MAP-299.

/**
 * @typedef {{ fileName: string, imports: readonly string[], viteMetadata?: { importedCss: ReadonlySet<string> } }} Chunk
 * @typedef {Readonly<Record<string, { type: string, facadeModuleId?: string | null } & Partial<Chunk>>>} Bundle
 */

/**
 * What a script names to be fetched beside another that it loads later: what a room needs, for it is waited for with nothing
 * else to look at. Anything else is asked for once the screen stands, a step at a time, and such lists would weigh on the start.
 *
 * @param {string} file
 * @param {string[]} needed
 * @param {{ hostType: "html" | "js" }} host
 * @returns {string[]}
 */
export function fetchedBeside(file, needed, { hostType }) {
  return hostType === "html" || /(Room|Start|standIn)-[^/]*\.js$/.test(file) ? needed : [];
}

/**
 * @param {string} begin end of the name of the module that the screens begin with
 * @param {Readonly<Record<string, readonly string[]>>} rooms what each room with a page of its own begins with
 * @returns {import("vite").Plugin}
 */
export function preloads(begin, rooms) {
  return {
    name: "waymark:preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (page, { bundle }) =>
        tagsFor(/** @type {Bundle} */ (bundle ?? {}), begin).filter(
          ({ attrs }) => !page.includes(`href="${attrs?.href}"`),
        ),
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("The build has no page to name files in.");
        for (const [room, begins] of Object.entries(rooms)) {
          const tags = begins.flatMap((one) => tagsFor(/** @type {Bundle} */ (bundle), one));
          const source = pageWith(String(page.source), tags);
          this.emitFile({ type: "asset", fileName: `rooms/${room}.html`, source });
        }
      },
    },
  };
}

/**
 * A page that names more files, behind all that it names already.
 *
 * @param {string} page
 * @param {readonly import("vite").HtmlTagDescriptor[]} tags
 * @returns {string}
 */
export function pageWith(page, tags) {
  const lines = tags.map(
    ({ attrs }) => `<link rel="${attrs?.rel}" crossorigin href="${attrs?.href}">`,
  );
  const fresh = [...new Set(lines)].filter((line) => !page.includes(line));
  return page.replace("</head>", () => `${fresh.map((line) => `  ${line}\n  `).join("")}</head>`);
}

/**
 * @param {Bundle} bundle
 * @param {string} begin
 * @returns {import("vite").HtmlTagDescriptor[]}
 */
export function tagsFor(bundle, begin) {
  const first = Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith(begin));
  if (!first) throw new Error(`The build has no ${begin} to be loaded beside the first script.`);
  const files = new Set([String(first.fileName)]);
  const styles = new Set();
  for (const file of files) {
    for (const next of bundle[file]?.imports ?? []) files.add(next);
    for (const style of bundle[file]?.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  return [
    ...[...files].map((file) => tagOf("modulepreload", file)),
    ...[...styles].map((file) => tagOf("stylesheet", file)),
  ];
}

/**
 * @param {string} rel
 * @param {string} file
 * @returns {import("vite").HtmlTagDescriptor}
 */
function tagOf(rel, file) {
  return { tag: "link", attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: "head" };
}
