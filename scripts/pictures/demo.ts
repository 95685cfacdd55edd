// Owns: the workshop that the pictures of the README show: an online shop after a day of work, as an exported file.

import { workshopToFile } from "../../shared/format/workshopFile.ts";
import { newId } from "../../shared/kit/ids.ts";
import { ordersBetween } from "../../shared/kit/order.ts";
import { type Chance, seededChance } from "../../shared/kit/outside.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MapSnapshot,
  type RoomChange,
} from "../../shared/model/change.ts";
import { nodeSize } from "../../shared/model/processPlaces.ts";
import type { Channel, Layer, NodeKind } from "../../shared/model/tables.ts";
import { schemas } from "../../shared/model/tables.ts";
import { templateToChanges } from "../../shared/model/template.ts";
import { shopExtras, shopProcess, shopSteps } from "./shop.ts";

/** The file of a workshop in which every room has something to show. The same at each call. */
export function demoWorkshop() {
  const chance = seededChance(11);
  let map = applyPure(
    schemas.map,
    emptySnapshot(schemas.map),
    templateToChanges("onlineShop", "Online shop, autumn workshop", chance),
  );
  const add = (changes: readonly MapChange[]): void => {
    map = applyPure(schemas.map, map, changes);
  };
  add(poolChanges(map));
  const persona = [...map.personas.values()].find(({ name }) => name === "Nadia");
  const journey = [...map.journeys.values()].find(({ personaId }) => personaId === persona?.id);
  if (!journey) throw new Error("The template has no journey for Nadia");
  add(stepChanges(map, journey.id, chance));
  add(processChanges(chance));
  const room = applyPure(schemas.room, emptySnapshot(schemas.room), roundChanges(journey.id));
  return workshopToFile(map, room);
}

/** Neighbours on the board, so that their group is one frame. */
const grouped = [
  "Collects the parcel at the kiosk",
  "Calls the hotline and waits nine minutes",
  "Asks the chat where the parcel is",
];

function poolChanges(map: MapSnapshot): MapChange[] {
  const departments = new Map([...map.departments.values()].map(({ id, name }) => [name, id]));
  const all = [...shopSteps, ...shopExtras];
  const groups: MapChange[] = [
    {
      op: "create",
      table: "groups",
      id: "g-delivery",
      values: { name: "Waiting for the parcel", place: [-20, 270] },
    },
  ];
  return [
    ...groups,
    ...all.map((item, at): MapChange => {
      const column = at % 7;
      const row = Math.floor(at / 7);
      const values = {
        text: item.text,
        channel: item.channel as Channel,
        departmentId: departments.get(item.department) ?? "",
        place: [column * 232 + (row % 2) * 14, row * 156 + (row >= 2 ? 60 : 0)] as const,
        groupId: grouped.includes(item.text) ? "g-delivery" : "",
      };
      return { op: "create", table: "touchpoints", id: `t${at}`, values };
    }),
  ];
}

function stepChanges(map: MapSnapshot, journeyId: string, chance: Chance): MapChange[] {
  const stages = new Map(
    [...map.stages.values()]
      .filter((one) => one.journeyId === journeyId)
      .map(({ id, name }) => [name, id]),
  );
  const orders = ordersBetween(null, null, shopSteps.length, chance);
  return shopSteps.map((item, at): MapChange => {
    const stageId = stages.get(item.stage);
    if (!stageId) throw new Error(`The template has no stage ${item.stage}`);
    const values = {
      journeyId,
      touchpointId: `t${at}`,
      slot: [stageId, orders[at] as string] as const,
      missing: item.missing ?? false,
      momentOfTruth: item.moment ?? ("" as const),
      thought: item.thought ?? "",
    };
    return { op: "create", table: "steps", id: `s${at}`, values };
  });
}

function processChanges(chance: Chance): MapChange[] {
  const orders = ordersBetween(null, null, shopProcess.lanes.length, chance);
  const moment = shopSteps.findIndex(({ moment: sign }) => sign === "pain");
  return [
    { op: "create", table: "processes", id: "p", values: { name: shopProcess.name } },
    {
      op: "create",
      table: "processLinks",
      id: "l",
      values: { stepId: `s${moment}`, processId: "p" },
    },
    ...shopProcess.lanes.map(([name, layer], at): MapChange => {
      const values = { processId: "p", name, layer: layer as Layer, order: orders[at] as string };
      return { op: "create", table: "processLanes", id: `lane${at}`, values };
    }),
    ...shopProcess.nodes.map(([name, kind, lane, x, minutes, sign], at): MapChange => {
      const values = {
        processId: "p",
        name,
        kind: kind as NodeKind,
        spot: [`lane${lane}`, x, 80 - nodeSize(kind as NodeKind).height / 2] as const,
        minutes: minutes || null,
        fail: sign === "fail",
        wait: sign === "wait",
      };
      return { op: "create", table: "processNodes", id: `n${at}`, values };
    }),
    ...shopProcess.flows.map(([from, to, label]): MapChange => {
      const values = { processId: "p", from: `n${from}`, to: `n${to}`, label };
      return { op: "create", table: "processFlows", id: newId(chance), values };
    }),
  ];
}

function roundChanges(journeyId: string): RoomChange[] {
  const round: RoomChange = {
    op: "create",
    table: "rounds",
    id: "r",
    values: { kind: "feel", journeyId, state: "published", endsAtMs: 0, order: "V" },
  };
  return [
    round,
    ...shopSteps.flatMap((item, at): RoomChange[] => {
      const { ratings } = item;
      const n = ratings.length;
      if (n === 0) return [];
      const mean = ratings.reduce((sum, rating) => sum + rating, 0) / n;
      const variance = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0) / n;
      const values = {
        roundId: "r",
        stepId: `s${at}`,
        love: ratings.filter((rating) => rating > 0).length,
        pain: ratings.filter((rating) => rating < 0).length,
        n,
        mean,
        spread: Math.sqrt(variance),
      };
      const why = item.why
        ? [
            {
              op: "create",
              table: "whys",
              id: `w${at}`,
              values: { roundId: "r", stepId: `s${at}`, text: item.why },
            } as const,
          ]
        : [];
      return [{ op: "create", table: "tallies", id: `a${at}`, values }, ...why];
    }),
  ];
}
