// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTheme, useTheme } from "./theme.ts";

let isSystemDark = false;
let isForced = false;
let systemChanged: () => void = () => undefined;
let stop: () => void = () => undefined;

beforeEach(() => {
  isSystemDark = false;
  isForced = false;
  vi.stubGlobal("matchMedia", (query: string) => ({
    get matches() {
      return query.includes("forced-colors") ? isForced : isSystemDark;
    },
    addEventListener: (_type: string, listener: () => void) => {
      systemChanged = listener;
    },
    removeEventListener: () => undefined,
  }));
});

afterEach(() => {
  stop();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test("without a choice the page follows the system, also when it changes", () => {
  stop = startTheme();
  expect(inForce()).toBe("light");
  isSystemDark = true;
  systemChanged();
  expect(inForce()).toBe("dark");
});

test("a choice is in force at once and at the next visit, whatever the system says", () => {
  stop = startTheme();
  useTheme.getState().setChoice("dark");
  expect(inForce()).toBe("dark");
  stop();
  useTheme.setState({ choice: "system", theme: "light" });
  stop = startTheme();
  systemChanged();
  expect(inForce()).toBe("dark");
});

test("[A11-222] in colours forced by the system the theme goes with its ground, whatever was chosen", () => {
  stop = startTheme();
  useTheme.getState().setChoice("light");
  isSystemDark = true;
  systemChanged();
  expect(inForce()).toBe("light");
  isForced = true;
  systemChanged();
  expect(inForce()).toBe("dark");
  isForced = false;
  systemChanged();
  expect(inForce()).toBe("light");
});

test("[EXP-160] on paper it is light, whatever was chosen, and afterwards as before", () => {
  stop = startTheme();
  useTheme.getState().setChoice("dark");
  window.dispatchEvent(new Event("beforeprint"));
  expect(inForce()).toBe("light");
  window.dispatchEvent(new Event("afterprint"));
  expect(inForce()).toBe("dark");
});

test("a browser that keeps nothing still shows the choice", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
    setItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
    clear: () => undefined,
  });
  stop = startTheme();
  useTheme.getState().setChoice("dark");
  expect(inForce()).toBe("dark");
});

function inForce(): string | undefined {
  return document.documentElement.dataset.theme;
}
