// Owns: which encoding the bytes of a dropped file are in. The decoding itself comes from the edge (browsers
// and Node have it, plain JavaScript has not). Rules: IMP-14.

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Decodes bytes without their mark; `null` if they are not valid in that encoding (a fatal `TextDecoder`). */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string | null;

/**
 * The text of a file: by its byte order mark, else UTF-8, else Windows-1252, which is what Excel on
 * Windows writes and which takes any bytes.
 */
export function decodeText(
  bytes: Uint8Array,
  decode: Decode,
): { readonly text: string; readonly encoding: Encoding } {
  const marked = markedEncoding(bytes);
  const tries: readonly Encoding[] = marked ? [marked, "windows-1252"] : ["utf-8", "windows-1252"];
  for (const encoding of tries) {
    const text = decode(bytes, encoding);
    if (text !== null) return { text: text.replace(/^\uFEFF/, ""), encoding };
  }
  throw new Error("decode() has to take any bytes as windows-1252");
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}
