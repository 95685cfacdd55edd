// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";

const frames: (() => void)[] = [];
const draw = () => {
  for (const frame of frames.splice(0)) frame();
};

async function shown() {
  vi.resetModules();
  const { firstPicture, pictureIsComing, roomStands } = await import("./shown.ts");
  const told = vi.fn();
  void firstPicture.then(told);
  return { told, pictureIsComing, roomStands };
}

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.stubGlobal("requestIdleCallback", (run: () => void) => run());
});

test("[STA-47] what surrounds a room waits until the room was drawn and the browser has time", async () => {
  const { told, roomStands } = await shown();
  roomStands();
  draw();
  await Promise.resolve();
  expect(told).not.toHaveBeenCalled();
  draw();
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
});

test("[STA-47] a room that paints its picture later is waited for", async () => {
  const { told, pictureIsComing, roomStands } = await shown();
  const isPainted = pictureIsComing();
  roomStands();
  draw();
  draw();
  await Promise.resolve();
  expect(told).not.toHaveBeenCalled();
  isPainted();
  isPainted();
  draw();
  draw();
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
});

test("[STA-47] a tab that is not in sight draws no frames and waits for none", async () => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  const { told, roomStands } = await shown();
  roomStands();
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  vi.restoreAllMocks();
});
