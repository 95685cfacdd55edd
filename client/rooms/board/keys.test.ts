// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { useAskedImport } from "../../importing/askedImport.ts";
import { localSession } from "../../session/localSession.ts";
import { useToasts } from "../../ui/toasts.ts";
import { runAction } from "./actions.tsx";
import { pasteText } from "./Brought.tsx";
import { mergeSets, splitOff } from "./barCommands.ts";
import { type Board, openBoard, select, shownPlace } from "./board.ts";
import { viewBounds } from "./camera.ts";
import { mergeSelected } from "./commands.ts";
import { cardBounds, isOverlapping } from "./geometry.ts";
import { activate, enterByKeys, pressKey, showFirst } from "./keys.ts";

/** A row of cards from the left to far out on the right. */
const map = Array.from({ length: 30 }, (_, i): MapChange => {
  const values = { text: `Card ${i}`, place: [i * 224, 0] as const };
  return { op: "create", table: "touchpoints", id: `t${i}`, values };
});

function open(): Board {
  return openBoard(localSession({ map }));
}

const press = (board: Board, key: string, shiftKey = false): boolean =>
  pressKey(board, new KeyboardEvent("keydown", { key, shiftKey }));

function isInView(board: Board, id: string): boolean {
  const place = shownPlace(board, id);
  const view = viewBounds(board.camera.get(), board.size.get());
  return place !== undefined && isOverlapping(cardBounds(place), view);
}

test("[MAP-218] zooming by keys keeps the card that the keyboard is at in view", () => {
  const board = open();
  activate(board, "t0");
  expect(isInView(board, "t0")).toBe(true);
  press(board, "1");
  expect(board.camera.get().zoom).toBe(1);
  expect(isInView(board, "t0")).toBe(true);
  for (let times = 0; times < 4; times++) press(board, "+");
  expect(isInView(board, "t0")).toBe(true);
});

test("[MAP-218] a card chosen by keys comes into view, and stays in it while arrows carry it", () => {
  const board = open();
  activate(board, "t29");
  board.camera.set({ x: 0, y: 0, zoom: 1 });
  expect(isInView(board, "t29")).toBe(false);
  press(board, " ");
  expect(isInView(board, "t29")).toBe(true);
  for (let times = 0; times < 30; times++) press(board, "ArrowRight", true);
  expect(isInView(board, "t29")).toBe(true);
});

test("[MAP-218] a card that was out of view does not hold the zoom back", () => {
  const board = open();
  activate(board, "t29");
  board.camera.set({ x: 0, y: 0, zoom: 0.8 });
  press(board, "1");
  expect(isInView(board, "t29")).toBe(false);
});

test("[MAP-251] a new card begun by a key lies on no other, however full the middle of the view is", () => {
  const board = open();
  board.camera.set({ x: -3000, y: 300, zoom: 1 });
  press(board, "n");
  const { editing } = board.view.getState();
  if (!editing || !("at" in editing)) throw new Error("No new card is begun");
  const bounds = cardBounds(editing.at);
  const covered = [...board.scene.cards.values()].filter((card) =>
    isOverlapping(cardBounds(card), bounds),
  );
  expect(covered).toEqual([]);
});

test("[MAP-279] the keyboard begins at the first card in view, and stays at its own where that is in view", () => {
  const board = open();
  board.camera.set({ x: 10 * 224 - 20, y: -200, zoom: 1 });
  enterByKeys(board);
  expect(board.view.getState().active).toBe("t10");
  expect(isInView(board, "t0")).toBe(false);
  activate(board, "t12");
  enterByKeys(board);
  expect(board.view.getState().active).toBe("t12");
  board.camera.set({ x: -90_000, y: 0, zoom: 1 });
  enterByKeys(board);
  expect(board.view.getState().active).toBe("t0");
  expect(isInView(board, "t0")).toBe(true);
});

test("[A11-145] a phone begins at the first card, though another lies far to its left", () => {
  const values = { text: "Far", place: [-900, 5000] as const };
  const far: MapChange = { op: "create", table: "touchpoints", id: "far", values };
  const board = openBoard(localSession({ map: [...map, far] }));
  board.size.set({ width: 360, height: 600 });
  showFirst(board);
  expect(isInView(board, "t0")).toBe(true);
  expect(board.camera.get().zoom).toBeGreaterThan(0.5);
});

test("[MAP-514] where one card lies too far from the others to be shown with them, these are in view", () => {
  const values = { text: "Far", place: [100_000, 0] as const };
  const far: MapChange = { op: "create", table: "touchpoints", id: "far", values };
  const board = openBoard(localSession({ map: [...map, far] }));
  const areOthersInView = () => map.every((_, i) => isInView(board, `t${i}`));
  expect(areOthersInView()).toBe(true);
  board.camera.set({ x: -90_000, y: 0, zoom: 1 });
  showFirst(board);
  expect(areOthersInView()).toBe(true);
  expect(board.camera.get().zoom).toBeGreaterThan(0.1);
});

test("[STA-53] C on several cards does not take the keyboard away from whoever looks at one of them later", () => {
  const board = open();
  const asks: readonly (() => void)[] = [
    () => press(board, "c"),
    () => runAction(board, "comments"),
  ];
  for (const ask of asks) {
    select(board, ["t0", "t1"]);
    ask();
    expect(board.view.getState()).toMatchObject({ isDetailed: true, isTalking: false });
    useToasts.setState({ toasts: [] });
    select(board, ["t0"]);
    ask();
    expect(useToasts.getState().toasts).toEqual([]);
    expect(board.view.getState()).toMatchObject({ isDetailed: true, isTalking: true });
  }
});

test("[MAP-409] it is said that details and comments are about one card where several are selected", () => {
  const board = open();
  select(board, ["t0", "t1"]);
  for (const key of ["i", "i", "c"]) {
    useToasts.setState({ toasts: [] });
    press(board, key);
    expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([
      "Details and comments are about one card: select just one.",
    ]);
  }
});

test("[MAP-382] the message of a merge says which wording leads, as much of it as one knows it by", () => {
  const board = open();
  const long = "The app asks for a booking number that nobody has at hand";
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "t2", values: { text: long } }],
    "given",
  );
  select(board, ["t0", "t1", "t2"], "t2");
  mergeSelected(board);
  expect(useToasts.getState().toasts.at(-1)?.message).toBe(
    "3 touchpoints merged into “The app asks for a booking number that…”; every wording is kept",
  );
});

test("[MAP-383] a wording that is split off is in view with the card that it was merged into", () => {
  const board = open();
  board.size.set({ width: 400, height: 130 });
  select(board, ["t0", "t1"], "t0");
  mergeSelected(board);
  const more = { text: "Card", place: [224, 0] as const };
  board.session.map.apply([{ op: "create", table: "touchpoints", id: "n", values: more }], "given");
  board.camera.set({ x: 0, y: 0, zoom: 1 });
  splitOff(board, "t1", "t0");
  expect(isInView(board, "t0")).toBe(true);
  expect(isInView(board, "t1")).toBe(true);
});

test("merging several sets says into how many cards", () => {
  const board = open();
  const sets = [
    ["t0", "t1"],
    ["t2", "t3", "t4"],
  ];
  mergeSets(board, sets);
  expect(useToasts.getState().toasts.at(-1)?.message).toMatch(/^5 touchpoints merged into 2;/);
  mergeSets(board, [["t5", "t6"]]);
  expect(useToasts.getState().toasts.at(-1)?.message).toMatch(/^2 touchpoints merged into one;/);
});

test("[MAP-490] of sets that somebody else has merged meanwhile nothing is said to be one's own, nor undone", () => {
  const board = open();
  const theirs = { mergedInto: "t0" };
  board.session.map.apply(
    [{ op: "update", table: "touchpoints", id: "t1", values: theirs }],
    "other",
  );
  const sets = [
    ["t0", "t1"],
    ["t2", "t3"],
  ];
  mergeSets(board, sets);
  const last = () => useToasts.getState().toasts.at(-1);
  expect(last()?.message).toMatch(/^2 touchpoints merged into one;/);
  mergeSets(board, sets);
  expect(last()?.message).toBe(t("duplicates.mergedByOthers"));
  expect(last()?.action).toBeNull();
});

test.each([
  ["a table", "Nr\tTouchpoint\n1\tPays"],
  ["a table of a text file", "Kontaktpunkt;Kanal\nKasse;Filiale"],
  ["too long a wording", `Pays\n${"x".repeat(281)}`],
  ["more lines than a paste takes", "Pays\n".repeat(501)],
])("[A11-148] %s is shown before it is taken, and becomes no card unseen", (_, text) => {
  const board = open();
  useAskedImport.setState({ isHeard: true, asked: null });
  pasteText(board, text);
  expect(useAskedImport.getState().asked).toEqual({ text, fileName: "" });
  expect(board.session.map.tables.touchpoints.size).toBe(map.length);
  useAskedImport.setState({ isHeard: false, asked: null });
});

test("[A11-148] lines are cards at once, also with commas and where there is no way to import", () => {
  const board = open();
  useAskedImport.setState({ isHeard: true, asked: null });
  pasteText(board, "Pays, then waits\nThe touchpoint, once more");
  useAskedImport.setState({ isHeard: false });
  pasteText(board, "Nr\tTouchpoint");
  expect(useAskedImport.getState().asked).toBeNull();
  board.session.map.flush();
  expect(board.session.map.tables.touchpoints.size).toBe(map.length + 3);
});
