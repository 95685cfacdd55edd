// Owns: the fonts of pictures as this server gives them. No other address is asked.

import type { FontSource } from "../../shared/format/font/families.ts";
import type { NamedFace } from "../../shared/format/svgFile.ts";

/** The fonts below an address that ends in a slash; throws where one cannot be had. */
export function fontsAt(address: string): FontSource {
  const get = async (name: string): Promise<Response> => {
    const response = await fetch(`${address}${encodeURIComponent(name)}`);
    if (!response.ok) throw new Error(`The font ${name} could not be read: ${response.status}`);
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
