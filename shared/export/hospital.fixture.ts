// A workshop of a hospital visit for tests of exports: 60 touchpoints in English, Arabic and Japanese, three journeys,
// ratings, moments of truth, processes, reasons, a hidden touchpoint, and things that must not come out of any file.

import { ordersBetween } from "../kit/order.ts";
import { seededChance } from "../kit/outside.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MapSnapshot,
  type RoomChange,
  type RoomSnapshot,
} from "../model/change.ts";
import { type Channel, schemas } from "../model/tables.ts";
import {
  arabicVisit,
  englishVisit,
  japaneseVisit,
  type VisitStage,
} from "./hospitalWords.fixture.ts";

/** A word that stands in a hidden touchpoint and in the name of a comment's author, and may be in no file. */
export const secretWord = "Zyxwvut";

export interface Workshop {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

/** The workshop, the same each time. */
export function hospitalWorkshop(): Workshop {
  const journeys = [
    journeyChanges("en", "Maria Okafor", "First surgery, 58", "current", englishVisit),
    journeyChanges("ar", "ليلى حداد", "أم لطفل في الخامسة", "current", arabicVisit),
    journeyChanges("ja", "佐藤 陽子", "定期検診、42歳", "ideal", japaneseVisit),
  ];
  const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
    ...departments.map(
      (name, at): MapChange => ({
        op: "create",
        table: "departments",
        id: `d${at}`,
        values: { name, color: at + 1 },
      }),
    ),
    {
      op: "create",
      table: "workshop",
      id: "main",
      values: {
        title: "A visit to St Brendan’s",
        question: "Where do patients wait without knowing why?",
      },
    },
    {
      op: "create",
      table: "touchpoints",
      id: "hidden1",
      values: { text: `${secretWord} never answers the phone`, hidden: true },
    },
    {
      op: "create",
      table: "steps",
      id: "hiddenStep",
      values: {
        journeyId: "en",
        touchpointId: "hidden1",
        slot: ["en0", "zz"],
        momentOfTruth: "pain",
      },
    },
    ...journeys.flatMap(({ map: changes }) => changes),
    ...processChanges(),
  ]);
  const room = applyPure(schemas.room, emptySnapshot(schemas.room), [
    {
      op: "create",
      table: "rounds",
      id: "r1",
      values: { kind: "feel", state: "published", endsAtMs: 0, order: "V" },
    },
    ...journeys.flatMap(({ room: changes }) => changes),
    {
      op: "create",
      table: "comments",
      id: "c1",
      values: {
        table: "steps",
        rowId: "en1",
        text: "Ask the porters",
        author: secretWord,
        atMs: 1,
      },
    },
  ]);
  return { map, room };
}

const moments: Readonly<Record<string, "love" | "pain">> = { "!": "pain", "*": "love" };
const departments = ["Admissions", "Nursing", "Radiology", "Pharmacy", "Billing", "الاستقبال"];

function journeyChanges(
  id: string,
  name: string,
  segment: string,
  kind: "ideal" | "current",
  visit: readonly VisitStage[],
): { map: MapChange[]; room: RoomChange[] } {
  const quotes: Readonly<Record<string, string>> = {
    en: "I don’t mind waiting. I mind not knowing what I am waiting for.",
    ar: "أريد أن يشرح لي أحد ما الذي سيحدث لابني.",
    ja: "次に何をすればいいのか、ひと目でわかると安心です。",
  };
  const map: MapChange[] = [
    {
      op: "create",
      table: "personas",
      id: `p-${id}`,
      values: { name, segment, quote: quotes[id] ?? "" },
    },
    { op: "create", table: "journeys", id, values: { personaId: `p-${id}`, kind } },
  ];
  const room: RoomChange[] = [];
  let number = 0;
  for (const [at, { stage, steps }] of visit.entries()) {
    map.push({
      op: "create",
      table: "stages",
      id: `${id}${at}s`,
      values: { journeyId: id, name: stage, order: `V${String.fromCharCode(65 + at)}` },
    });
    const orders = ordersBetween(null, null, steps.length, seededChance(at + 1));
    for (const [index, [text, channel, mean, mark]] of steps.entries()) {
      number += 1;
      const step = `${id}-${number}`;
      map.push(touchpointChange(step, text, channel, number));
      map.push(stepChange(step, id, [`${id}${at}s`, orders[index] ?? "V"], mark));
      if (mean !== null) room.push(...tallyChanges(step, mean, number));
    }
  }
  return { map, room };
}

function touchpointChange(id: string, text: string, channel: Channel, number: number): MapChange {
  const evidence: "observed" | "assumed" = number % 3 === 0 ? "observed" : "assumed";
  const values = { text, channel, departmentId: `d${number % departments.length}`, evidence };
  return { op: "create", table: "touchpoints", id: `t-${id}`, values };
}

function stepChange(
  id: string,
  journeyId: string,
  slot: [string, string],
  mark: string,
): MapChange {
  const values = {
    journeyId,
    touchpointId: `t-${id}`,
    slot,
    momentOfTruth: moments[mark] ?? ("" as const),
    missing: mark === "?",
  };
  return { op: "create", table: "steps", id, values };
}

/** Nine ratings around a mean; every fifth step divides people. */
function tallyChanges(stepId: string, mean: number, number: number): RoomChange[] {
  const isDivided = number % 5 === 0;
  const few = isDivided ? 4 : 1;
  const love = mean > 0 ? 6 : few;
  const pain = mean < 0 ? 6 : few;
  const values = {
    roundId: "r1",
    stepId,
    love,
    pain,
    n: 9 + (number % 4),
    mean,
    spread: isDivided ? 1.4 : 0.6,
  };
  const why: RoomChange = {
    op: "create",
    table: "whys",
    id: `w-${stepId}`,
    values: {
      roundId: "r1",
      stepId,
      text: mean < 0 ? "Nobody told me how long." : "She looked up and smiled.",
    },
  };
  const tally: RoomChange = { op: "create", table: "tallies", id: `y-${stepId}`, values };
  return number % 4 === 0 ? [tally, why] : [tally];
}

function processChanges(): MapChange[] {
  return [
    { op: "create", table: "processes", id: "pr1", values: { name: "Bed allocation" } },
    ...bedAllocation(),
    {
      op: "create",
      table: "processLinks",
      id: "pl1",
      values: { stepId: "en-9", processId: "pr1" },
    },
    {
      op: "create",
      table: "processLinks",
      id: "pl2",
      values: { stepId: "en-11", processId: "pr1" },
    },
  ];
}

function bedAllocation(): MapChange[] {
  const names = ["Ward asks for a bed", "السرير جاهز؟", "清掃する", "Call the patient"];
  return [
    ...(["frontstage", "backstage"] as const).map((layer, at): MapChange => {
      const values = { processId: "pr1", layer, departmentId: `d${at}`, order: `V${at + 1}` };
      return { op: "create", table: "processLanes", id: `pa${at}`, values };
    }),
    ...names.map((name, at): MapChange => {
      const spot: [string, number, number] = [`pa${at % 2}`, 40 + at * 260, 30];
      const kind = at === 1 ? "decision" : "task";
      const values = { processId: "pr1", name, kind, spot, minutes: 20, fail: at === 2 } as const;
      return { op: "create", table: "processNodes", id: `pn${at}`, values };
    }),
    ...[0, 1, 2].map((at): MapChange => {
      const values = { processId: "pr1", from: `pn${at}`, to: `pn${at + 1}` };
      return { op: "create", table: "processFlows", id: `pf${at}`, values };
    }),
  ];
}
