// @vitest-environment jsdom
// What stands around the board and before it, and what that leaves of the keyboard and of the view.
import { act, createEvent, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { t } from "../../i18n/t.ts";
import { useToasts } from "../../ui/toasts.ts";
import { card, enter, list, open, pass, touchpoint, worldStyle } from "./board.fixture.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function paste(target: Element, text: string): void {
  const event = createEvent.paste(target, {
    clipboardData: { types: ["text/html"], getData: () => text },
  });
  fireEvent(target, event);
}

/** Lets a test say that an element has another size. */
function stubSizes(): ReadonlyMap<Element, (width: number) => void> {
  const sized = new Map<Element, (width: number) => void>();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly tell: (entries: readonly object[]) => void;
      constructor(tell: (entries: readonly object[]) => void) {
        this.tell = tell;
      }
      observe(element: Element): void {
        const box = (inlineSize: number) => [{ borderBoxSize: [{ inlineSize, blockSize: 44 }] }];
        sized.set(element, (width) => this.tell(box(width)));
      }
      readonly disconnect = (): void => undefined;
    },
  );
  return sized;
}

async function choose(name: string): Promise<void> {
  const more = await screen.findByRole("button", { name: "More about the board" });
  fireEvent.click(more);
  fireEvent.click(await screen.findByRole("menuitem", { name }));
}

it("[MAP-385] a paste in a dialog before the board is not for the board behind it", async () => {
  const session = open();
  // What hears a paste comes with it.
  await screen.findByRole("button", { name: "Zoom in" });
  const dialog = document.createElement("div");
  dialog.setAttribute("role", "alertdialog");
  dialog.append(document.createElement("button"));
  document.body.append(dialog);
  paste(dialog.firstElementChild as Element, "Pays the bill");
  expect(session.map.tables.touchpoints.size).toBe(3);
  dialog.remove();
  paste(await list(), "Pays the bill");
  await waitFor(() => expect(session.map.tables.touchpoints.size).toBe(4));
});

it("[MAP-456] what is pasted by one who has just come has the keyboard, and nobody's field loses it", async () => {
  open();
  // What hears a paste comes with it.
  const button = await screen.findByRole("button", { name: "Zoom in" });
  const room = document.createElement("main");
  room.tabIndex = -1;
  document.body.append(room);
  room.focus();
  paste(room, "Pays the bill");
  expect(await list()).toHaveFocus();
  room.remove();
  button.focus();
  paste(button, "Pays again");
  expect(button).toHaveFocus();
});

it("a paste without any text, as of a picture, is answered, and changes nothing", async () => {
  const session = open();
  await screen.findByRole("button", { name: "Zoom in" });
  paste(await list(), "");
  expect(useToasts.getState().toasts.at(-1)?.message).toMatch(/^There is no text/);
  expect(session.map.tables.touchpoints.size).toBe(3);
});

it("[MAP-325] likely duplicates that are pressed come near enough to be read", async () => {
  open({ map: [touchpoint("a", "Pays the bill", 0, 0), touchpoint("b", "Pay the bill", 224, 0)] });
  (await list()).focus();
  for (let times = 0; times < 6; times++) fireEvent.keyDown(await list(), { key: "-" });
  const scale = () => Number(/scale\(([\d.]+)\)/.exec(worldStyle())?.[1]);
  await waitFor(() => expect(scale()).toBeLessThan(0.3));
  await choose("Likely duplicates");
  fireEvent.click(await screen.findByRole("button", { name: /^Pays? the bill/ }));
  await waitFor(() => expect(scale()).toBeGreaterThanOrEqual(0.5));
});

/** The board with the notes of its first card beside it. */
async function openNotes() {
  const session = open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  fireEvent.keyDown(await list(), { key: "i" });
  return { session, notes: await screen.findByRole("textbox", { name: "Notes" }) };
}

it("[A11-175] who writes about a card that somebody takes away is at the cards with the keyboard", async () => {
  const { session, notes } = await openNotes();
  act(() => notes.focus());
  act(() => session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "server"));
  await waitFor(async () => expect(await list()).toHaveFocus());
});

it("[MAP-447] what they had written is said", async () => {
  const { session, notes } = await openNotes();
  fireEvent.change(notes, { target: { value: "Nine minutes" } });
  act(() => session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "server"));
  const words = t("writing.lost", { words: "Nine minutes" });
  await waitFor(() => expect(useToasts.getState().toasts.at(-1)?.message).toBe(words));
});

it("[A11-177] a press on the small map leaves the keyboard where it is", async () => {
  open();
  await enter();
  await choose("Show the small map");
  const map = await screen.findByRole("img", { name: /^The whole board small/ });
  const press = createEvent.mouseDown(map);
  fireEvent(map, press);
  expect(press.defaultPrevented).toBe(true);
});

it("[MAP-418] nothing is rendered when somebody moves a card, selected or not", async () => {
  const renders = vi.fn();
  const session = open({}, renders);
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const selected = await screen.findByRole("option", { selected: true });
  fireEvent.keyDown(await list(), { key: "i" });
  await screen.findByRole("complementary", { name: t("board.details") });
  const other = await card(/Visit/);
  renders.mockClear();
  for (const [id, element] of [
    ["a", selected],
    ["c", other],
  ] as const) {
    act(() => {
      session.map.apply(
        [{ op: "update", table: "touchpoints", id, values: { place: [40, 60] } }],
        "somebody else",
      );
    });
    await waitFor(() => expect(element.style.translate).not.toBe(""));
  }
  expect(renders).not.toHaveBeenCalled();
});

it("[MAP-387] the controls of a selection are placed anew when there are more of them", async () => {
  const sized = stubSizes();
  open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const bar = (
    await screen.findByRole("toolbar", { name: "What to do with the selection" })
  ).closest("[data-hidden]") as HTMLElement;
  const left = () => Number.parseInt(bar.style.translate, 10);
  await waitFor(() => expect(bar.dataset.hidden).toBe("false"));
  const before = left();
  sized.get(bar)?.(400);
  await waitFor(() => expect(left()).toBe(before - 200));
});

it("[MAP-434] the controls of a selection that has come to rest follow it, though another card goes on being moved", async () => {
  const session = open();
  await enter();
  fireEvent.keyDown(await list(), { key: " " });
  const bar = (
    await screen.findByRole("toolbar", { name: "What to do with the selection" })
  ).closest("[data-hidden]") as HTMLElement;
  await waitFor(() => expect(bar.dataset.hidden).toBe("false"));
  const top = () => Number.parseInt(bar.style.translate.split(" ")[1] ?? "", 10);
  const before = top();
  const put = (id: string, x: number, y: number) =>
    session.map.apply(
      [{ op: "update", table: "touchpoints", id, values: { place: [x, y] } }],
      "somebody else",
    );
  act(() => {
    for (const y of [8, 16, 24]) put("a", 0, y);
    for (const x of [8, 16, 24]) {
      put("c", x, 144);
      pass();
    }
    put("c", 32, 144);
  });
  await waitFor(() => expect(top()).toBe(before + 24));
});

it("[MAP-384] who brings everybody to their view is told so, and can end it there", async () => {
  open();
  await screen.findByRole("button", { name: "Zoom in" });
  await choose("Bring everyone to me");
  expect(screen.getByText(/^You lead/)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Stop leading" }));
  expect(screen.queryByText(/^You lead/)).toBeNull();
  await waitFor(async () => expect(await list()).toHaveFocus());
});

it("[MAP-386] where all cards are filtered away one press clears the filter", async () => {
  open();
  await screen.findByRole("button", { name: "Zoom in" });
  fireEvent.click(await screen.findByRole("button", { name: "Filter" }));
  const channel = (await screen.findByRole("dialog")).querySelector("select");
  fireEvent.change(channel as HTMLSelectElement, { target: { value: "letter" } });
  const clear = await screen.findByRole("button", { name: /^No card fits/, hidden: true });
  fireEvent.click(clear);
  await waitFor(() => expect(clear).not.toBeInTheDocument());
});

it("[MAP-431] what is selected comes into view again where the view becomes smaller, and a bar above pushes it nowhere", async () => {
  const sized = stubSizes();
  let [top, height] = [100, 600];
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(() => height);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(
    () => new DOMRect(0, top, 1000, height),
  );
  open();
  await enter();
  fireEvent.keyDown(await list(), { key: "End" });
  const surface = document.querySelector("[data-surface]") as Element;
  const become = (nextTop: number, nextHeight: number): void => {
    [top, height] = [nextTop, nextHeight];
    sized.get(surface)?.(1000);
  };
  const origin = () => Number(/px, ([-\d.]+)px/.exec(worldStyle())?.[1]);
  await waitFor(() => expect(origin()).toBeGreaterThan(0));
  const before = origin();
  // Nothing is selected yet.
  become(100, 320);
  await waitFor(() => expect(origin()).toBe(before));
  become(100, 600);
  fireEvent.keyDown(await list(), { key: " " });
  become(132, 568);
  await waitFor(() => expect(origin()).toBe(before - 32));
  become(132, 320);
  // The card is 120 high and begins 144 below the origin.
  await waitFor(() => expect(origin() + 144 + 120).toBe(320 - 48));
});

it("[MAP-407] a bar that comes or goes above the board moves no card under the hand", async () => {
  const sized = stubSizes();
  let [top, height] = [100, 600];
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(() => height);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(
    () => new DOMRect(0, top, 1000, height),
  );
  open();
  await card(/Call/);
  const surface = document.querySelector("[data-surface]") as Element;
  const become = (nextTop: number, nextHeight: number): void => {
    [top, height] = [nextTop, nextHeight];
    sized.get(surface)?.(1000);
  };
  /** Where the board's origin is on the screen. */
  const origin = () => top + Number(/px, ([-\d.]+)px/.exec(worldStyle())?.[1]);
  await waitFor(() => expect(origin()).toBeGreaterThan(0));
  const before = origin();
  become(132, 568);
  await waitFor(() => expect(origin()).toBe(before));
  become(100, 600);
  await waitFor(() => expect(origin()).toBe(before));
  // A window that becomes higher at its foot moves nothing either.
  become(100, 700);
  become(132, 668);
  await waitFor(() => expect(origin()).toBe(before));
  // Nor does the view jump that a hand pushes meanwhile.
  const hand = (clientY: number) => ({ clientX: 500, clientY, pointerId: 1, button: 1 });
  fireEvent.pointerDown(surface, hand(400));
  fireEvent.pointerMove(surface, hand(410));
  await waitFor(() => expect(origin()).toBe(before + 10));
  become(100, 700);
  fireEvent.pointerMove(surface, hand(411));
  await waitFor(() => expect(origin()).toBe(before + 11));
});
