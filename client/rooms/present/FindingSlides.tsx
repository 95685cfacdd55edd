// Owns: the slides of a walk that show what was found: the whole journey, the heatmap, before and after, what matters.

import { useCallback } from "react";
import { type Measured, measuredSteps } from "../../../shared/insight/measurement.ts";
import { writtenDifference } from "../../../shared/model/emotion.ts";
import type { JourneyOutline } from "../../../shared/model/outline.ts";
import { feelingsScene, journeyScene, type PictureSource } from "../../export/scenes.ts";
import { t } from "../../i18n/t.ts";
import { useRoom } from "../../session/hooks.ts";
import { SceneView } from "../../ui/SceneView.tsx";
import { FeltMark } from "./FeltMark.tsx";
import findings from "./Findings.module.css";
import { MatterList } from "./MatterList.tsx";
import { useMatters } from "./useMatters.ts";
import { usePicture } from "./usePictures.ts";
import styles from "./Walk.module.css";

export function MapSlide({ outline }: { readonly outline: JourneyOutline }) {
  const { id } = outline.journey;
  const make = useCallback((source: PictureSource) => journeyScene(source, id), [id]);
  return <PictureSlide heading={t("present.wholeJourney")} make={make} />;
}

export function HeatmapSlide() {
  return <PictureSlide heading={t("present.heatmapTitle")} make={heatmap} />;
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
              <th scope="row">{one.touchpoint.text}</th>
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

type Make = Parameters<typeof usePicture>[0];

const heatmap: Make = (source) => feelingsScene(source, "persona");

function PictureSlide({ heading, make }: { readonly heading: string; readonly make: Make }) {
  const scene = usePicture(make);
  return (
    <div className={styles.closing}>
      <h1 className={styles.kind}>{heading}</h1>
      {scene ? <SceneView scene={scene} className={styles.wide} /> : null}
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
