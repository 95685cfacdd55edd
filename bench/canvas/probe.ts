// Owns: what is looked at inside a page: times of frames, the wait from an input to the next painted frame, long tasks, times of
// interactions. Bundled into a text that runs in a page before anything of it; must not know which page it is.

/** What is going on while a recording runs. */
const held = {
  frames: [] as number[],
  lags: [] as number[],
  tasks: [] as number[],
  interactions: new Map<number, number>(),
  missing: 0,
  isRunning: false,
  /** Whether what is missing in each frame is looked for, which costs the page that has parts to count. */
  isCounting: false,
};
const channel = new MessageChannel();
const painted: (() => void)[] = [];
channel.port1.onmessage = () => painted.shift()?.();

/** Resolves right after the next frame was produced. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => void afterFrame().then(resolve));
  });
}

/** Called in a frame, resolves right after that was produced. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    painted.push(resolve);
    channel.port2.postMessage(0);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function frame(time: number): void {
  if (!held.isRunning) return;
  held.frames.push(time);
  if (held.isCounting) held.missing = Math.max(held.missing, window.__bench?.missing() ?? 0);
  requestAnimationFrame(frame);
}

for (const type of ["wheel", "pointerdown", "pointermove"]) {
  addEventListener(
    type,
    (event) => {
      if (!held.isRunning) return;
      void afterPaint().then(() => held.lags.push(performance.now() - event.timeStamp));
    },
    { capture: true, passive: true },
  );
}
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) held.tasks.push(entry.duration);
}).observe({ type: "longtask" });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries() as PerformanceEventTiming[]) {
    if (!entry.interactionId) continue;
    const longest = Math.max(held.interactions.get(entry.interactionId) ?? 0, entry.duration);
    held.interactions.set(entry.interactionId, longest);
  }
}).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);

function start(isCounting = false): void {
  held.interactions.clear();
  const fresh = { frames: [], lags: [], tasks: [], missing: 0 };
  Object.assign(held, { ...fresh, isRunning: true, isCounting });
  requestAnimationFrame(frame);
}

function stop(): Recording {
  held.isRunning = false;
  const { frames, lags, tasks, missing } = held;
  const deltas = frames.slice(1).map((time, i) => time - (frames[i] ?? time));
  return { deltas, lags, tasks, interactions: [...held.interactions.values()], missing };
}

async function untilPainted(count: number): Promise<number> {
  while (!isUsable(count) && !isStoodInFor(count)) await new Promise(requestAnimationFrame);
  if (isUsable(count)) await afterPaint();
  // It was painted before this frame, which shows it.
  else await afterFrame();
  return performance.now();
}

async function untilUsable(count: number): Promise<number> {
  while (!isUsable(count)) await new Promise(requestAnimationFrame);
  await afterPaint();
  return performance.now();
}

async function untilArrived(selector: string): Promise<Arrival> {
  while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  await afterFrame();
  return { after: performance.now(), loaded };
}

function isUsable(count: number): boolean {
  const bench = window.__bench;
  return !!bench && bench.count() >= count && bench.rendered() > 0 && bench.missing() === 0;
}

function isStoodInFor(count: number): boolean {
  return (window.__benchStandIn ?? 0) >= count;
}

/** What others will have done next; it comes in by `remote`. */
let foreseen: (() => void)[] = [];

function foresee(moves: readonly Move[]): void {
  foreseen = moves.map((move) => () => window.__bench?.move([move]));
}

function receive(updates: readonly string[]): void {
  foreseen = updates.map((update) => window.__bench?.receive?.(update) ?? (() => undefined));
}

async function remote(): Promise<void> {
  for (const comeIn of foreseen) {
    comeIn();
    await afterPaint();
    await pause(30);
  }
}

async function still(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await afterPaint();
    await pause(30);
  }
}

async function add(x: number, y: number): Promise<number> {
  const bench = window.__bench;
  if (!bench) return Number.NaN;
  const before = bench.count();
  const began = performance.now();
  bench.add(x, y);
  do await afterPaint();
  while (bench.count() <= before);
  return performance.now() - began;
}

async function crowd(people: number, lastsMs: number): Promise<void> {
  const camera = window.__bench?.camera() ?? { x: 0, y: 0, zoom: 1 };
  const began = performance.now();
  for (let beat = 0; performance.now() - began < lastsMs; beat++) {
    window.__bench?.cursors?.(
      Array.from({ length: people }, (_, id) => {
        const angle = id + beat / 5;
        const x = camera.x + (((id * 37) % innerWidth) + 40 * Math.cos(angle)) / camera.zoom;
        const y = camera.y + (((id * 53) % innerHeight) + 40 * Math.sin(angle)) / camera.zoom;
        return { id: id + 1, name: `Person ${id}`, color: 1 + (id % 8), x, y };
      }),
    );
    await pause(100);
  }
}

window.__probe = {
  start,
  stop,
  painted: untilPainted,
  usable: untilUsable,
  arrived: untilArrived,
  foresee,
  receive,
  remote,
  still,
  add,
  crowd,
};

export interface Recording {
  /** Times between frames, waits from an input to the frame after it, long tasks, interactions: milliseconds. */
  readonly deltas: readonly number[];
  readonly lags: readonly number[];
  readonly tasks: readonly number[];
  readonly interactions: readonly number[];
  /** The most cards that were in view and not drawn in any frame, if they were counted. */
  readonly missing: number;
}

export interface Arrival {
  /** Milliseconds from the start of the navigation. */
  readonly after: number;
  /** The addresses of all that had come by then. */
  readonly loaded: readonly string[];
}

interface Probe {
  /** `isCounting`: looks in each frame for cards that are in view and not drawn. */
  start(isCounting?: boolean): void;
  stop(): Recording;
  /** Milliseconds from the start of the navigation until so many cards are there and those in view are painted. */
  painted(count: number): Promise<number>;
  /** … and until the page's own cards are painted and answer to a press: later, where a picture stands in for them at first. */
  usable(count: number): Promise<number>;
  /** Once a part of the page is painted. */
  arrived(selector: string): Promise<Arrival>;
  /** Prepares remote changes, told by an object … */
  foresee(moves: readonly Move[]): void;
  /** … or by bytes, in base64. */
  receive(updates: readonly string[]): void;
  /** Lets what was prepared come in, a change a frame. */
  remote(): Promise<void>;
  /** The same without any change. */
  still(times: number): Promise<void>;
  /** Milliseconds until a card that a person adds is painted. */
  add(x: number, y: number): Promise<number>;
  /** So many people whose pointers move ten times a second. */
  crowd(people: number, lastsMs: number): Promise<void>;
}

interface Move {
  readonly i: number;
  readonly x: number;
  readonly y: number;
}

interface Bench {
  count(): number;
  rendered(): number;
  missing(): number;
  camera(): { x: number; y: number; zoom: number };
  setCamera(camera: { x: number; y: number; zoom: number }): void;
  pos(i: number): { x: number; y: number };
  point(i: number): { x: number; y: number };
  /** Only where remote changes come in as bytes: see the measuring build's. */
  copy?(): Promise<string>;
  id?(i: number): string;
  receive?(update: string): () => void;
  move(moves: readonly Move[]): void;
  add(x: number, y: number): void;
  cursors?(people: readonly object[]): void;
}

declare global {
  interface Window {
    __bench?: Bench;
    /** How many cards the picture has that is seen before the application. */
    __benchStandIn?: number;
    __probe: Probe;
  }
}
