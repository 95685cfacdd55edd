// Owns: a scene moved, scaled or turned for reading from right to left, so that a layout need not know its page.

import { mapSegments, pathSegments, segmentsToPath } from "./outline.ts";
import type { SceneItem } from "./scene.ts";

export interface Placing {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Items in other places: scaled first, then moved. Text and lines scale too. */
export function placeItems(
  items: readonly SceneItem[],
  { scale, dx, dy }: Placing,
): readonly SceneItem[] {
  return items.map((item) => {
    switch (item.kind) {
      case "box":
        return {
          ...item,
          x: item.x * scale + dx,
          y: item.y * scale + dy,
          width: item.width * scale,
          height: item.height * scale,
          radius: item.radius * scale,
          strokeWidth: item.strokeWidth * scale,
        };
      case "path":
        return {
          ...item,
          d: segmentsToPath(
            mapSegments(pathSegments(item.d), (x, y) => [x * scale + dx, y * scale + dy]),
          ),
          strokeWidth: item.strokeWidth * scale,
        };
      case "text":
        return { ...item, x: item.x * scale + dx, y: item.y * scale + dy, size: item.size * scale };
      default:
        return item satisfies never;
    }
  });
}

const turned = { start: "end", middle: "middle", end: "start" } as const;

/** The picture as in a mirror, with its texts still readable: the first is at the right. */
export function mirrorItems(items: readonly SceneItem[], width: number): readonly SceneItem[] {
  return items.map((item) => {
    switch (item.kind) {
      case "box":
        return { ...item, x: width - item.x - item.width };
      case "path":
        return {
          ...item,
          d: segmentsToPath(mapSegments(pathSegments(item.d), (x, y) => [width - x, y])),
        };
      case "text":
        return { ...item, x: width - item.x, align: turned[item.align] };
      default:
        return item satisfies never;
    }
  });
}
