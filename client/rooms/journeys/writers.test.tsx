// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { t } from "../../i18n/t.ts";
import { localSession } from "../../session/localSession.ts";
import { openMap } from "../../testing/openMap.ts";
import { person, presenceOf } from "../../testing/people.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useToasts } from "../../ui/toasts.ts";
import { showJourneys } from "./show.fixture.tsx";

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  window.localStorage.clear();
  return layOutLists(600, 60);
});

function open(look?: "lanes", role: Role = "facilitator") {
  const session = localSession({
    role,
    room: openMap,
    map: [
      create("personas", "p", { name: "Nadia" }),
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      create("stages", "choose", { journeyId: "j", name: "Choose", order: "V1" }),
      create("touchpoints", "a", { text: "Advert" }),
      create("steps", "sa", { journeyId: "j", touchpointId: "a", slot: ["choose", "V1"] }),
    ],
  });
  const { presence, become } = presenceOf(session.presence);
  showJourneys({ ...session, presence });
  if (look) fireEvent.click(screen.getByRole("radio", { name: t("lanes.lanes") }));
  const theirs = (table: "stages" | "steps", id: string, values: object) =>
    act(() => {
      session.map.apply([{ op: "update", table, id, values }], "other");
      session.map.flush();
    });
  const turnMap = (mapOpen: boolean | undefined) =>
    act(() =>
      session.room.apply(
        [{ op: "update", table: "state", id: "main", values: { mapOpen } }],
        "server",
      ),
    );
  const told = () => session.told.flatMap(({ writing }) => writing ?? []);
  return {
    session,
    theirs,
    turnMap,
    told,
    writes: (writing: string) => act(() => become(person({ writing }))),
  };
}

const said = () => useToasts.getState().toasts.map(({ message }) => message);
const byAda = () => screen.queryByText(t("writing.byNamed", { name: "Ada" }));

test("[MAP-449] the head of a stage says who is writing its name", () => {
  const { writes } = open();
  writes("stages/choose/name");
  expect(byAda()?.closest("header")).toHaveTextContent("Choose");
  writes("");
  expect(byAda()).toBeNull();
});

test("[MAP-448] [MAP-449] two who name one stage: others are told of it, and the later one of the name of the former", () => {
  const { session, theirs, told } = open();
  fireEvent.click(screen.getByRole("button", { name: "Choose" }));
  const field = screen.getByRole("textbox", { name: new RegExp(t("journeys.stageName")) });
  fireEvent.change(field, { target: { value: "Select" } });
  theirs("stages", "choose", { name: "Pick" });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(session.map.tables.stages.get("choose")?.name).toBe("Select");
  expect(said()).toEqual([t("writing.overtook", { words: "Pick" })]);
  expect(told()).toEqual(["stages/choose/name", ""]);
});

test("[MAP-448] [MAP-449] so it is with a thought in its lane", async () => {
  const { session, theirs, told, writes } = open("lanes");
  await waitFor(() => expect(document.querySelector("[data-thought]")).not.toBeNull());
  writes("steps/sa/thought");
  await waitFor(() => expect(byAda()?.closest("[data-thought]")).not.toBeNull());
  fireEvent.click(document.querySelector("[data-thought]") as HTMLElement);
  const field = await screen.findByRole("textbox", { name: /Nadia/ });
  expect(byAda()).not.toBeNull();
  fireEvent.change(field, { target: { value: "Dear!" } });
  theirs("steps", "sa", { thought: "Cheap!" });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(session.map.tables.steps.get("sa")?.thought).toBe("Dear!");
  expect(said()).toEqual([t("writing.overtook", { words: "Cheap!" })]);
  expect(told()).toEqual(["steps/sa/thought", ""]);
});

test("[MAP-448] whoever goes on from what somebody else has written, or writes the same, takes nobody's place", async () => {
  const { session, theirs } = open("lanes");
  const write = async () => {
    await waitFor(() => expect(document.querySelector("[data-thought]")).not.toBeNull());
    fireEvent.click(document.querySelector("[data-thought]") as HTMLElement);
    return screen.findByRole("textbox", { name: /Nadia/ });
  };
  const field = await write();
  fireEvent.change(field, { target: { value: "D" } });
  fireEvent.change(field, { target: { value: "" } });
  theirs("steps", "sa", { thought: "Cheap" });
  await waitFor(() => expect(field).toHaveValue("Cheap"));
  fireEvent.change(field, { target: { value: "Cheap!" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(session.map.tables.steps.get("sa")?.thought).toBe("Cheap!");
  const again = await write();
  fireEvent.change(again, { target: { value: "Cheap!!" } });
  theirs("steps", "sa", { thought: "Cheap!!" });
  fireEvent.keyDown(again, { key: "Enter" });
  expect(said()).toEqual([]);
});

test("[A11-207] others are not told that one writes a name or a thought while the map is closed", async () => {
  const { told, turnMap } = open("lanes", "contributor");
  fireEvent.click(screen.getByRole("button", { name: "Choose" }));
  const name = screen.getByRole("textbox", { name: new RegExp(t("journeys.stageName")) });
  fireEvent.change(name, { target: { value: "Select" } });
  turnMap(undefined);
  expect(told()).toEqual(["stages/choose/name", ""]);
  turnMap(true);
  fireEvent.keyDown(name, { key: "Escape" });
  await waitFor(() => expect(document.querySelector("button[data-thought]")).not.toBeNull());
  fireEvent.click(document.querySelector("[data-thought]") as HTMLElement);
  const thought = await screen.findByRole("textbox", { name: /Nadia/ });
  fireEvent.change(thought, { target: { value: "Dear!" } });
  turnMap(undefined);
  expect(told().slice(-2)).toEqual(["steps/sa/thought", ""]);
});
