// The process map as nested lists: lanes, their nodes, their flows. An equal way to read and build it, with the same
// selection as the drawing. [A11-51]

import { Plus } from "lucide-react";
import { durationWords } from "../../../shared/format/duration.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { language, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { select } from "./editor.ts";
import { nameOf } from "./flowElements.ts";
import { InsideLink } from "./InsideLink.tsx";
import { kindIcons } from "./kinds.tsx";
import { NameEditor } from "./NameEditor.tsx";
import styles from "./OutlineView.module.css";

export function OutlineView({ outline }: { readonly outline: ProcessOutline }) {
  const { deeds, mayEdit } = useDesk();
  return (
    <div className={styles.page}>
      {outline.lanes.map(({ lane, nodes }) => (
        <section
          key={lane.id}
          className={styles.lane}
          aria-label={t("backstage.laneNamed", { name: lane.name })}
        >
          <h2 className={styles.title} dir="auto">
            {lane.name}
            {lane.name === t(`backstage.${lane.layer}`) ? null : (
              <span className={styles.layer}>{t(`backstage.${lane.layer}`)}</span>
            )}
          </h2>
          <ol className={styles.nodes}>
            {nodes.map(({ node }) => (
              <NodeItem key={node.id} node={node} outline={outline} />
            ))}
          </ol>
          {mayEdit ? (
            <Button
              size="small"
              variant="quiet"
              icon={<Plus />}
              onPress={() => deeds.addToLane("task", lane.id)}
            >
              {t("backstage.addTaskHere", { lane: lane.name })}
            </Button>
          ) : null}
        </section>
      ))}
    </div>
  );
}

interface NodeItemProps {
  readonly node: ProcessNode;
  readonly outline: ProcessOutline;
}

function NodeItem({ node, outline }: NodeItemProps) {
  const { editor, mayEdit } = useDesk();
  const isSelected = useEditorState(({ nodes }) => nodes.has(node.id));
  const isRenaming = useEditorState(({ renaming }) => renaming === node.id);
  const Icon = kindIcons[node.kind];
  return (
    <li>
      {isRenaming && mayEdit ? (
        <NameEditor node={node} />
      ) : (
        <button
          type="button"
          className={styles.node}
          aria-pressed={isSelected}
          onClick={() => select(editor, isSelected ? [] : [node.id])}
        >
          <Icon aria-hidden="true" />
          <span className={styles.kind}>{t(`backstage.${node.kind}`)}</span>
          <span>{nameOf(node)}</span>
          <span className={styles.details}>{detailsOf(node)}</span>
        </button>
      )}
      {node.subprocessId === "" ? null : (
        <div className={styles.inside}>
          <InsideLink node={node} />
        </div>
      )}
      <NodeFlows node={node} outline={outline} />
    </li>
  );
}

function NodeFlows({ node, outline }: NodeItemProps) {
  const { editor } = useDesk();
  const selected = useEditorState(({ flows }) => flows);
  const flows = outline.flows.filter(({ from }) => from === node.id);
  if (flows.length === 0) return null;
  const names = new Map(
    outline.lanes.flatMap(({ nodes }) => nodes.map((other) => [other.node.id, nameOf(other.node)])),
  );
  return (
    <ul className={styles.flows}>
      {flows.map((flow) => {
        const to = names.get(flow.to) ?? "";
        const isSelected = selected.has(flow.id);
        return (
          <li key={flow.id}>
            <button
              type="button"
              className={styles.flow}
              aria-pressed={isSelected}
              onClick={() => select(editor, [], isSelected ? [] : [flow.id])}
            >
              {flow.label
                ? t("backstage.flowLineLabelled", { label: flow.label, to })
                : t("backstage.flowLine", { to })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function detailsOf(node: ProcessNode): string {
  return [
    node.system,
    node.minutes === null ? "" : durationWords(node.minutes, language()),
    node.fail ? t("backstage.fail") : "",
    node.wait ? t("backstage.waitPoint") : "",
  ]
    .filter((detail) => detail !== "")
    .join(" · ");
}
