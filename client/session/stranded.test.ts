import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { newId } from "../../shared/kit/ids.ts";
import type { Role } from "../../shared/model/rights.ts";
import { fakeServer } from "./fakeServer.ts";
import { openLocalCopy } from "./localCopy.ts";
import { copiesOf, deviceFor, ids, outside } from "./remote.fixture.ts";
import { rescueStranded } from "./stranded.ts";
import { openUpdates } from "./updates.ts";

const tokens = { curator: "k".repeat(43), contributor: "c".repeat(43) };

/** A browser that knows a workshop in two roles; each copy holds, unsaved, a change of the card that bears the copy's name. */
async function browserOf(copies: readonly string[], epochs: { readonly map?: number } = {}) {
  const id = newId(ids);
  const device = deviceFor(fakeServer(), id, "curator", []);
  for (const role of ["curator", "contributor"] as const)
    device.memory.rememberOpened(id, { title: "Shop", role, token: tokens[role] });
  if (epochs.map) device.memory.rememberEpoch(id, "map", epochs.map);
  for (const name of copies) {
    const moments = { after: outside.after, schedule: () => undefined };
    const doc = openUpdates(new Y.Doc());
    const copy = await openLocalCopy(`waymark.${id}.${name}`, doc, moments);
    copy?.put({ key: name, changes: [{ op: "delete", table: "touchpoints", id: name }] });
    await copy?.close();
  }
  const rescue = async (roles: readonly Role[], erases: boolean) => {
    const held = device.memory.get(id);
    if (!held) throw new Error("The workshop is not known");
    const known = Object.entries(tokens).filter(([role]) => roles.includes(role as Role));
    return rescueStranded(device, { ...held, tokens: Object.fromEntries(known) }, erases);
  };
  const left = async () =>
    (await copiesOf(id)).map(({ name }) => name?.replace(`waymark.${id}.`, "")).sort();
  return { rescue, left };
}

test("[STA-94] of a workshop that the server does not know for now what was not saved is offered, and stays on the device", async () => {
  const names = ["map.1.curator", "mine.1.contributor"];
  const { rescue, left } = await browserOf(names);
  const found = await rescue(["curator", "contributor"], false);
  expect(found).toMatchObject({ reason: "ended", unsaved: 2 });
  for (const name of names) expect(found?.content).toContain(`"${name}"`);
  expect(await left()).toEqual(expect.arrayContaining(names));
  expect(await rescue(["curator", "contributor"], false)).toMatchObject({ unsaved: 2 });
});

test("[STA-94] of a revoked link the copies go, those of another link of this browser stay with what they hold", async () => {
  const { rescue, left } = await browserOf(["map.1.curator", "map.1.contributor"]);
  const found = await rescue(["contributor"], true);
  expect(found).toMatchObject({ unsaved: 1 });
  expect(found?.content).not.toContain('"map.1.curator"');
  await vi.waitFor(async () => expect(await left()).toEqual(["map.1.curator"]));
  expect(await rescue(["curator"], false)).toMatchObject({ unsaved: 1 });
});

test("[STA-94] what was not saved is looked for in the epoch that this browser was in last", async () => {
  const { rescue } = await browserOf(["map.3.curator"], { map: 3 });
  expect((await rescue(["curator"], true))?.content).toContain('"map.3.curator"');
});
