// @vitest-environment jsdom
import { fireEvent } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { open } from "./board.fixture.tsx";

it("[STA-89] the board hears a press as soon as it is on screen", async () => {
  const heard: boolean[] = [];
  // In the frame in which the board comes, as by a hand that is quick on a machine that is slow.
  open({}, () => {
    const surface = document.querySelector("[data-surface]");
    // Whoever hears it takes it: the browser does nothing more with it.
    if (surface) heard.push(!fireEvent.pointerDown(surface, { pointerId: 1, button: 0 }));
  });
  await vi.waitFor(() => expect(heard).not.toEqual([]));
  expect(heard[0]).toBe(true);
});
