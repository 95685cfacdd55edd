// What is known about one flow: its ends and its label; and a task can be put into it.
import { Plus } from "lucide-react";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { standingNodes } from "../../../shared/model/processOutline.ts";
import type { ProcessFlow } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { DraftField } from "./DraftField.tsx";
import { useDesk } from "./desk.tsx";
import { nameOf } from "./flowElements.ts";
import styles from "./PropertiesPanel.module.css";

export interface FlowPropertiesProps {
  readonly outline: ProcessOutline;
  readonly flow: ProcessFlow;
}

export function FlowProperties({ outline, flow }: FlowPropertiesProps) {
  const { deeds, mayEdit } = useDesk();
  const names = new Map(standingNodes(outline).map(({ node }) => [node.id, nameOf(node)]));
  const from = names.get(flow.from) ?? "";
  const to = names.get(flow.to) ?? "";
  return (
    <div className={styles.fields}>
      <p>{t("backstage.flowFromTo", { from, to })}</p>
      {mayEdit ? (
        <>
          <DraftField
            label={t("backstage.flowLabelPlain")}
            value={flow.label}
            maxLength={120}
            placeholder={t("backstage.flowLabelPlaceholder")}
            onKeep={(label) => deeds.label(flow.id, label)}
          />
          {(["from", "to"] as const).map((end) => (
            <Select
              key={end}
              label={end === "from" ? t("backstage.flowBegins") : t("backstage.connectTarget")}
              options={[...names]
                .filter(([id]) => id !== (end === "from" ? flow.to : flow.from))
                .map(([id, label]) => ({ id, label }))}
              value={flow[end]}
              onChange={(id) => deeds.reroute(flow.id, { [end]: id })}
            />
          ))}
          <Button icon={<Plus />} onPress={() => deeds.insert(flow.id, "task")}>
            {t("backstage.insertTask")}
          </Button>
        </>
      ) : (
        <p>{flow.label}</p>
      )}
    </div>
  );
}
