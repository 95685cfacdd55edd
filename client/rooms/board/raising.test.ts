import { beforeEach, expect, test } from "vitest";
import { stackMax } from "../../../shared/model/tables.ts";
import { localSession } from "../../session/localSession.ts";
import { type Board, openBoard, select } from "./board.ts";
import { keepElement } from "./placing.ts";
import { openRaising } from "./raising.ts";
import { cardsAt } from "./stacking.fixture.ts";

const places = { apart: [0, 0], under: [400, 0], over: [440, 30] } as const;
let board: Board;
let raising: ReturnType<typeof openRaising>;
let afterThePicture: (() => void)[];
const elementOfCard = () => ({ style: {} }) as unknown as HTMLElement;
/** Above the highest that any card can lie: rule MAP-430. */
const raised = () =>
  Object.keys(places).filter((id) => Number(board.elements.get(id)?.style.zIndex) > stackMax);
const picture = () => {
  raising.step();
  const shown = raised();
  for (const then of afterThePicture.splice(0)) then();
  return shown;
};

beforeEach(() => {
  board = openBoard(localSession({ map: cardsAt(places) }));
  for (const id of Object.keys(places)) keepElement(board, id, elementOfCard());
  afterThePicture = [];
  raising = openRaising(board, (then) => {
    afterThePicture.push(then);
    return () => undefined;
  });
  board.scene.onChange(raising.changed);
});

test("[MAP-306] a selected card is raised at once if it touches another, and lowered after the picture", () => {
  select(board, ["under"]);
  expect(picture()).toEqual(["under"]);
  select(board, ["apart"]);
  expect(picture()).toEqual(["under"]);
  expect(raised()).toEqual([]);
});

test("[MAP-306] a selected card is raised when another comes to lie on it, or it comes into the page", () => {
  select(board, ["apart"]);
  expect(picture()).toEqual([]);
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "over", values: { place: [100, 60] } }],
    board.session.origin,
  );
  expect(picture()).toEqual(["apart"]);
  keepElement(board, "apart", elementOfCard());
  expect(raised()).toEqual(["apart"]);
});

test("[MAP-306] what a hand carries is raised wherever it is, and stays so while it is selected", () => {
  select(board, ["apart"]);
  board.view.setState({ gesture: "drag" });
  expect(picture()).toEqual(["apart"]);
  board.view.setState({ gesture: "none" });
  expect(picture()).toEqual(["apart"]);
  expect(raised()).toEqual(["apart"]);
  select(board, []);
  expect(picture()).toEqual(["apart"]);
  expect(raised()).toEqual([]);
});

test("[MAP-306] [MAP-430] a card that is lowered lies as high as before", () => {
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "over", values: { stack: 3 } }],
    board.session.origin,
  );
  keepElement(board, "over", elementOfCard());
  select(board, ["over"]);
  expect(picture()).toEqual(["over"]);
  select(board, []);
  expect(picture()).toEqual(["over"]);
  expect(board.elements.get("over")?.style.zIndex).toBe("3");
});
