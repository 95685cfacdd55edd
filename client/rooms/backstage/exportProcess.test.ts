// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { applyPure, emptySnapshot } from "../../../shared/model/change.ts";
import { processOutline } from "../../../shared/model/processOutline.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { exportProcess, type ProcessFormat } from "./exportProcess.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  { op: "create", table: "processes", id: "x", values: { name: "Deliver: a parcel" } },
  {
    op: "create",
    table: "processLanes",
    id: "w",
    values: { processId: "x", name: "Warehouse", layer: "backstage", order: "V1" },
  },
  {
    op: "create",
    table: "processNodes",
    id: "n",
    values: { processId: "x", kind: "task", name: "Pick", spot: ["w", 0, 0] },
  },
]);

afterEach(() => vi.restoreAllMocks());

describe("exporting a process map", () => {
  it.each([
    [
      "bpmn",
      "bpmn",
      [/<bpmn:lane [^>]*name="Warehouse"/, /<bpmn:task [^>]*name="Pick"/, /<bpmndi:BPMNShape /],
    ],
    [
      "mermaid",
      "mmd",
      [/^flowchart LR$/m, /subgraph lane0\["Backstage · Warehouse"\]/, /n0\["Pick"\]/],
    ],
  ] as const)(
    "[EXP-31] [EXP-61] hands over %s, named after the map, with its lanes and nodes",
    async (format: ProcessFormat, ending, patterns) => {
      const files: Blob[] = [];
      const names: string[] = [];
      Object.assign(URL, {
        createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
        revokeObjectURL: () => undefined,
      });
      vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
        this: HTMLAnchorElement,
      ) {
        names.push(this.download);
      });
      const outline = processOutline(map, "x");
      if (!outline) throw new Error("there is no map");
      await exportProcess(outline, {
        format,
        theme: "light",
        departments: map.departments,
        outlineOf: (id) => processOutline(map, id),
        frameAround: "",
      });
      expect(names).toEqual([`Deliver-a-parcel.${ending}`]);
      const [file] = files;
      const xml = await new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsText(file ?? new Blob());
      });
      for (const pattern of patterns) expect(xml).toMatch(pattern);
    },
  );
});
