// Owns: the departments of the workshop, listed by name, and adding one. Rules PHA-35, PHA-36.

import { Plus } from "lucide-react";
import { useState } from "react";
import { cleanText } from "../../../shared/model/clean.ts";
import {
  addDepartment,
  departmentNameMax,
  departmentsByName,
} from "../../../shared/model/department.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useMay } from "../../session/hooks.ts";
import { announce } from "../../ui/announcements.ts";
import { Badge, type BadgeTone } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLastWords } from "../../ui/useAtTheEnd.ts";
import { DepartmentRow } from "./DepartmentRow.tsx";
import styles from "./Departments.module.css";
import { departmentRefusal } from "./departmentRefusal.ts";
import shared from "./LobbyRoom.module.css";

export function Departments() {
  const departments = useMap(["departments"], departmentsByName);
  const { allowed } = useMay({ write: "map" });
  return (
    <section className={shared.section} aria-labelledby="departments">
      <h2 id="departments" className={shared.heading}>
        {t("lobby.departmentsTitle")}
      </h2>
      <p className={shared.text}>
        {departments.length === 0 ? t("lobby.departmentsNone") : t("lobby.departmentsText")}
      </p>
      <ul className={allowed ? styles.list : styles.badges}>
        {departments.map((department) => (
          <li key={department.id}>
            {allowed ? (
              <DepartmentRow department={department} />
            ) : (
              <Badge tone={(department.color ?? "neutral") as BadgeTone}>{department.name}</Badge>
            )}
          </li>
        ))}
      </ul>
      {allowed ? <NewDepartment /> : null}
    </section>
  );
}

function NewDepartment() {
  const edit = useEdit();
  const [name, setName] = useState("");
  useLastWords([name]);
  const [error, setError] = useState<string | null>(null);
  /** Gives what is wrong with the name, if anything is. */
  const add = (): string | null => {
    const result = edit(t("lobby.undoAddDepartment"), (map, chance) =>
      addDepartment(map, { name }, chance),
    );
    if (result.ok) {
      announce(t("lobby.departmentAdded", { name: cleanText(name) }));
      setName("");
    }
    const wrong = result.ok ? null : departmentRefusal(result.error);
    setError(wrong);
    return wrong;
  };
  // The field says what is wrong as it comes, and at each Enter: it knows nothing of the button beside it.
  const press = (): void => {
    const wrong = add();
    if (wrong !== null && wrong === error) announce(wrong, "assertive");
  };
  return (
    <div className={styles.adding}>
      <TextField
        label={t("lobby.departmentNew")}
        hideLabel
        placeholder={t("lobby.departmentNew")}
        className={styles.field}
        maxLength={departmentNameMax}
        value={name}
        onChange={(text) => {
          setName(text);
          setError(null);
        }}
        onEnter={add}
        {...(error === null ? {} : { error })}
      />
      <Button icon={<Plus />} onPress={press}>
        {t("lobby.departmentAdd")}
      </Button>
    </div>
  );
}
