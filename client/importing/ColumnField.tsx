// Owns: asking which column of a table holds the touchpoints, where there are several. Rule A11-147.

import type { TableColumns } from "../../shared/format/detect.ts";
import type { ColumnChoice } from "../../shared/format/touchpoint-columns.ts";
import { t } from "../i18n/t.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./ImportDialog.module.css";

export interface ColumnFieldProps {
  readonly columns: TableColumns;
  readonly choice: ColumnChoice | undefined;
  readonly onChoice: (choice: ColumnChoice) => void;
}

/** A list longer than that is no choice any more; what is meant stands near the front. */
const columnsOffered = 100;

export function ColumnField({ columns, choice, onChoice }: ColumnFieldProps) {
  const chosen = choice?.column ?? columns.found;
  const hasHeader = choice?.hasHeader ?? true;
  return (
    <div className={styles.columns}>
      <Select
        label={t("importing.column")}
        options={columns.names.slice(0, columnsOffered).map((name, at) => ({
          id: String(at),
          label: name.trim() || t("importing.columnUnnamed", { at: at + 1 }),
        }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(id) => onChoice({ column: Number(id), hasHeader })}
      />
      {chosen === null ? null : (
        <Checkbox
          isSelected={hasHeader}
          onChange={(next) => onChoice({ column: chosen, hasHeader: next })}
        >
          {t("importing.hasHeader")}
        </Checkbox>
      )}
    </div>
  );
}
