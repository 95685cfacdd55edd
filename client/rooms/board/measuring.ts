// Owns: `window.__bench`, by which the board is measured from outside; in the build made for that alone
// (`vite build --mode bench`) and only at an address with `?bench`. No other build may contain it.

import {
  cardPlaced,
  comeIn,
  documentOf,
  remotePeople,
  sentElsewhere,
} from "../../session/measuring.ts";
import type { Board } from "./board.ts";
import { toScreen, viewBounds } from "./camera.ts";
import { addCards } from "./commands.ts";
import { cardBounds, centreOf, type Point } from "./geometry.ts";

interface Move extends Point {
  readonly i: number;
}

/** Cards are called by their number in the order of the map; points are in CSS pixels of the page. */
interface Bench {
  count(): number;
  /** How many cards are drawn at this moment. */
  rendered(): number;
  /** How many cards in view are not drawn. */
  missing(): number;
  camera(): { x: number; y: number; zoom: number };
  setCamera(camera: { x: number; y: number; zoom: number }): void;
  pos(i: number): Point;
  point(i: number): Point;
  /** The map as another device holds it, as a data URL: who changes a card elsewhere has a browser of their own. */
  copy(): Promise<string>;
  id(i: number): string;
  /** What was done to such a copy, in base64: comes in when what this gives is called. */
  receive(update: string): () => void;
  /** A remote change. */
  move(moves: readonly Move[]): void;
  /** A person's own new card. */
  add(x: number, y: number): void;
  /** Others' presence. */
  cursors(
    people: readonly { id: number; name: string; color: number; x: number; y: number }[],
  ): void;
}

declare global {
  interface Window {
    __bench?: Bench;
  }
}

/** Opens the door for measuring; gives a function that closes it. */
export function openMeasuring(board: Board): () => void {
  if (!new URLSearchParams(window.location.search).has("bench")) return () => undefined;
  window.__bench = benchOf(board);
  return () => {
    delete window.__bench;
  };
}

function benchOf(board: Board): Bench {
  const { scene, session } = board;
  const ids = [...scene.cards.keys()];
  const placeOf = (i: number): Point => scene.card(ids[i] ?? "") ?? { x: 0, y: 0 };
  let people: ReturnType<typeof remotePeople> | null = null;
  return {
    count: () => scene.cards.size,
    camera: board.camera.get,
    setCamera: board.camera.set,
    ...drawnOn(board),
    pos: (i) => {
      const { x, y } = placeOf(i);
      return { x, y };
    },
    point: (i) => {
      const { x, y } = toScreen(board.camera.get(), centreOf(cardBounds(placeOf(i))));
      const { left, top } = surfaceOf()?.getBoundingClientRect() ?? { left: 0, top: 0 };
      return { x: left + x, y: top + y };
    },
    copy: () => dataUrlOf(documentOf(session.map)),
    id: (i) => ids[i] ?? "",
    receive: (update) => {
      const bytes = Uint8Array.from(atob(update), (char) => char.charCodeAt(0));
      return () => comeIn(session.map, bytes);
    },
    move: (moves) => {
      const sets = moves.map(({ i, x, y }) => cardPlaced(ids[i] ?? "", x, y));
      for (const update of sentElsewhere(documentOf(session.map), [sets])) {
        comeIn(session.map, update);
      }
    },
    add: (x, y) => {
      addCards(board, [`A new card at ${x}, ${y}`], { x, y });
    },
    cursors: (crowd) => {
      people ??= remotePeople(session.room);
      people(
        new Map(
          crowd.map(({ id, name, color, x, y }) => [
            id,
            { role: "curator", name, color, at: "board", pointer: [x, y] },
          ]),
        ),
      );
    },
  };
}

function dataUrlOf(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
}

function drawnOn(board: Board): Pick<Bench, "rendered" | "missing"> {
  const inView = (): string[] =>
    board.scene.within(viewBounds(board.camera.get(), board.size.get()));
  const inPage = (): number => surfaceOf()?.querySelectorAll("[data-card-id]").length ?? 0;
  const isPainted = (): boolean => surfaceOf()?.querySelector("canvas")?.hidden === false;
  return {
    rendered: () => (isPainted() ? inView().length : inPage()),
    missing: () => {
      if (isPainted()) return 0;
      return inView().filter((id) => !board.elements.has(id)).length;
    },
  };
}

function surfaceOf(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-surface]");
}
