// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Panel } from "./Panel.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("[A11-232] a panel over the work stands aside while the keyboard is behind it, until that or a hand comes back", () => {
  render(
    <>
      <button type="button">At work</button>
      <Panel title="Step" onClose={() => undefined}>
        About it
      </Panel>
    </>,
  );
  const panel = screen.getByRole("complementary", { name: "Step" });
  const work = screen.getByRole("button", { name: "At work" });
  // jsdom knows no keyboard.
  vi.spyOn(work, "matches").mockReturnValue(true);
  const close = screen.getByRole("button", { name: "Close" });
  const goTo = (place: HTMLElement) => {
    act(() => place.focus());
    act(() => vi.advanceTimersByTime(20));
  };
  Object.assign(document, { elementFromPoint: () => work });
  goTo(work);
  expect(panel).toHaveAttribute("data-away", "false");
  goTo(close);
  Object.assign(document, { elementFromPoint: () => panel });
  goTo(work);
  expect(panel).toHaveAttribute("data-away", "true");
  goTo(close);
  expect(panel).toHaveAttribute("data-away", "false");
  goTo(work);
  expect(panel).toHaveAttribute("data-away", "true");
  const press = (detail: number) =>
    act(() => {
      document.dispatchEvent(new MouseEvent("click", { detail }));
    });
  press(0);
  expect(panel).toHaveAttribute("data-away", "true");
  press(1);
  expect(panel).toHaveAttribute("data-away", "false");
});
