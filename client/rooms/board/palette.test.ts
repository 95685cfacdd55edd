// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { followPalette } from "./palette.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.removeAttribute("data-theme");
});

/** What the system asks for: as `window.matchMedia` tells it. */
function systemOf(): { readonly change: (query: string) => void } {
  const lists = new Map<string, EventTarget>();
  vi.stubGlobal("matchMedia", (query: string) => {
    const list = lists.get(query) ?? new EventTarget();
    lists.set(query, list);
    return list;
  });
  return { change: (query) => void lists.get(query)?.dispatchEvent(new Event("change")) };
}

test.each([
  "(forced-colors: active)",
  "(prefers-contrast: more)",
  "(prefers-reduced-motion: reduce)",
])(
  "[A11-205] what is painted is painted anew when the system begins or ends to ask for %s",
  (query) => {
    const system = systemOf();
    const changed = vi.fn();
    const stop = followPalette(changed);
    system.change(query);
    expect(changed).toHaveBeenCalledTimes(1);
    system.change(query);
    expect(changed).toHaveBeenCalledTimes(2);
    stop();
    system.change(query);
    expect(changed).toHaveBeenCalledTimes(2);
  },
);

test("[A11-205] what is painted goes with the theme of the page, also where the system cannot be asked", async () => {
  const changed = vi.fn();
  const stop = followPalette(changed);
  document.documentElement.setAttribute("data-theme", "dark");
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  stop();
});
