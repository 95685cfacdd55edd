// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusePressInPlace } from "./pressedPlace.ts";

let nowMs = 0;
let stop = (): void => undefined;

beforeEach(() => {
  nowMs = 1_000;
  stop = refusePressInPlace(() => nowMs);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function button(name: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = name;
  made.addEventListener("click", onPress);
  document.body.append(made);
  return made;
}

/** As a mouse does it: at a place, with all that a browser makes of it. */
function press(target: Element, { x = 100, y = 100, pressure = 0.5 } = {}): void {
  const given = { bubbles: true, cancelable: true, clientX: x, clientY: y, detail: 1 };
  const pointer = { ...given, pointerType: "mouse", pressure };
  target.dispatchEvent(new PointerEvent("pointerdown", pointer));
  target.dispatchEvent(new MouseEvent("mousedown", given));
  target.dispatchEvent(new PointerEvent("pointerup", pointer));
  target.dispatchEvent(new MouseEvent("click", given));
}

/** A button that is gone `afterMs` after its press, and another one in its place. */
async function oneAfterTheOther(names: readonly [string, string] = ["Reveal", "Go to the board"]) {
  const second = vi.fn();
  const first = button(names[0], () => undefined);
  press(first);
  nowMs += 300;
  first.remove();
  const next = button(names[1], second);
  await vi.waitFor(() => expect(document.body.children).toHaveLength(1));
  return { next, second };
}

test("[A11-290] a press that was meant for what is gone by then does nothing to what stands in its place", async () => {
  const { next, second } = await oneAfterTheOther();
  nowMs += 400;
  press(next);
  expect(second).not.toHaveBeenCalled();
  nowMs += 101;
  press(next);
  expect(second).toHaveBeenCalledOnce();
});

test("[A11-290] a room that is hidden while the next one is on its way is as good as gone", () => {
  const second = vi.fn();
  const room = document.createElement("main");
  room.append(button("Go to the board", () => undefined));
  document.body.append(room);
  press(room.firstElementChild as Element);
  room.style.setProperty("display", "none", "important");
  press(button("New touchpoint", second));
  expect(second).not.toHaveBeenCalled();
});

test("[A11-290] elsewhere a press counts at once", async () => {
  const { next, second } = await oneAfterTheOther();
  press(next, { y: 140 });
  expect(second).toHaveBeenCalledOnce();
});

test("[A11-290] what is called the same is the same, though it is another element", async () => {
  const { next, second } = await oneAfterTheOther(["One dot more", "One dot more"]);
  press(next);
  expect(second).toHaveBeenCalledOnce();
});

test("[A11-290] keys, programs and screen readers press what they mean", async () => {
  const { next, second } = await oneAfterTheOther();
  press(next);
  next.click();
  expect(second).toHaveBeenCalledOnce();
  press(next, { pressure: 0 });
  expect(second).toHaveBeenCalledTimes(2);
});

test("[A11-290] two things that both stay are pressed as quickly as one likes", () => {
  const second = vi.fn();
  press(button("Undo", () => undefined));
  press(button("Redo", second));
  expect(second).toHaveBeenCalledOnce();
});
