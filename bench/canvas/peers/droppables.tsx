// Owns: the usual way to drag on a map of many cells: a droppable of dnd-kit for each of them.
import { DndContext, DragOverlay, useDraggable, useDroppable } from "@dnd-kit/core";
import { memo, useState } from "react";
import { createRoot } from "react-dom/client";

const count = Number(new URLSearchParams(location.search).get("cells") ?? 1000);
const columns = 25;

const Cell = memo(({ id }: { id: string }) => {
  const droppable = useDroppable({ id });
  const draggable = useDraggable({ id });
  return (
    <div
      ref={(element) => {
        droppable.setNodeRef(element);
        draggable.setNodeRef(element);
      }}
      {...draggable.attributes}
      {...draggable.listeners}
      data-cell={id}
      style={{
        width: 200,
        height: 60,
        background: droppable.isOver ? "#def" : "#fffdf8",
        border: "1px solid #ddd",
        opacity: draggable.isDragging ? 0.4 : 1,
      }}
    >
      Step {id}
    </div>
  );
});

function Page() {
  const [active, setActive] = useState<string | null>(null);
  return (
    <DndContext
      onDragStart={(event) => setActive(String(event.active.id))}
      onDragEnd={() => setActive(null)}
    >
      <div style={{ display: "grid", gridTemplateColumns: `repeat(${columns}, 208px)`, gap: 4 }}>
        {Array.from({ length: count }, (_, i) => (
          <Cell key={String(i)} id={String(i)} />
        ))}
      </div>
      <DragOverlay>
        {active === null ? null : <div style={{ background: "#fff" }}>Step {active}</div>}
      </DragOverlay>
    </DndContext>
  );
}

const place = document.createElement("div");
document.body.append(place);
createRoot(place).render(<Page />);
