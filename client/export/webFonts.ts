// Owns: the fonts of pictures as this server gives them. No other address is asked.

import type { FontSource } from "../../shared/format/font/families.ts";

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
