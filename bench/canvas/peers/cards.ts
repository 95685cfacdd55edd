// Owns: the cards of a board as every page of a peer gets them: from the exported file of a workshop. Also the look and the
// camera that the pages share, so that all draw the same at the same places.

export interface Card {
  readonly id: string;
  x: number;
  y: number;
  readonly text: string;
  /** 0 to 8. */
  readonly color: number;
}

/** The board point at the left upper corner of the view, and CSS pixels per board unit. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export const cardSize = { width: 200, height: 120 };
export const colors = [
  "#c9c4b8",
  "#3366cc",
  "#dc8a00",
  "#109618",
  "#990099",
  "#0099c6",
  "#dd4477",
  "#66aa00",
  "#b82e2e",
];

/** The cards of the workshop file that the address names: `?file=/board-5000.json`. */
export async function loadCards(): Promise<Card[]> {
  const file = new URLSearchParams(location.search).get("file") ?? "";
  const { map } = await (await fetch(file)).json();
  const departments: Record<string, { color?: number }> = map.departments ?? {};
  const touchpoints: Record<
    string,
    { text: string; place: [number, number]; departmentId?: string }
  > = map.touchpoints;
  return Object.entries(touchpoints).map(([id, { text, place, departmentId }]) => {
    const color = departments[departmentId ?? ""]?.color ?? 0;
    return { id, text, color, x: place[0], y: place[1] };
  });
}

export function isInView(card: { x: number; y: number }, camera: Camera): boolean {
  return (
    card.x < camera.x + innerWidth / camera.zoom &&
    card.x + cardSize.width > camera.x &&
    card.y < camera.y + innerHeight / camera.zoom &&
    card.y + cardSize.height > camera.y
  );
}

/** Where the middle of a card is on screen. */
export function middleOf(card: { x: number; y: number }, camera: Camera): { x: number; y: number } {
  return {
    x: (card.x + cardSize.width / 2 - camera.x) * camera.zoom,
    y: (card.y + cardSize.height / 2 - camera.y) * camera.zoom,
  };
}

/** Wheel pans, with Ctrl it zooms about the pointer. */
export function followWheel(camera: Camera, changed: () => void): void {
  addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.ctrlKey) {
        const bounded = Math.max(-22, Math.min(22, event.deltaY));
        const zoom = Math.max(0.02, Math.min(4, camera.zoom * Math.exp(-bounded / 100)));
        camera.x += event.clientX / camera.zoom - event.clientX / zoom;
        camera.y += event.clientY / camera.zoom - event.clientY / zoom;
        camera.zoom = zoom;
      } else {
        camera.x += event.deltaX / camera.zoom;
        camera.y += event.deltaY / camera.zoom;
      }
      changed();
    },
    { passive: false },
  );
}
