// The process map as a drawing, on React Flow, which holds only what is seen: all that lasts is in the document, and a drag
// is written there once, when it is put down. Rules A11-50, A11-53.
import "@xyflow/react/dist/style.css";
import {
  ConnectionLineType,
  ConnectionMode,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { bandsOf, pointToSpot } from "../../../shared/model/processBands.ts";
import { type ProcessOutline, standingNodes } from "../../../shared/model/processOutline.ts";
import { processGrid } from "../../../shared/model/processPlaces.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { useOpenCommentCounts } from "../../comments/useComments.ts";
import { t } from "../../i18n/t.ts";
import { usePeople } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { CanvasTools } from "./CanvasTools.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { changeSelection, lift, select } from "./editor.ts";
import { FlowLine } from "./FlowLine.tsx";
import { edgeMaker, type FlowEdge, nodeMaker, type StepNode } from "./flowElements.ts";
import type { FlowMark } from "./handOffMarks.ts";
import { useGoOutside, useMapsAround } from "./insides.ts";
import { keyDown, keyUp } from "./keys.ts";
import { LaneBands, StepHead } from "./LaneBands.tsx";
import { LaneHeads } from "./LaneHeads.tsx";
import styles from "./ProcessCanvas.module.css";
import { StepNodeShape } from "./StepNodeShape.tsx";
import { smallestZoom, useView } from "./useView.ts";

export interface ProcessCanvasProps {
  readonly outline: ProcessOutline;
  /** What flows are marked with; empty while hand-offs are not shown. */
  readonly marks: ReadonlyMap<string, FlowMark>;
}

export function ProcessCanvas(props: ProcessCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ outline, marks }: ProcessCanvasProps) {
  const { editor, deeds, mayEdit } = useDesk();
  const isCoarse = useMediaQuery("(pointer: coarse)");
  const people = usePeople();
  const state = useEditorState((all) => all);
  const [makeNodes] = useState(nodeMaker);
  const [makeEdges] = useState(edgeMaker);
  const bands = useMemo(() => bandsOf(outline), [outline]);
  const view = { outline, bands, state, people, marks, comments: useOpenCommentCounts() };
  const surface = useRef<HTMLDivElement>(null);
  const { centre, toMap, showAll } = useView(surface, bands);
  const { go } = useRoomLocation();
  const goOutside = useGoOutside(useMapsAround(outline.process.id));
  const flow = useReactFlow();
  const zoom = (how: "in" | "out" | "fit"): void => {
    if (how === "fit") showAll();
    else void (how === "in" ? flow.zoomIn() : flow.zoomOut());
  };
  const enter = (processId: string): void => go("backstage", processId);
  const openInside = (nodeId: string): boolean => {
    const all = standingNodes(outline);
    const inside = all.find(({ node }) => node.id === nodeId)?.node.subprocessId ?? "";
    if (inside !== "") enter(inside);
    return inside !== "";
  };
  const desk = { editor, deeds, mayEdit, outline, bands, openInside, enter, goOutside, zoom };
  const nodeChanges = (changes: NodeChange<StepNode>[]): void => {
    const selected = changes.filter((change) => change.type === "select");
    if (selected.length > 0) changeSelection(editor, "nodes", selected);
    const moved = changes.flatMap((change) =>
      change.type === "position" && change.position && change.dragging
        ? [[change.id, change.position] as const]
        : [],
    );
    if (moved.length > 0) lift(editor, moved);
  };
  const edgeChanges = (changes: EdgeChange<FlowEdge>[]): void => {
    const selected = changes.filter((change) => change.type === "select");
    if (selected.length > 0) changeSelection(editor, "flows", selected);
  };
  const doublePress = (event: MouseEvent): void => {
    if (!mayEdit || !(event.target instanceof Element)) return;
    if (!event.target.classList.contains("react-flow__pane")) return;
    const at = toMap({ x: event.clientX, y: event.clientY });
    const spot = pointToSpot(bands, { x: at.x - 88, y: at.y - 40 }, "task");
    if (spot) deeds.addAt("task", spot);
  };
  const guard = (event: KeyboardEvent<HTMLDivElement>, run: typeof keyDown): void => {
    // What opens from here (menus, dialogs) is elsewhere in the page, though React lets its keys bubble up to here.
    if (event.target instanceof Node && event.currentTarget.contains(event.target))
      run(event, desk);
  };
  const count = outline.lanes.reduce((sum, { nodes }) => sum + nodes.length, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions lint/a11y/noStaticElementInteractions: keys and double presses bubble up from the nodes and the pane.
    <div
      ref={surface}
      tabIndex={-1}
      className={styles.surface}
      onKeyDown={(event) => guard(event, keyDown)}
      onKeyUp={(event) => guard(event, keyUp)}
      onBlur={() => deeds.drop()}
      onDoubleClick={doublePress}
    >
      <VisuallyHidden>
        {mayEdit ? t("backstage.canvasHelp") : t("backstage.canvasHelpRead")}
      </VisuallyHidden>
      <ReactFlow<StepNode, FlowEdge>
        aria-label={t("backstage.canvas", { name: outline.process.name })}
        className={classNames(styles.flow)}
        nodes={makeNodes(view)}
        edges={makeEdges(view)}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={nodeChanges}
        onEdgesChange={edgeChanges}
        onNodeDragStop={deeds.drop}
        onConnect={({ source, target }) => deeds.connect(source, target)}
        edgesReconnectable={mayEdit}
        reconnectRadius={12}
        onReconnect={({ id }, { source, target }) =>
          deeds.reroute(id, { from: source, to: target })
        }
        onNodeDoubleClick={(_, { id }) => {
          if (!openInside(id) && mayEdit) editor.setState({ renaming: id });
        }}
        onPaneClick={() => {
          select(editor, []);
          surface.current?.focus();
        }}
        onSelectionEnd={() => surface.current?.focus()}
        isValidConnection={({ source, target }) => source !== target}
        connectionMode={ConnectionMode.Loose}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={28}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionOnDrag={mayEdit && !isCoarse}
        selectionMode={SelectionMode.Partial}
        panOnDrag={mayEdit && !isCoarse ? middleButton : true}
        panOnScroll
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={raster}
        minZoom={smallestZoom}
        maxZoom={2}
        defaultMarkerColor={null}
        connectOnClick={false}
        onlyRenderVisibleElements={count > 150}
      >
        <LaneBands bands={bands} />
        {bands[0]?.hasHead ? <StepHead band={bands[0]} steps={outline.steps} /> : null}
        <LaneHeads bands={bands} />
        <CanvasTools centre={centre} onFit={showAll} isEmpty={count === 0} />
      </ReactFlow>
    </div>
  );
}

const nodeTypes = { step: StepNodeShape };
const edgeTypes = { flow: FlowLine };
const middleButton = [1];
const raster: [number, number] = [processGrid, processGrid];
