// Owns: the files of the screens, and what a browser may do on them: nothing from anywhere else. Rules ACC-17,
// ACC-18, ACC-49, MAP-299.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import helmet from "helmet";
import sirv from "sirv";
import { newHeldFiles } from "./heldFiles.ts";

/** The styles that React Aria adds to a page by itself, to the letter; a test compares them with the package. */
export const addedStyles: readonly string[] = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/**
 * Sets the headers of every answer. HSTS and the upgrade to https stay off: they break a local network. Of scripts that stand in a page
 * only those of the built pages in `directory` run.
 */
export function newSafetyHeaders(
  directory?: string,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  return helmet({
    strictTransportSecurity: false,
    // Both need https to mean anything, and a browser on plain http complains of them.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: [
          "'self'",
          ...scriptsIn(directory).map((script) => `'sha256-${hashOf(script)}'`),
        ],
        styleSrc: ["'self'", ...addedStyles.map((style) => `'sha256-${hashOf(style)}'`)],
        fontSrc: ["'self'", "data:"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'", "ws:", "wss:"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

/**
 * Serves the built screens. An address of a workshop gives the same page as `/`, or that of its room, which names more files.
 * Whoever has gone to another address gets the page too, to read there that it leads nowhere. `next`: there is no such file.
 */
export function newScreens(
  directory: string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const serve = sirv(directory, { etag: true, gzip: true, brotli: true, setHeaders: setCaching });
  const isServedHeld = newHeldFiles(join(directory, "assets"), "assets");
  const file = join(directory, "index.html");
  const page = existsSync(file) ? readFileSync(file) : null;
  const pages = new Set(roomPagesIn(directory));
  return (request, response, next) => {
    if (isServedHeld(request, response)) return;
    const path = pathOf(request);
    const [, , , room = ""] = path.split("/");
    if (isPage(path)) request.url = pages.has(`${room}.html`) ? `/${roomPages}/${room}.html` : "/";
    serve(request, response, () => {
      if (page === null || !isGoingThere(request)) return next();
      response.writeHead(404, {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-cache",
      });
      response.end(page);
    });
  };
}

/** Where the build lays the pages of rooms. */
const roomPages = "rooms";

function roomPagesIn(directory: string): string[] {
  const folder = join(directory, roomPages);
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The scripts that stand in the pages of rooms, to the letter. */
function scriptsIn(directory: string | undefined): string[] {
  if (directory === undefined) return [];
  const pages = roomPagesIn(directory).filter((name) => name.endsWith(".html"));
  return pages.flatMap((name) => {
    const page = readFileSync(join(directory, roomPages, name), "utf8");
    return [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = ""]) => script);
  });
}

/** What there is to say where no screens were built. */
export const noScreens: RequestListener = (_request, response) => {
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(
    "There is nothing here. If you expected Waymark's screens: run npm run build first.\n",
  );
};

/** The path of a request, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function isPage(path: string): boolean {
  return path === "/" || path === "/w" || path.startsWith("/w/");
}

/** A browser that is to show what it gets, not a script or a picture of a page. */
function isGoingThere({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && (headers.accept ?? "").includes("text/html");
}

// Vite writes the hash of its content into the name of each asset.
function setCaching(response: ServerResponse, path: string): void {
  const isHashed = path.startsWith("/assets/");
  response.setHeader(
    "Cache-Control",
    isHashed ? "public, max-age=31536000, immutable" : "no-cache",
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("base64");
}
