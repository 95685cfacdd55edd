// Owns: the fonts of exported pictures beside the built screens, in /fonts/: only the cuts and slices that pictures ask for.
// A plugin of Vite, for the build and for development.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import {
  type FamilyName,
  families,
  fontFileNames,
  isSliceUsed,
} from "../shared/format/font/families.ts";

export function bundledFonts(): Plugin {
  let packages = "";
  return {
    name: "waymark:bundled-fonts",
    configResolved: (config) => {
      packages = join(config.root, "..", "node_modules", "@fontsource");
    },
    generateBundle() {
      for (const [fileName, path] of fontPaths(packages)) {
        this.emitFile({ type: "asset", fileName: `fonts/${fileName}`, source: readFileSync(path) });
      }
    },
    configureServer: (server) => {
      server.middlewares.use("/fonts", (request, response, next) => {
        const path = fontPaths(packages).get((request.url ?? "").slice(1));
        if (path) response.end(readFileSync(path));
        else next();
      });
    },
  };
}

function fontPaths(packages: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const family of families) {
    const home = join(packages, family);
    paths.set(`${family}.json`, join(home, "unicode.json"));
    paths.set(`${family}-LICENSE.txt`, join(home, "LICENSE"));
    for (const slice of slicesOf(home, family)) {
      for (const name of fontFileNames(family, slice)) paths.set(name, join(home, "files", name));
    }
  }
  return paths;
}

function slicesOf(home: string, family: FamilyName): readonly string[] {
  const all: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(home, "unicode.json"), "utf8"),
  );
  return Object.keys(all).filter((slice) => isSliceUsed(family, slice));
}
