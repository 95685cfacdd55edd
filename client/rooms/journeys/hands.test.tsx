// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { journeyMapId } from "./journeyHere.ts";
import { showJourneys, journeyInWords as words } from "./show.fixture.tsx";

const names = ["Advert", "Basket", "Contract", "Delivery"];

/** Nadia's journey: Choose (Advert, Basket), Use (Contract, Delivery). */
const shop: readonly MapChange[] = [
  create("personas", "p", { name: "Nadia" }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
  ...names.flatMap((text, at) => [
    create("touchpoints", text, { text }),
    create("steps", `s${text}`, {
      journeyId: "j",
      touchpointId: text,
      slot: [at < 2 ? "choose" : "use", `V${at + 1}`],
    }),
  ]),
];

function open(): LocalSession {
  const session = localSession({ map: shop });
  showJourneys(session);
  return session;
}

const inMap = (text: string): HTMLElement =>
  within(screen.getByRole("region", { name: /Nadia/ })).getByRole("option", { name: text });
const inPool = (text: string): HTMLElement =>
  within(screen.getByRole("complementary", { name: "Pool" })).getByRole("option", {
    name: new RegExp(text),
  });

/** Where things lie, since jsdom lays nothing out: the pool at 0 to 300, the stages at 400 to 640 and 664 to 904. */
const places: Readonly<Record<string, readonly [number, number, number, number]>> = {
  "[data-droppable=pool]": [0, 0, 300, 800],
  "[data-droppable=map]": [300, 0, 1000, 800],
  "[data-stage=choose]": [400, 0, 240, 800],
  "[data-stage=use]": [664, 0, 240, 800],
  "[data-step=sAdvert]": [400, 100, 240, 80],
  "[data-step=sBasket]": [400, 200, 240, 80],
  "[data-step=sContract]": [664, 100, 240, 80],
  "[data-step=sDelivery]": [664, 200, 240, 80],
};

/** How far the map is scrolled to the right. */
let scrolled = 0;

vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  scrolled = 0;
  const putBack = layOutLists(600, 60);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const found = Object.entries(places).find(([selector]) => this.matches(selector));
    const [left, y, width, height] = found?.[1] ?? [0, 0, 0, 0];
    const x = this.matches("[data-stage], [data-step]") ? left - scrolled : left;
    return DOMRect.fromRect({ x, y, width, height });
  });
  return putBack;
});

/** Takes a step and carries it to a point of the page. */
async function carry(text: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const from = { clientX: 420, clientY: 120, button: 0 };
  const at = { clientX: to.x, clientY: to.y };
  fireEvent.mouseDown(inMap(text), from);
  await act(async () => {
    fireEvent.mouseMove(document, { ...from, clientX: 430 });
  });
  await act(async () => {
    fireEvent.mouseMove(document, at);
  });
  await act(async () => {
    fireEvent.mouseUp(document, at);
  });
}

test("[MAP-216] a step is dropped where the pointer is, also beside a stage", async () => {
  const session = open();
  await carry("Advert", { x: 700, y: 190 });
  expect(words(session)).toBe("Choose: Basket | Use: Contract Advert Delivery");
  await carry("Advert", { x: 645, y: 290 });
  expect(words(session)).toBe("Choose: Basket Advert | Use: Contract Delivery");
});

test("[MAP-343] of several that are carried, the one that the hand has hold of is seen", async () => {
  const session = open();
  fireEvent.click(inMap("Advert"));
  fireEvent.click(inMap("Basket"), { ctrlKey: true });
  fireEvent.mouseDown(inMap("Basket"), { clientX: 420, clientY: 220, button: 0 });
  await act(async () => {
    fireEvent.mouseMove(document, { clientX: 430, clientY: 220 });
  });
  await waitFor(() => {
    const piles = screen.getAllByText("2").map((count) => count.parentElement?.textContent);
    expect(piles).toContainEqual(expect.stringContaining("Basket"));
  });
  await act(async () => {
    fireEvent.mouseMove(document, { clientX: 700, clientY: 190 });
  });
  await act(async () => {
    fireEvent.mouseUp(document, { clientX: 700, clientY: 190 });
  });
  expect(words(session)).toBe("Choose: | Use: Contract Advert Basket Delivery");
});

test("[MAP-216] far from every stage nothing is moved, and over the pool the step is taken out", async () => {
  const session = open();
  await carry("Advert", { x: 1100, y: 190 });
  expect(words(session)).toBe("Choose: Advert Basket | Use: Contract Delivery");
  await carry("Advert", { x: 100, y: 190 });
  expect(words(session)).toBe("Choose: Basket | Use: Contract Delivery");
});

test("[MAP-216] while the map scrolls below a pointer that stands still, the place shown goes along", async () => {
  open();
  fireEvent.mouseDown(inMap("Advert"), { clientX: 420, clientY: 120, button: 0 });
  await act(async () => {
    fireEvent.mouseMove(document, { clientX: 430, clientY: 120 });
  });
  await act(async () => {
    fireEvent.mouseMove(document, { clientX: 700, clientY: 190 });
  });
  expect(inMap("Delivery").className).toMatch(/behind/);
  scrolled = 264;
  await act(async () => {
    fireEvent.scroll(document.body);
  });
  expect(inMap("Delivery").className).not.toMatch(/behind/);
  await act(async () => {
    fireEvent.keyDown(document, { code: "Escape", key: "Escape" });
  });
});

test("[MAP-316] a pool that made room for what is carried out of it stays so, also over no place, until it is put down", async () => {
  open();
  const pool = screen.getByRole("complementary", { name: "Pool" });
  const to = async (clientX: number) =>
    act(async () => {
      fireEvent.mouseMove(document, { clientX, clientY: 190 });
    });
  fireEvent.mouseDown(inPool("Advert"), { clientX: 100, clientY: 120, button: 0 });
  await to(110);
  expect(pool).toHaveAttribute("data-folded", "false");
  await to(700);
  await waitFor(() => expect(pool).toHaveAttribute("data-folded", "true"));
  await to(1100);
  await waitFor(() =>
    expect(screen.getByRole("region", { name: "Use" }).className).not.toMatch(/target/),
  );
  expect(pool).toHaveAttribute("data-folded", "true");
  await act(async () => {
    fireEvent.mouseUp(document, { clientX: 1100, clientY: 190 });
  });
  await waitFor(() => expect(pool).toHaveAttribute("data-folded", "false"));
});

test("[MAP-217] a key pressed in the pool before the focus has followed goes on from where it goes to", async () => {
  open();
  const first = inPool("Advert");
  first.focus();
  fireEvent.keyDown(first, { key: "ArrowDown" });
  fireEvent.keyDown(first, { key: "ArrowDown" });
  await waitFor(() => expect(document.activeElement).toBe(inPool("Contract")));
});

test("[MAP-217] a step deleted right after another one is the one that gets the focus", async () => {
  const session = open();
  const first = inMap("Advert");
  first.focus();
  act(() => {
    fireEvent.keyDown(first, { key: "Delete" });
    fireEvent.keyDown(first, { key: "Delete" });
  });
  expect(words(session)).toBe("Choose: | Use: Contract Delivery");
  await waitFor(() => expect(document.activeElement).toBe(inMap("Contract")));
});

test("[MAP-219] the step whose panel opens is brought into sight beside it", async () => {
  open();
  const seen: Element[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    seen.push(this);
  };
  await act(async () => {
    fireEvent.click(inMap("Delivery"));
  });
  expect(seen).toContain(inMap("Delivery"));
});

test("[MAP-437] the step that one is at is brought into sight in another look, from the top of the map", async () => {
  open();
  fireEvent.click(inMap("Basket"));
  const region = document.getElementById(journeyMapId) ?? document.body;
  region.scrollTop = 400;
  const seen: (string | null)[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    seen.push(this.textContent);
  };
  await act(async () => {
    fireEvent.click(screen.getByRole("radio", { name: t("lanes.lanes") }));
  });
  await waitFor(() => expect(document.querySelector("[data-lane]")).not.toBeNull());
  expect(region.scrollTop).toBe(0);
  expect(seen.at(-1)).toBe(inMap("Basket").textContent);
});

test("[MAP-220] chosen steps are copied as text, one a line in their order, and words in a field are left alone", async () => {
  open();
  /** Copies at an element; gives what lies in the clipboard then. */
  const copied = (target: Element): string => {
    let text = "";
    const event = new Event("copy", { bubbles: true, cancelable: true });
    Object.assign(event, {
      clipboardData: {
        setData: (_type: string, data: string) => {
          text = data;
        },
      },
    });
    act(() => {
      target.dispatchEvent(event);
    });
    return text;
  };
  inMap("Basket").focus();
  expect(copied(inMap("Basket"))).toBe("Basket");
  fireEvent.click(inMap("Contract"));
  fireEvent.click(inMap("Advert"), { ctrlKey: true });
  expect(copied(inMap("Advert"))).toBe("Advert\nContract");
  expect(copied(screen.getByRole("searchbox", { name: t("journeys.poolSearch") }))).toBe("");
});

test("[MAP-443] a finger that holds a step and lets go without moving it has its menu, and what was selected stays so", async () => {
  const session = open();
  fireEvent.click(inMap("Advert"));
  const finger = { clientX: 680, clientY: 120 };
  const hold = async (): Promise<void> => {
    const before = screen.getAllByText("Contract").length;
    fireEvent.touchStart(inMap("Contract"), { touches: [finger], changedTouches: [finger] });
    await waitFor(() => expect(screen.getAllByText("Contract").length).toBeGreaterThan(before));
    // Some browsers tell of a long press by themselves, before the finger lets go.
    fireEvent.contextMenu(inMap("Contract"));
    expect(screen.queryByRole("menu")).toBeNull();
    await act(async () => {
      fireEvent.touchEnd(inMap("Contract"), { touches: [], changedTouches: [finger] });
    });
    // Nobody is quicker than the menu is there.
    await waitFor(() =>
      expect(screen.getByRole("menu")).toContainElement(document.activeElement as HTMLElement),
    );
  };
  await hold();
  expect(words(session)).toBe("Choose: Advert Basket | Use: Contract Delivery");
  fireEvent.click(screen.getByRole("menuitem", { name: t("journeys.selectToo") }));
  // What lies behind an open menu is hidden until that has gone.
  await screen.findByRole("region", { name: /Nadia/ });
  await hold();
  // A finger has no keys to carry it with.
  expect(screen.queryByRole("menuitem", { name: t("journeys.pickUp") })).toBeNull();
  fireEvent.click(screen.getByRole("menuitem", { name: t("journeys.moveToStage") }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Choose" }));
  expect(words(session)).toBe("Choose: Basket Advert Contract | Use: Delivery");
});

test("[MAP-443] from the menu, by keys, a step goes to another stage, and the keyboard stays at it", async () => {
  const session = open();
  act(() => inMap("Contract").focus());
  fireEvent.contextMenu(inMap("Contract"));
  expect(await screen.findByRole("menuitem", { name: t("journeys.pickUp") })).toBeInTheDocument();
  fireEvent.click(screen.getByRole("menuitem", { name: t("journeys.moveToStage") }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Choose" }));
  expect(words(session)).toBe("Choose: Advert Basket Contract | Use: Delivery");
  await waitFor(() => expect(inMap("Contract")).toHaveFocus());
});
