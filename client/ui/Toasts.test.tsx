// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "./Announcer.tsx";
import { useAnnouncements } from "./announcements.ts";
import { Toasts } from "./Toasts.tsx";
import { toast, useToasts } from "./toasts.ts";

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
  useAnnouncements.setState({ latest: [] });
  render(
    <>
      <button type="button">At work</button>
      <Toasts />
      <Announcer />
    </>,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

test("[A11-5] a message is shown and spoken at the next pause", () => {
  act(() => toast("Saved as a copy."));
  const shown = screen.getByRole("region", { name: "Messages" });
  expect(within(shown).getByText("Saved as a copy.")).toBeInTheDocument();
  expect(spoken("polite")).toBe("Saved as a copy.");
});

test("[A11-5] an error is spoken at once and stays until it is dismissed", () => {
  act(() => toast("The file could not be read.", { tone: "danger" }));
  act(() => vi.advanceTimersByTime(3_600_000));
  const shown = screen.getByRole("region", { name: "Messages" });
  expect(shown).toHaveTextContent("The file could not be read.");
  expect(spoken("assertive")).toBe("The file could not be read.");
  act(() => within(shown).getByRole("button", { name: "Dismiss the message" }).click());
  expect(screen.queryByRole("region", { name: "Messages" })).toBeNull();
});

test("a message goes by itself; its action runs once and takes it away", () => {
  const undo = vi.fn();
  act(() => toast("Saved."));
  act(() => toast("Deleted.", { action: { label: "Undo", onPress: undo } }));
  act(() => vi.advanceTimersByTime(6_000));
  expect(within(screen.getByRole("region", { name: "Messages" })).queryByText("Saved.")).toBeNull();
  act(() => screen.getByRole("button", { name: "Undo" }).click());
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByRole("region", { name: "Messages" })).toBeNull();
});

test("[STA-62] a message that goes with the keyboard in it gives it back to where it was", async () => {
  const work = screen.getByRole("button", { name: "At work" });
  let lapse = (): void => undefined;
  const action = {
    label: "Undo",
    onPress: () => undefined,
    onLapse: (tell: () => void) => {
      lapse = tell;
      return () => undefined;
    },
  };
  const ways: readonly ((undo: HTMLElement) => void)[] = [
    (undo) => undo.click(),
    () => lapse(),
    () => screen.getByRole("button", { name: "Dismiss the message" }).click(),
  ];
  for (const go of ways) {
    act(() => toast("Deleted.", { action }));
    act(() => work.focus());
    const undo = screen.getByRole("button", { name: "Undo" });
    act(() => undo.focus());
    // As somebody does who goes to another window and comes back.
    act(() => undo.blur());
    act(() => undo.focus());
    await act(async () => go(undo));
    expect(screen.queryByRole("region", { name: "Messages" })).toBeNull();
    expect(work).toHaveFocus();
  }
});

const messages = () => useToasts.getState().toasts.map(({ message }) => message);

test("[A11-153] a message whose way back has lapsed goes, also where it had lapsed before it is shown", () => {
  const listeners = new Set<() => void>();
  const onLapse = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };
  const way = { label: "Undo", onPress: vi.fn() };
  act(() => toast("Merged.", { action: { ...way, onLapse } }));
  const lapsed = (tell: () => void) => {
    tell();
    return () => undefined;
  };
  act(() => toast("Hidden.", { action: { ...way, onLapse: lapsed } }));
  act(() => toast("Deleted.", { action: way }));
  expect(messages()).toEqual(["Merged.", "Deleted."]);
  act(() => {
    for (const tell of listeners) tell();
  });
  expect(messages()).toEqual(["Deleted."]);
  expect(listeners.size).toBe(0);
});

test("[A11-154] the message after one that went under the pointer goes by itself, too", () => {
  act(() => toast("Deleted.", { action: { label: "Undo", onPress: () => undefined } }));
  fireEvent.pointerEnter(screen.getByRole("region", { name: "Messages" }));
  act(() => screen.getByRole("button", { name: "Undo" }).click());
  act(() => toast("Saved."));
  act(() => vi.advanceTimersByTime(6_000));
  expect(screen.queryByRole("region", { name: "Messages" })).toBeNull();
});

const pointAt = () => fireEvent.pointerEnter(screen.getByRole("region", { name: "Messages" }));
const focusUndo = () => act(() => screen.getByRole("button", { name: "Undo" }).focus());

test.each([
  ["pointer", pointAt],
  ["keyboard", focusUndo],
])(
  "[A11-154] beside one that was pressed away by the %s a message goes by itself, too",
  (_, hold) => {
    act(() => toast("Refused.", { tone: "danger" }));
    act(() => toast("Deleted.", { action: { label: "Undo", onPress: () => undefined } }));
    act(() => toast("Saved."));
    hold();
    act(() => screen.getByRole("button", { name: "Undo" }).click());
    act(() => vi.advanceTimersByTime(6_000));
    expect(messages()).toEqual(["Refused."]);
  },
);

test("[A11-154] a message stays while a pointer moves over it, also after another was pressed away", () => {
  act(() => toast("Deleted.", { action: { label: "Undo", onPress: () => undefined } }));
  act(() => toast("Saved."));
  act(() => screen.getByRole("button", { name: "Undo" }).click());
  fireEvent.pointerMove(screen.getByRole("region", { name: "Messages" }));
  act(() => vi.advanceTimersByTime(60_000));
  expect(messages()).toEqual(["Saved."]);
});

test("[A11-153] a message in the place of one that has lapsed stays, whatever lapses once more before it is shown", () => {
  const lapses = new Set<() => void>();
  const onLapse = (tell: () => void) => {
    lapses.add(tell);
    return () => lapses.delete(tell);
  };
  act(() => toast("Merged.", { action: { label: "Undo", onPress: () => undefined, onLapse } }));
  const lapse = () => {
    for (const tell of lapses) tell();
  };
  act(() => {
    lapse();
    toast("Moved.");
    lapse();
  });
  expect(messages()).toEqual(["Moved."]);
});

test("the same message twice is shown once and spoken twice", () => {
  act(() => toast("Moved."));
  act(() => toast("Moved."));
  expect(useToasts.getState().toasts).toHaveLength(1);
  expect(useAnnouncements.getState().latest).toHaveLength(2);
});

test("[PHA-63] a newer message on a topic takes the place of the one before, and of no other", () => {
  act(() => toast("Everybody is now at: Board", { topic: "phase" }));
  act(() => toast("Deleted."));
  act(() => toast("Everybody is now at: Feel", { topic: "phase" }));
  const shown = useToasts.getState().toasts.map(({ message }) => message);
  expect(shown).toEqual(["Deleted.", "Everybody is now at: Feel"]);
  expect(useAnnouncements.getState().latest).toHaveLength(3);
});

test("[A11-231] messages go to the other edge of the screen where they cover what the keyboard goes to", () => {
  act(() => toast("Saved as a copy."));
  const shown = screen.getByRole("region", { name: "Messages" });
  const low = shown.className;
  const work = screen.getByRole("button", { name: "At work" });
  // jsdom knows no keyboard.
  vi.spyOn(work, "matches").mockReturnValue(true);
  const goTo = (covering: Element) => {
    Object.assign(document, { elementFromPoint: () => covering });
    act(() => work.blur());
    act(() => work.focus());
    act(() => vi.advanceTimersByTime(20));
  };
  goTo(work);
  expect(shown).toHaveClass(low, { exact: true });
  goTo(within(shown).getByText("Saved as a copy."));
  expect(shown.className).not.toBe(low);
  goTo(work);
  expect(shown.className).not.toBe(low);
});

function spoken(politeness: "polite" | "assertive"): string | null {
  const region = screen
    .getAllByRole("log")
    .find((log) => log.getAttribute("aria-live") === politeness);
  return region?.textContent ?? null;
}
