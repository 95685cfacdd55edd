// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

async function turns() {
  vi.resetModules();
  const { watchHands } = await import("./stillness.ts");
  watchHands(window);
  return import("./turns.ts");
}
const passed = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

test("[MAP-265] what waits for the first picture comes one after another, in the order in which it was asked for", async () => {
  const { inTurn } = await turns();
  const begun: string[] = [];
  let arrive: (value: string) => void = () => undefined;
  const first = inTurn(() => {
    begun.push("first");
    return new Promise<string>((resolve) => {
      arrive = resolve;
    });
  });
  void inTurn(async () => begun.push("second"));
  await passed(100);
  expect(begun).toEqual(["first"]);
  arrive("here");
  expect(await first).toBe("here");
  await passed(100);
  expect(begun).toEqual(["first", "second"]);
});

test("[MAP-265] while a hand is at work nothing begins, and then still one after another", async () => {
  const { inTurn } = await turns();
  const begun: number[] = [];
  window.dispatchEvent(new WheelEvent("wheel"));
  for (const number of [1, 2]) void inTurn(async () => begun.push(number));
  await passed(150);
  expect(begun).toEqual([]);
  await passed(500);
  expect(begun).toEqual([1, 2]);
});

test("[MAP-265] what fails or stays away holds nothing up for long", async () => {
  const { inTurn } = await turns();
  const last = vi.fn(async () => undefined);
  const failed = inTurn(() => Promise.reject(new Error("gone"))).catch((error: Error) => error);
  void inTurn(() => new Promise(() => undefined));
  void inTurn(last);
  expect(await Promise.all([failed, passed(1_000)])).toMatchObject([{ message: "gone" }, {}]);
  expect(last).not.toHaveBeenCalled();
  await passed(2_000);
  expect(last).toHaveBeenCalled();
});
