// Owns: the slides of a walk that show what was found: the whole journey, the heatmap, before and after, what matters.

import { type Measured, measuredSteps } from "../../../shared/insight/measurement.ts";
import { writtenDifference } from "../../../shared/model/emotion.ts";
import type { JourneyOutline } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { useRoom } from "../../session/hooks.ts";
import { FeltMark } from "./FeltMark.tsx";
import findings from "./Findings.module.css";
import { MatterList } from "./MatterList.tsx";
import { SlidePicture } from "./SlidePicture.tsx";
import type { Slide } from "./slides.ts";
import { useMatters } from "./useMatters.ts";
import { heatmapWords, mapWords } from "./useWalk.ts";
import styles from "./Walk.module.css";

export function MapSlide({
  slide,
  outline,
}: {
  readonly slide: Extract<Slide, { kind: "map" }>;
  readonly outline: JourneyOutline;
}) {
  return (
    <div className={styles.picture}>
      <h1 className={styles.kind}>{mapWords(slide)}</h1>
      <SlidePicture kind="journey" id={outline.journey.id} slide={slide.part} />
    </div>
  );
}

export function HeatmapSlide({ slide }: { readonly slide: Extract<Slide, { kind: "heatmap" }> }) {
  return (
    <div className={styles.picture}>
      <h1 className={styles.kind}>{heatmapWords(slide)}</h1>
      <SlidePicture kind="heatmap" slide={slide.part} />
    </div>
  );
}

export function ChangeSlide({ outline }: { readonly outline: JourneyOutline }) {
  const measured = useRoom(
    ["rounds", "tallies"],
    (room) => measuredSteps(outline, room),
    isSameText,
  );
  return (
    <div className={styles.step}>
      <h1 className={styles.heading}>{t("present.changeTitle")}</h1>
      <table className={findings.changes}>
        <thead>
          <tr>
            <th scope="col">{t("present.changeStep")}</th>
            <th scope="col">{t("present.changeBefore")}</th>
            <th scope="col">{t("present.changeAfter")}</th>
            <th scope="col">{t("present.change")}</th>
          </tr>
        </thead>
        <tbody>
          {measured.map((one) => (
            <tr key={one.step.id}>
              <th scope="row" dir="auto">
                {one.touchpoint.text}
              </th>
              <td>
                <FeltMark felt={one.before} />
              </td>
              <td>
                <FeltMark felt={one.after} />
              </td>
              <td>{changeWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MattersSlide() {
  const matters = useMatters();
  return (
    <div className={styles.step}>
      <h1 className={styles.heading}>{t("present.mattersTitle")}</h1>
      <MatterList matters={matters} />
    </div>
  );
}

function changeWords({ change }: Measured): string {
  if (change === null) return t("present.changeUnknown");
  if (Math.abs(change) < 0.05) return t("present.changeSame");
  return change > 0
    ? t("present.changeBetter", { by: writtenDifference(change) })
    : t("present.changeWorse", { by: writtenDifference(change) });
}

function isSameText(a: readonly Measured[], b: readonly Measured[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
