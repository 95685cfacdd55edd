// Owns: one department: its colour with its shape, its name in place, deleting it. Rules PHA-68, A11-267.

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ok } from "../../../shared/kit/result.ts";
import {
  countUses,
  deleteDepartment,
  departmentNameMax,
  recolorDepartment,
  renameDepartment,
} from "../../../shared/model/department.ts";
import type { Department } from "../../../shared/model/tables.ts";
import { undoAction } from "../../app/undoAction.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useSession } from "../../session/hooks.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { type Category, Shape, shapeOf } from "../../ui/Shape.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { useKept } from "../../ui/useKept.ts";
import {
  changedWords,
  sayLost,
  sayOvertaken,
  useTellWriting,
  useWriters,
} from "../../writing/whoWrites.ts";
import styles from "./Departments.module.css";
import { departmentRefusal } from "./departmentRefusal.ts";

export function DepartmentRow({ department }: { readonly department: Department }) {
  return (
    <div className={styles.row}>
      <ColorMenu department={department} />
      <NameField department={department} />
      <DeleteButton department={department} />
    </div>
  );
}

const categories: readonly Category[] = [1, 2, 3, 4, 5, 6, 7, 8];

function ColorMenu({ department }: { readonly department: Department }) {
  const edit = useEdit();
  const { id, name } = department;
  const color = (department.color ?? 8) as Category;
  return (
    <Menu
      label={t("lobby.departmentColor", { name, color: t(`lobby.color${color}`) })}
      trigger={
        <IconButton
          label={t("lobby.departmentColor", { name, color: t(`lobby.color${color}`) })}
          icon={<Swatch color={color} />}
        />
      }
      items={categories.map((category) => ({
        id: String(category),
        label: t(`lobby.color${category}`),
        icon: <Swatch color={category} />,
      }))}
      chosen={String(color)}
      onAction={(chosen) =>
        edit(t("lobby.undoColorDepartment"), (map) =>
          recolorDepartment(map, { id, color: Number(chosen) }),
        )
      }
    />
  );
}

function Swatch({ color }: { readonly color: Category }) {
  return (
    <span className={styles.swatch} style={{ color: `var(--cat-${color})` }}>
      <Shape name={shapeOf(color)} />
    </span>
  );
}

function NameField({ department }: { readonly department: Department }) {
  const session = useSession();
  const edit = useEdit();
  const { id, name } = department;
  const place = { table: "departments", id, field: "name" } as const;
  const writers = useWriters(place);
  const [error, setError] = useState<string | null>(null);
  const field = useKept(name, {
    onKeep: (next) => {
      const result = edit(t("lobby.undoRenameDepartment"), (map) =>
        renameDepartment(map, { id, name: next }),
      );
      setError(result.ok ? null : departmentRefusal(result.error));
      return result.ok;
    },
    onLost: sayLost,
    onWriting: useTellWriting(place, true),
    onOvertake: (theirs) => sayOvertaken(session, place, theirs),
  });
  const leaveAsItIs = (): void => {
    field.drop();
    setError(null);
  };
  return (
    <TextField
      label={t("lobby.departmentName", { name })}
      hideLabel
      className={styles.name}
      maxLength={departmentNameMax}
      value={field.text}
      onChange={(text) => {
        field.setText(text);
        setError(null);
      }}
      onEnter={field.keep}
      onBlur={field.keep}
      onEscape={leaveAsItIs}
      description={field.theirs === null ? writers || undefined : changedWords(field.theirs)}
      {...(error === null ? {} : { error })}
    />
  );
}

/** Asks only where something belongs to the department; otherwise undo is near enough. */
function DeleteButton({ department }: { readonly department: Department }) {
  const session = useSession();
  const edit = useEdit();
  const [uses, setUses] = useState<number | null>(null);
  const { id, name } = department;
  const remove = (): void => {
    const result = edit(t("lobby.undoDeleteDepartment"), (all) => ok(deleteDepartment(all, id)));
    if (result.ok) {
      toast(t("lobby.departmentDeleted", { name }), { action: undoAction(session) });
    } else toast(result.error.message, { tone: "danger" });
  };
  const ask = (): void => {
    const count = countUses(session.map.tables, id);
    if (count === 0) remove();
    else setUses(count);
  };
  return (
    <>
      <IconButton label={t("lobby.departmentDelete", { name })} icon={<Trash2 />} onPress={ask} />
      <ConfirmDialog
        title={t("lobby.departmentDeleteTitle", { name })}
        isOpen={uses !== null}
        onClose={() => setUses(null)}
        onConfirm={() => {
          setUses(null);
          remove();
        }}
      >
        {t("lobby.departmentDeleteText", { count: uses ?? 0 })}
      </ConfirmDialog>
    </>
  );
}
