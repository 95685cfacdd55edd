// A picture drawn from its scene, the same as in every exported file, in the colours of the theme in force.

import { readsRightToLeft } from "../../shared/format/scene/direction.ts";
import { type Palette, palettes } from "../../shared/format/scene/palette.ts";
import type { Scene, SceneItem, TextItem } from "../../shared/format/scene/scene.ts";
import { svgFonts } from "../../shared/format/scene/svg.ts";
import { useTheme } from "./theme.ts";

export interface SceneViewProps {
  readonly scene: Scene;
  readonly className?: string | undefined;
  /** Silent, where the same is said in words or a table beside it. */
  readonly isDecorative?: boolean;
  /** As wide as its place, but never wider than at 100 %, nor so small that nobody reads it. */
  readonly isFitted?: boolean;
}

/** The smallest scale at which a picture's text can be read. */
const readableScale = 0.6;

export function SceneView({
  scene,
  className,
  isDecorative = false,
  isFitted = false,
}: SceneViewProps) {
  const { theme } = useTheme();
  const palette = palettes[theme];
  const style = isFitted
    ? {
        inlineSize: `clamp(${scene.width * readableScale}px, 100%, ${scene.width}px)`,
        maxInlineSize: "none",
      }
    : undefined;
  const viewBox = `0 0 ${scene.width} ${scene.height}`;
  const items = scene.items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a scene is drawn anew as a whole; its items have no identity
    <Item key={at} item={item} palette={palette} />
  ));
  if (isDecorative) {
    return (
      <svg viewBox={viewBox} className={className} style={style} aria-hidden="true">
        {items}
      </svg>
    );
  }
  const words = `${scene.title}. ${scene.description}`;
  return (
    <svg viewBox={viewBox} className={className} style={style} role="img" aria-label={words}>
      {items}
    </svg>
  );
}

function Item({ item, palette }: { readonly item: SceneItem; readonly palette: Palette }) {
  switch (item.kind) {
    case "box":
      return (
        <rect
          x={item.x}
          y={item.y}
          width={item.width}
          height={item.height}
          rx={item.radius}
          fill={palette[item.fill]}
          stroke={palette[item.stroke]}
          strokeWidth={item.strokeWidth}
          strokeDasharray={item.isDashed ? "6 5" : undefined}
        />
      );
    case "path":
      return (
        <path
          d={item.d}
          fill={palette[item.fill]}
          stroke={palette[item.stroke]}
          strokeWidth={item.strokeWidth}
          strokeDasharray={item.isDashed ? "6 5" : undefined}
          strokeLinejoin="round"
          strokeLinecap="round"
          opacity={item.opacity}
        />
      );
    case "text":
      return <TextLine item={item} palette={palette} />;
    default:
      return item satisfies never;
  }
}

const turned = { start: "end", middle: "middle", end: "start" } as const;

function TextLine({ item, palette }: { readonly item: TextItem; readonly palette: Palette }) {
  const isRightToLeft = readsRightToLeft(item.text);
  return (
    <text
      x={item.x}
      y={item.y}
      fontFamily={svgFonts[item.font]}
      fontSize={item.size}
      fontWeight={item.weight}
      fontStyle={item.isItalic ? "italic" : undefined}
      direction={isRightToLeft ? "rtl" : undefined}
      textAnchor={isRightToLeft ? turned[item.align] : item.align}
      fill={palette[item.color]}
    >
      {item.text}
    </text>
  );
}
