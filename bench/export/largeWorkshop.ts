// Owns: the large workshop of the export benches: 15 stages, 150 steps and 12 processes, with texts in English, Japanese
// and Arabic. The same at each call.

import { ordersBetween } from "../../shared/kit/order.ts";
import { seededChance } from "../../shared/kit/outside.ts";
import { create } from "../../shared/model/change.fixture.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type RoomChange,
} from "../../shared/model/change.ts";
import { channels, schemas } from "../../shared/model/tables.ts";

export const stageCount = 15;
export const stepCount = 150;
export const processCount = 12;

/** The workshop's map and room. */
export function largeWorkshop() {
  return {
    map: applyPure(schemas.map, emptySnapshot(schemas.map), mapChanges()),
    room: applyPure(schemas.room, emptySnapshot(schemas.room), roomChanges()),
  };
}

const texts = [
  "The parcel is late and nobody says why, neither by mail nor on the tracking page",
  "She opens the box on the kitchen table",
  "配送の連絡が遅く、追跡ページにも理由が書かれていない",
  "الطرد متأخر ولا أحد يشرح السبب على صفحة التتبع",
  "A courier rings twice and waits 📦",
] as const;

function mapChanges(): MapChange[] {
  const orders = ordersBetween(null, null, stepCount, seededChance(1));
  const stageOrders = ordersBetween(null, null, stageCount, seededChance(2));
  return [
    create("workshop", "main", { title: "A large shop" }),
    create("personas", "p", { name: "Nadia", quote: "Where is my parcel?" }),
    create("journeys", "j", { personaId: "p", kind: "current" }),
    create("departments", "d", { name: "Logistics", color: 3 }),
    ...stageOrders.map((order, at) =>
      create("stages", `g${at}`, { journeyId: "j", name: `Stage ${at + 1}`, order }),
    ),
    ...orders.flatMap((order, at) => [
      create("touchpoints", `t${at}`, {
        text: `${at + 1}: ${texts[at % texts.length]}`,
        channel: channels[at % channels.length] ?? "web",
        departmentId: "d",
      }),
      create("steps", `s${at}`, {
        journeyId: "j",
        touchpointId: `t${at}`,
        slot: [`g${Math.floor(at / 10)}`, order],
        momentOfTruth: at % 9 === 0 ? "pain" : "",
      }),
    ]),
    ...Array.from({ length: processCount }, (_, at) => at).flatMap((at) => [
      create("processes", `x${at}`, { name: `Process ${at + 1}` }),
      create("processLinks", `l${at}`, { stepId: `s${at * 9}`, processId: `x${at}` }),
    ]),
  ];
}

function roomChanges(): RoomChange[] {
  return [
    {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "feel", state: "published", endsAtMs: 0, order: "V" },
    },
    ...Array.from(
      { length: stepCount },
      (_, at): RoomChange => ({
        op: "create",
        table: "tallies",
        id: `y${at}`,
        values: {
          roundId: "r",
          stepId: `s${at}`,
          love: at % 7,
          pain: (at * 3) % 7,
          n: 9,
          mean: ((at * 7) % 41) / 10 - 2,
          spread: at % 5 === 0 ? 1.4 : 0.6,
        },
      }),
    ),
  ];
}
