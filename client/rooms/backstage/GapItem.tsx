// A step without a process map, mostly a moment of truth, and the ways to mend that. [A11-54]
import { Link2, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { PlacedStep } from "../../../shared/model/placedStep.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMay } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./GapItem.module.css";
import { journeyWords } from "./journeyWords.ts";
import { LinkMapDialog } from "./LinkMapDialog.tsx";
import { MomentSign } from "./MomentSign.tsx";
import { processPath, stepPath } from "./paths.ts";
import { useMakeMap } from "./useMakeMap.ts";

export function GapItem({ placed }: { readonly placed: PlacedStep }) {
  const { allowed } = useMay({ write: "map" });
  const { workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const [isLinking, setLinking] = useState(false);
  const makeMap = useMakeMap();
  const { step, touchpoint } = placed;
  const sign = step.momentOfTruth;
  const { text } = touchpoint;
  const isSought = new URLSearchParams(useSearch()).get("step") === step.id;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) item.current?.scrollIntoView({ block: "center" });
  }, [isSought]);
  const make = (): void => {
    const id = makeMap(text, step.id);
    if (id !== null) navigate(processPath(workshopId, id, step.id));
  };
  return (
    <li
      ref={item}
      className={classNames(styles.gap, sign !== "" && styles[sign], isSought && styles.sought)}
    >
      <div className={styles.what}>
        {sign === "" ? null : <MomentSign sign={sign} />}
        <div>
          <p className={styles.text}>{text}</p>
          <p className={styles.journey}>
            {sign === "" ? "" : `${t(`backstage.${sign}`)} · `}
            {journeyWords(placed)}
          </p>
        </div>
      </div>
      <div className={styles.ways}>
        {allowed ? (
          <>
            <Button size="small" variant="primary" icon={<Plus />} onPress={make}>
              {t("backstage.makeMap")}
            </Button>
            <Button size="small" icon={<Link2 />} onPress={() => setLinking(true)}>
              {t("backstage.linkMap")}
            </Button>
          </>
        ) : null}
        <Link
          href={stepPath(workshopId, placed)}
          className={styles.link ?? ""}
          aria-label={t("backstage.goToStepOf", { text })}
        >
          {t("backstage.goToStep")}
        </Link>
      </div>
      {isLinking ? <LinkMapDialog placed={placed} onClose={() => setLinking(false)} /> : null}
    </li>
  );
}
