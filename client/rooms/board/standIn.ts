// Owns: the board as it is seen before the application: read from the bytes of the map, painted by the same code as the room's own
// first picture, in the place where that will be. Needs neither React nor Yjs. Where the room would show its cards in the
// page, or anything is not understood, it paints nothing. Rules MAP-280, MAP-282.

import type { MapSnapshot } from "../../../shared/model/change.ts";
import { type Fields, type RowOf, rowReader } from "../../../shared/model/field.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { schemas, workshopRecord } from "../../../shared/model/tables.ts";
import { readRecords, updateIn } from "../../../shared/wire/records.ts";
import header from "../../app/Header.module.css";
import links from "../../app/RoomLinks.module.css";
import shell from "../../app/Shell.module.css";
import room from "./BoardRoom.module.css";
import { type Camera, fittedToMost, layerTransform, overviewBelow, unzoomOf } from "./camera.ts";
import { canvasOf, fitCanvas } from "./canvas.ts";
import type { Frame } from "./frames.ts";
import groups from "./GroupFrames.module.css";
import type { Size } from "./geometry.ts";
import type { PaintedCard } from "./paintCards.ts";
import { readPalette } from "./palette.ts";
import { openRepainting, type Picture } from "./repainting.ts";
import surface from "./Surface.module.css";
import { type SceneCard, sceneNow } from "./scene.ts";
import { heightOf, lowestFirst } from "./stacking.ts";
import styles from "./standIn.module.css";
import topBar from "./TopBar.module.css";
import { remeasure } from "./wording.ts";

/** The picture, step by step: each may come as early as it can. */
export interface StandIn {
  /** Lays out the boxes of the page, in which nothing is seen yet. The page's styles are in force. */
  lay(): void;
  /** `messages`: all that a map comes in. Whether there may be a picture of it. */
  read(messages: readonly ArrayBuffer[]): boolean;
  /** Shows what was read to somebody of this role. Gives what takes the picture away; `null` if there is none. */
  paint(role: Role): (() => void) | null;
  /** Takes the boxes away that no picture is in. */
  putAway(): void;
}

export function openStandIn(): StandIn {
  let page: Page | null = null;
  let map: MapSnapshot | null = null;
  const lay = (): Page => {
    page ??= layPage();
    return page;
  };
  const putAway = (): void => {
    page?.whole.remove();
    page = null;
  };
  return {
    lay,
    read: (messages) => {
      map = readMap(messages.map(updateIn));
      return map !== null;
    },
    paint: (role) => {
      if (!map) return null;
      const isReadOnly = role === "viewer" || map.workshop.get(workshopRecord)?.boardLocked;
      const laid = lay();
      if (isReadOnly) laid.stage.prepend(readOnlyLine());
      try {
        const take = paintOn(laid, sceneNow(map));
        // From now on it is the picture's.
        if (take) page = null;
        return take;
      } finally {
        // Whatever happens: it covers all else.
        putAway();
      }
    },
    putAway,
  };
}

function layPage(): Page {
  const page = makePage();
  document.body.append(page.whole);
  measure(page);
  return page;
}

/** In CSS pixels; the browser lays the page out for it, which costs more the more has changed. */
function measure({ surface: { clientWidth, clientHeight } }: Page): Size {
  return { width: clientWidth, height: clientHeight };
}

function paintOn(
  page: Page,
  { cards, frames, extent }: ReturnType<typeof sceneNow>,
): (() => void) | null {
  if (!extent) return null;
  const size = measure(page);
  const camera = fittedToMost(extent, cards.values(), size);
  const canvas = canvasOf(page.canvas);
  if (camera.zoom >= overviewBelow || !canvas) return null;
  page.whole.classList.add(styles.seen ?? "");
  layFrames(page, frames, camera);
  fitCanvas(canvas, size);
  const repainting = openRepainting();
  const picture = pictureOf(page.surface, cards, camera);
  repainting.paint(canvas, picture);
  if (import.meta.env.MODE === "bench") {
    Object.assign(window, { __benchStandIn: cards.size });
  }
  const stop = new AbortController();
  const repaint = (): void => {
    remeasure();
    repainting.paint(canvas, picture);
  };
  document.fonts?.addEventListener("loadingdone", repaint, stop);
  return () => {
    stop.abort();
    page.whole.remove();
  };
}

const seenTables = ["touchpoints", "groups", "departments", "workshop"];

/** Of the map only what lies on the board. */
function readMap(updates: readonly Uint8Array[]): MapSnapshot | null {
  const latin = new TextDecoder("latin1");
  const records = readRecords(updates, seenTables, (bytes) => latin.decode(bytes));
  let isClear = records !== null;
  const tables = Object.entries<Fields>(schemas.map).map(([name, fields]) => {
    const read = rowReader(fields);
    const rows = new Map<string, RowOf<Fields>>();
    const isTold = records?.each(name, Object.keys(fields), (id, value) => {
      const row = read(id, (_name, at) => value(at));
      if (row) rows.set(id, row);
    });
    isClear &&= isTold === true;
    return [name, rows];
  });
  if (!isClear) return null;
  return Object.fromEntries(tables);
}

function pictureOf(
  surface: HTMLElement,
  cards: ReadonlyMap<string, SceneCard>,
  camera: Camera,
): Picture {
  // All are in view, and lie on each other as in the page.
  const height = (id: string): number => heightOf(cards.get(id) as SceneCard);
  const painted = lowestFirst([...cards.keys()].sort(), height).map((id): PaintedCard => {
    const { x, y, color, touchpoint } = cards.get(id) as SceneCard;
    const { text } = touchpoint;
    return { id, x, y, text, color, isSelected: false, isFaded: false, presence: 1 };
  });
  return {
    camera,
    palette: readPalette(surface),
    hasTime: true,
    // It is painted whole, once, or once more when letters come.
    isStill: false,
    given: [],
    cardsIn: () => painted,
    placeOf: (id) => cards.get(id),
  };
}

interface Page {
  readonly whole: HTMLElement;
  /** What lies beside and above the surface. */
  readonly stage: HTMLElement;
  readonly surface: HTMLElement;
  /** Under and above the cards. */
  readonly frames: HTMLElement;
  readonly names: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** A line's height, and nothing on it. */
const blank = "\u00a0";

/** The same boxes as the room's, with nothing in those that are not the board. */
function makePage(): Page {
  const whole = part("div", `${styles.standIn} ${shell.shell}`);
  // Nobody can do anything there yet, and what it shows is told by the room.
  whole.ariaHidden = "true";
  const head = put(whole, part("div", header.header));
  put(head, part("div", header.bar));
  put(put(head, part("div", header.rooms)), part("span", links.link)).textContent = blank;
  const board = put(put(whole, part("div", shell.main)), part("div", room.room));
  put(board, part("div", topBar.bar));
  const stage = put(put(board, part("div", room.main)), part("div", room.stage));
  const ground = put(put(stage, part("div", surface.hold)), part("div", surface.surface));
  return {
    whole,
    stage,
    surface: ground,
    frames: put(ground, part("div", surface.world)),
    canvas: put(ground, part("canvas", surface.canvas)),
    names: put(ground, part("div", surface.world)),
  };
}

function readOnlyLine(): HTMLElement {
  const line = part("p", room.readOnly);
  line.textContent = blank;
  return line;
}

function layFrames({ frames, names }: Page, all: readonly Frame[], camera: Camera): void {
  for (const layer of [frames, names]) {
    layer.style.transform = layerTransform(camera, window.devicePixelRatio || 1);
    layer.style.setProperty("--unzoom", unzoomOf(camera));
  }
  for (const { bounds, name, members } of all) {
    for (const box of [
      put(frames, part("div", groups.frame)),
      put(names, part("div", groups.head)),
    ]) {
      box.style.transform = `translate(${bounds.left}px, ${bounds.top}px)`;
      box.style.width = `${bounds.right - bounds.left}px`;
      box.style.height = `${bounds.bottom - bounds.top}px`;
      if (box.parentElement !== names || name === "") continue;
      const label = put(box, part("div", groups.name));
      const words = put(label, part("span", groups.words));
      words.dir = "auto";
      words.textContent = name;
      put(label, part("span", groups.count)).textContent = String(members.length);
    }
  }
}

function part<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function put<E extends HTMLElement>(into: HTMLElement, element: E): E {
  into.append(element);
  return element;
}
