// Owns: what somebody sees first who has ten minutes: the question, the size of it, the few things that matter.

import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import styles from "./Highlights.module.css";
import { MatterList } from "./MatterList.tsx";
import { useMatters } from "./useMatters.ts";

export function Highlights() {
  const { go } = useRoomLocation();
  const matters = useMatters();
  const question = useMap(["workshop"], (map) => map.workshop.get("main")?.question ?? "");
  return (
    <>
      {question === "" ? null : (
        <p className={styles.question} dir="auto">
          {question}
        </p>
      )}
      {matters.length === 0 ? null : (
        <section className={styles.matters} aria-labelledby="matters">
          <h2 id="matters" className={styles.heading}>
            {t("present.mattersTitle")}
          </h2>
          <p className={styles.quiet}>{t("present.mattersText")}</p>
          <MatterList
            matters={matters}
            onOpen={({ step }) => go("present", step.journeyId, step.id)}
          />
        </section>
      )}
    </>
  );
}
