// Owns: the journeys that are measured, as an exported workshop file: two personas, the first with a current and an ideal journey,
// all with as many steps as asked for and with everything a lane can show, and a pool of 5,000 touchpoints. The same sizes give the same file.
import { channels } from "../../shared/model/tables.ts";

export interface Size {
  readonly stages: number;
  /** Steps in each stage. */
  readonly each: number;
}

const poolSize = 5_000;
const doings = ["Compares", "Asks for", "Calls about", "Waits for", "Opens", "Reads", "Returns"];
const things = ["the offer", "the parcel", "an invoice", "the contract", "the app", "a refund"];
const wheres = ["", "in the branch", "on the phone", "late at night", "with a friend"];

/** The file of a workshop whose journeys have so many steps. */
export function journeyFile({ stages, each }: Size): string {
  const journeys = {
    current: { personaId: "p1", kind: "current" },
    ideal: { personaId: "p1", kind: "ideal" },
    other: { personaId: "p2", kind: "current" },
  };
  const count = stages * each;
  const map = {
    workshop: { main: { title: "Measured" } },
    departments: table("d", 6, (i) => ({ name: `Department ${i + 1}`, color: i + 1 })),
    personas: { p1: { name: "Anna", color: 1 }, p2: { name: "Ben", color: 2 } },
    journeys,
    touchpoints: table("t", poolSize, (i) => touchpoint(i)),
    stages: Object.assign(
      {},
      ...Object.keys(journeys).map((journeyId) =>
        table(`${journeyId}-s`, stages, (i) => ({
          journeyId,
          name: `Stage ${i + 1}`,
          order: order(i),
        })),
      ),
    ),
    steps: Object.assign(
      {},
      ...Object.keys(journeys).map((journeyId, at) =>
        table(`${journeyId}-x`, count, (i) => step(journeyId, i, { stages, each }, at)),
      ),
    ),
  };
  const rated = ["current", "ideal"] as const;
  const rounds = Object.fromEntries(
    rated.map((journeyId) => [`r-${journeyId}`, roundOf(journeyId)]),
  );
  const tallies = Object.assign(
    {},
    ...rated.map((journeyId, at) =>
      table(`${journeyId}-y`, count, (i) => tally(journeyId, i, i + at * (i % 4))),
    ),
  );
  const room = { rounds, tallies };
  return JSON.stringify({ format: "waymark", version: 1, title: "Measured", map, room });
}

function roundOf(journeyId: string) {
  return { kind: "feel", journeyId, state: "published", endsAtMs: 0, order: "V" };
}

function tally(journeyId: string, i: number, felt: number) {
  const counts = { love: felt % 7, pain: (felt * 3) % 5, n: 12 };
  const mean = ((felt * 7) % 9) / 2 - 2;
  return { roundId: `r-${journeyId}`, stepId: `${journeyId}-x${i}`, ...counts, mean, spread: 0.8 };
}

function touchpoint(i: number) {
  const departmentId = i % 4 === 0 ? "" : `d${i % 6}`;
  const said = [doings[i % 7], things[i % 6], wheres[i % 5], `no. ${i + 1}`];
  return filled({
    text: said.filter(Boolean).join(" "),
    channel: i % 3 === 0 ? "" : (channels[i % channels.length] ?? ""),
    direction: ["", "toCustomer", "toCompany"][i % 3] ?? "",
    evidence: ["", "observed", "assumed"][i % 3] ?? "",
    departmentId,
  });
}

/** Every ninth step of the ideal journey stands a place further on, so that there is something to compare. */
function step(journeyId: string, i: number, { stages, each }: Size, at: number) {
  const place = journeyId === "ideal" && i % 9 === 0 ? i + 1.5 : i;
  const stage = Math.min(stages - 1, Math.floor(place / each));
  return filled({
    journeyId,
    touchpointId: `t${(i + (at === 2 ? 40 : 0)) % poolSize}`,
    slot: [`${journeyId}-s${stage}`, order(Math.round(place * 2))],
    thought: i % 2 === 0 ? `I wish I knew what comes after this, and when (${i}).` : "",
    momentOfTruth: i % 25 === 0 ? "pain" : "",
  });
}

function table(prefix: string, count: number, row: (i: number) => object): Record<string, object> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, row(i)]));
}

function order(i: number): string {
  const digit = (at: number): string => String.fromCharCode(65 + (at % 26));
  return `a${digit(Math.floor(i / 676))}${digit(Math.floor(i / 26))}${digit(i)}`;
}

/** Fields that hold their default are left out, as in an export. */
function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
