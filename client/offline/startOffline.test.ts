import { beforeEach, describe, expect, it } from "vitest";
import { readinessStore, setReadiness } from "./readiness.ts";
import { startOffline } from "./startOffline.ts";

/** What waits for a timer. */
let waiting: (() => void)[];
const timers = {
  after: (_ms: number, run: () => void) => {
    waiting.push(run);
    return () => undefined;
  },
};

interface Has {
  /** There is an older edition that serves the page. */
  readonly controller?: boolean;
  /** The script that the edition which waits begins with. */
  readonly waiting?: string;
  readonly refuses?: boolean;
}

function browser(has: Has) {
  const target = new EventTarget();
  const told: string[] = [];
  const worker = (name: string, entry?: string) => ({
    postMessage: (word: string) => {
      told.push(`${name}: ${word}`);
      if (word === "which") target.dispatchEvent(new MessageEvent("message", { data: { entry } }));
    },
  });
  const registration = Object.assign(new EventTarget(), {
    waiting: has.waiting ? worker("new", has.waiting) : null,
    installing: null as EventTarget | null,
  });
  const workers = Object.assign(target, {
    controller: has.controller ? worker("old") : null,
    getRegistration: async () => registration,
    register: async () => {
      if (has.refuses) throw new DOMException("no", "SecurityError");
      return registration;
    },
    ready: Promise.resolve({ active: worker("active") }),
  });
  /** Another edition is found on the server, and kept. */
  const bring = (entry: string) => {
    const coming = Object.assign(new EventTarget(), { state: "installing" });
    registration.installing = coming;
    registration.dispatchEvent(new Event("updatefound"));
    registration.waiting = worker("new", entry);
    coming.state = "installed";
    coming.dispatchEvent(new Event("statechange"));
  };
  /** It is kept by now, as an earlier page had asked. */
  const come = (entry: string) => {
    registration.waiting = worker("new", entry);
  };
  return { workers: workers as unknown as ServiceWorkerContainer, told, target, bring, come };
}

const own = "assets/index-1.js";

interface Began {
  readonly reloads: () => number;
  readonly hands: EventTarget;
}

async function start(
  workers: ServiceWorkerContainer | undefined,
  hands = new EventTarget(),
): Promise<Began> {
  let reloads = 0;
  await startOffline({
    workers,
    timers,
    entry: `https://waymark.example/${own}`,
    hands,
    hasTime: () => Promise.resolve(),
    reload: () => reloads++,
  });
  return { reloads: () => reloads, hands };
}

const runAll = () => {
  for (const run of waiting) run();
};

beforeEach(() => {
  waiting = [];
  setReadiness("preparing");
});

describe("starting without the network, on the page's side", () => {
  it("[A11-73] where browsers allow no worker it is known that a reload needs the network", async () => {
    await start(undefined);
    expect(readinessStore.getState().readiness).toBe("tabOnly");
  });

  it("[A11-73] a browser that refuses is no fault, and is known too", async () => {
    const { workers } = browser({ refuses: true });
    await start(workers);
    runAll();
    await expect.poll(() => readinessStore.getState().readiness).toBe("tabOnly");
  });

  it("[SYN-100] once all files are kept the page may be opened again", async () => {
    const { workers, told, target } = browser({});
    await start(workers);
    expect(told).toEqual([]);
    runAll();
    await expect.poll(() => told).toEqual(["active: keepAll"]);
    target.dispatchEvent(new MessageEvent("message", { data: "kept" }));
    expect(readinessStore.getState().readiness).toBe("ready");
  });

  it("[SYN-102] a waiting edition takes over at a start, and the page begins anew with it once", async () => {
    const { workers, told, target } = browser({ controller: true, waiting: "assets/index-2.js" });
    const { reloads } = await start(workers);
    await expect.poll(() => told).toEqual(["new: which", "new: takeOver"]);
    expect(reloads()).toBe(0);
    target.dispatchEvent(new Event("controllerchange"));
    target.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(1);
  });

  it("[STA-78] nothing takes over from a page that a hand has been laid on, or that has been there for a while", async () => {
    const touched = browser({ controller: true });
    const { hands } = await start(touched.workers);
    hands.dispatchEvent(new Event("keydown"));
    const say = { data: { entry: "assets/index-2.js" } };
    touched.target.dispatchEvent(new MessageEvent("message", say));
    const late = browser({ controller: true });
    await start(late.workers);
    runAll();
    await expect.poll(() => late.told).toEqual(["active: keepAll"]);
    late.bring("assets/index-2.js");
    expect([...touched.told, ...late.told]).not.toContain("new: takeOver");
  });

  it("[STA-75] a page that is of the waiting edition already lets it take over and goes on", async () => {
    const { workers, told, target, bring } = browser({ controller: true });
    const { reloads, hands } = await start(workers);
    runAll();
    await expect.poll(() => told).toEqual(["active: keepAll"]);
    hands.dispatchEvent(new Event("keydown"));
    bring(own);
    await expect.poll(() => told).toContain("new: takeOver");
    target.dispatchEvent(new Event("controllerchange"));
    expect(told.at(-1)).toBe("old: keepAll");
    expect(reloads()).toBe(0);
  });

  it("[STA-75] an edition that is kept while the page starts takes over as well", async () => {
    const { workers, told, come } = browser({ controller: true });
    await start(workers);
    expect(told).toEqual([]);
    come(own);
    runAll();
    await expect.poll(() => told).toContain("new: takeOver");
  });

  it("[STA-75] it asks again when the page comes back into view, as it does when another tab is closed", async () => {
    const { workers, told, target } = browser({ controller: true, waiting: own });
    const { reloads, hands } = await start(workers);
    runAll();
    hands.dispatchEvent(new Event("keydown"));
    await expect.poll(() => told).toContain("active: keepAll");
    const asked = () => told.filter((word) => word === "new: takeOver").length;
    const before = asked();
    hands.dispatchEvent(new Event("visibilitychange"));
    await expect.poll(asked).toBe(before + 1);
    target.dispatchEvent(new Event("controllerchange"));
    expect(told.filter((word) => word === "old: keepAll")).toEqual(["old: keepAll"]);
    expect(reloads()).toBe(0);
  });

  it("[SYN-102] the first edition that takes a page under its care disturbs nobody", async () => {
    const { workers, target } = browser({});
    const { reloads } = await start(workers);
    target.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(0);
  });
});
