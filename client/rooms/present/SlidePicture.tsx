// Owns: a picture of its own on a slide: laid out for the shape of the screen, whole, as large as it can be there.
// Rule EXP-156.

import { useCallback } from "react";
import type { PictureOf } from "../../../shared/export/pictureSetting.ts";
import { type PictureSource, slideScene } from "../../export/scenes.ts";
import { SceneView } from "../../ui/SceneView.tsx";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { usePicture } from "./usePictures.ts";
import styles from "./Walk.module.css";

export type SlidePictureProps =
  | { readonly kind: "journey"; readonly id: string; readonly slide?: undefined }
  /** `slide`: which of its slides, from 0 on. */
  | { readonly kind: "heatmap"; readonly id?: undefined; readonly slide: number };

export function SlidePicture({ kind, id, slide }: SlidePictureProps) {
  const shape = useMediaQuery("(orientation: portrait)") ? "tall" : "wide";
  const make = useCallback(
    (source: PictureSource) => {
      const of: PictureOf = kind === "journey" ? { kind, id } : { kind, by: "persona", slide };
      return slideScene(source, of, shape);
    },
    [kind, id, slide, shape],
  );
  const scene = usePicture(make);
  return scene ? <SceneView scene={scene} className={styles.scene} /> : null;
}
