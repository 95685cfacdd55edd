// A touchpoint of a journey as a chip: one press leads to its step there. Its sign says love or pain. [A11-54]
import { ArrowUpLeft } from "lucide-react";
import { Link } from "wouter";
import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { MomentSign } from "./MomentSign.tsx";
import { stepPath } from "./paths.ts";
import styles from "./StepChip.module.css";

export function StepChip({ placed }: { readonly placed: PlacedStep }) {
  const { workshopId } = useRoomLocation();
  const { touchpoint, step } = placed;
  return (
    <Link
      href={stepPath(workshopId, placed)}
      className={styles.chip ?? ""}
      aria-label={t("backstage.backToStep", { text: touchpoint.text })}
      draggable={false}
    >
      {step.momentOfTruth === "" ? null : <MomentSign sign={step.momentOfTruth} />}
      <span className={styles.words} dir="auto">
        {touchpoint.text}
      </span>
      <ArrowUpLeft className={styles.back} aria-hidden="true" />
    </Link>
  );
}
