// Owns: a picture of its own on a slide: laid out for the shape of the screen, whole, as large as it can be there; as a
// strip to be read downwards where it would be too small so. Rules EXP-156, EXP-176, EXP-179, EXP-180.

import { useCallback } from "react";
import {
  heatmapStripScene,
  journeyStripScene,
  type PictureSource,
  slideScene,
} from "../../export/scenes.ts";
import { t } from "../../i18n/t.ts";
import { SceneView } from "../../ui/SceneView.tsx";
import { useTheme } from "../../ui/theme.ts";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { usePicture } from "./usePictures.ts";
import styles from "./Walk.module.css";

export type SlidePictureProps =
  /** `slide`: which of its slides, from 0 on; of a journey the whole without it. */
  | {
      readonly kind: "journey";
      readonly id: string;
      readonly slide?: number | undefined;
      /** Whether there is more on the slide than the picture with its title. */
      readonly isLow?: boolean;
    }
  | {
      readonly kind: "heatmap";
      readonly id?: undefined;
      readonly slide: number;
      readonly isLow?: undefined;
    };

/** Where neither a table of eight columns nor the lines of a journey can be read on one screen: a phone, either way, and an upright tablet. */
const small = "(orientation: portrait) and (max-width: 63.99rem), (max-height: 30rem)";
/** What has room for two strips of a phone beside each other. */
const roomy = "(min-width: 44rem)";

function shapeOf(isUpright: boolean, isLow: boolean) {
  if (isUpright) return "tall";
  return isLow ? "low" : "wide";
}

export function SlidePicture({ kind, id, slide, isLow }: SlidePictureProps) {
  const across = useMediaQuery(roomy) ? 2 : 1;
  const isUpright = useMediaQuery("(orientation: portrait)");
  const shape = shapeOf(isUpright, isLow ?? false);
  const isOnPaper = useTheme((theme) => theme.isOnPaper);
  // A slide is one page on paper, on which a strip would be cut off.
  const isStrip = useMediaQuery(small) && !isOnPaper;
  const make = useCallback(
    (source: PictureSource) => {
      if (kind === "journey") {
        const of = slide === undefined ? { kind, id } : { kind, id, slide };
        if (isStrip) return journeyStripScene(source, of, across, isLow ?? false);
        return slideScene(source, of, shape);
      }
      if (isStrip) return heatmapStripScene(source, slide, across);
      return slideScene(source, { kind, by: "persona", slide }, shape);
    },
    [kind, id, slide, shape, isLow, isStrip, across],
  );
  const scene = usePicture(make);
  if (!scene) return null;
  if (!isStrip) return <SceneView scene={scene} className={styles.scene} />;
  return (
    <section
      className={styles.strip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("present.picture", {
        name: kind === "journey" ? t("present.wholeJourney") : t("present.heatmapTitle"),
      })}
    >
      <SceneView scene={scene} />
    </section>
  );
}
