import fc from "fast-check";
import { expect, test } from "vitest";
import { blueprintOf } from "../../model/blueprint.ts";
import { histories } from "../../model/processArbitrary.ts";
import { layers, nodeKinds } from "../../model/tables.ts";
import { blueprintScene } from "./blueprint.ts";
import type { Scene } from "./scene.ts";
import { sceneToSvg } from "./svg.ts";
import { roughMeasure } from "./wrap.ts";

function byName<Name extends string>(names: readonly Name[]): { readonly [N in Name]: string } {
  return Object.fromEntries(names.map((name): [string, string] => [name, name])) as {
    [N in Name]: string;
  };
}

function sceneOf(blueprint: Parameters<typeof blueprintScene>[0]["blueprint"]): Scene {
  return blueprintScene({
    blueprint,
    measure: roughMeasure,
    words: {
      title: "Blueprint",
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
      touchpoints: "touchpoints",
      noProcess: "none",
      summary: "summary",
      source: "source",
    },
  });
}

test("[EXP-67] the picture of a blueprint has each step, each layer, each node and the three lines, on top of nothing", () => {
  fc.assert(
    fc.property(histories, (map) => {
      const blueprint = blueprintOf(map, "j");
      if (!blueprint) return;
      const scene = sceneOf(blueprint);
      const texts = scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
      for (const word of [...layers, "interaction", "visibility", "internal"]) {
        expect(texts).toContain(word);
      }
      const nodes = blueprint.columns.flatMap(({ rows }) => layers.flatMap((layer) => rows[layer]));
      const alike = nodes.filter(({ node }) => node.name.startsWith("Parcel"));
      expect(texts.filter((text) => text.startsWith("Parcel"))).toHaveLength(
        blueprint.columns.length + alike.length,
      );
      const count = blueprint.columns.reduce(
        (sum, { rows }) => sum + layers.reduce((all, layer) => all + rows[layer].length, 0),
        0,
      );
      const cards = scene.items.filter((item) => item.kind === "box" && item.fill === "raised");
      expect(cards).toHaveLength(count + blueprint.columns.length);
      expect(overlapping(cards)).toBe(0);
      expect(sceneToSvg(scene, { palette: "dark" })).toContain("<svg");
    }),
    { numRuns: 30 },
  );
});

function overlapping(items: Scene["items"]): number {
  const boxes = items.flatMap((item) => (item.kind === "box" ? [item] : []));
  return boxes.filter((a, at) =>
    boxes
      .slice(at + 1)
      .some(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      ),
  ).length;
}
