import fc from "fast-check";
import { expect, test } from "vitest";
import { applied, histories, withNodes } from "../../model/processArbitrary.ts";
import { bandsOf } from "../../model/processBands.ts";
import { describeNodes } from "../../model/processNode.ts";
import { processOutline, standingNodes } from "../../model/processOutline.ts";
import { facingSides, routeBetween } from "../../model/processRoutes.ts";
import { layers, nodeKinds } from "../../model/tables.ts";
import { bandItems, flowItems, type ProcessMapInput, processMapScene } from "./processMap.ts";
import { nodeItems } from "./processNodeItems.ts";
import { sceneToSvg } from "./svg.ts";
import { roughMeasure } from "./wrap.ts";

function byName<Name extends string>(names: readonly Name[]): { readonly [N in Name]: string } {
  return Object.fromEntries(names.map((name): [string, string] => [name, name])) as {
    [N in Name]: string;
  };
}

function inputFor(outline: ProcessMapInput["outline"]): ProcessMapInput {
  return {
    outline,
    departmentOf: () => "",
    handOffs: new Set(outline.flows.map(({ id }) => id)),
    loops: new Set(),
    measure: roughMeasure,
    words: {
      layers: byName(layers),
      kinds: byName(nodeKinds),
      lines: {
        lineInteraction: "interaction",
        lineVisibility: "visibility",
        lineInternal: "internal",
      },
      fail: "fail",
      wait: "wait",
      minutes: (count) => `${count} min`,
      handOff: "hand-off",
      loop: "loop",
      summary: "summary",
      source: "source",
    },
  };
}

/** The boxes that reach beyond the picture. */
function outside({ items, width, height }: ReturnType<typeof processMapScene>) {
  return items.filter(
    (item) =>
      item.kind === "box" &&
      (item.x < 0 || item.x + item.width > width || item.y < 0 || item.y + item.height > height),
  );
}

test("[EXP-63] everything of the map lies within its picture, and each name and line of the blueprint is in it", () => {
  fc.assert(
    fc.property(histories, (map) => {
      for (const { id } of map.processes.values()) {
        const outline = processOutline(map, id);
        if (!outline) continue;
        const scene = processMapScene(inputFor(outline));
        expect(outside(scene)).toEqual([]);
        const texts = scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
        const missing = standingNodes(outline).filter(
          ({ node }) =>
            !texts.some((text) => text.startsWith((node.name || node.kind).slice(0, 5))),
        );
        expect(missing).toEqual([]);
        const lines = bandsOf(outline).flatMap((band) => band.lines).length;
        const drawn = texts.filter((text) => /interaction|visibility|internal/.test(text));
        expect(drawn.join(" · ").split(" · ").filter(Boolean)).toHaveLength(lines);
      }
    }),
    { numRuns: 30 },
  );
});

test("[EXP-145] the names of a lane and of its department stand whole, in as many lines as the lane is high", () => {
  const { map, id } = withNodes();
  const outline = processOutline(map, id);
  if (!outline) throw new Error("there is no such map");
  const long = "Zentrale Patientenaufnahme und Belegungsmanagement";
  const names = (name: string, department: string) => {
    const lanes = outline.lanes.map((lane) => ({ ...lane, lane: { ...lane.lane, name } }));
    const input = { ...inputFor({ ...outline, lanes }), departmentOf: () => department };
    const [band] = bandsOf(input.outline);
    if (!band) throw new Error("there is no lane");
    const texts = bandItems({ ...band, lines: [] }, { left: 0, top: 0, width: 720 }, input).flatMap(
      (item) => (item.kind === "text" ? [item] : []),
    );
    expect(texts.filter(({ y }) => y + 4 > band.top + band.height)).toEqual([]);
    return texts
      .map(({ text }) => text)
      .slice(1)
      .join(" ");
  };
  expect(names("", long)).toBe(long);
  expect(names("Reception", long)).toBe(`Reception ${long}`);
  expect(names(long, "Nursing")).toBe(`${long} Nursing`);
  expect(names(`${long} `.repeat(9), long)).toMatch(/^Zentrale .*… Zentrale.*…$/);
});

test("[MAP-193] the label of a flow stands beside the node that it leaves, wherever it leads", () => {
  const { map, id } = withNodes();
  const outline = processOutline(map, id);
  if (!outline) throw new Error("there is no such map");
  const from = { x: 0, y: 0, width: 176, height: 112, isDecision: true };
  for (const [x, y] of [
    [400, 0],
    [400, -300],
    [400, 300],
    [0, -300],
    [0, 300],
    [-400, 0],
  ] as const) {
    const placed = new Map([
      ["from", from],
      ["to", { ...from, x, y }],
    ]);
    const flow = { ...noFlow, from: "from", to: "to", label: "yes" };
    const [text] = flowItems(flow, placed, inputFor(outline)).flatMap((item) =>
      item.kind === "text" ? [item] : [],
    );
    const isInside =
      text !== undefined &&
      text.x < from.width &&
      text.y > from.y + 4 &&
      text.y - 13 < from.y + from.height;
    expect({ x, y, text: text?.text, isInside }).toEqual({ x, y, text: "yes", isInside: false });
  }
});

test("[EXP-164] the words of a node stand whole in it, set smaller before they are cut with a sign", () => {
  const { map, id, a } = withNodes();
  const node = map.processNodes.get(a);
  const outline = processOutline(map, id);
  if (!node || !outline) throw new Error("there is no such node");
  const { words } = inputFor(outline);
  const at = { x: 0, y: 0, width: 176, height: 80 };
  const textsFor = (name: string) =>
    nodeItems(
      {
        node: { ...node, name, minutes: 35, system: "PatientFile 4", fail: true, kind: "task" },
        at,
        isTouchpoint: false,
      },
      words,
      roughMeasure,
    ).flatMap((item) => (item.kind === "text" ? [item] : []));
  const long = "Writes the discharge letter between two long operations";
  const whole = textsFor(long);
  // Each detail stands in one line, without a dot at its end.
  expect(whole.map(({ text }) => text).join(" ")).toBe(`${long} 35 min · PatientFile 4 fail`);
  const cut = textsFor(`${long} `.repeat(9));
  expect(cut.map(({ text }) => text).join(" ")).toMatch(/^Writes .*…/);
  for (const { y, size } of [...whole, ...cut]) {
    expect(size).toBeGreaterThanOrEqual(12);
    expect([y - size * 0.75 > at.y, y + 3 < at.y + at.height]).toEqual([true, true]);
  }
});

test("[EXP-164] the label of a flow takes the room that the next node leaves, and is cut with a sign before it", () => {
  const { map, id } = withNodes();
  const outline = processOutline(map, id);
  if (!outline) throw new Error("there is no such map");
  const from = { x: 0, y: 0, width: 176, height: 112, isDecision: true };
  const long = "no, a signature is missing on page two";
  const labelTo = (to: { x: number; y: number }, between?: { x: number; y: number }) => {
    const placed = new Map([
      ["from", from],
      ["to", { ...from, ...to }],
      ...(between ? [["between", { ...from, ...between }] as const] : []),
    ]);
    const flow = { ...noFlow, from: "from", to: "to", label: long };
    return flowItems(flow, placed, inputFor(outline)).flatMap((item) =>
      item.kind === "text" ? [item] : [],
    );
  };
  const said = (items: ReturnType<typeof labelTo>) => items.map(({ text }) => text).join(" ");
  expect(said(labelTo({ x: 0, y: 150 }, { x: 600, y: 0 }))).toBe(long);
  expect(said(labelTo({ x: 420, y: 0 }))).toBe(long);
  const [cut, second] = labelTo({ x: 226, y: 0 });
  expect([cut?.text.endsWith("…"), second]).toEqual([true, undefined]);
  const width = roughMeasure(cut?.text ?? "", 13, "interface", 400);
  expect((cut?.x ?? 0) + width).toBeLessThanOrEqual(226);
});

const noFlow = {
  id: "f",
  createdAt: 0,
  processId: "p",
  bpmnType: "",
  bpmnExtra: "",
} as const;

test("[EXP-64] hostile names are inert in the picture, and it is the same text each time", () => {
  const { map, id, a } = withNodes();
  const name = `<script>alert(1)</script>"'&\u202e`;
  const edit = describeNodes(map, { ids: [a], description: { name, fail: true, system: name } });
  const outline = processOutline(applied(map, edit), id);
  if (!outline) throw new Error("The process map is gone");
  const svg = sceneToSvg(processMapScene(inputFor(outline)), { palette: "light" });
  expect(svg).not.toContain("<script");
  expect(svg).toBe(sceneToSvg(processMapScene(inputFor(outline)), { palette: "light" }));
});

test("[EXP-63] a flow runs at right angles from the edge of one node to that of the other", () => {
  const side = fc.record({
    x: fc.nat(800),
    y: fc.nat(800),
    width: fc.constant(176),
    height: fc.constantFrom(64, 80, 112),
    isDecision: fc.boolean(),
  });
  fc.assert(
    fc.property(side, side, (from, to) => {
      const corners = routeBetween(from, to);
      corners.slice(1).forEach((corner, at) => {
        const before = corners[at];
        expect(corner.x === before?.x || corner.y === before?.y).toBe(true);
      });
      const onEdge = (point: { x: number; y: number } | undefined, node: typeof from) =>
        point !== undefined &&
        (point.x === node.x ||
          point.x === node.x + node.width ||
          point.y === node.y ||
          point.y === node.y + node.height);
      expect(onEdge(corners[0], from) && onEdge(corners.at(-1), to)).toBe(true);
      expect(facingSides(from, to)).toHaveLength(2);
    }),
  );
});
