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

interface Said {
  readonly told: string[];
}

function browser(has: { controller?: boolean; waiting?: boolean; refuses?: boolean }) {
  const target = new EventTarget();
  const said: Said = { told: [] };
  const worker = (name: string) => ({
    postMessage: (word: string) => said.told.push(`${name}: ${word}`),
  });
  const workers = Object.assign(target, {
    controller: has.controller ? worker("old") : null,
    getRegistration: async () => (has.waiting ? { waiting: worker("new") } : undefined),
    register: async () => {
      if (has.refuses) throw new DOMException("no", "SecurityError");
    },
    ready: Promise.resolve({ active: worker("active") }),
  });
  return { workers: workers as unknown as ServiceWorkerContainer, told: said.told, target };
}

async function start(workers: ServiceWorkerContainer | undefined): Promise<() => number> {
  let reloads = 0;
  await startOffline({
    workers,
    timers,
    hasTime: () => Promise.resolve(),
    reload: () => reloads++,
  });
  return () => reloads;
}

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
    for (const run of waiting) run();
    await expect.poll(() => readinessStore.getState().readiness).toBe("tabOnly");
  });

  it("[SYN-100] once all files are kept the page may be opened again", async () => {
    const { workers, told, target } = browser({});
    await start(workers);
    expect(told).toEqual([]);
    for (const run of waiting) run();
    await expect.poll(() => told).toEqual(["active: keepAll"]);
    target.dispatchEvent(new MessageEvent("message", { data: "kept" }));
    expect(readinessStore.getState().readiness).toBe("ready");
  });

  it("[SYN-102] a waiting edition takes over at a start, and the page begins anew with it once", async () => {
    const { workers, told, target } = browser({ controller: true, waiting: true });
    const reloads = await start(workers);
    expect(told).toEqual(["new: takeOver"]);
    expect(reloads()).toBe(0);
    target.dispatchEvent(new Event("controllerchange"));
    target.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(1);
  });

  it("[SYN-102] the first edition that takes a page under its care disturbs nobody", async () => {
    const { workers, target } = browser({});
    const reloads = await start(workers);
    target.dispatchEvent(new Event("controllerchange"));
    expect(reloads()).toBe(0);
  });
});
