// Owns: what of a BPMN file is known before it is parsed: its encoding, and that it is no attack. Knows no element
// of BPMN. Rules IMP-50, IMP-51.

import { err, ok, type Result } from "../../kit/result.ts";
import { type Refusal, refuse } from "../../model/refusals.ts";
import { type DecodeUtf, decodeText } from "../decode.ts";

/** The largest file that is read, in bytes. */
export const bpmnBytesMax = 5_000_000;
const elementsMax = 20_000;
const depthMax = 100;

/**
 * The text of an XML file: by its byte order mark, by how its first character is coded, by the encoding that its
 * prolog declares, else as `decodeText` has it. Latin-1 is read as Windows-1252, which contains its letters. Refuses
 * a file over the bound and an encoding that is none of these.
 */
export function decodeXml(bytes: Uint8Array, decodeUtf: DecodeUtf): Result<string, Refusal> {
  if (bytes.length > bpmnBytesMax) {
    return err(refuse("tooLarge", {}, "A BPMN file has at most 5 MB. Export a part of the model."));
  }
  const [first, second] = bytes;
  if (first === 0x3c && second === 0) return wide(bytes, "utf-16le", decodeUtf);
  if (first === 0 && second === 0x3c) return wide(bytes, "utf-16be", decodeUtf);
  const hasMark = (first === 0xef && second === 0xbb) || (first ?? 0) >= 0xfe;
  const declared = hasMark ? "" : declaredEncoding(bytes);
  if (["", "utf-8", "utf8", "us-ascii", "ascii", "utf-16"].includes(declared)) {
    return ok(decodeText(bytes, decodeUtf).text);
  }
  if (/^(iso-?8859-1|latin-?1|l1|windows-1252|cp-?1252)$/.test(declared)) {
    // Refusing every UTF leaves what `decodeText` reads last: Windows-1252.
    return ok(decodeText(bytes, () => null).text);
  }
  return err(
    refuse(
      "notReadable",
      {},
      `It is written in the encoding “${declared}”. Export it in UTF-8 and import it again.`,
    ),
  );
}

/**
 * Refuses what could harm while being parsed: document types and entities, more than 20,000 elements, more than 100
 * levels. One pass over the text; comments and CDATA are passed over.
 */
export function checkXml(text: string): Result<void, Refusal> {
  let elements = 0;
  const open: string[] = [];
  for (const [mark] of text.matchAll(marks)) {
    if (/^<!(?!--|\[)/.test(mark)) return err(refuse("notReadable", {}, documentType));
    if (/^<[!?]/.test(mark)) continue;
    if (!mark.startsWith("</")) elements += 1;
    if (elements > elementsMax) return err(refuse("tooLarge", {}, tooMany));
    follow(open, mark);
    if (open.length > depthMax) return err(refuse("notReadable", {}, tooDeep));
  }
  if (elements === 0) return err(refuse("notReadable", {}, "It holds no XML."));
  return ok(undefined);
}

/** Keeps the names of the open elements. An end that closes nothing must not hide how deep the text goes. */
function follow(open: string[], mark: string): void {
  const name = /^<\/?([^\s/>]*)/.exec(mark)?.[1] ?? "";
  if (!mark.startsWith("</")) {
    if (!mark.endsWith("/>")) open.push(name);
  } else if (open.at(-1) === name) open.pop();
}

// An unclosed comment or section runs to the end, so that no text is looked at twice.
const marks =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<![A-Za-z]|<\/[^>]{0,1000}|<[^\s<>!?/](?:[^"'<>]+|"[^"]*(?:"|$)|'[^']*(?:'|$))*>?/g;

const documentType =
  "It declares a document type or entities, which BPMN never needs. Export the model again, or delete the lines that begin with “<!”.";
const tooMany = "It has more than 20,000 elements. Export a part of the model.";
const tooDeep = "Its elements lie more than 100 levels deep in each other.";

function wide(
  bytes: Uint8Array,
  encoding: "utf-16le" | "utf-16be",
  decodeUtf: DecodeUtf,
): Result<string, Refusal> {
  const text = decodeUtf(bytes, encoding);
  if (text !== null) return ok(text);
  return err(refuse("notReadable", {}, "Its text is damaged: it is not valid UTF-16."));
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const found = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head);
  return found?.[1]?.toLowerCase() ?? "";
}
