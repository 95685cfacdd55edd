// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import type { Role } from "../../shared/model/rights.ts";

let isPainted = true;
const painted = vi.fn();
const taken = vi.fn();
vi.mock("../rooms/board/standIn.ts", () => ({
  paintStandIn: (...given: unknown[]) => {
    painted(...given);
    return isPainted ? taken : null;
  },
}));

const update = Uint8Array.of(0, 2, 0).buffer;
const step1 = Uint8Array.of(0, 0, 1, 0).buffer;
const step2 = Uint8Array.of(0, 1, 0).buffer;

beforeEach(() => {
  isPainted = true;
  vi.resetModules();
  vi.clearAllMocks();
});

async function standIn(pathname: string, search = "", screens = (): Promise<unknown> => never) {
  const { standInAt } = await import("./standIn.ts");
  const shown = await import("./shown.ts");
  return { onlooker: standInAt({ pathname, search }, screens), shown };
}

const never = new Promise<never>(() => undefined);
const as = (role: Role | null) => Promise.resolve(role);

test("[MAP-282] a board is painted when all of its map has come, and only then do others get it", async () => {
  const { onlooker } = await standIn("/w/w1/board");
  const isOver = vi.fn();
  for (const message of [step1, update]) void onlooker?.see(message, as("curator")).then(isOver);
  await onlooker?.see(step2, as("curator"));
  expect(painted).toHaveBeenCalledWith([update, step2], "curator");
  expect(isOver).not.toHaveBeenCalled();
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
});

test("[MAP-282] nothing is painted for contributors, nor for who is not known to be let in", async () => {
  const { onlooker } = await standIn("/w/w1/board");
  await onlooker?.see(step2, as("contributor"));
  await onlooker?.see(step2, as(null));
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
    await given.onlooker?.see(step2, as("viewer"));
    expect(taken).not.toHaveBeenCalled();
    end(given);
    expect(taken).toHaveBeenCalledOnce();
    await given.onlooker?.see(step2, as("viewer"));
    expect(painted).toHaveBeenCalledOnce();
  }
});

test("[MAP-282] it stays while a room stands whose own picture is still being painted", async () => {
  const { onlooker, shown } = await standIn("/w/w1/board");
  await onlooker?.see(step2, as("facilitator"));
  const isPainted = shown.pictureIsComing();
  shown.roomStands();
  expect(taken).not.toHaveBeenCalled();
  isPainted();
  expect(taken).toHaveBeenCalledOnce();
});

test("[MAP-282] where nothing is painted the application waits for no frame", async () => {
  const frames = vi.spyOn(window, "requestAnimationFrame");
  isPainted = false;
  const { onlooker } = await standIn("/w/w1/board");
  await onlooker?.see(step2, as("curator"));
  expect(painted).toHaveBeenCalledOnce();
  expect(frames).not.toHaveBeenCalled();
  frames.mockRestore();
});

test("[MAP-282] the application waits for no painter that comes later than its screens, or whose screens fail", async () => {
  vi.doMock("../rooms/board/standIn.ts", () => never);
  for (const screens of [async () => undefined, () => Promise.reject(new Error("Not fetched"))]) {
    const { onlooker } = await standIn("/w/w1/board", "", screens);
    await onlooker?.see(step2, as("curator"));
  }
  expect(painted).not.toHaveBeenCalled();
});
