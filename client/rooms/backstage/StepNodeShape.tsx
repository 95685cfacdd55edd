// A node on the process map: its shape and sign say its kind, its badges what is known about it. [A11-53]

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { ArrowUpLeft, Hourglass, Layers2, Plus, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { Link } from "wouter";
import { durationWords } from "../../../shared/format/duration.ts";
import type { ServedStep } from "../../../shared/model/processOutline.ts";
import type { Side } from "../../../shared/model/processRoutes.ts";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { CommentCount } from "../../comments/CommentCount.tsx";
import { language, t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import { useDesk, useEditorState } from "./desk.tsx";
import { onlyNode } from "./editor.ts";
import { nameOf, type StepNode } from "./flowElements.ts";
import { kindIcons } from "./kinds.tsx";
import { MomentSign } from "./MomentSign.tsx";
import { NameEditor } from "./NameEditor.tsx";
import { processPath, stepPath } from "./paths.ts";
import styles from "./StepNodeShape.module.css";

export const StepNodeShape = memo(function StepNodeShape({
  data: { node, step, holder, comments },
  selected,
}: NodeProps<StepNode>) {
  const { mayEdit, deeds } = useDesk();
  const isRenaming = useEditorState((state) => state.renaming === node.id);
  const isOnly = useEditorState((state) => onlyNode(state) === node.id);
  const color = holder ? `var(--cat-${holder.color})` : undefined;
  return (
    <div
      className={classNames(
        styles.node,
        styles[node.kind],
        step && styles.touchpoint,
        selected && styles.selected,
      )}
      {...(color === undefined ? {} : { style: { outlineColor: color }, "data-held": true })}
    >
      {node.kind === "decision" ? <DecisionOutline /> : null}
      {isRenaming && mayEdit && !step ? <NameEditor node={node} /> : <Words node={node} />}
      {step ? <StepSign placed={step} /> : null}
      {node.subprocessId === "" ? null : <InsideSign node={node} />}
      <Signs node={node} />
      {comments === 0 ? null : (
        <span className={styles.talk}>
          <CommentCount count={comments} />
        </span>
      )}
      {holder && color ? (
        <span className={styles.holder} style={{ background: color }} dir="auto">
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
      <span className={classNames(styles.name, node.name === "" && styles.unnamed)} dir="auto">
        {node.name || t(`backstage.${node.kind}`)}
      </span>
    </span>
  );
}

// What they say is in the name of the node, which a screen reader reads as a whole.
function Signs({ node }: { readonly node: ProcessNode }) {
  const { system, minutes, owner, fail, wait } = node;
  if (!system && !owner && minutes === null && !fail && !wait) return null;
  return (
    <span className={styles.signs} aria-hidden="true">
      {fail ? (
        <span className={styles.fail} title={t("backstage.fail")}>
          <TriangleAlert />
        </span>
      ) : null}
      {wait ? (
        <span className={styles.waits} title={t("backstage.waitPoint")}>
          <Hourglass />
        </span>
      ) : null}
      {minutes === null ? null : (
        <span className={styles.sign}>{durationWords(minutes, language())}</span>
      )}
      {owner ? <span className={styles.sign}>{owner}</span> : null}
      {system ? <span className={styles.sign}>{system}</span> : null}
    </span>
  );
}

// The way back to the journey, and the mark that the step has there.
function StepSign({ placed }: { readonly placed: ServedStep }) {
  const { workshopId } = useRoomLocation();
  const { step, touchpoint } = placed;
  return (
    <span className={styles.stepSign}>
      {step.momentOfTruth === "" ? null : <MomentSign sign={step.momentOfTruth} />}
      <Link
        href={stepPath(workshopId, placed)}
        className={classNames(styles.stepLink, "nodrag", "nopan")}
        aria-label={t("backstage.backToStep", { text: touchpoint.text })}
        tabIndex={-1}
        draggable={false}
      >
        <ArrowUpLeft aria-hidden="true" />
      </Link>
    </span>
  );
}

// The way into the map of what happens inside; a key and a double press lead there too.
function InsideSign({ node }: { readonly node: ProcessNode }) {
  const { workshopId } = useRoomLocation();
  return (
    <Link
      href={processPath(workshopId, node.subprocessId)}
      className={classNames(styles.stepLink, styles.insideLink, "nodrag", "nopan")}
      aria-label={t("backstage.openInside", { name: nameOf(node) })}
      title={t("backstage.inside")}
      tabIndex={-1}
      draggable={false}
    >
      <Layers2 aria-hidden="true" />
    </Link>
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
