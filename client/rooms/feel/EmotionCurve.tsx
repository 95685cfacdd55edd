// Owns: the emotion curve of a journey above its steps, as wide as the journey is long. The same drawing as in the
// picture of the journey; the steps below it link to their places.

import { curveItems } from "../../../shared/format/scene/emotionCurve.ts";
import type { CurvePoint } from "../../../shared/model/emotion.ts";
import { type JourneyOutline, stepsOf } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { SceneView } from "../../ui/SceneView.tsx";
import styles from "./EmotionCurve.module.css";
import { StepLink } from "./StepLink.tsx";
import { journeyName } from "./words.ts";

export interface EmotionCurveProps {
  readonly outline: JourneyOutline;
  readonly points: readonly CurvePoint[];
}

const columnWidth = 132;
const left = 48;
const top = 48;
const height = 200;
const below = 44;

export function EmotionCurve({ outline, points }: EmotionCurveProps) {
  const width = left + points.length * columnWidth;
  const items = curveItems({
    points: points.map(({ emotion }, at) => ({ x: left + (at + 0.5) * columnWidth, emotion })),
    left,
    right: width,
    top,
    height,
    title: t("feel.curve"),
  });
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={t("feel.curveScroll", { journey: journeyName(outline) })}
      className={styles.curve}
    >
      <div style={{ inlineSize: width }}>
        <SceneView
          scene={{ title: "", description: "", width, height: top + height + below, items }}
          isDecorative
        />
      </div>
      <ol
        className={styles.steps}
        style={{ inlineSize: width, paddingInlineStart: left, gridAutoColumns: columnWidth }}
      >
        {stepsOf(outline).map(({ step, touchpoint }) => (
          <li key={step.id} className={styles.step}>
            <StepLink step={step} className={styles.link}>
              {touchpoint.text}
            </StepLink>
          </li>
        ))}
      </ol>
    </section>
  );
}
