// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { journeyOf } from "../../../shared/model/journey.ts";
import { journeyOutline } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useToasts } from "../../ui/toasts.ts";
import { journeyMapId } from "./journeyHere.ts";
import { ben, nadia } from "./shop.fixture.ts";
import { showJourneys, journeyInWords as words } from "./show.fixture.tsx";
import { journeyWords } from "./words.ts";

/** Nadia's ideal journey: Choose (Advert), Use; Ben's has no stages. */
const shop: readonly MapChange[] = [...nadia, ...ben];
const advert = create("steps", "sa", {
  journeyId: "j",
  touchpointId: "a",
  slot: ["choose", "V"],
  thought: "Is it for me?",
});

beforeEach(() => layOutLists(600, 60));

test("[MAP-440] a journey that is not there yet begins with a copy of the other one, where that has steps", async () => {
  const session = localSession({ map: [...shop, advert] });
  showJourneys(session);
  fireEvent.click(screen.getByRole("radio", { name: t("journeys.current") }));
  fireEvent.click(await screen.findByRole("button", { name: t("journeys.beginAsIdeal") }));
  const { tables } = session.map;
  const made = journeyOf(tables, "p", "current");
  const stages = journeyOutline(tables, made?.id ?? "")?.stages ?? [];
  expect(stages.map(({ stage }) => stage.name)).toEqual(["Choose", "Use"]);
  expect(stages[0]?.steps.map(({ step }) => step.thought)).toEqual(["Is it for me?"]);
  expect(words(session)).toBe("Choose: Advert | Use:");
  expect(await screen.findByRole("option", { name: /Advert.*Is it for me/ })).toBeInTheDocument();
  expect(document.getElementById(journeyMapId)).toHaveFocus();
});

test("[MAP-440] nothing is offered as a copy of a journey without steps", async () => {
  showJourneys(localSession({ map: shop }), "/w/local/journeys/j");
  fireEvent.click(screen.getByRole("radio", { name: t("journeys.current") }));
  expect(await screen.findByText(t("journeys.createCurrentSame"))).toBeInTheDocument();
  expect(screen.queryByText(t("journeys.beginAsIdeal"))).toBeNull();
});

test("[MAP-441] what is undone or done again in another journey says in which, with a way there", async () => {
  const session = localSession({ map: [...shop, advert] });
  const { path } = showJourneys(session, "/w/local/journeys/j");
  fireEvent.click(screen.getByText("Choose", { selector: "h3 button *" }));
  const field = screen.getByPlaceholderText(t("journeys.stageName"));
  fireEvent.change(field, { target: { value: "Look" } });
  fireEvent.keyDown(field, { key: "Enter" });
  act(() => void session.undo.undo());
  expect(useToasts.getState().toasts).toEqual([]);
  act(() => void session.undo.redo());
  fireEvent.click(screen.getByRole("button", { name: /Ben/ }));
  await waitFor(() => expect(path()).toBe("/w/local/journeys/k"));
  act(() => void session.undo.undo());
  const [said] = useToasts.getState().toasts;
  expect(said?.message).toBe(
    t("journeys.wasElsewhere", { journey: journeyWords("Nadia", "ideal") }),
  );
  useToasts.setState({ toasts: [] });
  act(() => void session.undo.redo());
  expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([said?.message]);
  act(() => said?.action?.onPress());
  await waitFor(() => expect(path()).toBe("/w/local/journeys/j"));
});
