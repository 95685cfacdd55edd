// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import type { Role } from "../../shared/model/rights.ts";
import type { Onlooker } from "../session/lookFirst.ts";
import { takeTurns } from "../testing/turns.ts";

let isPainted = true;
const painted = vi.fn();
const taken = vi.fn();
const read = vi.fn((_messages: readonly ArrayBuffer[]) => isPainted);
const lay = vi.fn();
const putAway = vi.fn();
vi.mock("../rooms/board/standIn.ts", () => ({
  openStandIn: () => ({
    lay,
    read,
    paint: (...given: unknown[]) => {
      painted(...given);
      return isPainted ? taken : null;
    },
    putAway,
  }),
}));

const map = [Uint8Array.of(0, 2, 0).buffer, Uint8Array.of(0, 1, 0).buffer];

beforeEach(() => {
  isPainted = true;
  isWide = true;
  timers.clear();
  vi.resetModules();
  vi.clearAllMocks();
});

let isWide = true;
/** What waits, by how long it does, in milliseconds. */
const timers = new Map<number, () => void>();
/** Lets the time run out for which the application waits. */
const losePatience = () => timers.get(300)?.();

function after(delayMs: number, run: () => void): () => void {
  timers.set(delayMs, run);
  return () => timers.delete(delayMs);
}

async function standIn(
  pathname: string,
  search = "",
  admitted = as("curator"),
  styled = Promise.resolve(),
) {
  vi.stubGlobal("matchMedia", () => ({ matches: isWide }));
  const { standInAt } = await import("./standIn.ts");
  const shown = await import("./shown.ts");
  const onlooker = standInAt({ pathname, search }, after, styled);
  onlooker?.begin(admitted);
  const isOver = vi.fn();
  void onlooker?.untilOver().then(isOver);
  return { onlooker, shown, isOver };
}

const never = new Promise<never>(() => undefined);
const as = (role: Role | null) => Promise.resolve(role);

test("[MAP-282] a board is painted from all that its map came in", async () => {
  const { onlooker } = await standIn("/w/w1/board");
  await onlooker?.see(map);
  expect(read).toHaveBeenCalledWith(map);
  expect(painted).toHaveBeenCalledWith("curator");
});

test("[MAP-373] it is not painted before the page's styles are in force", async () => {
  let style = (): void => undefined;
  const styled = new Promise<void>((resolve) => {
    style = resolve;
  });
  const { onlooker } = await standIn("/w/w1/board", "", as("curator"), styled);
  const seen = onlooker?.see(map);
  // What can be done before is.
  await vi.waitFor(() => expect(read).toHaveBeenCalled());
  await takeTurns();
  expect(painted).not.toHaveBeenCalled();
  expect(lay).not.toHaveBeenCalled();
  style();
  await seen;
  expect(painted).toHaveBeenCalledOnce();
});

test("[MAP-300] the application waits no shorter for the map because the styles are late", async () => {
  let style = (): void => undefined;
  const styled = new Promise<void>((resolve) => {
    style = resolve;
  });
  const { isOver } = await standIn("/w/w1/board", "", as("curator"), styled);
  await takeTurns();
  expect(timers.has(300)).toBe(false);
  style();
  await takeTurns();
  expect(isOver).not.toHaveBeenCalled();
  losePatience();
  await vi.waitFor(() => expect(isOver).toHaveBeenCalled());
});

test("[MAP-282] a map that comes when the application has begun is painted, too, by a painter that is here", async () => {
  const { onlooker, isOver } = await standIn("/w/w1/board");
  await import("../rooms/board/standIn.ts");
  losePatience();
  await vi.waitFor(() => expect(isOver).toHaveBeenCalled());
  await onlooker?.see(map);
  expect(painted).toHaveBeenCalledOnce();
});

test("[MAP-282] what does not open with the whole board has no picture before the application", async () => {
  for (const [path, search] of [
    ["/w/w1/brainstorm", ""],
    ["/w/w1", ""],
    ["/w/w1/board/outline", ""],
    ["/w/w1/board/at/1,2,3,4", ""],
    ["/w/w1/board", "?card=c1"],
  ] as const) {
    expect((await standIn(path, search)).onlooker).toBeNull();
  }
  isWide = false;
  expect((await standIn("/w/w1/board")).onlooker).toBeNull();
});

test("[MAP-282] nothing is painted for contributors, nor for who is not known to be let in", async () => {
  for (const role of ["contributor", null] as const) {
    const { onlooker } = await standIn("/w/w1/board", "", as(role));
    await onlooker?.see(map);
  }
  expect(painted).not.toHaveBeenCalled();
});

test("[MAP-282] it goes when the room stands, when the line is cut or something else must be seen, and comes no more", async () => {
  const ends = {
    lost: ({ onlooker }: Awaited<ReturnType<typeof standIn>>) => onlooker?.lost(),
    stands: ({ shown }: Awaited<ReturnType<typeof standIn>>) => shown.roomStands(),
    said: ({ shown }: Awaited<ReturnType<typeof standIn>>) => shown.endStandIn(),
  };
  for (const end of Object.values(ends)) {
    vi.resetModules();
    vi.clearAllMocks();
    const given = await standIn("/w/w1/board");
    await given.onlooker?.see(map);
    expect(taken).not.toHaveBeenCalled();
    end(given);
    expect(taken).toHaveBeenCalledOnce();
    await given.onlooker?.see(map);
    expect(painted).toHaveBeenCalledOnce();
  }
});

test("[STA-61] it goes after a while, too, where the room does not come", async () => {
  const { onlooker } = await standIn("/w/w1/board");
  await onlooker?.see(map);
  expect(taken).not.toHaveBeenCalled();
  timers.get(10_000)?.();
  expect(taken).toHaveBeenCalledOnce();
});

test("[MAP-282] it stays while a room stands whose own picture is still being painted", async () => {
  const { onlooker, shown } = await standIn("/w/w1/board");
  await onlooker?.see(map);
  const isPainted = shown.pictureIsComing();
  shown.roomStands();
  expect(taken).not.toHaveBeenCalled();
  isPainted();
  expect(taken).toHaveBeenCalledOnce();
});

test("[MAP-282] where nothing is painted the application waits for no frame", async () => {
  // None comes.
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(0);
  isPainted = false;
  const { onlooker } = await standIn("/w/w1/board");
  await onlooker?.see(map);
  expect(read).toHaveBeenCalledOnce();
  expect(painted).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test("[MAP-377] its boxes are laid out while the map is on its way, once one is known to be let in, and go with the hope for it", async () => {
  let letIn = (_role: Role): void => undefined;
  const admitted = new Promise<Role>((resolve) => {
    letIn = resolve;
  });
  const { isOver } = await standIn("/w/w1/board", "", admitted);
  await takeTurns();
  expect(lay).not.toHaveBeenCalled();
  letIn("curator");
  await vi.waitFor(() => expect(lay).toHaveBeenCalledOnce());
  expect(putAway).not.toHaveBeenCalled();
  losePatience();
  await vi.waitFor(() => expect(isOver).toHaveBeenCalled());
  await vi.waitFor(() => expect(putAway).toHaveBeenCalledOnce());
});

test("[MAP-300] the application begins when the picture is on screen, and not before", async () => {
  const frames: (() => void)[] = [];
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((run) => frames.push(() => run(0)));
  const { onlooker, isOver } = await standIn("/w/w1/board");
  const seen = onlooker?.see(map);
  await vi.waitFor(() => expect(painted).toHaveBeenCalled());
  // Painting takes long, and what is painted must not wait for the application.
  losePatience();
  await Promise.resolve();
  expect(isOver).not.toHaveBeenCalled();
  for (const frame of frames) frame();
  await seen;
  await vi.waitFor(() => expect(isOver).toHaveBeenCalled());
  vi.restoreAllMocks();
});

test("[MAP-300] it begins at once where there will be no picture, and does not wait long for one", async () => {
  const nothing = (): void => undefined;
  const ends: [why: string, role: Role | null, end: (onlooker: Onlooker | null) => unknown][] = [
    ["refused", null, nothing],
    ["a contributor", "contributor", nothing],
    ["the line is cut", "curator", (onlooker) => onlooker?.lost()],
    ["a slow line", "curator", () => losePatience()],
    ["a small board", "curator", (onlooker) => onlooker?.see(map)],
  ];
  isPainted = false;
  for (const [why, role, end] of ends) {
    vi.resetModules();
    const { onlooker, isOver } = await standIn("/w/w1/board", "", as(role));
    await end(onlooker);
    await vi.waitFor(() => expect(isOver, why).toHaveBeenCalled());
  }
});

test("[MAP-300] where the map is not asked for as a whole nobody waits", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  const { standInAt } = await import("./standIn.ts");
  const address = { pathname: "/w/w1/board", search: "" };
  await standInAt(address, after, Promise.resolve())?.untilOver();
});

// The last: what it waits for never comes any more.
test("[MAP-282] the map waits for no painter that is not here when the application begins", async () => {
  vi.doMock("../rooms/board/standIn.ts", () => never);
  const { onlooker } = await standIn("/w/w1/board");
  const seen = onlooker?.see(map);
  losePatience();
  await seen;
  expect(painted).not.toHaveBeenCalled();
});
