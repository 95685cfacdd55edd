// Owns: the scripts and styles of the screens, held in memory as they are sent: whoever arrives asks for a dozen of them at once, and
// three hundred arrive together. A file has a name of its own content, so that what is held is never out of date. Must not know
// what the files are. Rule ACC-55.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
};

/** The best first, with the ending that the build gives them. */
const codings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

interface Held {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly bytes: Buffer;
}

/** By address and coding; `identity`: as it is, of what the build has not packed. */
type Shelf = ReadonlyMap<string, ReadonlyMap<string, Held>>;

/**
 * Answers whoever asks for a script or a style sheet in `folder`, which is served as `/${name}/`; `false`: it is none of these, or it is
 * asked for in another way than a browser does.
 */
export function newHeldFiles(
  folder: string,
  name: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const shelf = holdAll(folder, name);
  return ({ method, url = "", headers }, response) => {
    if (method !== "GET" || headers.range !== undefined) return false;
    const ways = shelf.get(url);
    if (!ways) return false;
    const accepted = String(headers["accept-encoding"] ?? "");
    const [coding = "identity"] = codings.find(([one]) => accepted.includes(one)) ?? [];
    const held = ways.get(coding) ?? ways.get("identity");
    if (!held) return false;
    response.writeHead(200, held.headers);
    response.end(held.bytes);
    return true;
  };
}

function holdAll(folder: string, name: string): Shelf {
  const shelf = new Map<string, ReadonlyMap<string, Held>>();
  if (!existsSync(folder)) return shelf;
  for (const file of readdirSync(folder)) {
    const type = types[extname(file)];
    if (type !== undefined) shelf.set(`/${name}/${file}`, waysOf(join(folder, file), type));
  }
  return shelf;
}

function waysOf(path: string, type: string): ReadonlyMap<string, Held> {
  const packed = codings.filter(([, ending]) => existsSync(path + ending));
  const ways = [...packed, ...(packed.length === 0 ? [["identity", ""] as const] : [])];
  return new Map(
    ways.map(([coding, ending]) => [coding, hold(readFileSync(path + ending), type, coding)]),
  );
}

function hold(bytes: Buffer, type: string, coding: string): Held {
  const headers = {
    "Content-Type": `${type};charset=utf-8`,
    "Content-Length": bytes.length,
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
    ...(coding === "identity" ? {} : { "Content-Encoding": coding }),
  };
  return { headers, bytes };
}
