import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPure, type MapSnapshot } from "./change.ts";
import {
  createProcess,
  deleteProcess,
  describeProcess,
  linkProcess,
  renameProcess,
  unlinkProcess,
} from "./process.ts";
import { applied, chance, created, histories, laneNames, torn } from "./processArbitrary.ts";
import {
  addLane,
  deleteLane,
  moveLane,
  renameLane,
  setLaneDepartment,
  setLaneLayer,
} from "./processLane.ts";
import { lanesOf, processOutline } from "./processOutline.ts";
import { layers, schemas } from "./tables.ts";

describe("reading a process map", () => {
  it("[MAP-70] every node is read exactly once, whatever was torn", () => {
    fc.assert(
      fc.property(torn, (map) => {
        for (const { id } of map.processes.values()) {
          const outline = processOutline(map, id);
          const own = [...map.processNodes.values()].filter(({ processId }) => processId === id);
          const read = [
            ...(outline?.lanes.flatMap(({ nodes }) => nodes.map(({ node }) => node.id)) ?? []),
          ];
          read.push(...(outline?.loose.map((node) => node.id) ?? []));
          expect(read.sort()).toEqual(own.map((node) => node.id).sort());
          if (outline?.lanes.length) expect(outline.loose).toEqual([]);
        }
      }),
    );
  });

  it("[MAP-71] lanes are read by layer, then by order, and nodes from left to right", () => {
    fc.assert(
      fc.property(torn, (map) => {
        for (const { id } of map.processes.values()) {
          const lanes = processOutline(map, id)?.lanes ?? [];
          const keys = lanes.map(({ lane }) => `${layers.indexOf(lane.layer)} ${lane.order}`);
          expect(keys).toEqual([...keys].sort());
          for (const { nodes } of lanes) {
            const across = nodes.map(({ spot }) => spot[1]);
            expect(across).toEqual([...across].sort((a, b) => a - b));
          }
        }
      }),
    );
  });

  it("[MAP-72] a flow is read only where both its ends are there", () => {
    fc.assert(
      fc.property(torn, (map) => {
        for (const { id } of map.processes.values()) {
          for (const flow of processOutline(map, id)?.flows ?? []) {
            expect(map.processNodes.has(flow.from) && map.processNodes.has(flow.to)).toBe(true);
          }
        }
      }),
    );
  });
});

describe("process maps", () => {
  it("[MAP-73] a new one has a lane for each layer and the link to its step", () => {
    const { map, id } = created();
    expect(lanesOf(map, id).map(({ layer, name }) => [layer, name])).toEqual(
      Object.entries(laneNames),
    );
    expect(
      processOutline(map, id)?.steps.map(({ step, persona }) => [step.id, persona?.name]),
    ).toEqual([["s", "Ana"]]);
    expect(createProcess(map, { name: "X", laneNames, stepId: "no" }, chance)).toMatchObject({
      error: { code: "gone" },
    });
  });

  it("[MAP-74] deleting one takes all that is its own, and nothing else", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const { id } of map.processes.values()) {
          const left = applied(map, deleteProcess(map, { id }));
          for (const table of [
            "processLanes",
            "processNodes",
            "processFlows",
            "processLinks",
          ] as const) {
            const kept = [...map[table].values()].filter(({ processId }) => processId !== id);
            expect([...left[table].values()]).toEqual(kept);
          }
          expect(left.steps).toBe(map.steps);
          expect(left.processes.size).toBe(map.processes.size - 1);
        }
      }),
    );
  });

  it("[MAP-75] a name is cleaned, and refused when empty or too long", () => {
    const { map, id } = created();
    expect(
      applied(map, renameProcess(map, { id, name: "  Two  words " })).processes.get(id)?.name,
    ).toBe("Two words");
    expect(renameProcess(map, { id, name: "Delivery" })).toEqual({ ok: true, value: [] });
    expect(renameProcess(map, { id, name: " \n " })).toMatchObject({ error: { code: "empty" } });
    expect(renameProcess(map, { id, name: "x".repeat(121) })).toMatchObject({
      error: { code: "tooLong" },
    });
    expect(renameProcess(map, { id: "no", name: "x" })).toMatchObject({ error: { code: "gone" } });
  });

  it("[MAP-90] notes keep their lines and are bounded", () => {
    const { map, id } = created();
    const noted = applied(map, describeProcess(map, { id, notes: " Pick\u200b\nPack " }));
    expect(noted.processes.get(id)?.notes).toBe("Pick\nPack");
    expect(describeProcess(noted, { id, notes: "Pick\nPack" })).toEqual({ ok: true, value: [] });
    const long = "x".repeat(5001);
    expect(describeProcess(map, { id, notes: long })).toMatchObject({ error: { code: "tooLong" } });
    expect(describeProcess(map, { id: "no", notes: "" })).toMatchObject({
      error: { code: "gone" },
    });
  });

  it("[MAP-85] one serves several steps, each linked once", () => {
    const { map, id } = created();
    const both = applied(map, linkProcess(map, { stepId: "s2", processId: id }, chance));
    expect(processOutline(both, id)?.steps.map(({ step }) => step.id)).toEqual(["s", "s2"]);
    expect(linkProcess(both, { stepId: "s", processId: id }, chance)).toMatchObject({
      error: { code: "alreadyThere" },
    });
    const one = applied(both, unlinkProcess(both, { stepId: "s", processId: id }));
    expect(processOutline(one, id)?.steps.map(({ step }) => step.id)).toEqual(["s2"]);
    expect(unlinkProcess(one, { stepId: "s", processId: id })).toMatchObject({
      error: { code: "gone" },
    });
  });
});

describe("lanes", () => {
  it("[MAP-76] the nodes of a deleted lane move to its neighbour", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const lane of map.processLanes.values()) {
          const before = processOutline(map, lane.processId);
          const edit = deleteLane(map, { id: lane.id });
          if (!edit.ok) continue;
          const outline = processOutline(applied(map, edit), lane.processId);
          expect(outline?.lanes.some((kept) => kept.lane.id === lane.id)).toBe(false);
          const at = before?.lanes.findIndex((known) => known.lane.id === lane.id) ?? -1;
          const heirId = (before?.lanes[at - 1] ?? before?.lanes[at + 1])?.lane.id;
          const heir = outline?.lanes.find((known) => known.lane.id === heirId);
          const ids = (nodes: readonly { node: { id: string } }[] = []) =>
            nodes.map(({ node }) => node.id);
          const there = before?.lanes.find((known) => known.lane.id === heirId)?.nodes;
          expect(ids(heir?.nodes).sort()).toEqual(
            [...ids(there), ...ids(before?.lanes[at]?.nodes)].sort(),
          );
        }
      }),
    );
  });

  it("[MAP-77] the last lane cannot be deleted", () => {
    fc.assert(
      fc.property(histories, (map) => {
        for (const { id } of map.processes.values()) {
          let left = map;
          for (const lane of lanesOf(map, id).slice(1))
            left = applied(left, deleteLane(left, { id: lane.id }));
          const [last] = lanesOf(left, id);
          expect(deleteLane(left, { id: last?.id ?? "" })).toMatchObject({
            error: { code: "lastOne" },
          });
        }
      }),
    );
  });

  it("[MAP-78] a lane changes places with its neighbour of the same layer, and no further", () => {
    const { map, id } = created();
    const two = applied(
      map,
      addLane(map, { processId: id, name: "Warehouse", layer: "backstage" }, chance),
    );
    const names = (of: MapSnapshot) => lanesOf(of, id).map(({ name }) => name);
    expect(names(two)).toEqual(["Customer", "Front", "Back", "Warehouse", "Support"]);
    const warehouse = lanesOf(two, id)[3]?.id ?? "";
    const up = applied(two, moveLane(two, { id: warehouse, by: -1 }, chance));
    expect(names(up)).toEqual(["Customer", "Front", "Warehouse", "Back", "Support"]);
    expect(moveLane(up, { id: warehouse, by: -1 }, chance)).toEqual({ ok: true, value: [] });
    const down = applied(up, moveLane(up, { id: warehouse, by: 1 }, chance));
    expect(names(down)).toEqual(names(two));
  });

  it("[MAP-78] lanes that two people gave the same order still change places", () => {
    const { map, id } = created();
    const order = "V1";
    const twins = applyPure(
      schemas.map,
      map,
      ["x", "y", "z"].map((name) => ({
        op: "create",
        table: "processLanes",
        id: name,
        values: { processId: id, name, layer: "support", order },
      })),
    );
    const moved = applied(twins, moveLane(twins, { id: "x", by: 1 }, chance));
    const support = lanesOf(moved, id)
      .filter(({ layer }) => layer === "support")
      .map((lane) => lane.id);
    expect(support.indexOf("x")).toBeGreaterThan(support.indexOf("y"));
  });

  it("[MAP-75] a lane's name, layer and department change alone; a department that is gone is refused", () => {
    const { map, id } = created();
    const lane = lanesOf(map, id)[1]?.id ?? "";
    const named = applied(map, renameLane(map, { id: lane, name: " Shop " }));
    expect(named.processLanes.get(lane)).toEqual({ ...map.processLanes.get(lane), name: "Shop" });
    expect(setLaneLayer(named, { id: lane, layer: "frontstage" })).toEqual({ ok: true, value: [] });
    expect(setLaneDepartment(named, { id: lane, departmentId: "no" })).toMatchObject({
      error: { code: "gone" },
    });
  });
});
