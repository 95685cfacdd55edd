import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { frameSchedule } from "../../session/frames.ts";
import { openPictures, type Pictures } from "./pictures.ts";

let frames: Map<number, (timeMs: number) => void>;
let drawn: number[];
let pictures: Pictures;

/** The next frame of the page: everything that was asked for before it, and what follows from that at once. */
const frame = async (timeMs: number) => {
  const waiting = [...frames];
  for (const [id, run] of waiting) {
    if (!frames.delete(id)) continue;
    run(timeMs);
    await Promise.resolve();
  }
};
const page = {
  requestAnimationFrame: (run: (timeMs: number) => void) => {
    const id = frames.size + drawn.length + 1;
    frames.set(id, run);
    return id;
  },
  cancelAnimationFrame: (id: number) => frames.delete(id),
  setTimeout: () => 0,
  clearTimeout: () => undefined,
};

beforeEach(() => {
  frames = new Map();
  drawn = [];
  vi.stubGlobal("requestAnimationFrame", page.requestAnimationFrame);
  vi.stubGlobal("cancelAnimationFrame", page.cancelAnimationFrame);
  pictures = openPictures((timeMs) => drawn.push(timeMs));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("[MAP-243] a change is in the picture of the frame in which it is told, once", async () => {
  frameSchedule(page as never)(() => {
    pictures.request();
    pictures.request();
  });
  await frame(16);
  expect(drawn).toEqual([16]);
  await frame(33);
  expect(drawn).toEqual([16]);
});

test("[MAP-243] what is asked for outside of a frame comes with the next one, once", async () => {
  pictures.request();
  pictures.request();
  expect(drawn).toEqual([]);
  await frame(16);
  expect(drawn).toEqual([16]);
});

test("[MAP-243] where a picture is due in any case, a change that is told brings none of its own", async () => {
  frameSchedule(page as never)(pictures.request);
  pictures.request();
  await frame(16);
  expect(drawn).toEqual([16]);
});

test("nothing is drawn once they are closed", async () => {
  frameSchedule(page as never)(() => {
    pictures.request();
    pictures.close();
  });
  pictures.request();
  pictures.close();
  await frame(16);
  expect(drawn).toEqual([]);
});
