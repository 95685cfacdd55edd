// Owns: the departments of the workshop, listed by name, and adding one; where there are many, finding one. Rules PHA-35, PHA-36,
// PHA-76.

import { Plus } from "lucide-react";
import { useState } from "react";
import { cleanText } from "../../../shared/model/clean.ts";
import {
  addDepartment,
  departmentNameMax,
  departmentsByName,
} from "../../../shared/model/department.ts";
import type { Department } from "../../../shared/model/tables.ts";
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
      {allowed ? (
        <EditableDepartments departments={departments} />
      ) : (
        <ul className={styles.badges}>
          {departments.map(({ id, name, color }) => (
            <li key={id}>
              <Badge tone={(color ?? "neutral") as BadgeTone}>{name}</Badge>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Up to so many stand there whole; of more, so many until somebody seeks one or wants all. */
const shownAtFirst = 12;

function EditableDepartments({ departments }: { readonly departments: readonly Department[] }) {
  const [sought, setSought] = useState("");
  const [isWhole, setWhole] = useState(false);
  // The one that was touched or added last stays, whatever it is called now.
  const [heldId, setHeldId] = useState("");
  const seek = (text: string): void => {
    setSought(text);
    setHeldId("");
  };
  const words = sought.trim().toLocaleLowerCase();
  const isMany = departments.length > shownAtFirst;
  const isFound = ({ name }: Department, at: number): boolean =>
    words === "" ? isWhole || at < shownAtFirst : name.toLocaleLowerCase().includes(words);
  const shown = isMany
    ? departments.filter((one, at) => isFound(one, at) || one.id === heldId)
    : departments;
  return (
    <>
      {isMany ? (
        <TextField
          type="search"
          label={t("lobby.departmentFind")}
          value={sought}
          onChange={seek}
          onEscape={() => seek("")}
        />
      ) : null}
      <ul className={styles.list}>
        {shown.map((department) => (
          <li key={department.id} onFocus={() => setHeldId(department.id)}>
            <DepartmentRow department={department} />
          </li>
        ))}
      </ul>
      {isMany ? (
        <p role="status" className={styles.found}>
          {words === "" ? "" : t("lobby.departmentsFound", { count: shown.length })}
        </p>
      ) : null}
      {isMany && words === "" ? (
        <Button
          variant="quiet"
          onPress={() => setWhole(!isWhole)}
          aria-expanded={isWhole}
          className={styles.all}
        >
          {isWhole
            ? t("lobby.departmentsFewer")
            : t("lobby.departmentsAll", { count: departments.length })}
        </Button>
      ) : null}
      <NewDepartment onAdded={setHeldId} />
    </>
  );
}

function NewDepartment({ onAdded }: { readonly onAdded: (id: string) => void }) {
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
      for (const { id } of result.value) onAdded(id);
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
