// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTheme, useTheme } from "./theme.ts";

let isSystemDark = false;
let systemChanged: () => void = () => undefined;
let stop: () => void = () => undefined;

beforeEach(() => {
  isSystemDark = false;
  vi.stubGlobal("matchMedia", () => ({
    get matches() {
      return isSystemDark;
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
