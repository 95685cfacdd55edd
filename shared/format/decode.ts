// Owns: which encoding the bytes of a dropped file are in. UTF is decoded at the edge (browsers and Node can,
// plain JavaScript cannot); Windows-1252 here, since Node 20 decodes it as Latin-1. Rules: IMP-14.

export type Utf = "utf-8" | "utf-16le" | "utf-16be";

/** Decodes bytes; `null` if they are not valid in that encoding (a `TextDecoder` that is fatal). */
export type DecodeUtf = (bytes: Uint8Array, encoding: Utf) => string | null;

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: Utf | "windows-1252";
}

/**
 * The text of a file: by its byte order mark, else UTF-8, else Windows-1252, which is what Excel on
 * Windows writes and which takes any bytes.
 */
export function decodeText(bytes: Uint8Array, decodeUtf: DecodeUtf): DecodedText {
  const encoding = markedEncoding(bytes) ?? "utf-8";
  const text = decodeUtf(bytes, encoding);
  if (text !== null) return { text: text.replace(/^\uFEFF/, ""), encoding };
  return { text: decodeWindows1252(bytes), encoding: "windows-1252" };
}

function markedEncoding([first, second, third]: Uint8Array): Utf | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** What Windows-1252 has at 0x80 to 0x9F, where it differs from Latin-1 (WHATWG Encoding, index-windows-1252). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** Bytes at a time: more arguments than a call can have would overflow the stack. */
const chunkBytes = 8_192;

function decodeWindows1252(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + chunkBytes)));
  }
  return chunks
    .join("")
    .replace(/[\u0080-\u009F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control);
}
