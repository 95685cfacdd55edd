// What describes a touchpoint, wherever it is used: channel, direction, department, evidence.

import { departmentsByName } from "../../shared/model/department.ts";
import { channels, directions, type Touchpoint } from "../../shared/model/tables.ts";
import type { Description } from "../../shared/model/touchpoint.ts";
import { lanes } from "../i18n/en/lanes.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap } from "../session/hooks.ts";
import { channelName, directionName } from "../ui/channels.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./DescriptionFields.module.css";

addWords({ lanes });

const none = "none";
const evidences = ["observed", "assumed", "proposed"] as const;

export interface DescriptionFieldsProps {
  readonly touchpoint: Touchpoint;
  readonly isDisabled: boolean;
  readonly onDescribe: (description: Description) => void;
}

export function DescriptionFields({ touchpoint, isDisabled, onDescribe }: DescriptionFieldsProps) {
  const departments = useMap(["departments"], departmentsByName);
  const known = departments.some(({ id }) => id === touchpoint.departmentId);
  return (
    <div className={styles.fields}>
      <Select
        label={t("lanes.channel")}
        options={["" as const, ...channels].map((id) => ({
          id: id || none,
          label: channelName(id),
        }))}
        value={touchpoint.channel || none}
        onChange={(id) => onDescribe({ channel: channels.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.direction")}
        options={["" as const, ...directions].map((id) => ({
          id: id || none,
          label: directionName(id),
        }))}
        value={touchpoint.direction || none}
        onChange={(id) => onDescribe({ direction: directions.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.department")}
        options={[
          { id: none, label: t("lanes.departmentNone") },
          ...departments.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={known ? touchpoint.departmentId : none}
        onChange={(id) => onDescribe({ departmentId: id === none ? "" : id })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.evidence")}
        options={[
          { id: none, label: t("lanes.evidenceNone") },
          ...evidences.map((id) => ({ id, label: t(`lanes.${id}`) })),
        ]}
        value={touchpoint.evidence || none}
        onChange={(id) => onDescribe({ evidence: evidences.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
    </div>
  );
}
