// Owns: a scene drawn on a canvas, for pictures of points. Unlike an image of an SVG, whose fonts come whenever they come,
// a canvas draws with fonts that are known to be loaded. Knows no file.

import { plainText } from "../../shared/format/plainText.ts";
import { readsRightToLeft } from "../../shared/format/scene/direction.ts";
import { type Palette, type PaletteName, palettes } from "../../shared/format/scene/palette.ts";
import type { BoxItem, PathItem, Scene, TextItem } from "../../shared/format/scene/scene.ts";
import { svgFonts } from "../../shared/format/scene/svg.ts";

type Canvas2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws the scene at `scale`, on its paper. The fonts of `svgFonts` must be loaded. */
export function drawScene(
  context: Canvas2d,
  scene: Scene,
  { palette: name, scale }: { readonly palette: PaletteName; readonly scale: number },
): void {
  const palette = palettes[name];
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, scene.width, scene.height);
  context.textBaseline = "alphabetic";
  for (const item of scene.items) {
    if (item.kind === "text") drawText(context, item, palette);
    else drawShape(context, item, palette);
  }
}

function drawShape(context: Canvas2d, item: BoxItem | PathItem, palette: Palette): void {
  context.globalAlpha = item.kind === "path" ? item.opacity : 1;
  const shape = item.kind === "path" ? new Path2D(item.d) : boxPath(item);
  if (item.fill !== "none") {
    context.fillStyle = palette[item.fill];
    context.fill(shape);
  }
  if (item.stroke !== "none") {
    context.strokeStyle = palette[item.stroke];
    stroke(context, item, shape);
  }
  context.globalAlpha = 1;
}

function boxPath({ x, y, width, height, radius }: BoxItem): Path2D {
  const shape = new Path2D();
  if (radius > 0) shape.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  else shape.rect(x, y, width, height);
  return shape;
}

function stroke(context: Canvas2d, item: BoxItem | PathItem, shape: Path2D): void {
  context.lineWidth = item.strokeWidth;
  context.lineJoin = item.kind === "path" ? "round" : "miter";
  context.lineCap = item.kind === "path" ? "round" : "butt";
  context.setLineDash(item.isDashed ? [6, 5] : []);
  context.stroke(shape);
}

const aligned = { start: "left", middle: "center", end: "right" } as const;

function drawText(context: Canvas2d, item: TextItem, palette: Palette): void {
  const { text, x, y, size, font, weight, isItalic, align, color } = item;
  context.fillStyle = palette[color];
  context.font = `${isItalic ? "italic " : ""}${weight} ${size}px ${svgFonts[font]}`;
  context.direction = readsRightToLeft(text) ? "rtl" : "ltr";
  context.textAlign = aligned[align];
  context.fillText(plainText(text), x, y);
}
