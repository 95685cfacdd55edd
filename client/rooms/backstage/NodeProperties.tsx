// What is known about one node: fields for those who may change them, facts for the others. [A11-52]
import { Spline, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { canHoldInside } from "../../../shared/model/subprocess.ts";
import {
  type NodeKind,
  nodeKinds,
  type ProcessLane,
  type ProcessNode,
} from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { DraftField } from "./DraftField.tsx";
import { useDesk } from "./desk.tsx";
import { nameOf } from "./flowElements.ts";
import { Inside } from "./InsideLink.tsx";
import { journeyWords } from "./journeyWords.ts";
import styles from "./PropertiesPanel.module.css";
import { StepChip } from "./StepChip.tsx";

export interface NodePropertiesProps {
  readonly outline: ProcessOutline;
  readonly node: ProcessNode;
  readonly lane: ProcessLane;
}

export function NodeProperties(props: NodePropertiesProps) {
  const { mayEdit } = useDesk();
  return mayEdit ? <Fields {...props} /> : <Facts {...props} />;
}

const none = "none";

function Fields({ outline, node, lane }: NodePropertiesProps) {
  const { deeds, editor } = useDesk();
  const step = outline.steps.find(({ nodeId }) => nodeId === node.id);
  const describe = (description: Parameters<typeof deeds.describe>[1]): void =>
    deeds.describe([node.id], description);
  return (
    <div className={styles.fields}>
      {step ? (
        <div className={styles.touchpoint}>
          <p className={styles.muted}>{t("backstage.isTouchpoint")}</p>
          <StepChip placed={step} />
        </div>
      ) : (
        <DraftField
          label={t("backstage.nodeName")}
          value={node.name}
          multiline
          maxLength={280}
          onKeep={(name) => describe({ name })}
        />
      )}
      <Inside node={node} />
      <Kind node={node} />
      <Select
        label={t("backstage.lane")}
        options={outline.lanes.map(({ lane: { id, name, layer } }) => ({
          id,
          label: name,
          detail: t(`backstage.${layer}`),
        }))}
        value={lane.id}
        onChange={(laneId) => laneId !== lane.id && deeds.moveToLane(node.id, laneId)}
      />
      {outline.steps.length > 0 && (step || lane.layer === "customer") ? (
        <Select
          label={t("backstage.touchpointOf")}
          options={[
            { id: none, label: t("backstage.noTouchpoint") },
            ...outline.steps.map((served) => ({
              id: served.step.id,
              label: served.touchpoint.text,
              detail: journeyWords(served),
            })),
          ]}
          value={step?.step.id ?? none}
          onChange={(id) => deeds.attachStep(node.id, id === none ? "" : id)}
        />
      ) : null}
      <DraftField
        label={t("backstage.owner")}
        description={t("backstage.ownerHint")}
        value={node.owner}
        maxLength={120}
        onKeep={(owner) => describe({ owner })}
      />
      <DraftField
        label={t("backstage.systemName")}
        description={t("backstage.systemHint")}
        value={node.system}
        maxLength={120}
        onKeep={(system) => describe({ system })}
      />
      <NumberField
        label={t("backstage.minutes")}
        description={t("backstage.minutesHint")}
        value={node.minutes}
        minValue={0}
        maxValue={1_000_000}
        onChange={(minutes) => describe({ minutes })}
      />
      <Switch
        isSelected={node.fail}
        description={t("backstage.failHint")}
        onChange={(fail) => describe({ fail })}
      >
        {t("backstage.fail")}
      </Switch>
      <Switch
        isSelected={node.wait}
        description={t("backstage.waitHint")}
        onChange={(wait) => describe({ wait })}
      >
        {t("backstage.waitPoint")}
      </Switch>
      <section className={styles.flows}>
        <h3 className={styles.heading}>{t("backstage.flows")}</h3>
        <OutgoingFlows outline={outline} node={node} />
        <Button icon={<Spline />} onPress={() => editor.setState({ connecting: node.id })}>
          {t("backstage.connect")}
        </Button>
      </section>
    </div>
  );
}

/** What has a map behind it is asked for before it becomes of a kind that has none. */
function Kind({ node }: { readonly node: ProcessNode }) {
  const { deeds } = useDesk();
  const [asked, setAsked] = useState<NodeKind | null>(null);
  const become = (kind: NodeKind): void => deeds.describe([node.id], { kind });
  return (
    <>
      <Select<NodeKind>
        label={t("backstage.kind")}
        options={nodeKinds.map((kind) => ({ id: kind, label: t(`backstage.${kind}`) }))}
        value={node.kind}
        onChange={(kind) => {
          if (node.subprocessId === "" || canHoldInside(kind)) become(kind);
          else setAsked(kind);
        }}
      />
      <ConfirmDialog
        title={t("backstage.letGoTitle")}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && become(asked)}
        confirmLabel={t("backstage.letGo")}
      >
        {asked ? t("backstage.letGoText", { kind: t(`backstage.${asked}`) }) : null}
      </ConfirmDialog>
    </>
  );
}

function OutgoingFlows({ outline, node }: Pick<NodePropertiesProps, "outline" | "node">) {
  const { deeds } = useDesk();
  const flows = outgoing(outline, node);
  if (flows.length === 0) return <p className={styles.muted}>{t("backstage.noFlows")}</p>;
  return (
    <ul className={styles.flows}>
      {flows.map(({ flow, to }) => (
        <li key={flow.id} className={styles.flow}>
          <DraftField
            label={t("backstage.flowLabel", { to })}
            value={flow.label}
            maxLength={120}
            placeholder={t("backstage.flowLabelPlaceholder")}
            onKeep={(label) => deeds.label(flow.id, label)}
          />
          <IconButton
            label={t("backstage.deleteFlow", { to })}
            icon={<Trash2 />}
            onPress={() => deeds.deleteFlow(flow.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Facts({ outline, node, lane }: NodePropertiesProps) {
  const leads = outgoing(outline, node).map(({ flow, to }) =>
    flow.label ? `${flow.label}: ${to}` : to,
  );
  const facts: readonly (readonly [term: string, fact: string])[] = [
    [t("backstage.nodeName"), nameOf(node)],
    [t("backstage.lane"), lane.name],
    [t("backstage.owner"), node.owner],
    [t("backstage.systemName"), node.system],
    [t("backstage.minutes"), node.minutes === null ? "" : String(node.minutes)],
    [t("backstage.fail"), node.fail ? t("backstage.failHint") : ""],
    [t("backstage.waitPoint"), node.wait ? t("backstage.waitHint") : ""],
    [t("backstage.flows"), leads.join(", ")],
  ];
  return (
    <>
      <Inside node={node} />
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== "")
          .map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function outgoing(outline: ProcessOutline, node: ProcessNode) {
  const names = new Map(
    outline.lanes.flatMap(({ nodes }) => nodes.map((to) => [to.node.id, nameOf(to.node)] as const)),
  );
  return outline.flows
    .filter(({ from }) => from === node.id)
    .map((flow) => ({ flow, to: names.get(flow.to) ?? "" }));
}
