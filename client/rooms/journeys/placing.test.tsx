// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { showJourneys, journeyInWords as words } from "./show.fixture.tsx";

const texts = ["Advert", "Basket", "Contract"];

/** Choose (Basket), Use; "Advert" and "Contract" wait in the pool. */
async function open() {
  const session = localSession({
    map: [
      create("personas", "p", { name: "Nadia", color: 1 }),
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
      create("stages", "use", { journeyId: "j", name: "Use", order: "V2" }),
      ...texts.map((text) => create("touchpoints", text, { text })),
      create("steps", "s", { journeyId: "j", touchpointId: "Basket", slot: ["choose", "V"] }),
    ],
  });
  showJourneys(session);
  await waitFor(() => expect(inPool("Contract")).toBeInTheDocument());
  return session;
}

const inPool = (text: string): HTMLElement => {
  const card = document.querySelector<HTMLElement>(`[data-touchpoint="${text}"]`);
  if (!card) throw new Error(`${text} is not listed`);
  return card;
};
const nexts = (): (string | null | undefined)[] =>
  [...document.querySelectorAll("[data-next]")].map((card) => card.getAttribute("data-touchpoint"));

function placeIn(stage: string): void {
  fireEvent.click(screen.getByText(t("journeys.placeIn")));
  fireEvent.click(screen.getByRole("menuitem", { name: stage }));
}

/** What is brought into sight, from now on. */
function listenToSight(): Element[] {
  const shown: Element[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    shown.push(this);
  };
  return shown;
}

beforeEach(() => {
  const { scrollIntoView } = Element.prototype;
  const putBack = layOutLists(600, 60);
  return () => {
    putBack();
    Element.prototype.scrollIntoView = scrollIntoView;
  };
});

test("[MAP-390] what the pool would place next is named, and is none that is in the journey", async () => {
  const session = await open();
  fireEvent.click(inPool("Contract"));
  expect(screen.getByText(t("journeys.placeChosen", { count: 1 }))).toBeInTheDocument();
  placeIn("Use");
  await waitFor(() => expect(nexts()).toEqual(["Advert"]));
  expect(screen.getByText(t("journeys.placeNext", { text: "Advert" }))).toBeInTheDocument();
  placeIn("Use");
  await waitFor(() => expect(words(session)).toBe("Choose: Basket | Use: Contract Advert"));
  await waitFor(() => expect(nexts()).toEqual([]));
  expect(screen.queryByText(/^Next:/)).toBeNull();
});

test("[MAP-391] what is placed by the menu is brought into sight", async () => {
  await open();
  const shown = listenToSight();
  fireEvent.click(inPool("Contract"));
  placeIn("Use");
  await waitFor(() =>
    expect(shown.filter((one) => one.matches("[data-step]")).map((one) => one.textContent)).toEqual(
      ["Contract"],
    ),
  );
});

test("[MAP-392] a stage that is moved by keys goes along into sight, and one that is added with what adds the next", async () => {
  await open();
  const shown = listenToSight();
  const name = screen.getByRole("button", { name: "Choose" });
  act(() => name.focus());
  fireEvent.keyDown(name, { key: "ArrowRight", ctrlKey: true });
  await waitFor(() => expect(shown.at(-1)).toHaveAttribute("data-stage", "choose"));
  fireEvent.click(screen.getByText(t("journeys.addStage")));
  // The keyboard comes to the field of its name, which is brought into sight by itself.
  const columns = () => shown.filter((one) => !one.matches("input"));
  await waitFor(() => expect(columns().at(-1)).toHaveTextContent(t("journeys.emptyStage")));
  expect(columns().at(-2)).toHaveTextContent(t("journeys.addStage"));
});
