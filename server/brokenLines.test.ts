// Lines that are handed over for a socket and break off, on a real port: Node listens for no errors of them any more.
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { openTrial, type Trial } from "./serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "./store/memory.ts";

async function openDoor(): Promise<Trial> {
  const trial = await openTrial(openMemoryStore(createMemoryDisk()));
  onTestFinished(() => trial.stop());
  return trial;
}

interface Asking {
  readonly line: Socket;
  /** All that was answered so far. */
  answer(): string;
}

function askForSocket({ port }: Trial, path: string): Asking {
  // Says for itself when it is done: whether the server keeps the other half can be seen then.
  const line = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  let answer = "";
  line.on("data", (bytes) => {
    answer += bytes.toString();
  });
  line.on("error", () => line.destroy());
  line.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  onTestFinished(() => {
    line.destroy();
  });
  return { line, answer: () => answer };
}

test("[SYN-169] who asks for a socket where there is none is told so, and the line is not kept", async () => {
  const { line, answer } = askForSocket(await openDoor(), "/elsewhere");
  await vi.waitFor(() => expect(answer()).toContain("HTTP/1.1 404"));
  await vi.waitFor(() => {
    line.write(".");
    expect(line.destroyed).toBe(true);
  });
});

test.each(["/elsewhere", "/sync/a/map"])(
  "[SYN-169] a line that breaks off once a socket was asked for at %s ends nothing else",
  async (path) => {
    const trial = await openDoor();
    const { line, answer } = askForSocket(trial, path);
    await vi.waitFor(() => expect(answer()).toContain("HTTP/1.1"));
    line.resetAndDestroy();
    expect((await trial.ask("GET", "/healthz")).status).toBe(200);
  },
);
