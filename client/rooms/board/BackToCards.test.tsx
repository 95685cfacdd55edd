// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { card, list, open, pass } from "./board.fixture.tsx";

const way = () => screen.queryByRole("button", { name: "Back to the cards" });

/** Lets the view come to rest, and what waits for that look. */
const rest = () => {
  for (let turn = 0; turn < 2; turn++) act(pass);
};

it("[MAP-353] a view beyond all cards offers the way back to them, once it is at rest", async () => {
  open();
  await card(/Call/);
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  // It is loaded after the first picture.
  await waitFor(() => {
    fireEvent.wheel(surface, { deltaY: 4_000 });
    rest();
    expect(way()).not.toBeNull();
  });
  await userEvent.click(way() as HTMLElement);
  expect(way()).toBeNull();
  await waitFor(async () => expect(await list()).toHaveFocus());
  rest();
  expect(way()).toBeNull();
  fireEvent.wheel(surface, { deltaY: 4_000 });
  expect(way()).toBeNull();
});

it("[A11-172] a press marks the board as pressed, and a key as used by keys", async () => {
  open();
  await card(/Call/);
  const surface = document.querySelector("[data-surface]") as HTMLElement;
  fireEvent.pointerDown(surface, { pointerId: 1, button: 0, clientX: 5, clientY: 5 });
  expect(surface).toHaveAttribute("data-pressed");
  fireEvent.keyDown(await list(), { key: "Shift" });
  expect(surface).not.toHaveAttribute("data-pressed");
});
