// @vitest-environment jsdom
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

const chip = 120;
let rowWidth = 300;
let resized: () => void = () => undefined;

const personas = ["Ada", "Ben", "Cleo", "Dan", "Eva"].flatMap((name): readonly MapChange[] => [
  { op: "create", table: "personas", id: name, values: { name, color: 1 } },
  { op: "create", table: "journeys", id: `j${name}`, values: { personaId: name, kind: "ideal" } },
]);

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  window.sessionStorage.clear();
  rowWidth = 300;
  const undo = layOutLists(600, 60);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly #tell: () => void;
      constructor(tell: () => void) {
        this.#tell = tell;
      }
      observe(element: Element): void {
        if (element.tagName === "NAV") resized = this.#tell;
      }
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  // A row that begins at 20 px, and in it one chip of 120 px after the other.
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const row = this.closest("nav");
    if (!row) return new DOMRect();
    if (row === this) return new DOMRect(20, 0, rowWidth, 44);
    const at = [...row.children].indexOf(this);
    return new DOMRect(20 + at * chip - row.scrollLeft, 0, chip, 44);
  });
  return undo;
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function open(path?: string): { row: HTMLElement; press: (name: string) => Promise<void> } {
  showJourneys(localSession({ role: "facilitator", map: personas }), path);
  const row = screen.getByRole("navigation", { name: "Personas" });
  const press = (name: string) => userEvent.click(within(row).getByRole("button", { name }));
  return { row, press };
}

test("[MAP-421] the chosen persona stands whole in its row when the journeys open", () => {
  const { row } = open("/w/local/journeys/jDan");
  expect(row.scrollLeft).toBe(4 * chip - rowWidth);
});

test("[MAP-421] whoever is chosen half out of the row comes into it, and the row rests where they are whole", async () => {
  const toView = vi.fn();
  Element.prototype.scrollIntoView = toView;
  const { row, press } = open();
  expect(row.scrollLeft).toBe(0);
  await press("Cleo");
  expect(row.scrollLeft).toBe(3 * chip - rowWidth);
  await press("Ben");
  expect(row.scrollLeft).toBe(3 * chip - rowWidth);
  await press("Ada");
  expect(row.scrollLeft).toBe(0);
  expect(toView).not.toHaveBeenCalled();
});

test("[MAP-421] a row that becomes narrower keeps the chosen persona whole, one that is too narrow their beginning", async () => {
  const { row, press } = open();
  await press("Ben");
  rowWidth = 200;
  act(resized);
  expect(row.scrollLeft).toBe(2 * chip - rowWidth);
  rowWidth = 100;
  act(resized);
  expect(row.scrollLeft).toBe(chip);
});
