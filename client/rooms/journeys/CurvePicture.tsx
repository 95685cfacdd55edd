// The picture of the emotion curve, in parts beside each other. With its steps in lanes it can be a hundred screens wide: only the
// parts around the screen are drawn, each right after it has come there. Rule MAP-400.
import { memo, type RefObject, startTransition, useEffect, useMemo, useRef, useState } from "react";
import { SceneView } from "../../ui/SceneView.tsx";
import styles from "./CurvePicture.module.css";
import { countParts, curveHeight, type PlacedCurve, partOf } from "./curveParts.ts";

export interface CurvePictureProps {
  readonly curve: PlacedCurve;
}

export const CurvePicture = memo(function CurvePicture({ curve }: CurvePictureProps) {
  const count = countParts(curve);
  const parts = useRef<HTMLDivElement>(null);
  const isDrawn = useDrawnParts(parts, curve, count);
  return (
    <div
      ref={parts}
      className={styles.parts}
      style={{ inlineSize: curve.right, blockSize: curveHeight }}
    >
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is the place that it shows
        <div key={at} className={styles.part}>
          {isDrawn(at) ? <CurvePart curve={curve} at={at} /> : null}
        </div>
      ))}
    </div>
  );
});

interface CurvePartProps extends CurvePictureProps {
  readonly at: number;
}

const CurvePart = memo(function CurvePart({ curve, at }: CurvePartProps) {
  const scene = useMemo(() => partOf(curve, at), [curve, at]);
  return <SceneView scene={scene} isDecorative />;
});

interface Drawn {
  readonly curve: PlacedCurve;
  /** The parts in sight, and a screen beside it. */
  readonly near: ReadonlySet<number>;
  /** Those, and what has been near since the curve is as it is: the way back costs nothing. */
  readonly all: ReadonlySet<number>;
}

function useDrawnParts(
  container: RefObject<HTMLElement | null>,
  curve: PlacedCurve,
  count: number,
): (at: number) => boolean {
  const [held, setDrawn] = useState<Drawn>({ curve, near: new Set(), all: new Set() });
  const drawn = held.curve === curve ? held : { curve, near: held.near, all: held.near };
  if (drawn !== held) setDrawn(drawn);
  const isWatched = typeof IntersectionObserver !== "undefined";
  // biome-ignore lint/correctness/useExhaustiveDependencies: other parts are watched anew
  useEffect(() => {
    const parts = [...(container.current?.children ?? [])];
    if (!isWatched || parts.length === 0) return undefined;
    const root = container.current?.closest("section") ?? null;
    const observer = new IntersectionObserver(
      (seen) => startTransition(() => setDrawn((last) => drawnAfter(last, parts, seen))),
      { root, rootMargin: "50% 100%" },
    );
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  }, [container, count, isWatched]);
  return (at) => !isWatched || drawn.all.has(at);
}

function drawnAfter(
  { curve, near: before, all }: Drawn,
  parts: readonly Element[],
  seen: readonly IntersectionObserverEntry[],
): Drawn {
  const near = new Set(before);
  for (const { target, isIntersecting } of seen) {
    if (isIntersecting) near.add(parts.indexOf(target));
    else near.delete(parts.indexOf(target));
  }
  return { curve, near, all: new Set([...all, ...near]) };
}
