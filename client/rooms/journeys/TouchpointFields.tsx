// What describes the touchpoint of a step, wherever it is used: channel, direction, department, evidence, notes.
import { channels, directions, type Touchpoint } from "../../../shared/model/tables.ts";
import { type Description, describeTouchpoints } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { channelName, directionName } from "../../ui/channels.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { edit } from "./deeds.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./TouchpointFields.module.css";
import { useKept } from "./useKept.ts";

const none = "none";
const evidences = ["observed", "assumed", "proposed"] as const;

export function TouchpointFields({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const isDisabled = !useTools().journey.mayEdit;
  const departments = useMap(["departments"], (map) =>
    [...map.departments.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
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
        onChange={(id) => describe({ channel: channels.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.direction")}
        options={["" as const, ...directions].map((id) => ({
          id: id || none,
          label: directionName(id),
        }))}
        value={touchpoint.direction || none}
        onChange={(id) => describe({ direction: directions.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.department")}
        options={[
          { id: none, label: t("journeys.departmentNone") },
          ...departments.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={known ? touchpoint.departmentId : none}
        onChange={(id) => describe({ departmentId: id === none ? "" : id })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("lanes.evidence")}
        options={[
          { id: none, label: t("lanes.evidenceNone") },
          ...evidences.map((id) => ({ id, label: t(`lanes.${id}`) })),
        ]}
        value={touchpoint.evidence || none}
        onChange={(id) => describe({ evidence: evidences.find((one) => one === id) ?? "" })}
        isDisabled={isDisabled}
      />
    </div>
  );
}

export function Notes({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const isReadOnly = !useTools().journey.mayEdit;
  const { text, setText, keep } = useKept(touchpoint.notes, (notes) => describe({ notes }));
  if (isReadOnly && touchpoint.notes === "") return null;
  return (
    <TextField
      label={t("journeys.panelNotes")}
      value={text}
      onChange={setText}
      onBlur={keep}
      maxLength={5000}
      isReadOnly={isReadOnly}
      multiline
      rows={3}
    />
  );
}

function useDescribe(id: string): (description: Description) => void {
  const tools = useTools();
  return (description) => {
    edit(tools, t("lanes.undoDescribe"), (map) =>
      describeTouchpoints(map, { ids: [id], description }),
    );
  };
}
