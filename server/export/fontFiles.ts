// Owns: the bundled fonts as files: in the folder of the built screens, which has them for browsers too, or in the
// packages they come from. Knows names only; what a font is stands in shared/format/font.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FontSource, families } from "../../shared/format/font/families.ts";

/** The fonts beside the built screens, or for a command run from its source those of the packages. */
export function bundledFontFiles(commandFile: string): FontSource | undefined {
  const home = join(dirname(commandFile), "..");
  const built = fontsInFolder(join(home, "client", "fonts"));
  if (built) return built;
  return existsSync(join(home, "node_modules"))
    ? fontsInPackages(join(home, "node_modules"))
    : undefined;
}

/** The fonts in one folder: `<family>.json` with the slices, and the files. `undefined` where there are none. */
function fontsInFolder(folder: string): FontSource | undefined {
  if (!existsSync(join(folder, "source-sans-3.json"))) return undefined;
  return {
    slices: async (family) => JSON.parse(await readFile(join(folder, `${family}.json`), "utf8")),
    file: (name) => readFile(join(folder, name)),
  };
}

/** The fonts in the packages of a `node_modules` folder, for tests and benches. */
export function fontsInPackages(nodeModules: string): FontSource {
  const packageOf = (name: string): string => {
    const family = families.find((one) => name.startsWith(`${one}-`));
    return join(nodeModules, "@fontsource", family ?? name);
  };
  return {
    slices: async (family) =>
      JSON.parse(await readFile(join(nodeModules, "@fontsource", family, "unicode.json"), "utf8")),
    file: (name) => readFile(join(packageOf(name), "files", name)),
  };
}
