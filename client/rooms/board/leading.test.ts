// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { useFollowing } from "../../app/following.ts";
import { localSession } from "../../session/localSession.ts";
import { person, presenceOf } from "../../testing/people.ts";
import { openBoard } from "./board.ts";
import { followOwnView, goAlong } from "./leading.ts";
import { boundsOfPath, cameraOn, partOf } from "./viewPaths.ts";

beforeEach(() => useFollowing.setState({ followed: null, left: null, part: null, ownPart: null }));

test("[A11-111] a view of the board travels as a path, and shows all of it on any screen", () => {
  const bounds = { left: -100, top: 50, right: 900, bottom: 550 };
  expect(partOf(bounds)).toBe("-100,50,1000,500");
  expect(boundsOfPath("-100,50,1000,500")).toEqual(bounds);
  for (const wrong of ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,0,0,5", "0,0,5,-5", "1e99,0,5,5"]) {
    expect(boundsOfPath(wrong)).toBeNull();
  }
  const camera = cameraOn(bounds, { width: 500, height: 1000 });
  expect(camera.zoom).toBe(0.5);
  expect(camera.x).toBe(-100);
});

test("[A11-111] who leads on the board tells the view, and its end", () => {
  const session = localSession();
  const board = openBoard(session);
  const stop = followOwnView(board);
  board.view.setState({ isLeading: true });
  expect(session.told.at(-1)?.showing).toMatch(/^board\/at\//);
  board.view.setState({ isLeading: false });
  expect(session.told.at(-1)).toEqual({ showing: "" });
  board.view.setState({ isLeading: true });
  stop();
  expect(session.told.at(-1)).toEqual({ showing: "" });
  board.close();
});

test("[A11-115] [A11-116] the view goes along at once, also while the board opens, until it is moved by oneself", async () => {
  useFollowing.setState({ part: "0,0,1280,800" });
  const board = openBoard(localSession());
  const stop = goAlong(board, 0);
  expect(board.camera.get()).toEqual({ x: 0, y: 0, zoom: 1 });
  // Laid out, the board gets its size and its first place.
  board.size.set({ width: 640, height: 400 });
  board.camera.set({ x: 9, y: 9, zoom: 1 });
  await Promise.resolve();
  expect(board.camera.get()).toEqual({ x: 0, y: 0, zoom: 0.5 });
  useFollowing.setState({ part: "100,0,640,400" });
  expect(board.camera.get()).toEqual({ x: 100, y: 0, zoom: 1 });
  expect(useFollowing.getState().part).not.toBeNull();
  board.camera.set({ x: 5, y: 0, zoom: 1 });
  expect(useFollowing.getState().part).toBeNull();
  stop();
  board.close();
});

test("[A11-119] with motion the view glides, and a move of one's own ends it in the middle", () => {
  useFollowing.setState({ part: "0,0,1280,800" });
  const board = openBoard(localSession());
  const stop = goAlong(board, 120);
  useFollowing.setState({ part: "500,0,1280,800" });
  expect(board.camera.get().x).toBe(0);
  board.camera.set({ x: 1, y: 0, zoom: 1 });
  expect(useFollowing.getState().part).toBeNull();
  stop();
  board.close();
});

test("[A11-117] the board tells its part only while somebody follows", () => {
  const local = localSession();
  const { presence, become } = presenceOf(local.presence);
  const board = openBoard({ ...local, presence });
  const stop = followOwnView(board);
  expect(useFollowing.getState().ownPart).toBeNull();
  become(person({ following: 0 }));
  expect(useFollowing.getState().ownPart).toMatch(/^-?\d+,/);
  become();
  expect(useFollowing.getState().ownPart).toBeNull();
  stop();
  board.close();
});
