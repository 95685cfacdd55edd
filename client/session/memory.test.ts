import { expect, test, vi } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { type Drawer, memoryDrawer, storageDrawer } from "./drawer.ts";
import { readArrival, takeArrival } from "./entry.ts";
import { linkTo, tokenOf, withOrigin, workshopMemory } from "./memory.ts";

const token = (letter: string): string => letter.repeat(43);
const links = {
  facilitator: `http://host/w/w1#${token("f")}`,
  curator: `http://host/w/w1#${token("k")}`,
  contributor: `http://host/w/w1#${token("c")}`,
  viewer: `http://host/w/w1#${token("v")}`,
};

function remember(device: Drawer = memoryDrawer(), tab: Drawer = memoryDrawer()) {
  let nowMs = 0;
  const outside = { ...seededChance(1), now: () => ++nowMs };
  return workshopMemory(device, tab, outside);
}

/** A drawer that shows all that it holds. */
function recorded(): Drawer & { readonly held: ReadonlyMap<string, string> } {
  const held = new Map<string, string>();
  return {
    ...memoryDrawer(),
    held,
    read: (key) => held.get(key) ?? null,
    write: (key, text) => {
      if (text === null) held.delete(key);
      else held.set(key, text);
    },
  };
}

test("[ACC-22] the creator's browser keeps all four links and enters as facilitator", () => {
  const device = memoryDrawer();
  remember(device).rememberCreated({ id: "w1", links }, "Shop");
  const later = remember(device);
  expect(later.all()).toMatchObject([{ id: "w1", title: "Shop" }]);
  expect(later.get("w1")?.tokens).toEqual({
    facilitator: token("f"),
    curator: token("k"),
    contributor: token("c"),
    viewer: token("v"),
  });
  expect(later.invitation("w1")).toEqual({ token: token("f"), role: "facilitator" });
});

test("[ACC-21] the link that somebody came with goes before a stronger one, in this tab only", () => {
  const device = memoryDrawer();
  const tab = memoryDrawer();
  const memory = remember(device, tab);
  memory.rememberCreated({ id: "w1", links }, "Shop");
  memory.arrive("w1", token("c"));
  expect(memory.invitation("w1")).toEqual({ token: token("c"), role: "contributor" });
  expect(remember(device, tab).invitation("w1")?.role).toBe("contributor");
  expect(remember(device, memoryDrawer()).invitation("w1")?.role).toBe("facilitator");
});

test("[ACC-22] a link whose role nobody could say yet is not lost with the tab", () => {
  const device = memoryDrawer();
  remember(device).arrive("w1", token("x"));
  const later = remember(device);
  expect(later.invitation("w1")).toEqual({ token: token("x"), role: null });
  later.rememberOpened("w1", { title: "Shop", role: "viewer", token: token("x") });
  expect(remember(device).invitation("w1")).toEqual({ token: token("x"), role: "viewer" });
});

test("[ACC-24] of a revoked link nothing stays but the participant's secret", () => {
  const [device, tab] = [recorded(), recorded()];
  const memory = remember(device, tab);
  memory.arrive("w1", token("c"));
  memory.rememberOpened("w1", { title: "Shop", role: "contributor", token: token("c") });
  memory.documentSession("w1", "map");
  memory.documentSession("w1", "mine");
  const secret = memory.participantSecret("w1");
  memory.forgetToken("w1", token("c"));
  expect(memory.invitation("w1")).toBeNull();
  expect(memory.all()).toEqual([]);
  expect(new Map([...device.held, ...tab.held])).toEqual(
    new Map([
      ["waymark.participant.w1", secret],
      ["waymark.workshops", "[]"],
    ]),
  );
  expect(memory.participantSecret("w1")).toBe(secret);
});

test("[ACC-24] whoever has another link goes on under the same name on each document", () => {
  const memory = remember();
  memory.rememberOpened("w1", { title: "Shop", role: "curator", token: token("d") });
  memory.rememberOpened("w1", { title: "Shop", role: "contributor", token: token("c") });
  const name = memory.documentSession("w1", "map");
  memory.forgetToken("w1", token("c"));
  expect(memory.documentSession("w1", "map")).toBe(name);
});

test("[ACC-53] a revoked link is not a workshop that was forgotten in another tab", () => {
  const memory = remember();
  memory.rememberOpened("w1", { title: "Shop", role: "contributor", token: token("c") });
  memory.participantSecret("w1");
  memory.forgetToken("w1", token("c"));
  expect(memory.knows("w1")).toBe(true);
  memory.forget("w1");
  expect(memory.knows("w1")).toBe(false);
});

test("[ACC-53] neither is that of a viewer, who has no secret before", () => {
  const memory = remember();
  memory.rememberOpened("w1", { title: "Shop", role: "viewer", token: token("c") });
  memory.documentSession("w1", "map");
  memory.forgetToken("w1", token("c"));
  expect(memory.knows("w1")).toBe(true);
  memory.forgetToken("w2", token("d"));
  expect(memory.knows("w2")).toBe(false);
});

test("each workshop has its own secret of 43 characters, the same at every call", () => {
  const memory = remember();
  expect(memory.participantSecret("w1")).toMatch(/^[\w-]{43}$/);
  expect(memory.participantSecret("w1")).toBe(memory.participantSecret("w1"));
  expect(memory.participantSecret("w2")).not.toBe(memory.participantSecret("w1"));
});

test("what is unreadable in storage is left out", () => {
  const device = memoryDrawer();
  const good = { id: "w1", title: "Shop", lastOpenedMs: 1, tokens: { viewer: token("v") } };
  const bad = [null, 4, { id: "../x", title: "" }, { ...good, id: "w2", tokens: { viewer: "<" } }];
  device.write("waymark.workshops", JSON.stringify([good, ...bad]));
  expect(remember(device).all()).toEqual([
    { ...good, epochs: {} },
    { ...good, id: "w2", tokens: {}, epochs: {} },
  ]);
  device.write("waymark.workshops", "{not json");
  expect(remember(device).all()).toEqual([]);
});

test("storage that is switched off or full serves as long as the page lives", () => {
  const off = storageDrawer(() => {
    throw new DOMException("denied", "SecurityError");
  });
  off.write("a", "1");
  expect(off.read("a")).toBe("1");
  expect(off.isLasting()).toBe(false);
  const full = storageDrawer(
    () =>
      ({
        getItem: (key: string) => (key === "old" ? "kept" : null),
        setItem: () => {
          throw new DOMException("full", "QuotaExceededError");
        },
      }) as unknown as Storage,
  );
  full.write("new", "2");
  expect([full.read("new"), full.read("old"), full.isLasting()]).toEqual(["2", "kept", false]);
});

test("[ACC-53] what another tab writes into the same storage is told, and nothing else", () => {
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  const [device, tab] = [{} as Storage, {} as Storage];
  const told = vi.fn();
  storageDrawer(() => device).onOtherTab(told);
  const write = (storageArea: Storage) =>
    page.dispatchEvent(Object.assign(new Event("storage"), { storageArea }));
  write(tab);
  expect(told).not.toHaveBeenCalled();
  write(device);
  expect(told).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test("[ACC-23] the fragment is taken out of the address before it is used", () => {
  const replaced: unknown[] = [];
  const address = { pathname: "/w/w1/board", search: "", hash: `#${token("c")}` } as Location;
  const history = {
    state: null,
    replaceState: (...args: unknown[]) => replaced.push(args),
  } as unknown as History;
  expect(takeArrival(address, history)).toEqual({ workshopId: "w1", token: token("c") });
  expect(replaced).toEqual([[null, "", "/w/w1/board"]]);
  expect(readArrival({ pathname: "/w/w1", hash: "#content" })).toBeNull();
  expect(readArrival({ pathname: "/", hash: `#${token("c")}` })).toBeNull();
});

test("links and tokens", () => {
  const link = linkTo("http://localhost:4000", "w1", token("c"));
  expect(tokenOf(link)).toBe(token("c"));
  expect(withOrigin(link, "http://192.168.0.7:4000")).toBe(
    `http://192.168.0.7:4000/w/w1#${token("c")}`,
  );
});

test("[SYN-80] a browser keeps one name for each document, in all tabs, apart from the participant's secret", () => {
  const device = memoryDrawer();
  const memory = remember(device);
  const names = [
    memory.documentSession("w1", "map"),
    memory.documentSession("w1", "mine"),
    memory.documentSession("w2", "map"),
    memory.participantSecret("w1"),
  ];
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[0-9A-Za-z_-]{43}$/);
  const otherTab = remember(device, memoryDrawer());
  expect(otherTab.documentSession("w1", "map")).toBe(names[0]);
  expect(otherTab.documentSession("w1", "mine")).toBe(names[1]);
  otherTab.forget("w1");
  expect(memory.documentSession("w1", "map")).not.toBe(names[0]);
});

test("[ACC-22] a workshop is found under the name that it has now", () => {
  const memory = remember();
  memory.rememberOpened("w1", { title: "", role: "viewer", token: token("v") });
  memory.rememberTitle("w1", "Shop");
  memory.rememberTitle("nowhere", "Other");
  expect(memory.all()).toMatchObject([{ id: "w1", title: "Shop" }]);
});

test("[ACC-33] another tab that has a forgotten workshop open does not bring it back", () => {
  const device = memoryDrawer();
  const memory = remember(device);
  memory.rememberOpened("w1", { title: "Shop", role: "viewer", token: token("v") });
  const otherTab = remember(device, memoryDrawer());
  memory.forget("w1");
  otherTab.rememberEpoch("w1", "map", 2);
  otherTab.rememberTitle("w1", "Shop");
  expect(memory.all()).toEqual([]);
});

test("[ACC-33] of a forgotten workshop nothing at all stays in the browser", () => {
  const [device, tab] = [recorded(), recorded()];
  const memory = remember(device, tab);
  memory.rememberOpened("w1", { title: "Shop", role: "contributor", token: token("c") });
  for (const document of ["map", "mine"] as const) memory.documentSession("w1", document);
  memory.participantSecret("w1");
  memory.arrive("w1", token("x"));
  memory.forget("w1");
  expect([...device.held, ...tab.held]).toEqual([["waymark.workshops", "[]"]]);
  expect(memory.invitation("w1")).toBeNull();
});

test("[ACC-24] a revoked link is tried no more, in no tab, though nobody could say its role yet; another one is", () => {
  const device = memoryDrawer();
  const memory = remember(device);
  memory.arrive("w1", token("x"));
  memory.forgetToken("w1", token("x"));
  expect(memory.invitation("w1")).toBeNull();
  expect(remember(device).invitation("w1")).toBeNull();
  memory.arrive("w1", token("y"));
  memory.forgetToken("w1", token("x"));
  expect(memory.invitation("w1")).toEqual({ token: token("y"), role: null });
  expect(remember(device).invitation("w1")).toEqual({ token: token("y"), role: null });
});

test("[ACC-21] two tabs that came with a link each use their own, before anybody can say the role of either", () => {
  const device = memoryDrawer();
  const [first, second] = [remember(device), remember(device)];
  first.arrive("w1", token("x"));
  second.arrive("w1", token("y"));
  expect(first.invitation("w1")?.token).toBe(token("x"));
  expect(second.invitation("w1")?.token).toBe(token("y"));
});

test("[PRV-103] whoever starts afresh goes by no name of the one before, on no document and to nobody", () => {
  const memory = remember();
  const names = (): readonly string[] => [
    memory.participantSecret("w1"),
    memory.documentSession("w1", "map"),
    memory.documentSession("w1", "mine"),
  ];
  const before = names();
  memory.rename("Ada");
  const told = vi.fn();
  memory.onChange(told);
  memory.forgetParticipant("w1");
  expect(told).toHaveBeenCalledOnce();
  expect(memory.person().name).toBe("");
  expect(names().filter((name) => before.includes(name))).toEqual([]);
});

test("[ACC-33] the workshop opened last comes first, and of more than 200 those opened longest ago drop out", () => {
  const device = memoryDrawer();
  const memory = remember(device);
  const open = (id: string) =>
    memory.rememberOpened(id, { title: id, role: "viewer", token: token("v") });
  for (let at = 0; at < 200; at++) open(`w${at}`);
  open("w0");
  memory.rememberTitle("w5", "Five");
  open("w200");
  const ids = memory.all().map(({ id }) => id);
  expect(ids).toHaveLength(200);
  expect(ids.slice(0, 3)).toEqual(["w200", "w0", "w199"]);
  expect([ids.includes("w1"), ids.at(-1)]).toEqual([false, "w2"]);
  expect(memory.all()).toBe(memory.all());
});

test("whoever reads the list hears of each change of it, and of nothing else", () => {
  const memory = remember();
  const told = vi.fn();
  const stop = memory.onChange(told);
  memory.rememberOpened("w1", { title: "Shop", role: "viewer", token: token("v") });
  expect(told).toHaveBeenCalledTimes(1);
  memory.rememberTitle("w1", "Shop");
  expect(told).toHaveBeenCalledTimes(1);
  memory.rename("Ada".padEnd(60, "a"));
  expect(told).toHaveBeenCalledTimes(2);
  expect(memory.person().name).toHaveLength(40);
  stop();
  memory.forget("w1");
  expect(told).toHaveBeenCalledTimes(2);
});

test("a secret or a link that was damaged in storage is not used", () => {
  const device = memoryDrawer();
  const tab = memoryDrawer();
  device.write("waymark.participant.w1", "short");
  tab.write("waymark.arrival.w1", "<damaged>");
  const memory = remember(device, tab);
  expect(memory.participantSecret("w1")).toMatch(/^[\w-]{43}$/);
  expect(memory.invitation("w1")).toBeNull();
  expect(tokenOf("http://host/w/w1")).toBe("");
});

test("every browser has one of the eight colours, and keeps it", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const outside = { ...seededChance(seed), now: () => 1 };
    const memory = workshopMemory(memoryDrawer(), memoryDrawer(), outside);
    const { color } = memory.person();
    expect(color).toBeGreaterThanOrEqual(1);
    expect(color).toBeLessThanOrEqual(8);
    expect(memory.person().color).toBe(color);
  }
});
