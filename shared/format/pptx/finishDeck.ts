// Owns: a deck as bytes that say nothing about who made it, on what or when: properties rewritten, times of the archive
// set to the first that it can hold. Rule EXP-47.

import { strToU8, unzipSync, zipSync } from "fflate";
import { plainText } from "../plainText.ts";
import { escapeXml } from "../scene/svg.ts";

/** The deck with neutral properties; the same bytes for the same slides. */
export function neutralDeck(deck: Uint8Array, title: string, language: string): Uint8Array {
  const files = unzipSync(deck);
  files["docProps/core.xml"] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(plainText(title))}</dc:title><dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`,
  );
  files["docProps/app.xml"] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Waymark</Application></Properties>`,
  );
  const sorted = Object.entries(files)
    .filter(([name]) => !name.endsWith("/"))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: firstTime, level: 6 });
}

/** 1980-01-01 12:00 UTC: within the years of a zip archive in every time zone. */
const firstTime = 315_576_000_000;

// Office looks for the list of parts first.
function rank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : 1;
}
