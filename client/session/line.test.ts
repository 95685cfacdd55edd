import { expect, test } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { openLine, reconnectDelayMs, reconnectMs } from "./line.ts";

test("[SYN-38] the wait doubles up to 15 seconds, half of it by chance", () => {
  const chance = seededChance(3);
  for (let failures = 0; failures < 40; failures++) {
    const full = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** failures);
    for (let i = 0; i < 20; i++) {
      const delay = reconnectDelayMs(failures, chance);
      expect(delay).toBeGreaterThanOrEqual(full / 2);
      expect(delay).toBeLessThanOrEqual(full);
    }
  }
  const delays = new Set(Array.from({ length: 50 }, () => reconnectDelayMs(6, chance)));
  expect(delays.size).toBeGreaterThan(25);
});

/** A line on sockets and timers that the test drives. */
function open() {
  const sockets: WebSocket[] = [];
  const timers = new Set<() => void>();
  const seen: string[] = [];
  let nowMs = 0;
  const line = openLine(
    {
      address: "ws://host",
      protocols: ["p"],
      socket: () => {
        const socket = { readyState: 1, close: () => seen.push("left"), send: () => undefined };
        sockets.push(socket as unknown as WebSocket);
        return socket as unknown as WebSocket;
      },
      outside: {
        ...seededChance(1),
        now: () => nowMs,
        after: (_delayMs, run) => {
          timers.add(run);
          return () => timers.delete(run);
        },
      },
    },
    {
      began: () => seen.push("began"),
      opened: () => seen.push("opened"),
      heard: () => seen.push("heard"),
      lost: () => seen.push("lost"),
      closed: ({ code }) => seen.push(`closed ${code}`),
    },
  );
  const latest = () => sockets.at(-1) as WebSocket;
  return {
    line,
    seen,
    timers,
    opens: () => latest().onopen?.({} as Event),
    hears: () => latest().onmessage?.({ data: new ArrayBuffer(1) } as MessageEvent),
    closes: (code: number) => latest().onclose?.({ code, reason: "" } as CloseEvent),
    passes: (ms: number) => {
      nowMs += ms;
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
  };
}

test("[SYN-38] a line that is lost is tried again after a wait, or at once when the network is back", () => {
  const { line, seen, opens, closes, passes } = open();
  opens();
  closes(1006);
  expect(seen).toEqual(["began", "opened", "left", "lost"]);
  passes(400);
  expect(seen.at(-1)).toBe("began");
  closes(4503);
  line.retry();
  line.retry();
  expect(seen.filter((word) => word === "began")).toHaveLength(3);
  line.close();
});

test("[SYN-38] a line on which nothing is heard for half a minute is given up for another", () => {
  const { line, seen, opens, hears, passes } = open();
  opens();
  passes(29_000);
  hears();
  passes(29_000);
  expect(seen).toEqual(["began", "opened", "heard"]);
  passes(3_000);
  expect(seen.slice(-2)).toEqual(["left", "lost"]);
  line.close();
});

test("[SYN-38] a decision of the server is told, and nothing is tried any more", () => {
  const { line, seen, timers, opens, closes, passes } = open();
  opens();
  closes(4401);
  passes(60_000);
  line.retry();
  expect(seen).toEqual(["began", "opened", "left", "lost", "closed 4401"]);
  expect(timers.size).toBe(0);
});
