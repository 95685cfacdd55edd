// Owns: for which department one's ratings count, if one says so. Rule PHA-77.

import { chooseDepartment, ownRecord } from "../../../shared/model/ballot.ts";
import type { MineSnapshot } from "../../../shared/model/change.ts";
import { departmentsByName } from "../../../shared/model/department.ts";
import { t } from "../../i18n/t.ts";
import { useEditMine, useMap, useMine, useSession } from "../../session/hooks.ts";
import { LongSelect } from "../../ui/LongSelect.tsx";
import { toast } from "../../ui/toasts.ts";

export function DepartmentChoice({ isOver }: { readonly isOver: boolean }) {
  const { map } = useSession();
  const departments = useMap(["departments"], departmentsByName);
  const chosen = useMine(["me"], ownDepartment, "");
  const edit = useEditMine();
  if (departments.length === 0) return null;
  const choose = (id: string): void => {
    const departmentId = id === none ? "" : id;
    const result = edit((mine) => chooseDepartment(mine, map.tables, departmentId));
    if (!result.ok) toast(result.error.message, { tone: "caution" });
  };
  return (
    <LongSelect
      label={t("feel.department")}
      findLabel={t("feel.departmentFind")}
      description={t("feel.departmentWhy")}
      options={[
        { id: none, label: t("feel.departmentNone") },
        ...departments.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={departments.some(({ id }) => id === chosen) ? chosen : none}
      onChange={choose}
      isDisabled={isOver}
    />
  );
}

// No id of a record has a space.
const none = "no department";

const ownDepartment = (mine: MineSnapshot): string => ownRecord(mine)?.departmentId ?? "";
