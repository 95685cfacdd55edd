// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { showJourneys } from "./show.fixture.tsx";

const map = [
  create("personas", "q", { name: "Martin", color: 2 }),
  create("journeys", "k", { personaId: "q", kind: "ideal" }),
  create("stages", "use", { journeyId: "k", name: "Use", order: "V1" }),
  create("steps", "sk", { journeyId: "k", touchpointId: "a", slot: ["use", "V"] }),
  create("personas", "p", { name: "Nadia", color: 1 }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
  create("touchpoints", "a", { text: "Advert" }),
  create("steps", "sa", { journeyId: "j", touchpointId: "a", slot: ["choose", "V"] }),
];
const backstage = "/w/local/backstage?step=sa";
const here = "/w/local/journeys/j?step=sa";

beforeEach(() => layOutLists(600, 60));

test("[MAP-393] the way back from the process map behind a step leads to the step, from its panel and from its lane", async () => {
  const { path, pathBefore } = showJourneys(localSession({ map }), "/w/local/journeys/j");
  fireEvent.click(document.querySelector("[data-step]") ?? document.body);
  fireEvent.click(await screen.findByText(t("journeys.backstage")));
  expect([pathBefore(), path()]).toEqual([here, backstage]);
});

test("[MAP-393] so it does from a lane", async () => {
  const { path, pathBefore } = showJourneys(localSession({ map }), "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("radio", { name: t("lanes.lanes") }));
  await waitFor(() => expect(screen.getByText(t("lanes.noProcess"))).toBeInTheDocument());
  fireEvent.click(screen.getByText(t("lanes.noProcess")));
  expect([pathBefore(), path()]).toEqual([here, backstage]);
});

test("[MAP-450] so it does from the outline, and who comes to a step there is at its row", async () => {
  window.localStorage.clear();
  const { path, pathBefore, unmount } = showJourneys(localSession({ map }), "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("radio", { name: t("lanes.outline") }));
  const row = await screen.findByRole("treeitem", { name: /^Advert/ });
  fireEvent.keyDown(row, { key: "b" });
  expect([pathBefore(), path()]).toEqual([here, backstage]);
  unmount();
  showJourneys(localSession({ map }), here);
  await waitFor(() => expect(screen.getByRole("treeitem", { name: /^Advert/ })).toHaveFocus());
  window.localStorage.clear();
});

test("[MAP-413] the way back from another journey of a touchpoint leads to the step where one was", async () => {
  const { path, pathBefore } = showJourneys(localSession({ map }), "/w/local/journeys/j");
  fireEvent.click(document.querySelector("[data-step]") ?? document.body);
  const link = await screen.findByText(`Martin · ${t("journeys.ideal")}`);
  fireEvent.click(link);
  expect([pathBefore(), path()]).toEqual([here, "/w/local/journeys/k?step=sk"]);
});

test("[MAP-414] a step of another journey is brought into sight beside its panel, not before", async () => {
  const { scrollIntoView } = Element.prototype;
  onTestFinished(() => {
    Element.prototype.scrollIntoView = scrollIntoView;
  });
  let isBeside: boolean | null = null;
  Element.prototype.scrollIntoView = function (this: Element) {
    if (this.getAttribute("data-step") !== "sk") return;
    isBeside = screen.queryByText(t("journeys.panelElsewhere")) !== null;
  };
  showJourneys(localSession({ map }), "/w/local/journeys/j");
  fireEvent.click(document.querySelector("[data-step]") ?? document.body);
  fireEvent.click(await screen.findByText(`Martin · ${t("journeys.ideal")}`));
  await waitFor(() => expect(isBeside).not.toBeNull());
  expect(isBeside).toBe(true);
});
