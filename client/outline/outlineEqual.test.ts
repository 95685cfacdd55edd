// @vitest-environment node
import { expect, test } from "vitest";
import type { MapChange, MapSnapshot } from "../../shared/model/change.ts";
import type { Place } from "../../shared/model/field.ts";
import { cardPitch } from "../../shared/model/places.ts";
import { outlineRows, rowKey } from "../../shared/model/workshopOutline.ts";
import { noFilter } from "../filter/filter.ts";
import { laneWords } from "../lanes/laneWords.ts";
import { laneIds } from "../lanes/look.ts";
import { localSession } from "../session/localSession.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { doAction, offeredActions } from "./outlineActions.ts";
import { foundRows, isSeeking } from "./outlineFound.ts";
import { createOutline, type OutlineTools } from "./outlineState.ts";

const create = (table: MapChange["table"], id: string, values: object): MapChange =>
  ({ op: "create", table, id, values }) as MapChange;
const card = (id: string, place: Place, values: object = {}): MapChange =>
  create("touchpoints", id, { text: id, place, ...values });
const map: readonly MapChange[] = [
  create("groups", "g", { name: "Parcel" }),
  create("departments", "d", { name: "Care" }),
  card("Label", [10, 20], { groupId: "g", channel: "letter", departmentId: "d" }),
  card("Box", [400, 300], { groupId: "g", evidence: "observed" }),
  card("Advert", [0, 1000], { channel: "letter" }),
  card("Hotline", [0, 1000], { departmentId: "d", channel: "phone", direction: "toCompany" }),
  create("personas", "p", { name: "Nadia" }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("stages", "Buy", { journeyId: "j", name: "Buy", order: "V1" }),
  create("steps", "s", {
    journeyId: "j",
    touchpointId: "Hotline",
    slot: ["Buy", "V1"],
    thought: "Who is there?",
    importedEmotion: -2,
  }),
  create("processes", "call", { name: "Take a call" }),
  create("processLinks", "l", { stepId: "s", processId: "call" }),
];

const open = new Set([rowKey("pool", ""), rowKey("group", "g"), rowKey("group", "")]);

/** The outline with all cards in sight, `current` the current row and `chosen` chosen. */
function outlineOf(current: string, chosen: readonly string[] = []): OutlineTools {
  const session = localSession({ map, role: "curator" });
  const store = createOutline([...open]);
  store.setState({
    rows: outlineRows(session.map.tables, { open, first: "pool" }),
    current,
    chosen: new Set(chosen),
  });
  return {
    session,
    store,
    mayEdit: true,
    isHeld: () => false,
    visit: () => undefined,
    lanes: laneIds,
    tallies: new Map(),
  };
}

function cardsInOrder({ tables }: OutlineTools["session"]["map"]): readonly string[] {
  return outlineRows(tables, { open, first: "pool" })
    .filter(({ kind }) => kind === "card")
    .map(({ id }) => id);
}

test("[MAP-246] words and filter leave the rows that fit both, with what they stand in", () => {
  const { tables } = localSession({ map, role: "viewer" }).map;
  const found = (words: string, filter: Partial<typeof noFilter>) =>
    foundRows(
      tables as MapSnapshot,
      { open: new Set(), first: "pool" },
      {
        words,
        filter: { ...noFilter, ...filter },
      },
    ).map(({ key }) => key);
  expect(found("", { channel: "letter" })).toEqual([
    "pool:",
    "group:g",
    "card:Label",
    "group:",
    "card:Advert",
  ]);
  expect(found("parcel", { channel: "letter" })).toEqual(["pool:", "group:g", "card:Label"]);
  expect(found("", { departmentId: "d", use: { personaId: "p" } })).toEqual([
    "pool:",
    "group:",
    "card:Hotline",
    "journey:j",
    "stage:Buy",
    "step:s",
  ]);
  expect(found("", { use: "unplaced" })).not.toContain("card:Hotline");
  expect(found("", { channel: "social" })).toEqual([]);
  expect(isSeeking({ words: " ", filter: noFilter })).toBe(false);
  expect(isSeeking({ words: "", filter: { ...noFilter, use: "unplaced" } })).toBe(true);
});

test("[MAP-247] each lane has its words for a step, and none where there is nothing", () => {
  const { tables } = localSession({ map, role: "viewer" }).map;
  const [step] = tables.steps.values();
  const hotline = tables.touchpoints.get("Hotline");
  const box = tables.touchpoints.get("Box");
  if (!step || !hotline || !box) throw new Error("The map of this test has a step and its cards");
  expect(laneIds.map((lane) => laneWords(tables, lane, step, hotline, new Map()))).toEqual([
    "Phone",
    "Customer contacts company",
    "“Who is there?”",
    "Pain −2",
    "Care",
    "",
    "Take a call",
  ]);
  expect(laneWords(tables, "evidence", step, box, new Map())).toBe("Observed");
});

test("[A11-127] a card moved up or down changes places with its neighbour, also where both lie on one spot", () => {
  const grouped = outlineOf(rowKey("card", "Box"));
  expect(doAction(grouped, "earlier")).toBe(true);
  expect(grouped.session.map.tables.touchpoints.get("Box")?.place).toEqual([10, 20]);
  expect(grouped.session.map.tables.touchpoints.get("Label")?.place).toEqual([400, 300]);
  expect(useAnnouncements.getState().latest.at(-1)?.text).toBe("Box: Parcel, position 1 of 2.");

  const loose = outlineOf(rowKey("card", "Advert"));
  expect(cardsInOrder(loose.session.map)).toEqual(["Label", "Box", "Advert", "Hotline"]);
  doAction(loose, "later");
  expect(cardsInOrder(loose.session.map)).toEqual(["Label", "Box", "Hotline", "Advert"]);
  doAction(loose, "later");
  expect(cardsInOrder(loose.session.map)).toEqual(["Label", "Box", "Hotline", "Advert"]);
});

test("[A11-127] chosen cards, or those of a group, are laid in rows in the order in which they are listed", () => {
  const tools = outlineOf(rowKey("group", "g"));
  expect(doAction(tools, "tidy")).toBe(true);
  expect(tools.session.map.tables.touchpoints.get("Label")?.place).toEqual([10, 20]);
  expect(tools.session.map.tables.touchpoints.get("Box")?.place).toEqual([10 + cardPitch.x, 20]);

  const all = outlineOf(rowKey("card", "Box"), ["card:Box", "card:Advert", "card:Hotline"]);
  doAction(all, "tidy");
  const places = ["Box", "Advert", "Hotline"].map(
    (id) => all.session.map.tables.touchpoints.get(id)?.place,
  );
  const [x, y] = [0, 300];
  expect(places).toEqual([
    [x, y],
    [x + cardPitch.x, y],
    [x + 2 * cardPitch.x, y],
  ]);
  all.session.undo.undo();
  expect(cardsInOrder(all.session.map)).toEqual(["Label", "Box", "Advert", "Hotline"]);
  expect(doAction(outlineOf(rowKey("card", "Box")), "tidy")).toBe(false);
});

test("[A11-187] the facilitator locks the board in the outline and opens it again; nobody else is offered to", () => {
  const tools = outlineOf(rowKey("pool", ""));
  const isLocked = () => tools.session.map.tables.workshop.get("main")?.boardLocked ?? false;
  expect(offeredActions(tools)).not.toContain("lock");
  expect(doAction(tools, "lock")).toBe(false);
  const leading = { ...tools, session: { ...tools.session, role: "facilitator" as const } };
  expect(doAction(leading, "lock")).toBe(true);
  expect(isLocked()).toBe(true);
  const locked = { ...leading, mayEdit: false };
  expect(offeredActions(locked)).toContain("unlock");
  expect(doAction(locked, "unlock")).toBe(true);
  expect(isLocked()).toBe(false);
});
