// Owns: the text of a file that a person chose: read whole, decoded by its own marks. Rules IMP-14, IMP-117.

import { type DecodeUtf, decodeText } from "../../shared/format/decode.ts";
import { importTextMax } from "../../shared/format/detect.ts";
import { err, ok, type Result } from "../../shared/kit/result.ts";
import { type Refusal, refuse } from "../../shared/model/refusals.ts";
import type { ImportText } from "./askedImport.ts";

/** Takes a file of at most 20 MB (10 million characters in UTF-16). Refuses a larger one before reading it, and what cannot be read. */
export async function readFile(file: File): Promise<Result<ImportText, Refusal>> {
  if (file.size > importTextMax * 2) {
    return err(refuse("tooLarge", {}, "A file has at most 10 MB. Split it and import the parts."));
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { text, encoding } = decodeText(bytes, decodeUtf);
    const isSure = encoding === "utf-8" && decodeUtf(bytes, encoding) !== null;
    return ok({ text, fileName: file.name, ...(isSure ? {} : { guessed: { bytes, encoding } }) });
  } catch (error) {
    // A folder, or a file that has gone or been changed since it was chosen.
    if (error instanceof DOMException) return err(refuse("notReadable"));
    throw error;
  }
}

/** The text anew, in the encoding that a person has chosen. */
export function readAgain(source: ImportText, encoding: string): ImportText {
  const { bytes } = source.guessed ?? {};
  if (!bytes) return source;
  const text = new TextDecoder(encoding).decode(bytes);
  return { ...source, text, guessed: { bytes, encoding } };
}

/** Strict: `null` for bytes that are not valid in the encoding. */
export const decodeUtf: DecodeUtf = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Bytes that are not of this encoding: the caller goes on to the next one.
    if (Object(error).name === "TypeError") return null;
    throw error;
  }
};
