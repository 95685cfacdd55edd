// A node on the process map: its shape and sign say its kind, its badges what is known about it. [A11-53]
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { Hourglass, Plus, TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import { useDesk, useEditorState } from "./desk.tsx";
import { onlyNode } from "./editor.ts";
import type { Side, StepNode } from "./flowElements.ts";
import { kindIcons } from "./kinds.tsx";
import { NameEditor } from "./NameEditor.tsx";
import styles from "./StepNodeShape.module.css";

export const StepNodeShape = memo(function StepNodeShape({
  data: { node, holder },
  selected,
}: NodeProps<StepNode>) {
  const { mayEdit, deeds } = useDesk();
  const isRenaming = useEditorState((state) => state.renaming === node.id);
  const isOnly = useEditorState((state) => onlyNode(state) === node.id);
  const color = holder ? `var(--cat-${holder.color})` : undefined;
  return (
    <div
      className={classNames(styles.node, styles[node.kind], selected && styles.selected)}
      {...(color === undefined ? {} : { style: { outlineColor: color }, "data-held": true })}
    >
      {node.kind === "decision" ? <DecisionOutline /> : null}
      {isRenaming && mayEdit ? <NameEditor node={node} /> : <Words node={node} />}
      <Signs node={node} />
      {holder && color ? (
        <span className={styles.holder} style={{ background: color }}>
          {holder.name}
        </span>
      ) : null}
      {sides.map(([id, position]) => (
        <Handle
          key={id}
          id={id}
          type="source"
          position={position}
          isConnectable={mayEdit}
          className={classNames(styles.handle, !mayEdit && styles.idle)}
        />
      ))}
      {isOnly && mayEdit && !isRenaming && node.kind !== "note" ? (
        <button
          type="button"
          tabIndex={-1}
          className={classNames(styles.add, "nodrag", "nopan")}
          aria-label={t("backstage.addNext")}
          onClick={(event) => {
            event.stopPropagation();
            deeds.addAfter(node.id, "task");
          }}
        >
          <Plus aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
});

function Words({ node }: { readonly node: ProcessNode }) {
  const Icon = kindIcons[node.kind];
  return (
    <span className={styles.words} aria-hidden="true">
      {node.kind === "task" || node.kind === "decision" ? null : <Icon className={styles.icon} />}
      <span className={classNames(styles.name, node.name === "" && styles.unnamed)}>
        {node.name || t(`backstage.${node.kind}`)}
      </span>
    </span>
  );
}

// What they say is in the name of the node, which a screen reader reads as a whole.
function Signs({ node }: { readonly node: ProcessNode }) {
  if (!node.system && node.minutes === null && !node.fail && !node.wait) return null;
  return (
    <span className={styles.signs} aria-hidden="true">
      {node.fail ? (
        <span className={styles.fail} title={t("backstage.fail")}>
          <TriangleAlert />
        </span>
      ) : null}
      {node.wait ? (
        <span className={styles.waits} title={t("backstage.waitPoint")}>
          <Hourglass />
        </span>
      ) : null}
      {node.minutes === null ? null : (
        <span className={styles.sign}>{t("backstage.minutesShort", { count: node.minutes })}</span>
      )}
      {node.system ? <span className={styles.sign}>{node.system}</span> : null}
    </span>
  );
}

function DecisionOutline() {
  return (
    <svg className={styles.diamond} viewBox="0 0 176 112" aria-hidden="true">
      <path d="M88 1 175 56 88 111 1 56z" />
    </svg>
  );
}

const sides: readonly (readonly [Side, Position])[] = [
  ["top", Position.Top],
  ["right", Position.Right],
  ["bottom", Position.Bottom],
  ["left", Position.Left],
];
