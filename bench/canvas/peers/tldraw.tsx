// Owns: tldraw as it comes, with a rectangle per card.
import { createRoot } from "react-dom/client";
import { createShapeId, type Editor, Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";
import { type Camera, cardSize, loadCards } from "./cards.ts";

const cards = await loadCards();
const palette = [
  "grey",
  "blue",
  "orange",
  "green",
  "violet",
  "light-blue",
  "light-red",
  "light-green",
  "red",
];
const ids = cards.map(({ id }) => createShapeId(id));
const shapeOf = (id: string, card: { x: number; y: number; text: string; color: number }) => ({
  id,
  type: "geo",
  x: card.x,
  y: card.y,
  props: {
    w: cardSize.width,
    h: cardSize.height,
    geo: "rectangle",
    fill: "solid",
    dash: "solid",
    size: "s",
    color: palette[card.color] ?? "grey",
    richText: toRichText(card.text),
  },
});

function open(editor: Editor): void {
  editor.createShapes(cards.map((card, i) => shapeOf(ids[i] ?? "", card)) as never);
  editor.clearHistory();
  const placeOf = (i: number) => {
    const { x = 0, y = 0 } = editor.getShape(ids[i] as never) ?? {};
    return { x, y };
  };
  Object.assign(window, {
    __bench: {
      count: () => editor.getCurrentPageShapeIds().size,
      rendered: () => document.querySelectorAll(".tl-shape").length,
      missing: () => 0,
      camera: () => {
        const { x, y, z } = editor.getCamera();
        return { x: -x, y: -y, zoom: z };
      },
      setCamera: ({ x, y, zoom }: Camera) =>
        editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true }),
      pos: placeOf,
      point: (i: number) => {
        const { x, y } = placeOf(i);
        return editor.pageToScreen({ x: x + cardSize.width / 2, y: y + cardSize.height / 2 });
      },
      move: (moves: readonly { i: number; x: number; y: number }[]) => {
        editor.store.mergeRemoteChanges(() => {
          for (const { i, x, y } of moves) {
            editor.store.update(ids[i] as never, (shape: object) => ({ ...shape, x, y }) as never);
          }
        });
      },
      add: (x: number, y: number) => {
        const id = createShapeId(`new-${ids.length}`);
        ids.push(id);
        editor.createShape(shapeOf(id, { x, y, text: "A new card", color: 1 }) as never);
      },
    },
  });
}

const place = document.createElement("div");
place.style.cssText = "position: fixed; inset: 0";
document.body.append(place);
createRoot(place).render(
  <Tldraw
    onMount={open}
    options={{ maxShapesPerPage: 50_000 }}
    cameraOptions={{ zoomSteps: [0.02, 0.1, 0.5, 1, 2, 4, 8], wheelBehavior: "pan" }}
  />,
);
