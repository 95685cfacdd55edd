// A flow on the process map: a line with right angles, an arrowhead and, where it has one, its label; and the signs of a
// hand-off and of a loop back, while they are shown.
import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
  Position,
} from "@xyflow/react";
import { ArrowLeftRight, Undo2 } from "lucide-react";
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
  const [path, middleX, middleY] = getSmoothStepPath({ ...ends, borderRadius: 10, offset: 22 });
  const label = data?.flow.label ?? "";
  const mark = data?.mark;
  const isUpward = sourcePosition !== Position.Bottom;
  const stacked = (data?.labelsBefore ?? 0) * (isUpward ? -labelStep : labelStep);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={classNames(styles.line, mark && styles[mark.kind], selected && styles.selected)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      {mark ? (
        <EdgeLabelRenderer>
          <span
            className={classNames(styles.mark, styles[`${mark.kind}Mark`])}
            style={{ transform: `translate(-50%, -50%) translate(${middleX}px, ${middleY}px)` }}
            title={mark.words}
            aria-hidden="true"
          >
            {mark.kind === "loop" ? null : <ArrowLeftRight />}
            {mark.kind === "handOff" ? null : <Undo2 />}
          </span>
        </EdgeLabelRenderer>
      ) : null}
      {label === "" ? null : (
        <EdgeLabelRenderer>
          <span
            className={styles.label}
            style={{
              transform: `translate(${sourceX}px, ${sourceY + stacked}px) ${beside[sourcePosition]}`,
            }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** From one label to the next, where several flows leave by one side. */
const labelStep = 18;

// A label stands where its flow begins: there it says which way out it is, and crosses no other.
const beside: Readonly<Record<Position, string>> = {
  [Position.Right]: "translate(6px, calc(-100% - 2px))",
  [Position.Left]: "translate(calc(-100% - 6px), calc(-100% - 2px))",
  [Position.Bottom]: "translate(6px, 4px)",
  [Position.Top]: "translate(6px, calc(-100% - 4px))",
};
