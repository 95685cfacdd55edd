import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, emptySnapshot, type MapChange, type MapSnapshot } from "./change.ts";
import { gapList, momentsOf } from "./gap.ts";
import { schemas } from "./tables.ts";

const ids = ["a", "b", "c", "d"] as const;
const given: readonly MapChange[] = [
  { op: "create", table: "personas", id: "p", values: { name: "Ana" } },
  { op: "create", table: "journeys", id: "j", values: { personaId: "p" } },
  { op: "create", table: "stages", id: "g", values: { journeyId: "j", order: "V1" } },
  ...ids.map((id): MapChange => ({ op: "create", table: "touchpoints", id, values: { text: id } })),
];

/** Any marks on four steps, and any links, to process maps and steps that are there or not. */
const maps: fc.Arbitrary<MapSnapshot> = fc
  .record({
    signs: fc.array(fc.constantFrom("", "love", "pain"), { minLength: 4, maxLength: 4 }),
    processes: fc.subarray(["x", "y"]),
    links: fc.array(fc.tuple(fc.constantFrom(...ids, "gone"), fc.constantFrom("x", "y", "gone"))),
  })
  .map(({ signs, processes, links }) =>
    applyPure(schemas.map, emptySnapshot(schemas.map), [
      ...given,
      ...ids.map((id, at): MapChange => {
        const momentOfTruth = (["", "love", "pain"] as const).find((sign) => sign === signs[at]);
        const values = {
          journeyId: "j",
          touchpointId: id,
          slot: ["g", `V${at + 1}`] as const,
          momentOfTruth,
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

  it("[MAP-87] without a process map are named in the gap list", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const served = new Set(
          [...map.processLinks.values()]
            .filter(({ processId }) => map.processes.has(processId))
            .map(({ stepId }) => stepId),
        );
        const lacking = momentsOf(map).filter(({ step }) => !served.has(step.id));
        expect(gapList(map).map(({ moment }) => moment.step.id)).toEqual(
          lacking.map(({ step }) => step.id),
        );
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
