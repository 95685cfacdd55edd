// Owns: Excalidraw as it comes, with a rectangle and its label per card.
import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
} from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import type { ExcalidrawImperativeAPI } from "@excalidraw/excalidraw/types";
import { createRoot } from "react-dom/client";
import { type Camera, cardSize, colors, isInView, loadCards, middleOf } from "./cards.ts";

const cards = await loadCards();
const skeletonOf = (card: { id: string; x: number; y: number; text: string; color: number }) => ({
  id: card.id,
  type: "rectangle" as const,
  x: card.x,
  y: card.y,
  width: cardSize.width,
  height: cardSize.height,
  backgroundColor: "#fffdf8",
  fillStyle: "solid" as const,
  strokeColor: colors[card.color] ?? "#888",
  label: { text: card.text, fontSize: 16, strokeColor: "#222222" },
});
const elements = convertToExcalidrawElements(cards.map(skeletonOf), { regenerateIds: false });
const ids = cards.map(({ id }) => id);

function open(api: ExcalidrawImperativeAPI): void {
  const camera = (): Camera => {
    const { scrollX, scrollY, zoom } = api.getAppState();
    return { x: -scrollX, y: -scrollY, zoom: zoom.value };
  };
  const placeOf = (i: number) => {
    const { x = 0, y = 0 } = api.getSceneElements().find(({ id }) => id === ids[i]) ?? {};
    return { x, y };
  };
  Object.assign(window, {
    __bench: {
      count: () => api.getSceneElements().filter(({ type }) => type === "rectangle").length,
      rendered: () =>
        api.getSceneElements().filter((element) => isInView(element, camera())).length,
      missing: () => 0,
      camera,
      setCamera: ({ x, y, zoom }: Camera) =>
        api.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom } } as never }),
      pos: placeOf,
      point: (i: number) => middleOf(placeOf(i), camera()),
      move: (moves: readonly { i: number; x: number; y: number }[]) => {
        const places = new Map(moves.map(({ i, x, y }) => [ids[i], { x, y }]));
        const next = api.getSceneElements().map((element) => {
          const of =
            "containerId" in element && element.containerId ? element.containerId : element.id;
          const to = places.get(of);
          if (!to) return element;
          const isLabel = of !== element.id;
          const x = isLabel ? to.x + (cardSize.width - element.width) / 2 : to.x;
          const y = isLabel ? to.y + (cardSize.height - element.height) / 2 : to.y;
          return {
            ...element,
            x,
            y,
            version: element.version + 1,
            versionNonce: element.versionNonce + 1,
          };
        });
        api.updateScene({ elements: next, captureUpdate: CaptureUpdateAction.NEVER });
      },
      add: (x: number, y: number) => {
        const id = `new-${ids.length}`;
        ids.push(id);
        const fresh = convertToExcalidrawElements(
          [skeletonOf({ id, x, y, text: "A new card", color: 1 })],
          {
            regenerateIds: false,
          },
        );
        api.updateScene({
          elements: [...api.getSceneElements(), ...fresh],
          captureUpdate: CaptureUpdateAction.IMMEDIATELY,
        });
      },
    },
  });
}

const place = document.createElement("div");
place.style.cssText = "position: fixed; inset: 0";
document.body.append(place);
createRoot(place).render(<Excalidraw initialData={{ elements }} excalidrawAPI={open} />);
