// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const passed = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const gone = new TypeError("Failed to fetch dynamically imported module: /assets/Part.js");

async function page() {
  vi.resetModules();
  const { watchHands } = await import("./stillness.ts");
  watchHands(window);
  const { roomStands } = await import("./shown.ts");
  return { ...(await import("./firstPicture.ts")), roomStands };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  cleanup();
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

test("[STA-47] [MAP-265] what stands ready for keys comes before all else, though it is shown last", async () => {
  const { firstAfterPicture, afterFirstPicture, roomStands } = await page();
  const begun: string[] = [];
  const load = (name: string) => async () => {
    begun.push(name);
    return () => <p>{name}</p>;
  };
  const Keys = firstAfterPicture(load("keys"));
  const Menu = afterFirstPicture(load("menu"));
  render(
    <Suspense fallback={null}>
      <Menu />
      <Keys />
    </Suspense>,
  );
  await passed(1_000);
  expect(begun).toEqual([]);
  roomStands();
  await passed(3_000);
  expect(begun).toEqual(["keys", "menu"]);
  expect(screen.getByText("keys")).toBeVisible();
});

test("[MAP-265] hands that never rest are waited for once for each part", async () => {
  const { afterFirstPicture, roomStands } = await page();
  const Menu = afterFirstPicture(async () => () => <p>Menu</p>);
  roomStands();
  await passed(1_000);
  const move = () => window.dispatchEvent(new WheelEvent("wheel"));
  move();
  render(
    <Suspense fallback={null}>
      <Menu />
    </Suspense>,
  );
  for (let moves = 0; moves < 40; moves++) {
    await passed(100);
    move();
  }
  expect(screen.getByText("Menu")).toBeVisible();
});

test("[STA-49] what was fetched in time is shown when the network is gone, and needs no waiting", async () => {
  const { readyPart, roomStands } = await page();
  const load = vi.fn(async () => () => <p>The copy</p>);
  const Rescue = readyPart(load, () => <p>Stands in</p>);
  roomStands();
  await passed(1_000);
  load.mockRejectedValue(gone);
  render(<Rescue />);
  expect(screen.getByText("The copy")).toBeVisible();
});

test("[STA-49] what was not fetched in time has its stand-in, and comes when it can be had", async () => {
  const { readyPart, roomStands } = await page();
  const load = vi.fn(async () => () => <p>The copy</p>);
  load.mockRejectedValue(gone);
  const Rescue = readyPart(load, () => <p>Stands in</p>);
  roomStands();
  await passed(1_000);
  render(
    <Suspense fallback={null}>
      <Rescue />
    </Suspense>,
  );
  await passed(1_000);
  expect(screen.getByText("Stands in")).toBeVisible();
  load.mockResolvedValue(() => <p>The copy</p>);
  await act(async () => {
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(screen.getByText("The copy")).toBeVisible();
});
