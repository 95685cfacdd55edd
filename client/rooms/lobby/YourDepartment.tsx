// Owns: the department one belongs to, said by oneself, kept in one's private document. Rules PHA-37, PHA-77.

import { ok } from "../../../shared/kit/result.ts";
import { departmentsByName } from "../../../shared/model/department.ts";
import { joinDepartment, participantIn } from "../../../shared/model/participant.ts";
import { t } from "../../i18n/t.ts";
import { useEditMine, useMap, useMine } from "../../session/hooks.ts";
import { LongSelect } from "../../ui/LongSelect.tsx";
import styles from "./YourDepartment.module.css";

/** Stands for no department; a fresh id is 16 characters long. */
const none = "-none-";

export function YourDepartment() {
  const departments = useMap(["departments"], departmentsByName);
  const own = useMine(["me"], (mine) => participantIn(mine)?.departmentId ?? "", "");
  const edit = useEditMine();
  if (departments.length === 0) return null;
  const known = departments.some(({ id }) => id === own) ? own : none;
  return (
    <LongSelect
      label={t("lobby.yourDepartment")}
      findLabel={t("lobby.yourDepartmentFind")}
      description={t("lobby.yourDepartmentHint")}
      className={styles.field}
      options={[
        { id: none, label: t("lobby.yourDepartmentNone") },
        ...departments.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={known}
      onChange={(id) =>
        edit((mine, chance) => ok(joinDepartment(mine, id === none ? "" : id, chance)))
      }
    />
  );
}
