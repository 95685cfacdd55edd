import { expect, test } from "vitest";
import { localSession } from "../../session/localSession.ts";
import { openBoard } from "./board.ts";
import { boundsOfPath, cameraOn, followOwnView, viewPath } from "./leading.ts";

test("[A11-111] a view of the board travels as a path, and shows all of it on any screen", () => {
  const bounds = { left: -100, top: 50, right: 900, bottom: 550 };
  expect(viewPath(bounds)).toBe("board/at/-100,50,1000,500");
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
  const board = openBoard(session, true);
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
