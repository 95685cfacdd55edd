// Owns: the pages that are measured side by side: each peer's bundled and served, ours built for measuring and served by its own
// server from an imported workshop file. Gives an address for a board; must not know what is measured there.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { build as buildScreens } from "vite";
import { boardFile, journeyFile } from "./boardFile.ts";

export const contestantNames = [
  "canvas",
  "dom",
  "waymark",
  "rf",
  "rf-visible",
  "tldraw",
  "excalidraw",
] as const;
export type ContestantName = (typeof contestantNames)[number];

export interface Stand {
  /** The page of a contestant with so many cards. */
  board(name: ContestantName, cards: number): Promise<string>;
  /** A journey with so many steps: ours, or a page with a droppable for each. */
  journey(name: "waymark" | "droppables", stages: number, each: number): Promise<string>;
  /** Where a contributor arrives, with an open brainstorm. */
  contributor(): Promise<string>;
  remove(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");
const peers = join(import.meta.dirname, "peers");

/** Builds and serves all of them. */
export async function openStand(): Promise<Stand> {
  if (!existsSync(join(peers, "node_modules"))) {
    throw new Error(
      "The peers are not installed: npm install --prefix bench/canvas/peers --legacy-peer-deps",
    );
  }
  // Inside the project, so that packages are found.
  const folder = mkdtempSync(join(root, "node_modules", ".waymark-bench-"));
  await Promise.all([buildOurs(folder), buildPeers(join(folder, "peers"))]);
  const pages = await servePeers(join(folder, "peers"));
  const ours = await startOurs(folder);
  const origin = `http://localhost:${(pages.address() as AddressInfo).port}`;
  const made = new Map<string, Promise<Workshop>>();
  const workshop = (key: string, file: () => string): Promise<Workshop> => {
    const held = made.get(key) ?? createWorkshop(ours.origin, file());
    made.set(key, held);
    return held;
  };
  return {
    board: async (name, cards) => {
      if (name !== "waymark") return `${origin}/${pageOf(name)}file=/board-${cards}.json`;
      const { id, token } = await workshop(`board ${cards}`, () => boardFile(cards));
      return `${ours.origin}/w/${id}/board?bench#${token}`;
    },
    journey: async (name, stages, each) => {
      if (name !== "waymark") return `${origin}/droppables.html?cells=${stages * each}`;
      const { id, token } = await workshop("journey", () => journeyFile(stages, each));
      return `${ours.origin}/w/${id}/journeys?bench#${token}`;
    },
    contributor: async () => {
      const { id, token, contributor } = await workshop("brainstorm", () => boardFile(0));
      await act(ours.origin, id, token, {
        type: "openRound",
        kind: "brainstorm",
        mode: "anonymous",
        prompt: "What happens?",
        durationMs: 3_600_000,
      });
      return `${ours.origin}/w/${id}/brainstorm#${contributor}`;
    },
    remove: async () => {
      pages.close();
      ours.child.kill("SIGKILL");
      await once(ours.child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pageOf(name: ContestantName): string {
  if (name === "rf") return "reactflow.html?";
  return name === "rf-visible" ? "reactflow.html?visible&" : `${name}.html?`;
}

/** Builds ours into a folder, or another edition of it from its tree. */
export async function buildOurs(folder: string, tree = root): Promise<void> {
  await buildScreens({
    root: join(tree, "client"),
    configFile: join(tree, "vite.config.ts"),
    mode: "bench",
    logLevel: "error",
    build: { outDir: join(folder, "client"), emptyOutDir: true },
  });
  await bundle({
    absWorkingDir: tree,
    entryPoints: {
      main: "./server/main.ts",
      "compactor-thread": "./server/sync/compactor/thread.ts",
      "sqlite-worker": "./server/store/sqlite/worker.ts",
    },
    outdir: join(folder, "server"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
}

async function buildPeers(outdir: string): Promise<void> {
  await bundle({
    absWorkingDir: peers,
    entryPoints: [
      "canvas.ts",
      "dom.ts",
      "reactflow.tsx",
      "tldraw.tsx",
      "excalidraw.tsx",
      "droppables.tsx",
    ],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "import.meta.env": "{}" },
    loader: { ".woff2": "file", ".woff": "file", ".svg": "file", ".png": "file" },
    conditions: ["production"],
    logLevel: "error",
  });
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A page for each bundle, and the workshop files; compressed, as our own server does it. */
async function servePeers(folder: string): Promise<Server> {
  const kept = new Map<string, Buffer>();
  const read = (path: string): string | Buffer | null => {
    const cards = /^\/board-(\d+)\.json$/.exec(path)?.[1];
    if (cards) return boardFile(Number(cards));
    if (path.endsWith(".html")) return pageFor(folder, path.slice(1, -5));
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file) : null;
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const body = kept.get(path) ?? read(path);
    if (body === null) {
      response.writeHead(404).end();
      return;
    }
    const packed = kept.get(path) ?? gzipSync(body);
    kept.set(path, packed);
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Encoding": "gzip",
    });
    response.end(packed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function pageFor(folder: string, name: string): string {
  const style = existsSync(join(folder, `${name}.css`))
    ? `<link rel="stylesheet" href="/${name}.css">`
    : "";
  return `<!doctype html><meta charset="utf-8"><title>${name}</title>${style}
    <style>html, body { margin: 0; height: 100%; }</style>
    <body><script>window.EXCALIDRAW_ASSET_PATH = "/";</script><script type="module" src="/${name}.js"></script>`;
}

export interface Ours {
  readonly child: ChildProcess;
  readonly origin: string;
}

export async function startOurs(folder: string): Promise<Ours> {
  const { PATH = "" } = process.env;
  const child = spawn(
    process.execPath,
    ["--disable-proto=delete", join(folder, "server", "main.js")],
    {
      env: {
        PATH,
        DATA_DIR: join(folder, "data"),
        HOST: "127.0.0.1",
        PORT: "0",
        LOG_LEVEL: "warn",
        WORKSHOPS_PER_HOUR: "1000000",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (origin) return { child, origin };
  }
  throw new Error("Our server ended before it said where it is");
}

export interface Workshop {
  readonly id: string;
  readonly token: string;
  readonly contributor: string;
}

export async function createWorkshop(origin: string, file: string): Promise<Workshop> {
  const answer = await fetch(`${origin}/api/workshops`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: `{"import":${file}}`,
  });
  const { id, links } = await answer.json();
  if (!answer.ok) throw new Error(`The workshop was refused with ${answer.status}`);
  const tokenIn = (link: string): string => link.slice(link.indexOf("#") + 1);
  return { id, token: tokenIn(links.facilitator), contributor: tokenIn(links.contributor) };
}

async function act(origin: string, id: string, token: string, wish: object): Promise<void> {
  const answer = await fetch(`${origin}/api/workshops/${id}/acts`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ requestId: `bench-${id}`, ...wish }),
  });
  if (!(await answer.json()).ok) throw new Error("The round was not opened");
}
