// Owns: React Flow as its own documentation shows it, with one node type; `?visible` adds `onlyRenderVisibleElements`.
import { ReactFlow, type ReactFlowInstance, useNodesState } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import { type Camera, cardSize, colors, loadCards } from "./cards.ts";

const cards = await loadCards();
const isVisibleOnly = new URLSearchParams(location.search).has("visible");

const CardNode = memo(({ data }: { data: { text: string; color: number } }) => (
  <div
    data-card-id=""
    style={{
      boxSizing: "border-box",
      width: cardSize.width,
      height: cardSize.height,
      padding: "12px 20px",
      background: "#fffdf8",
      border: "1px solid #ddd",
      borderLeft: `6px solid ${colors[data.color]}`,
      font: "500 16px/21px sans-serif",
      overflow: "hidden",
    }}
  >
    {data.text}
  </div>
));
const nodeTypes = { card: CardNode };
const nodeOf = (card: (typeof cards)[number]) => ({
  id: card.id,
  type: "card",
  position: { x: card.x, y: card.y },
  width: cardSize.width,
  height: cardSize.height,
  data: { text: card.text, color: card.color },
});

function Page() {
  const [nodes, setNodes, onNodesChange] = useNodesState(cards.map(nodeOf));
  const open = (flow: ReactFlowInstance<(typeof nodes)[number]>) => {
    const ids = cards.map(({ id }) => id);
    const placeOf = (i: number) => flow.getNode(ids[i] ?? "")?.position ?? { x: 0, y: 0 };
    Object.assign(window, {
      __bench: {
        count: () => flow.getNodes().length,
        rendered: () => document.querySelectorAll("[data-card-id]").length,
        missing: () => 0,
        camera: () => {
          const { x, y, zoom } = flow.getViewport();
          return { x: -x / zoom, y: -y / zoom, zoom };
        },
        setCamera: ({ x, y, zoom }: Camera) =>
          flow.setViewport({ x: -x * zoom, y: -y * zoom, zoom }),
        pos: placeOf,
        point: (i: number) => {
          const { x, y } = placeOf(i);
          return flow.flowToScreenPosition({
            x: x + cardSize.width / 2,
            y: y + cardSize.height / 2,
          });
        },
        move: (moves: readonly { i: number; x: number; y: number }[]) => {
          const places = new Map(moves.map(({ i, x, y }) => [ids[i], { x, y }]));
          setNodes((all) =>
            all.map((node) => {
              const position = places.get(node.id);
              return position ? { ...node, position } : node;
            }),
          );
        },
        add: (x: number, y: number) => {
          const id = `new-${ids.length}`;
          ids.push(id);
          setNodes((all) => [...all, nodeOf({ id, x, y, text: "A new card", color: 1 })]);
        },
      },
    });
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={[]}
      onNodesChange={onNodesChange}
      nodeTypes={nodeTypes}
      onlyRenderVisibleElements={isVisibleOnly}
      panOnScroll
      minZoom={0.02}
      onInit={open}
    />
  );
}

const place = document.createElement("div");
place.style.cssText = "position: fixed; inset: 0";
document.body.append(place);
createRoot(place).render(<Page />);
