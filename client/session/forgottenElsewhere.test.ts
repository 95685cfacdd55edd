import { expect, test, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import type { Device } from "./device.tsx";
import { type Drawer, memoryDrawer } from "./drawer.ts";
import { type FakeServer, fakeServer } from "./fakeServer.ts";
import { forgetWorkshop } from "./forgetting.ts";
import { workshopMemory } from "./memory.ts";
import {
  comeBack,
  copiesOf,
  deviceFor,
  draft,
  hasState,
  ids,
  openUntilEnd,
  outside,
  token,
  touchpoint,
  visit,
} from "./remote.fixture.ts";
import { forgottenCode } from "./saveState.ts";

/** A browser of two tabs: what one writes, the other is told of. */
function twoTabs(server: FakeServer, id: string) {
  const held = new Map<string, string>();
  const deviceOfTab = (others: Set<() => void>, heard: Set<() => void>): Device => {
    const drawer: Drawer = {
      read: (key) => held.get(key) ?? null,
      write: (key, text) => {
        if (text === null) held.delete(key);
        else held.set(key, text);
        for (const run of [...others]) run();
      },
      isLasting: () => true,
      onOtherTab: (run) => heard.add(run),
    };
    const memory = workshopMemory(drawer, memoryDrawer(), outside);
    return { ...deviceFor(server, id, "contributor", []), memory };
  };
  const [one, two] = [new Set<() => void>(), new Set<() => void>()];
  const kept = () => [...held.keys()].filter((key) => key.includes(id));
  return { first: deviceOfTab(two, one), second: deviceOfTab(one, two), held, kept };
}

test("[ACC-53] a workshop that is forgotten in one tab is left in the others, and they keep nothing of it", async () => {
  const server = fakeServer();
  const id = newId(ids);
  const { first, second, held, kept } = twoTabs(server, id);
  second.memory.arrive(id, token);
  const { session, remote } = await visit(server, "contributor", { device: second, id });
  await hasState(session, "saved");
  expect(kept()).toHaveLength(3);
  await forgetWorkshop(first, id);
  expect(session().saveState()).toMatchObject({ kind: "ended", code: forgottenCode });
  expect(remote.rescue()).toBeNull();
  const tried = server.offered.length;
  server.beginEpoch("mine");
  session().map.apply([touchpoint("later")], session().origin);
  comeBack(server);
  expect(server.offered).toHaveLength(tried);
  expect(second.memory.all()).toEqual([]);
  expect(second.memory.invitation(id)).toBeNull();
  expect(kept()).toEqual([]);
  expect([...held.values()].join()).not.toContain(token);
  await vi.waitFor(async () => expect(await copiesOf(id)).toEqual([]));
});

test("[ACC-53] what a tab could not save of a workshop that is forgotten in another is offered", async () => {
  const server = fakeServer();
  const id = newId(ids);
  const { first, second } = twoTabs(server, id);
  const { session, remote } = await visit(server, "contributor", { device: second, id });
  await hasState(session, "saved");
  server.acknowledges = false;
  session().mine?.apply([draft("unsaved")], session().origin);
  await forgetWorkshop(first, id);
  expect(remote.rescue()).toMatchObject({ reason: "ended", unsaved: 1 });
  expect(remote.rescue()?.content).toContain('"unsaved"');
});

test("[ACC-53] a tab that waits for the server does not bring back what is forgotten in another", async () => {
  const server = fakeServer();
  server.isUp = false;
  const id = newId(ids);
  const { first, second, kept } = twoTabs(server, id);
  first.memory.rememberOpened(id, { title: "Shop", role: "contributor", token });
  let knock: () => void = () => undefined;
  const after = (_ms: number, run: () => void) => {
    knock = run;
    return () => undefined;
  };
  const waiting = { ...second, outside: { ...outside, after } };
  const remote = openUntilEnd(waiting, id, { token, role: "contributor" });
  await vi.waitFor(() => expect(remote.state()).toMatchObject({ isUnreachable: true }));
  await forgetWorkshop(first, id);
  server.isUp = true;
  knock();
  await vi.waitFor(() => expect(remote.state().kind).toBe("forgotten"));
  expect(kept()).toEqual([]);
});
