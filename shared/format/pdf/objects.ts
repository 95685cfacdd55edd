// Owns: a PDF file as numbered objects: how values, strings and streams are written, and the table of where each object
// lies. Knows nothing of pages. Source: ISO 32000-1, chapter 7.

import { zlibSync } from "fflate";

export interface PdfObjects {
  /** A number for an object that is written later. */
  readonly reserve: () => number;
  /** Writes an object; without a number it gets the next one. Gives its number. */
  readonly put: (body: string, id?: number) => number;
  /** Writes a stream with the entries of its dictionary; compressed unless told otherwise. */
  readonly putStream: (
    entries: string,
    data: Uint8Array,
    options?: { readonly isPlain?: boolean },
  ) => number;
  /** The whole file. */
  readonly finish: (rootId: number, infoId: number) => Uint8Array;
}

/** A file that is being written. */
export function newPdfObjects(): PdfObjects {
  const bodies: (readonly Uint8Array[] | undefined)[] = [undefined];
  const reserve = (): number => bodies.push(undefined) - 1;
  const keep = (parts: readonly Uint8Array[], id = reserve()): number => {
    bodies[id] = parts;
    return id;
  };
  return {
    reserve,
    put: (body, id) => keep([ascii(body)], id),
    putStream: (entries, data, { isPlain = false } = {}) => {
      const stored = isPlain ? data : zlibSync(data, { level: 9 });
      const filter = isPlain ? "" : " /Filter /FlateDecode";
      const head = `<< ${entries}${filter} /Length ${stored.length} >>\nstream\n`;
      return keep([ascii(head), stored, ascii("\nendstream")]);
    },
    finish: (rootId, infoId) => assemble(bodies, rootId, infoId),
  };
}

/** Any text as a PDF string, in UTF-16 with its mark. What is not a character is left out. */
export function pdfString(text: string): string {
  const clean = text.replace(notCharacters, "");
  const units = Array.from({ length: clean.length }, (_, at) => hex(clean.charCodeAt(at)));
  return `<FEFF${units.join("")}>`;
}

/** Four hexadecimal digits. */
export function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

/** A number as PDF writes it: no exponent, at most three decimals. */
export function pdfNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}

/** Text of which every character is below 256, as bytes. */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

const notCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls and directional overrides are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu;

function assemble(
  bodies: readonly (readonly Uint8Array[] | undefined)[],
  rootId: number,
  infoId: number,
): Uint8Array {
  // The second line tells programs that the file is not text.
  const parts: Uint8Array[] = [ascii("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  let length = parts[0]?.length ?? 0;
  const add = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const offsets: number[] = [];
  for (const [id, body] of bodies.entries()) {
    if (id === 0) continue;
    if (!body) throw new Error(`The PDF object ${id} was reserved and never written`);
    offsets.push(length);
    add(ascii(`${id} 0 obj\n`));
    for (const bytes of body) add(bytes);
    add(ascii("\nendobj\n"));
  }
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `<< /Size ${bodies.length} /Root ${rootId} 0 R /Info ${infoId} 0 R >>`;
  add(
    ascii(
      `xref\n0 ${bodies.length}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  const file = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
