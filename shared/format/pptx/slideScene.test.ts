import { strFromU8, unzipSync } from "fflate";
import PptxGenJS from "pptxgenjs";
import { describe, expect, it } from "vitest";
import { palettes } from "../scene/palette.ts";
import { box, label, path, type SceneItem, type TextItem } from "../scene/scene.ts";
import { roughMeasure } from "../scene/wrap.ts";
import { widestSubstitute } from "./slideRoom.ts";
import { drawOnSlide } from "./slideScene.ts";

const long = "الموقع باللغة الإنجليزية فقط";
const size = 20;
const own = roughMeasure(long, size, "interface", 400);

describe("a line of text on a slide", () => {
  it("[EXP-147] has a box as wide as the widest font that a program may take instead", async () => {
    const { width, isHeld } = await boxOf(label(long, 100, 100, { size }));
    expect(width).toBeGreaterThanOrEqual(own * widestSubstitute - 1);
    expect(isHeld).toBe(false);
  });

  it.each([
    ["the text beside it", label("Next", 100 + own * 1.15, 100, { size })],
    ["the edge of its card", box(90, 60, own * 1.15 + 10, 60, { fill: "raised" })],
    ["the sign in its card", path(`M${100 + own * 1.15} 80h20v20h-20Z`, { fill: "pain" })],
  ])("[EXP-147] is held before %s, and set smaller there", async (_what, other) => {
    const { left, width, isHeld } = await boxOf(label(long, 100, 100, { size }), other);
    expect(left).toBeCloseTo(100, 0);
    expect(width).toBeLessThanOrEqual(own * 1.15);
    expect(width).toBeGreaterThanOrEqual(own);
    expect(isHeld).toBe(true);
  });

  it("[EXP-147] grows from its anchor, and shares the room with one that grows towards it", async () => {
    const end = await boxOf(label(long, 1800, 100, { size, align: "end" }));
    expect(end.left + end.width).toBeCloseTo(1800, 0);
    const gap = own * 0.4;
    const toLeft = label(long, 100 + own + gap + own, 100, { size, align: "end" });
    const shared = await boxOf(label(long, 100, 100, { size }), toLeft);
    expect(shared.width).toBeLessThanOrEqual(own + gap / 2);
    expect(shared.isHeld).toBe(true);
  });
});

/** The box of the first text on a slide with these items, in units of the scene. */
async function boxOf(text: TextItem, ...others: readonly SceneItem[]) {
  const deck = new PptxGenJS();
  deck.layout = "LAYOUT_WIDE";
  const scene = { width: 1920, height: 1080, title: "", description: "" };
  const style = { palette: palettes.light, measure: roughMeasure, language: "ar" };
  drawOnSlide(deck.addSlide(), { ...scene, items: [text, ...others] }, style);
  const files = unzipSync((await deck.write({ outputType: "uint8array" })) as Uint8Array);
  const slide = strFromU8(files["ppt/slides/slide1.xml"] ?? new Uint8Array());
  const shape = slide.split("<p:sp>").find((part) => part.includes(text.text)) ?? "";
  const unit = 12_192_000 / scene.width;
  const [, left] = /<a:off x="(\d+)"/.exec(shape) ?? [];
  const [, width] = /<a:ext cx="(\d+)"/.exec(shape) ?? [];
  const isHeld = shape.includes('wrap="square"') && shape.includes("<a:normAutofit");
  return { left: Number(left) / unit, width: Number(width) / unit, isHeld };
}
