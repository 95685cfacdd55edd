// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changesToUpdate } from "../../../shared/doc/bytes.ts";
import { seededChance } from "../../../shared/kit/outside.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { step2Frame } from "../../../shared/wire/frames.ts";
import { openStandIn } from "./standIn.ts";

const pen = { fillRect: vi.fn(), clearRect: vi.fn(), setTransform: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function context(
    this: HTMLCanvasElement,
  ) {
    return { ...pen, canvas: this } as unknown as null;
  });
  // As a laptop has it.
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1280);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(660);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function paintStandIn(messages: readonly ArrayBuffer[], role: Role): (() => void) | null {
  const standIn = openStandIn();
  return standIn.read(messages) ? standIn.paint(role) : null;
}

/** A map in the message that brings it. */
function mapOf(changes: readonly MapChange[]): ArrayBuffer[] {
  const message = step2Frame(changesToUpdate([], changes, seededChance(1)));
  return [message.slice().buffer];
}

function cards(count: number, groupId = ""): MapChange[] {
  return Array.from({ length: count }, (_, at) => ({
    op: "create",
    table: "touchpoints",
    id: `t${at}`,
    values: { text: `Card ${at}`, place: [(at % 20) * 224, Math.floor(at / 20) * 144], groupId },
  }));
}

test("[MAP-282] a large board is painted, hidden from speech, and taken away without a trace", () => {
  const take = paintStandIn(mapOf(cards(200)), "facilitator");
  const shown = document.body.querySelector<HTMLElement>("[aria-hidden=true]");
  expect(shown?.querySelectorAll("button, a, input, [tabindex]")).toHaveLength(0);
  // Edge, paper and stripe of each card, and a line that hints at its words or the words.
  expect(pen.fillRect.mock.calls.length).toBeGreaterThanOrEqual(600);
  take?.();
  expect(document.body.childElementCount).toBe(0);
});

test("[MAP-282] groups have their frames and names, and whoever may not write a line that will say so", () => {
  const group: MapChange = { op: "create", table: "groups", id: "g", values: { name: "Visits" } };
  const messages = mapOf([group, ...cards(300, "g")]);
  const words = (): string => document.body.textContent?.replaceAll("\u00a0", "_") ?? "";
  paintStandIn(messages, "curator")?.();
  const take = paintStandIn(messages, "curator");
  expect(words()).toBe("_Visits300");
  take?.();
  const readOnly = paintStandIn(messages, "viewer");
  expect(words()).toBe("__Visits300");
  readOnly?.();
});

test("[MAP-282] where the room shows cards in the page, without cards or understanding, nothing is painted", () => {
  const nothing = (messages: readonly ArrayBuffer[]): void => {
    expect(paintStandIn(messages, "curator")).toBeNull();
    expect(document.body.childElementCount).toBe(0);
  };
  nothing(mapOf(cards(4)));
  nothing(mapOf([]));
  const [whole] = mapOf(cards(200)) as [ArrayBuffer];
  nothing([whole, whole]);
});

test("[MAP-282] what cannot be painted to its end covers nothing", () => {
  pen.fillRect.mockImplementationOnce(() => {
    throw new Error("No ink");
  });
  expect(() => paintStandIn(mapOf(cards(200)), "curator")).toThrow("No ink");
  expect(document.body.childElementCount).toBe(0);
});

test("[MAP-377] boxes are laid out unseen before the map is there, are the picture's own, and go where there is none", () => {
  const standIn = openStandIn();
  standIn.lay();
  const [box] = document.body.children;
  expect(box?.className).not.toContain("seen");
  standIn.read(mapOf(cards(200)));
  const take = standIn.paint("curator");
  expect([...document.body.children]).toEqual([box]);
  expect(box?.className).toContain("seen");
  // A picture is taken away by whoever shows it.
  standIn.putAway();
  expect(document.body.childElementCount).toBe(1);
  take?.();
  expect(document.body.childElementCount).toBe(0);
  standIn.lay();
  expect(document.body.childElementCount).toBe(1);
  standIn.putAway();
  expect(document.body.childElementCount).toBe(0);
});
