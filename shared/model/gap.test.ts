import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { type GapKind, gapCounts, gapKinds, gapList, momentsOf } from "./gap.ts";
import { schemas } from "./tables.ts";

const ids = ["a", "b", "c", "d"] as const;
const given: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
  { op: "create", table: "departments", id: "d", values: { name: "Shop" } },
];

/** Any marks on four steps, and any links, to process maps and steps that are there or not. */
const maps: fc.Arbitrary<MapSnapshot> = fc
  .record({
    signs: fc.array(fc.constantFrom("", "love", "pain"), { minLength: 4, maxLength: 4 }),
    processes: fc.subarray(["x", "y"]),
    owned: fc.subarray([...ids]),
    named: fc.subarray([...ids]),
    acted: fc.subarray([...ids]),
    seen: fc.subarray([...ids]),
    links: fc.array(fc.tuple(fc.constantFrom(...ids, "gone"), fc.constantFrom("x", "y", "gone"))),
  })
  .map(({ signs, processes, links, owned, named, acted, seen }) =>
    applyPure(schemas.map, emptySnapshot(schemas.map), [
      ...given,
      ...ids.map((id): MapChange => {
        const evidence = seen.includes(id) ? "observed" : "assumed";
        const departmentId = owned.includes(id) ? "d" : "";
        return {
          op: "create",
          table: "touchpoints",
          id,
          values: { text: id, evidence, departmentId },
        };
      }),
      ...ids.map((id, at): MapChange => {
        const momentOfTruth = (["", "love", "pain"] as const).find((sign) => sign === signs[at]);
        const values = {
          journeyId: "j",
          touchpointId: id,
          slot: ["g", `V${at + 1}`] as const,
          momentOfTruth,
          momentOwner: named.includes(id) ? "Ada" : "",
          momentAction: acted.includes(id) ? "Call back" : "",
        };
        return { op: "create", table: "steps", id, values };
      }),
      ...processes.map(
        (id): MapChange => ({ op: "create", table: "processes", id, values: { name: id } }),
      ),
      ...links.map(([stepId, processId], at): MapChange => {
        return { op: "create", table: "processLinks", id: `l${at}`, values: { stepId, processId } };
      }),
    ]),
  );

describe("moments of truth", () => {
  it("[MAP-86] are the marked steps, in order, each with what belongs to it", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const moments = momentsOf(map);
        const marked = [...map.steps.values()].filter((step) => step.momentOfTruth !== "");
        expect(moments.map(({ step }) => step)).toEqual(marked);
        for (const { step, touchpoint, journey, persona, sign } of moments) {
          expect([touchpoint.id, journey.id, persona?.id, sign]).toEqual([
            step.id,
            "j",
            "p",
            step.momentOfTruth,
          ]);
        }
      }),
    );
  });

  it("[MAP-87] are in the gap list for exactly what they lack, and counted", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const served = new Set(
          [...map.processLinks.values()]
            .filter(({ processId }) => map.processes.has(processId))
            .map(({ stepId }) => stepId),
        );
        const moments = momentsOf(map);
        const gaps = gapList(map);
        const lacking = (kind: GapKind) =>
          gaps.filter((gap) => gap.kind === kind).map(({ moment }) => moment.step.id);
        const ids = (of: typeof moments) => of.map(({ step }) => step.id);
        expect(lacking("process")).toEqual(ids(moments.filter(({ step }) => !served.has(step.id))));
        expect(lacking("owner")).toEqual(
          ids(
            moments.filter(({ step, touchpoint }) => !step.momentOwner && !touchpoint.departmentId),
          ),
        );
        expect(lacking("action")).toEqual(ids(moments.filter(({ step }) => !step.momentAction)));
        expect(lacking("evidence")).toEqual(
          ids(moments.filter(({ touchpoint }) => touchpoint.evidence !== "observed")),
        );
        const { byKind, incomplete } = gapCounts(map);
        expect(gapKinds.map((kind) => byKind[kind])).toEqual(
          gapKinds.map((kind) => lacking(kind).length),
        );
        expect(incomplete).toBe(new Set(gaps.map(({ moment }) => moment.step.id)).size);
      }),
    );
  });

  it("[MAP-88] do not count links to what is gone, and count a map linked twice once", () => {
    fc.assert(
      fc.property(maps, (map) => {
        for (const { processes } of momentsOf(map)) {
          expect(processes.every(({ id }) => map.processes.has(id))).toBe(true);
          expect(new Set(processes).size).toBe(processes.length);
        }
      }),
    );
  });
});
