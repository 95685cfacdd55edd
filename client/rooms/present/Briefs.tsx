// Owns: the way to the page of each department that answers for something.

import { departmentsByName } from "../../../shared/model/department.ts";
import { resolveTouchpoint } from "../../../shared/model/usage.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./Briefs.module.css";
import gallery from "./Gallery.module.css";

export function Briefs() {
  const { go } = useRoomLocation();
  const inOrder = useMap(["departments", "steps", "touchpoints"], (map) => {
    const used = new Set(
      [...map.steps.values()].map(
        (step) => resolveTouchpoint(map, step.touchpointId)?.departmentId,
      ),
    );
    return departmentsByName(map).filter(({ id }) => used.has(id));
  });
  if (inOrder.length === 0) return null;
  return (
    <section className={`${gallery.picture} ${styles.briefs}`} aria-labelledby="briefs">
      <h2 id="briefs" className={gallery.heading}>
        {t("present.briefs")}
      </h2>
      <p className={gallery.introduction}>{t("present.briefsText")}</p>
      <ul className={styles.list}>
        {inOrder.map(({ id, name }) => (
          <li key={id}>
            <Button onPress={() => go("present", "brief", id)}>
              <span dir="auto">{name || t("present.unnamedDepartment")}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
