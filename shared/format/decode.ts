// Owns: which encoding the bytes of a dropped file are in. UTF is decoded at the edge (browsers and Node can,
// plain JavaScript cannot); Windows-1252 here, since Node 20 decodes it as Latin-1. Rules: IMP-14, IMP-117, IMP-122, IMP-123.

export type Utf = "utf-8" | "utf-16le" | "utf-16be";

/** Decodes bytes; `null` if they are not valid in that encoding (a `TextDecoder` that is fatal). */
export type DecodeUtf = (bytes: Uint8Array, encoding: Utf) => string | null;

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: Utf | "windows-1252" | "iso-8859-15";
}

/**
 * The text of a file: by its byte order mark, by the zeros of UTF-16, else UTF-8, else Windows-1252, which is what
 * Excel on Windows writes and which takes any bytes. UTF-8 that is damaged in a few places stays UTF-8, and half a unit
 * at the end of UTF-16 is left out.
 */
export function decodeText(bytes: Uint8Array, decodeUtf: DecodeUtf): DecodedText {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes) ?? "utf-8";
  const isHalf = encoding !== "utf-8" && bytes.length % 2 === 1;
  const text = decodeUtf(isHalf ? bytes.subarray(0, -1) : bytes, encoding);
  if (text !== null) return { text: text.replace(/^\uFEFF/, ""), encoding };
  const latin = bytesToLatin(bytes);
  const damaged = encoding === "utf-8" ? decodeDamaged(latin) : null;
  if (damaged !== null) return { text: damaged.replace(/^\uFEFF/, ""), encoding };
  if (isLatin9(latin)) return { text: latinToLatin9(latin), encoding: "iso-8859-15" };
  return { text: latinToWindows(latin), encoding: "windows-1252" };
}

function markedEncoding([first, second, third]: Uint8Array): Utf | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** How many bytes are looked at for the zeros of UTF-16. */
const wideSample = 1_000;

/** UTF-16 without its mark: where a quarter of the units or more has a zero, always on the same side; no other text has one. */
function wideEncoding(bytes: Uint8Array): Utf | null {
  const sample = bytes.subarray(0, wideSample);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 8 < sample.length || Math.min(even, odd) > 0) return null;
  if (odd > 0) return "utf-16le";
  return even > 0 ? "utf-16be" : null;
}

/** What Windows-1252 has at 0x80 to 0x9F, where it differs from Latin-1 (WHATWG Encoding, index-windows-1252). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** Bytes at a time: more arguments than a call can have would overflow the stack. */
const chunkBytes = 8_192;

/** The bytes as characters of the same numbers. */
function bytesToLatin(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + chunkBytes)));
  }
  return chunks.join("");
}

function latinToWindows(latin: string): string {
  return latin.replace(
    /[\u0080-\u009F]/g,
    (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control,
  );
}

/** The sign for any currency, which nobody writes, is where Latin-9 has the euro; what Windows-1252 has beyond Latin-1 is no letter there. */
function isLatin9(latin: string): boolean {
  return latin.includes("\u00A4") && !/[\u0080-\u009F]/.test(latin);
}

/** Where ISO 8859-15 differs from Latin-1. */
const latin9: { readonly [latin: string]: string } = {
  ...{ "¤": "€", "¦": "Š", "¨": "š", "´": "Ž", "¸": "ž", "¼": "Œ", "½": "œ", "¾": "Ÿ" },
};

function latinToLatin9(latin: string): string {
  return latin.replace(/[¤¦¨´¸¼½¾]/g, (sign) => latin9[sign] ?? sign);
}

/** A character of several bytes in UTF-8 (Unicode, table 3-7), or a byte that belongs to none. */
const highBytes =
  /[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}|[\x80-\xFF]/g;

/**
 * UTF-8 that was cut within a character, or has a piece of Windows-1252 in it, as where two files were put together;
 * `null` where most of it is none. In Windows-1252 letters hardly ever stand so that they look like UTF-8.
 */
function decodeDamaged(latin: string): string | null {
  let whole = 0;
  let stray = 0;
  const text = latin.replace(highBytes, (found) => {
    if (found.length === 1) stray += 1;
    else whole += 1;
    return found.length === 1 ? latinToWindows(found) : sequenceToCharacter(found);
  });
  return whole > stray ? text : null;
}

function sequenceToCharacter(sequence: string): string {
  const bits = 0xff >> (sequence.length + 1);
  let code = sequence.charCodeAt(0) & bits;
  for (let at = 1; at < sequence.length; at += 1) {
    code = code * 64 + (sequence.charCodeAt(at) & 63);
  }
  return String.fromCodePoint(code);
}
