// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAnnouncements } from "../announcements.ts";
import { clockTime, type RoundClock, secondsUntil } from "./countdown.ts";
import { RoundTimer, SpokenTime } from "./RoundTimer.tsx";

function handClock(): RoundClock & { readonly pass: (ms: number) => void } {
  let now = 0;
  let waiting: { atMs: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, run) => {
      const entry = { atMs: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = [...waiting].sort((a, b) => a.atMs - b.atMs)[0];
        if (!next || next.atMs > until) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.atMs;
        next.run();
      }
      now = until;
    },
  };
}

test("[A11-60] a round's time runs by the clock given, and is said aloud at a minute, at ten seconds and at the end", () => {
  const clock = handClock();
  useAnnouncements.setState({ latest: [] });
  render(
    <>
      <RoundTimer endsAtMs={62_500} clock={clock} />
      <SpokenTime endsAtMs={62_500} clock={clock} />
    </>,
  );
  expect(screen.getByRole("timer", { name: "Time left" })).toHaveTextContent("1:03");
  act(() => clock.pass(1_600));
  expect(screen.getByRole("timer")).toHaveTextContent("1:01");
  for (let second = 0; second < 60; second++) act(() => clock.pass(1_000));
  expect(screen.getByRole("timer")).toHaveTextContent("0:01");
  act(() => clock.pass(1_000));
  expect(screen.getByRole("timer")).toHaveTextContent("Time is up");
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([
    "One minute left",
    "10 seconds left",
    "Time is up",
  ]);
});

test("[A11-250] what a close leaps over is not said: only that the round is closed", () => {
  const clock = handClock();
  useAnnouncements.setState({ latest: [] });
  const view = render(<SpokenTime endsAtMs={300_000} clock={clock} />);
  view.rerender(<SpokenTime endsAtMs={1_000} clock={clock} />);
  act(() => clock.pass(1_001));
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual(["Round closed"]);
});

test("[PHA-71] a round that is closed before its time is said to be closed, one that runs out after more time to be up", () => {
  const clock = handClock();
  const view = render(<RoundTimer endsAtMs={300_000} clock={clock} />);
  act(() => clock.pass(1_000));
  view.rerender(<RoundTimer endsAtMs={1_000} clock={clock} />);
  expect(screen.getByRole("timer", { name: "Round closed" })).toHaveTextContent("Round closed");
  view.rerender(<RoundTimer endsAtMs={61_000} clock={clock} />);
  act(() => clock.pass(60_001));
  expect(screen.getByRole("timer")).toHaveTextContent("Time is up");
});

test("[A11-60] an extension is counted from the new end", () => {
  const clock = handClock();
  const view = render(<RoundTimer endsAtMs={1_000} clock={clock} />);
  act(() => clock.pass(2_000));
  view.rerender(<RoundTimer endsAtMs={62_000} clock={clock} />);
  expect(screen.getByRole("timer")).toHaveTextContent("1:00");
  act(() => clock.pass(1_001));
  expect(screen.getByRole("timer")).toHaveTextContent("0:59");
});

test("times are written as on a clock", () => {
  expect([0, 9, 65, 3_605].map(clockTime)).toEqual(["0:00", "0:09", "1:05", "1:00:05"]);
  expect([secondsUntil(1, 0), secondsUntil(1_001, 0), secondsUntil(0, 5)]).toEqual([1, 2, 0]);
});
