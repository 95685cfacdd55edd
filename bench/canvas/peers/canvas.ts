// Owns: the practical limit: the same cards on one 2D canvas, drawn anew in every frame in which something has changed, and
// only those in view. It has no document, no text input, nothing for keyboards or screen readers.
import {
  type Camera,
  cardSize,
  colors,
  followWheel,
  isInView,
  loadCards,
  middleOf,
} from "./cards.ts";

const cards = await loadCards();
const camera: Camera = { x: 0, y: 0, zoom: 1 };
const canvas = document.createElement("canvas");
document.body.append(canvas);
canvas.width = innerWidth;
canvas.height = innerHeight;
const context = canvas.getContext("2d");
if (!context) throw new Error("There is no 2D canvas here");
let selected = -1;
let requested = false;
let drawn = 0;
let people: readonly { name: string; color: number; x: number; y: number }[] = [];

function draw(): void {
  requested = false;
  drawn = 0;
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = "#f6f3ec";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(
    camera.zoom,
    0,
    0,
    camera.zoom,
    -camera.x * camera.zoom,
    -camera.y * camera.zoom,
  );
  context.font = "500 16px sans-serif";
  context.textBaseline = "top";
  for (const [i, card] of cards.entries()) {
    if (!isInView(card, camera)) continue;
    drawn++;
    context.fillStyle = "#fffdf8";
    context.fillRect(card.x, card.y, cardSize.width, cardSize.height);
    context.fillStyle = colors[card.color] ?? "#888";
    context.fillRect(card.x, card.y, 6, cardSize.height);
    context.strokeStyle = i === selected ? "#3366cc" : "#ddd";
    context.strokeRect(card.x, card.y, cardSize.width, cardSize.height);
    context.fillStyle = "#222";
    const lines = linesOf(card.text);
    for (let line = 0; line < lines.length; line++) {
      context.fillText(lines[line] ?? "", card.x + 20, card.y + 14 + line * 21);
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const { name, color, x, y } of people) {
    const at = { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom };
    context.fillStyle = colors[color] ?? "#888";
    context.beginPath();
    context.moveTo(at.x, at.y);
    context.lineTo(at.x, at.y + 16);
    context.lineTo(at.x + 11, at.y + 11);
    context.fill();
    context.fillRect(at.x + 12, at.y + 16, 60, 22);
    context.fillStyle = "#fff";
    context.fillText(name, at.x + 18, at.y + 18);
  }
}

const broken = new Map<string, string[]>();
function linesOf(text: string): string[] {
  const known = broken.get(text);
  if (known) return known;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + word.length > 20) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  lines.push(line);
  broken.set(text, lines);
  return lines;
}

function request(): void {
  if (requested) return;
  requested = true;
  requestAnimationFrame(draw);
}

followWheel(camera, request);
let dragging = -1;
let last = { x: 0, y: 0 };
addEventListener("pointerdown", (event) => {
  const x = camera.x + event.clientX / camera.zoom;
  const y = camera.y + event.clientY / camera.zoom;
  dragging = cards.findIndex(
    (card) =>
      x >= card.x && x < card.x + cardSize.width && y >= card.y && y < card.y + cardSize.height,
  );
  selected = dragging;
  last = { x: event.clientX, y: event.clientY };
  request();
});
addEventListener("pointermove", (event) => {
  const card = cards[dragging];
  if (!card) return;
  card.x += (event.clientX - last.x) / camera.zoom;
  card.y += (event.clientY - last.y) / camera.zoom;
  last = { x: event.clientX, y: event.clientY };
  request();
});
addEventListener("pointerup", () => {
  dragging = -1;
});

request();
Object.assign(window, {
  __bench: {
    count: () => cards.length,
    rendered: () => drawn,
    missing: () => 0,
    camera: () => ({ ...camera }),
    setCamera: (next: Camera) => {
      Object.assign(camera, next);
      request();
    },
    pos: (i: number) => ({ x: cards[i]?.x ?? 0, y: cards[i]?.y ?? 0 }),
    point: (i: number) => middleOf(cards[i] ?? { x: 0, y: 0 }, camera),
    move: (moves: readonly { i: number; x: number; y: number }[]) => {
      for (const { i, x, y } of moves) Object.assign(cards[i] ?? {}, { x, y });
      request();
    },
    add: (x: number, y: number) => {
      cards.push({ id: `new-${cards.length}`, x, y, text: "A new card", color: 1 });
      request();
    },
    cursors: (crowd: typeof people) => {
      people = crowd;
      request();
    },
  },
});
