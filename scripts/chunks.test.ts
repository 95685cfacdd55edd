import { expect, test } from "vitest";
import { claimsIn } from "./chunks.mjs";
import { fetchedBeside, pageWith, tagsFor } from "./preloads.mjs";

const icons = "/nm/lucide-react/dist/esm/lucide-react.mjs";
const modules: Readonly<Record<string, { importedIds: string[]; code?: string }>> = {
  "/client/main.tsx": { importedIds: ["/client/memory.ts"] },
  "/client/memory.ts": { importedIds: ["/shared/ids.ts"] },
  "/shared/ids.ts": { importedIds: [] },
  "/client/screens.tsx": {
    importedIds: ["/nm/react.js", "/shared/ids.ts", icons],
    code: 'import { Eye as Look } from "lucide-react";',
  },
  [icons]: {
    importedIds: [
      "/nm/lucide-react/dist/esm/icons/eye.mjs",
      "/nm/lucide-react/dist/esm/icons/bug.mjs",
    ],
    code: `export { default as Eye, default as EyeIcon } from './icons/eye.mjs';
export { default as Bug } from './icons/bug.mjs';`,
  },
  "/client/rooms/brainstorm/BrainstormRoom.tsx": {
    importedIds: ["/client/rooms/brainstorm/Write.tsx", "/shared/channels.ts"],
  },
  "/client/rooms/board/BoardRoom.tsx": {
    importedIds: ["/client/rooms/board/board.ts", "/shared/channels.ts", "/shared/places.ts"],
  },
};

test("[STA-46] what is needed at once comes in one file, and what two starts need with the earlier", () => {
  const claims = claimsIn("/client", (id: string) => modules[id] ?? { importedIds: [] });
  expect(Object.fromEntries(claims)).toEqual({
    "/client/memory.ts": "index",
    "/shared/ids.ts": "index",
    "/nm/react.js": "screens",
    [icons]: "screens",
    "/nm/lucide-react/dist/esm/icons/eye.mjs": "screens",
    "/shared/channels.ts": "screens",
    "/client/rooms/board/board.ts": "BoardRoom",
    "/shared/places.ts": "board",
    "/client/rooms/brainstorm/Write.tsx": "BrainstormRoom",
  });
});

test("[STA-46] the page names the files of the screens, with what they import and how they look", () => {
  const bundle = {
    "assets/screens-1.js": {
      type: "chunk",
      fileName: "assets/screens-1.js",
      facadeModuleId: "/client/screens.tsx",
      imports: ["assets/react-1.js"],
      viteMetadata: { importedCss: new Set(["assets/screens-1.css"]) },
    },
    "assets/react-1.js": { type: "chunk", fileName: "assets/react-1.js", imports: [] },
  };
  const tags = tagsFor(bundle, "/screens.tsx").map(({ attrs }) => [attrs?.rel, attrs?.href]);
  expect(tags).toEqual([
    ["modulepreload", "/assets/screens-1.js"],
    ["modulepreload", "/assets/react-1.js"],
    ["stylesheet", "/assets/screens-1.css"],
  ]);
  expect(() => tagsFor(bundle, "/elsewhere.tsx")).toThrow("no /elsewhere.tsx");
});

test("[STA-46] what a room needs is fetched beside it; what comes after a picture names nothing else", () => {
  const needed = ["assets/Menu-1.js"];
  const beside = (file: string, hostType: "html" | "js") =>
    fetchedBeside(file, needed, { hostType });
  expect(beside("assets/JourneysRoom-Bx1_-2.js", "js")).toEqual(needed);
  expect(beside("assets/ThemeMenu-Bx1_-2.js", "js")).toEqual([]);
  expect(beside("assets/index-Bx1_-2.js", "html")).toEqual(needed);
});

test("[MAP-299] a room's page names each file of the room once, with those of the first page", () => {
  const tag = (rel: string, href: string) => ({
    tag: "link",
    attrs: { rel, crossorigin: true, href },
  });
  const named = '<link rel="modulepreload" crossorigin href="/assets/index-1.js">';
  const page = `<head>\n    ${named}\n  </head><body></body>`;
  const tags = [
    tag("modulepreload", "/assets/BoardRoom-1.js"),
    tag("modulepreload", "/assets/index-1.js"),
    tag("stylesheet", "/assets/board-1.css"),
    tag("stylesheet", "/assets/board-1.css"),
  ];
  expect(pageWith(page, tags)).toBe(`<head>
    ${named}
    <link rel="modulepreload" crossorigin href="/assets/BoardRoom-1.js">
    <link rel="stylesheet" crossorigin href="/assets/board-1.css">
  </head><body></body>`);
});
