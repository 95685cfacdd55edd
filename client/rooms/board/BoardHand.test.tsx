// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { card, list, open, pass, pointOn, row, worldStyle } from "./board.fixture.tsx";

/** A board, and a mouse at as much from a point on its first card as is asked for. */
async function mouseOnFirst() {
  const session = open();
  await card(/Call/);
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  const from = await pointOn("a");
  const at = (by: number) => ({
    ...{ clientX: from.x + by, clientY: from.y + by },
    ...{ pointerId: 1, button: 0 },
  });
  return { session, surface, at };
}

/** Where a card is drawn, board units. */
function shownAt(id: string): readonly number[] | undefined {
  const element = document.querySelector<HTMLElement>(`[data-card-id="${id}"]`);
  if (!element) return undefined;
  const { left, top, translate } = element.style;
  const [x = 0, y = 0] = translate.split(" ").map((part) => Number.parseFloat(part) || 0);
  return [Number.parseFloat(left) + x, Number.parseFloat(top) + y];
}

const guides = (): Element | null => document.querySelector("[data-surface] > [data-guides]");

describe("a hand on the board", () => {
  it("[MAP-323] carries cards on for as long as the hand is at the edge of the view", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const from = await pointOn("a");
    const at = (x: number, y: number) => ({ clientX: x, clientY: y, pointerId: 1, button: 0 });
    const seen = worldStyle();
    fireEvent.pointerDown(surface, at(from.x, from.y));
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(1_270, from.y));
      expect(worldStyle()).not.toBe(seen);
    });
    fireEvent.pointerUp(surface, at(1_270, from.y));
    expect(row(session, "a")?.place?.[0]).toBeGreaterThan(1_270 - from.x);
  });

  it("[MAP-389] what is carried stays under the hand while the wheel moves the view", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, { ...at(300), ctrlKey: true });
    fireEvent.wheel(surface, { deltaY: 500, clientX: 640, clientY: 400 });
    fireEvent.pointerUp(surface, at(300));
    expect(row(session, "a")?.place).toEqual([300, 800]);
  });

  it("[MAP-427] the other button opens no menu in the middle of a press or a drag, which goes on", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.contextMenu(surface, { ...at(0), button: 2 });
    fireEvent.keyDown(await screen.findByRole("menu"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    const hasMenu = async (by: number): Promise<boolean> => {
      fireEvent.contextMenu(surface, { ...at(by), button: 2 });
      await act(async () => undefined);
      return screen.queryByRole("menu") !== null;
    };
    fireEvent.pointerDown(surface, at(0));
    expect(await hasMenu(0)).toBe(false);
    fireEvent.pointerMove(surface, { ...at(60), ctrlKey: true });
    (await list()).blur();
    expect(await hasMenu(60)).toBe(false);
    expect(await list()).toHaveFocus();
    fireEvent.pointerMove(surface, { ...at(90), ctrlKey: true });
    fireEvent.pointerUp(surface, at(90));
    expect(row(session, "a")?.place).toEqual([90, 90]);
    expect(await hasMenu(90)).toBe(true);
  });

  it("[MAP-427] a press with Ctrl on a Mac, which is one of the first button, has the menu", async () => {
    const { surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, { ...at(0), ctrlKey: true });
    fireEvent.contextMenu(surface, { ...at(0), ctrlKey: true });
    expect(await screen.findByRole("menu")).toBeVisible();
  });

  it("[MAP-324] Escape gives up what a hand is about, as if it had not begun", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, at(40));
    fireEvent.keyDown(await list(), { key: "Escape" });
    fireEvent.pointerMove(surface, at(80));
    fireEvent.pointerUp(surface, at(80));
    expect(row(session, "a")?.place).toEqual([0, 0]);
    expect(session.told.at(-1)?.dragging ?? {}).toEqual({});
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "false");
  });

  it("[MAP-327] a carried card stays under the hand while somebody else moves it", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, at(40));
    const values = { place: [500, 500] as const };
    const move: MapChange = { op: "update", table: "touchpoints", id: "a", values };
    act(() => session.map.apply([move], "server"));
    fireEvent.pointerMove(surface, at(60));
    fireEvent.pointerUp(surface, at(60));
    expect(row(session, "a")?.place).toEqual([60, 60]);
  });

  it("[MAP-360] carried cards snap to one near by, for others and when they are let go, too", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(220));
      expect(shownAt("a")).toEqual([224, 220]);
    });
    act(pass);
    expect(session.told.findLast(({ dragging }) => dragging)?.dragging).toEqual({ a: [224, 220] });
    fireEvent.pointerUp(surface, at(220));
    expect(row(session, "a")?.place).toEqual([224, 220]);
  });

  it("[MAP-361] with Ctrl or Cmd held cards lie where the hand has them", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(220));
      expect(guides()).not.toBeNull();
    });
    fireEvent.pointerMove(surface, { ...at(221), metaKey: true });
    expect(guides()).toBeNull();
    fireEvent.pointerMove(surface, { ...at(222), ctrlKey: true });
    fireEvent.pointerUp(surface, { ...at(222), ctrlKey: true });
    expect(row(session, "a")?.place).toEqual([222, 222]);
  });

  it("[MAP-361] far out, where cards are no more than boxes, nothing snaps", async () => {
    const { surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(220));
      expect(guides()).not.toBeNull();
    });
    for (let turn = 0; turn < 5; turn++)
      fireEvent.wheel(surface, { deltaY: 20, ctrlKey: true, clientX: 640, clientY: 400 });
    await waitFor(() => {
      fireEvent.pointerMove(surface, at(221));
      expect(guides()).toBeNull();
    });
  });

  it("[MAP-362] the lines of what lies in line go with the drag, let go or given up", async () => {
    const { surface, at } = await mouseOnFirst();
    for (const end of [
      () => fireEvent.pointerCancel(surface, at(220)),
      () => fireEvent.keyDown(surface, { key: "Escape" }),
      () => fireEvent.pointerDown(surface, { ...at(300), pointerId: 2 }),
      () => fireEvent.pointerUp(surface, at(220)),
    ]) {
      fireEvent.pointerDown(surface, at(0));
      await waitFor(() => {
        fireEvent.pointerMove(surface, at(220));
        expect(guides()).not.toBeNull();
      });
      end();
      expect(guides()).toBeNull();
      fireEvent.pointerUp(surface, at(220));
      fireEvent.pointerUp(surface, { ...at(220), pointerId: 2 });
    }
  });

  it("[MAP-430] a card dropped on another lies above it when it is selected no more, and undo lays it back", async () => {
    const { session, surface, at } = await mouseOnFirst();
    fireEvent.pointerDown(surface, at(0));
    fireEvent.pointerMove(surface, at(40));
    fireEvent.pointerMove(surface, { ...at(90), ctrlKey: true });
    fireEvent.pointerUp(surface, { ...at(90), ctrlKey: true });
    fireEvent.pointerDown(surface, at(600));
    fireEvent.pointerUp(surface, at(600));
    expect(row(session, "a")).toMatchObject({ place: [90, 90], stack: 1 });
    const element = await card(/Call/);
    expect(element.style.zIndex).toBe("1");
    act(() => void session.undo.undo());
    expect(row(session, "a")).toMatchObject({ place: [0, 0], stack: null });
    expect(element.style.zIndex).toBe("");
  });

  it("[MAP-48] a drag is told to others while it lasts and written once when it ends", async () => {
    const session = open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const apply = vi.spyOn(session.map, "apply");
    const from = await pointOn("a");
    const at = (x: number, y: number) => ({
      clientX: from.x + x,
      clientY: from.y + y,
      pointerId: 1,
      button: 0,
    });
    fireEvent.pointerDown(surface, at(0, 0));
    for (const step of [10, 20, 30, 40]) fireEvent.pointerMove(surface, at(step, step));
    expect(apply).not.toHaveBeenCalled();
    act(pass);
    expect(session.told.some(({ dragging }) => dragging && "a" in dragging)).toBe(true);
    fireEvent.pointerUp(surface, at(40, 40));
    expect(apply).toHaveBeenCalledTimes(1);
    expect(row(session, "a")?.place).toEqual([40, 40]);
    expect(session.told.at(-1)?.dragging ?? {}).toEqual({});
  });

  it("[MAP-279] the first press of a hand leaves the view where it is, far from the first card too", async () => {
    open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const shown = () => Number(/translate3d\(([-\d.]+)px/.exec(worldStyle())?.[1]);
    const before = shown();
    fireEvent.wheel(surface, { deltaX: 5000 });
    await waitFor(() => expect(shown()).toBe(before - 5000));
    const press = { clientX: 300, clientY: 300, pointerId: 1, button: 0 };
    fireEvent.pointerDown(surface, press);
    fireEvent.pointerUp(surface, press);
    expect(await list()).toHaveFocus();
    fireEvent.wheel(surface, { deltaX: 10 });
    await waitFor(() => expect(shown()).toBe(before - 5010));
  });

  it("[STA-55] a second finger gives up what the first one selected, and the system taking it does too", async () => {
    open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const first = await pointOn("a");
    const finger = (pointerId: number, x: number) => ({
      ...{ pointerId, pointerType: "touch", button: 0 },
      ...{ clientX: first.x + x, clientY: first.y },
    });
    const selected = () =>
      screen.getAllByRole("option", { selected: true }).map(({ id }) => id.replace("card-", ""));
    fireEvent.pointerDown(surface, finger(1, 0));
    fireEvent.pointerUp(surface, finger(1, 0));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerDown(surface, finger(1, 224));
    expect(selected()).toEqual(["b"]);
    fireEvent.pointerDown(surface, finger(2, 300));
    fireEvent.pointerMove(surface, finger(2, 340));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerUp(surface, finger(2, 340));
    fireEvent.pointerUp(surface, finger(1, 224));
    expect(selected()).toEqual(["a"]);
    fireEvent.pointerDown(surface, finger(1, 224));
    fireEvent.pointerMove(surface, finger(1, 264));
    fireEvent.pointerCancel(surface, finger(1, 264));
    expect(selected()).toEqual(["a"]);
  });

  it("[STA-70] a finger of three that goes up lets the view stay where the other two hold it", async () => {
    open();
    await card(/Call/);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const finger = (pointerId: number, x: number) => ({
      ...{ pointerId, pointerType: "touch", button: 0 },
      ...{ clientX: 300 + x, clientY: 700 },
    });
    await waitFor(() => expect(worldStyle()).not.toBe(""));
    const before = worldStyle();
    for (const [id, x] of [
      [1, 0],
      [2, 200],
      [3, 400],
    ] as const)
      fireEvent.pointerDown(surface, finger(id, x));
    fireEvent.pointerUp(surface, finger(1, 0));
    fireEvent.pointerMove(surface, finger(2, 200));
    fireEvent.pointerMove(surface, finger(3, 400));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(worldStyle()).toBe(before);
  });

  it("[STA-58] a box says how many cards it holds when it is let go, not while it grows", async () => {
    open();
    await card(/Call/);
    const first = await pointOn("a");
    useAnnouncements.setState({ latest: [] });
    const spoken = () => useAnnouncements.getState().latest.map(({ text }) => text);
    const surface = document.querySelector("[data-surface]") as HTMLElement;
    const at = (x: number, y: number) => ({
      ...{ pointerId: 1, button: 0, clientX: first.x - 100 + x, clientY: first.y - 100 + y },
    });
    fireEvent.pointerDown(surface, at(0, 0));
    for (const [x, y] of [
      [150, 150],
      [450, 150],
      [450, 350],
    ] as const)
      fireEvent.pointerMove(surface, at(x, y));
    expect(screen.getAllByRole("option", { selected: true })).toHaveLength(3);
    expect(spoken()).toEqual([]);
    fireEvent.pointerUp(surface, at(450, 350));
    await waitFor(() => expect(spoken()).toEqual(["3 cards selected"]));
  });
});
