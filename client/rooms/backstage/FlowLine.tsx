// A flow on the process map: a line with right angles, an arrowhead and, where it has one, its label.
import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
  Position,
} from "@xyflow/react";
import { memo } from "react";
import { classNames } from "../../ui/classNames.ts";
import styles from "./FlowLine.module.css";
import type { FlowEdge } from "./flowElements.ts";

export const FlowLine = memo(function FlowLine({
  id,
  data,
  selected,
  markerEnd,
  ...ends
}: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, sourcePosition } = ends;
  const [path] = getSmoothStepPath({ ...ends, borderRadius: 10, offset: 22 });
  const label = data?.flow.label ?? "";
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={classNames(styles.line, selected && styles.selected)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      {label === "" ? null : (
        <EdgeLabelRenderer>
          <span
            className={styles.label}
            style={{ transform: `translate(${sourceX}px, ${sourceY}px) ${beside[sourcePosition]}` }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

// A label stands where its flow begins: there it says which way out it is, and crosses no other.
const beside: Readonly<Record<Position, string>> = {
  [Position.Right]: "translate(6px, calc(-100% - 2px))",
  [Position.Left]: "translate(calc(-100% - 6px), calc(-100% - 2px))",
  [Position.Bottom]: "translate(6px, 4px)",
  [Position.Top]: "translate(6px, calc(-100% - 4px))",
};
