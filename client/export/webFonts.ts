// Owns: the fonts of pictures as this server gives them, and what of them stays on this device for a time without it. No
// other address is asked. Rules EXP-140, EXP-141.

import type { FontSource } from "../../shared/format/font/families.ts";
import type { NamedFace } from "../../shared/format/svgFile.ts";

/** The server that has the fonts is out of reach, and they were never fetched on this device. */
export class FontsOutOfReach extends Error {}

/** Apart from the application's own files, of which every new edition throws the older away. */
const shelfName = "fonts-of-pictures";

/** The fonts below an address that ends in a slash; throws where one cannot be had, `FontsOutOfReach` without a network. */
export function fontsAt(address: string, { fetch, caches } = self): FontSource {
  const get = async (name: string): Promise<Response> => {
    const url = `${address}${encodeURIComponent(name)}`;
    // Plain http has no such shelf.
    const shelf = await caches?.open(shelfName);
    const response = await fetch(url).catch(() => null);
    if (!response) {
      const kept = await shelf?.match(url);
      if (!kept) throw new FontsOutOfReach(`The font ${name} is out of reach`);
      return kept;
    }
    if (!response.ok) throw new Error(`The font ${name} could not be read: ${response.status}`);
    // A full disk keeps nothing, and the file is made all the same.
    await shelf?.put(url, response.clone()).catch(() => undefined);
    return response;
  };
  return {
    slices: async (family) => (await get(`${family}.json`)).json(),
    file: async (name) => new Uint8Array(await (await get(name)).arrayBuffer()),
  };
}

/** Loads fonts into the worker that calls, so that its canvases draw with them from the first stroke on. */
export async function loadFaces(faces: readonly NamedFace[]): Promise<void> {
  const { fonts } = self as unknown as { readonly fonts?: FontFaceSet };
  if (!fonts) throw new Error("This browser cannot load fonts beside the screen");
  const known = new Set<string>();
  await Promise.all(
    faces.map(async ({ family, style, weight, range, woff }) => {
      const name = [family, style, weight, range].join();
      if (known.has(name)) return;
      known.add(name);
      const face = new FontFace(family, new Uint8Array(woff), {
        style,
        weight,
        unicodeRange: range,
      });
      fonts.add(await face.load());
    }),
  );
}
