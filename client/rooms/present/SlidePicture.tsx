// Owns: a picture of its own on a slide: laid out for the shape of the screen, whole, as large as it can be there; a heatmap
// as a strip to be read downwards where it would be too small so. Rules EXP-156, EXP-176.

import { useCallback } from "react";
import type { PictureOf } from "../../../shared/export/pictureSetting.ts";
import { type PictureSource, slideScene, stripScene } from "../../export/scenes.ts";
import { t } from "../../i18n/t.ts";
import { SceneView } from "../../ui/SceneView.tsx";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { usePicture } from "./usePictures.ts";
import styles from "./Walk.module.css";

export type SlidePictureProps =
  | { readonly kind: "journey"; readonly id: string; readonly slide?: undefined }
  /** `slide`: which of its slides, from 0 on. */
  | { readonly kind: "heatmap"; readonly id?: undefined; readonly slide: number };

/** Where a table of eight columns on one screen cannot be read: a phone, either way, and an upright tablet. */
const small = "(orientation: portrait) and (max-width: 63.99rem), (max-height: 30rem)";
/** What has room for two touchpoints beside each other. */
const roomy = "(min-width: 44rem)";

export function SlidePicture({ kind, id, slide }: SlidePictureProps) {
  const shape = useMediaQuery("(orientation: portrait)") ? "tall" : "wide";
  const isStrip = useMediaQuery(small) && kind === "heatmap";
  const across = useMediaQuery(roomy) ? 2 : 1;
  const make = useCallback(
    (source: PictureSource) => {
      if (isStrip) return stripScene(source, slide, across);
      const of: PictureOf = kind === "journey" ? { kind, id } : { kind, by: "persona", slide };
      return slideScene(source, of, shape);
    },
    [kind, id, slide, shape, isStrip, across],
  );
  const scene = usePicture(make);
  if (!scene) return null;
  if (!isStrip) return <SceneView scene={scene} className={styles.scene} />;
  return (
    <section
      className={styles.strip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("present.picture", { name: t("present.heatmapTitle") })}
    >
      <SceneView scene={scene} />
    </section>
  );
}
