// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { applyPure, emptySnapshot } from "../../../shared/model/change.ts";
import { processOutline } from "../../../shared/model/processOutline.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { exportBpmn } from "./exportBpmn.ts";

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

describe("exporting BPMN", () => {
  it("[EXP-31] hands over a file named after the map, with its lanes and nodes", async () => {
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
    await exportBpmn(outline);
    expect(names).toEqual(["Deliver-a-parcel.bpmn"]);
    const [file] = files;
    const xml = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsText(file ?? new Blob());
    });
    expect(xml).toMatch(/<bpmn:lane [^>]*name="Warehouse"/);
    expect(xml).toMatch(/<bpmn:task [^>]*name="Pick"/);
    expect(xml).toMatch(/<bpmndi:BPMNShape /);
  });
});
