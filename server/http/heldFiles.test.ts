import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { newHeldFiles } from "./heldFiles.ts";

const script = "export const all = 1;\n".repeat(100);

/** Serves a folder with one packed script, a small style and a font; gives how it is asked. */
function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), "waymark-held-"));
  writeFileSync(join(folder, "a-1.js"), script);
  writeFileSync(join(folder, "a-1.js.br"), brotliCompressSync(script));
  writeFileSync(join(folder, "a-1.js.gz"), gzipSync(script));
  writeFileSync(join(folder, "a-1.css"), "p { color: red }");
  writeFileSync(join(folder, "a-1.woff2"), "font");
  const isServed = newHeldFiles(folder, "assets");
  const server = createServer((request, response) => {
    if (!isServed(request, response)) response.writeHead(404).end("elsewhere");
  }).listen(0);
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<{ answer: IncomingMessage; bytes: Buffer }>((resolve, reject) => {
      get({ port, path, headers, method }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => resolve({ answer, bytes: Buffer.concat(parts) }));
      }).on("error", reject);
    });
  return { folder, ask };
}

test("[ACC-55] a script comes as the build has packed it, in the best way that is taken", async () => {
  const { folder, ask } = openFolder();
  for (const [accepted, coding, ending] of [
    ["gzip, deflate, br", "br", ".br"],
    ["gzip", "gzip", ".gz"],
  ] as const) {
    const { answer, bytes } = await ask("/assets/a-1.js", { "accept-encoding": accepted });
    expect(answer.headers).toMatchObject({
      "content-encoding": coding,
      "content-length": String(bytes.length),
      "content-type": "text/javascript;charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    expect(bytes.equals(readFileSync(join(folder, `a-1.js${ending}`)))).toBe(true);
  }
});

test("[ACC-55] what is not worth packing comes as it is", async () => {
  const { ask } = openFolder();
  const { answer, bytes } = await ask("/assets/a-1.css", { "accept-encoding": "br" });
  expect(answer.headers["content-encoding"]).toBeUndefined();
  expect(answer.headers["content-type"]).toBe("text/css;charset=utf-8");
  expect(bytes.toString()).toBe("p { color: red }");
});

test("[ACC-55] it is sent after its file is gone: nothing is read for each who asks", async () => {
  const { folder, ask } = openFolder();
  for (const name of ["a-1.js", "a-1.js.br", "a-1.js.gz"]) rmSync(join(folder, name));
  const { bytes } = await ask("/assets/a-1.js", { "accept-encoding": "br" });
  expect(bytes.equals(brotliCompressSync(script))).toBe(true);
});

test("[ACC-55] whatever else is asked for, or in another way, is left to others", async () => {
  const { ask } = openFolder();
  for (const [path, headers, method] of [
    ["/assets/a-1.js", {}, "GET"],
    ["/assets/a-1.js", { "accept-encoding": "br", range: "bytes=0-4" }, "GET"],
    ["/assets/a-1.js", { "accept-encoding": "br" }, "HEAD"],
    ["/assets/a-1.js?x", { "accept-encoding": "br" }, "GET"],
    ["/assets/a-1.js.br", { "accept-encoding": "br" }, "GET"],
    ["/assets/a-1.woff2", {}, "GET"],
    ["/assets/../a-1.css", {}, "GET"],
  ] as const) {
    expect((await ask(path, headers, method)).answer.statusCode).toBe(404);
  }
  expect(() => newHeldFiles(join(tmpdir(), "waymark-none"), "assets")).not.toThrow();
});
