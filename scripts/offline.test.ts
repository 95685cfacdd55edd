import { expect, test } from "vitest";
import { editionOf } from "./offline.mjs";

type Bundle = Parameters<typeof editionOf>[0];

function bundleOf(hash: string): Bundle {
  const chunk = (
    fileName: string,
    imports: readonly string[],
    css: readonly string[],
    isEntry = false,
  ) => ({
    [fileName]: {
      type: "chunk",
      fileName,
      imports,
      isEntry,
      viteMetadata: { importedCss: new Set(css) },
    },
  });
  return {
    ...chunk(`assets/index-${hash}.js`, ["assets/react-1.js"], ["assets/index-1.css"], true),
    ...chunk("assets/react-1.js", [], []),
    ...chunk("assets/BoardRoom-1.js", [], ["assets/BoardRoom-1.css"]),
    "assets/index-1.css": { type: "asset", fileName: "assets/index-1.css" },
    "assets/BoardRoom-1.css": { type: "asset", fileName: "assets/BoardRoom-1.css" },
    "index.html": { type: "asset", fileName: "index.html", source: "<html>" },
  } as unknown as Bundle;
}

test("[SYN-100] every file of the build is listed, and every start's own first", () => {
  const { entry, core, files } = editionOf(bundleOf("a"), ["/icon.svg"]);
  expect(entry).toBe("assets/index-a.js");
  expect(core).toEqual(["/assets/index-a.js", "/assets/react-1.js", "/assets/index-1.css"]);
  expect(files).toEqual([
    "/assets/BoardRoom-1.css",
    "/assets/BoardRoom-1.js",
    "/assets/index-1.css",
    "/assets/index-a.js",
    "/assets/react-1.js",
    "/icon.svg",
  ]);
});

test("[SYN-100] what the page names is needed by every start too", () => {
  const page = '<link rel="modulepreload" href="/assets/BoardRoom-1.js">';
  const bundle = { ...bundleOf("a"), "index.html": { type: "asset", source: page } };
  const { core } = editionOf(bundle as unknown as Bundle, []);
  expect(core).toContain("/assets/BoardRoom-1.js");
  expect(core).toContain("/assets/BoardRoom-1.css");
});

test("[SYN-102] another file makes another edition, the same files the same one", () => {
  const version = (hash: string) => editionOf(bundleOf(hash), []).version;
  expect(version("a")).toBe(version("a"));
  expect(version("a")).not.toBe(version("b"));
});
