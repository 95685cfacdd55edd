import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addedStyles, newSafetyHeaders, newScreens, noScreens } from "./screens.ts";

test("[ACC-17] the styles that are allowed are the ones that React Aria adds, to the letter", () => {
  const root = dirname(createRequire(import.meta.url).resolve("react-aria/package.json"));
  const added = ["interactions/usePress.mjs", "overlays/usePreventScroll.mjs"].map((file) => {
    const source = readFileSync(join(root, "dist", "private", file), "utf8");
    const [, style = ""] = /style\.textContent = `([^`]*)`\s*\.trim\(\)/.exec(source) ?? [];
    const [, attribute = ""] = /'(data-react-aria-pressable)'/.exec(source) ?? [];
    return style.replace(/\$\{[^}]*\}/, attribute).trim();
  });
  expect(added).toEqual(addedStyles);
});

/** Serves a page, and a page of its own for the board; gives the origin. */
function serveScreens(): string {
  const directory = mkdtempSync(join(tmpdir(), "waymark-screens-"));
  writeFileSync(join(directory, "index.html"), "<title>Waymark</title>");
  mkdirSync(join(directory, "rooms"));
  writeFileSync(join(directory, "rooms", "board.html"), "<title>Waymark</title>the board");
  const screens = newScreens(directory);
  const server = createServer((request, response) => {
    screens(request, response, () => noScreens(request, response));
  }).listen(0);
  onTestFinished(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test("[ACC-49] an address that leads nowhere shows people the page that says so, and gives files and programs none", async () => {
  const origin = serveScreens();
  const ask = async (path: string, accept: string, method = "GET") => {
    const answer = await fetch(origin + path, { method, headers: { accept } });
    return { status: answer.status, isPage: (await answer.text()).includes("<title>Waymark") };
  };
  const people = "text/html,application/xhtml+xml,*/*;q=0.8";
  expect(await ask("/w/abc/board", people)).toEqual({ status: 200, isPage: true });
  expect(await ask("/W/abc", people)).toEqual({ status: 404, isPage: true });
  expect(await ask("/assets/gone-abc.js", "*/*")).toEqual({ status: 404, isPage: false });
  expect(await ask("/elsewhere", people, "POST")).toEqual({ status: 404, isPage: false });
});

test("[MAP-299] an address in a room that has a page of its own gives that page, any other the page of all", async () => {
  const origin = serveScreens();
  const isOfBoard = async (path: string) =>
    (await (await fetch(origin + path)).text()).includes("the board");
  for (const path of ["/w/abc/board", "/w/abc/board/outline?card=c", "/w/abc/board/"]) {
    expect(await isOfBoard(path)).toBe(true);
  }
  for (const path of [
    "/",
    "/w",
    "/w/board",
    "/w/abc/journeys",
    "/w/abc/../board",
    "/w/abc/board.html",
    "/w/abc/__proto__",
  ]) {
    expect(await isOfBoard(path)).toBe(false);
  }
});

test("[ACC-54] of scripts that stand in a page those of the built pages run, and no other", () => {
  const directory = mkdtempSync(join(tmpdir(), "waymark-screens-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, "rooms"));
  const lines = "ask();\nlook();";
  const others = '<script async type="module" src="/a.js"></script>';
  writeFileSync(join(directory, "rooms", "board.html"), `<script>${lines}</script>${others}`);
  writeFileSync(join(directory, "rooms", "board.html.gz"), "<script>packed</script>");
  const policyOf = (given?: string): string => {
    const told = new Map<string, string>();
    const response = { setHeader: (name: string, value: string) => told.set(name, value) };
    const answer = Object.assign(response, { removeHeader: () => undefined });
    newSafetyHeaders(given)(
      {} as IncomingMessage,
      answer as unknown as ServerResponse,
      () => undefined,
    );
    return told.get("Content-Security-Policy") ?? "";
  };
  const hash = createHash("sha256").update(lines).digest("base64");
  expect(policyOf(directory)).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(policyOf(join(directory, "rooms"))).toContain("script-src 'self';");
  expect(policyOf()).toContain("script-src 'self';");
});
