// A step without a process map, mostly a moment of truth, and the ways to mend that. [A11-54]
import { FileInput, Link2, Plus } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMay } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./GapItem.module.css";
import { ImportBpmnDialog } from "./ImportBpmnDialog.tsx";
import { journeyWords } from "./journeyWords.ts";
import { LinkMapDialog } from "./LinkMapDialog.tsx";
import { processPath, stepPath } from "./paths.ts";
import { useMakeMap } from "./useMakeMap.ts";

/** A step that somebody comes from and that is no moment of truth: what can be done behind it. */
export function GapItem({ placed }: { readonly placed: PlacedStep }) {
  return (
    <li className={styles.gap}>
      <div>
        <p id={wordingId(placed.step.id)} className={styles.text} dir="auto">
          {placed.touchpoint.text}
        </p>
        <p className={styles.journey}>{journeyWords(placed)}</p>
      </div>
      <GapWays placed={placed} hasMap={false} />
    </li>
  );
}

export interface GapWaysProps {
  readonly placed: PlacedStep;
  /** Whether a process map is there already: then a further one is linked, not made. */
  readonly hasMap: boolean;
}

/** Of the element with the wording of a step, which tells its buttons from those of the others. Rule A11-249. */
export function wordingId(stepId: string): string {
  return `wording-${stepId}`;
}

/** The ways to a process map for a step, and the way to the step itself. */
export function GapWays({ placed, hasMap }: GapWaysProps) {
  const { allowed } = useMay({ write: "map" });
  const { workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<"link" | "import" | null>(null);
  const makeMap = useMakeMap();
  const { step, touchpoint } = placed;
  const { text } = touchpoint;
  const about = { "aria-describedby": wordingId(step.id) };
  const make = (): void => {
    const id = makeMap(text, step.id);
    if (id !== null) navigate(processPath(workshopId, id, step.id));
  };
  return (
    <div className={styles.ways}>
      {allowed && !hasMap ? (
        <>
          <Button size="small" variant="primary" icon={<Plus />} {...about} onPress={make}>
            {t("backstage.makeMap")}
          </Button>
          <Button size="small" icon={<FileInput />} {...about} onPress={() => setOpen("import")}>
            {t("backstage.importFor")}
          </Button>
        </>
      ) : null}
      {allowed ? (
        <Button size="small" icon={<Link2 />} {...about} onPress={() => setOpen("link")}>
          {hasMap ? t("backstage.linkAnother") : t("backstage.linkMap")}
        </Button>
      ) : null}
      <Link
        href={stepPath(workshopId, placed)}
        className={styles.link ?? ""}
        aria-label={t("backstage.goToStepOf", { text })}
      >
        {t("backstage.goToStep")}
      </Link>
      {open === "link" ? <LinkMapDialog placed={placed} onClose={() => setOpen(null)} /> : null}
      {open === "import" ? (
        <ImportBpmnDialog stepId={step.id} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}
