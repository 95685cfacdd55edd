// A moment of truth without a process map, and the ways to mend that. [A11-54]
import { Link2, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { Moment } from "../../../shared/model/gap.ts";
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

export function GapItem({ moment }: { readonly moment: Moment }) {
  const { allowed } = useMay({ write: "map" });
  const { workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const [isLinking, setLinking] = useState(false);
  const makeMap = useMakeMap();
  const { step, touchpoint, sign } = moment;
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
    <li ref={item} className={classNames(styles.gap, styles[sign], isSought && styles.sought)}>
      <div className={styles.what}>
        <MomentSign sign={sign} />
        <div>
          <p className={styles.text}>{text}</p>
          <p className={styles.journey}>
            {sign === "love" ? t("backstage.love") : t("backstage.pain")} · {journeyWords(moment)}
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
          href={stepPath(workshopId, moment)}
          className={styles.link ?? ""}
          aria-label={t("backstage.goToStepOf", { text })}
        >
          {t("backstage.goToStep")}
        </Link>
      </div>
      {isLinking ? <LinkMapDialog moment={moment} onClose={() => setLinking(false)} /> : null}
    </li>
  );
}
