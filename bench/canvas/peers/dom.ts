// Owns: the simplest page of all: an element per card, and one transform for the camera. The browser does the rest.
import { type Camera, colors, followWheel, loadCards, middleOf } from "./cards.ts";

const cards = await loadCards();
const camera: Camera = { x: 0, y: 0, zoom: 1 };
const style = document.createElement("style");
style.textContent = `
  body { overflow: hidden; background: #f6f3ec; }
  #world { position: absolute; transform-origin: 0 0; }
  .card { position: absolute; box-sizing: border-box; width: 200px; height: 120px; padding: 12px 20px;
    background: #fffdf8; border: 1px solid #ddd; border-left: 6px solid; font: 500 16px/21px sans-serif; overflow: hidden; }
  .card.selected { outline: 2px solid #36c; }`;
const world = document.createElement("div");
world.id = "world";
const elements = cards.map((card, i) => elementOf(card, i));
world.append(...elements);
document.head.append(style);
document.body.append(world);

function elementOf(
  card: { x: number; y: number; text: string; color: number },
  i: number,
): HTMLElement {
  const element = document.createElement("div");
  element.className = "card";
  element.dataset.i = String(i);
  element.dataset.cardId = String(i);
  element.textContent = card.text;
  element.style.borderLeftColor = colors[card.color] ?? "#888";
  element.style.transform = `translate(${card.x}px, ${card.y}px)`;
  return element;
}

function place(): void {
  world.style.transform = `translate(${-camera.x * camera.zoom}px, ${-camera.y * camera.zoom}px) scale(${camera.zoom})`;
}
function moveTo(i: number, x: number, y: number): void {
  Object.assign(cards[i] ?? {}, { x, y });
  const element = elements[i];
  if (element) element.style.transform = `translate(${x}px, ${y}px)`;
}

place();
followWheel(camera, place);
let dragging = -1;
let last = { x: 0, y: 0 };
addEventListener("pointerdown", (event) => {
  const element = (event.target as Element).closest<HTMLElement>(".card");
  dragging = Number(element?.dataset.i ?? -1);
  document.querySelector(".selected")?.classList.remove("selected");
  element?.classList.add("selected");
  last = { x: event.clientX, y: event.clientY };
});
addEventListener("pointermove", (event) => {
  const card = cards[dragging];
  if (!card) return;
  moveTo(
    dragging,
    card.x + (event.clientX - last.x) / camera.zoom,
    card.y + (event.clientY - last.y) / camera.zoom,
  );
  last = { x: event.clientX, y: event.clientY };
});
addEventListener("pointerup", () => {
  dragging = -1;
});

Object.assign(window, {
  __bench: {
    count: () => cards.length,
    rendered: () => elements.length,
    missing: () => 0,
    camera: () => ({ ...camera }),
    setCamera: (next: Camera) => {
      Object.assign(camera, next);
      place();
    },
    pos: (i: number) => ({ x: cards[i]?.x ?? 0, y: cards[i]?.y ?? 0 }),
    point: (i: number) => middleOf(cards[i] ?? { x: 0, y: 0 }, camera),
    move: (moves: readonly { i: number; x: number; y: number }[]) => {
      for (const { i, x, y } of moves) moveTo(i, x, y);
    },
    add: (x: number, y: number) => {
      const card = { id: `new-${cards.length}`, x, y, text: "A new card", color: 1 };
      const element = elementOf(card, cards.length);
      cards.push(card);
      elements.push(element);
      world.append(element);
    },
  },
});
