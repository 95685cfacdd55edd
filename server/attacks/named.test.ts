// Names: none gets into an anonymous round, whatever a client writes, and none can be put on a card by anybody but the
// reveal. Rules PRV-93 to PRV-95.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { workshopToFile } from "../../shared/format/workshopFile.ts";
import type { MineChange } from "../../shared/model/change.ts";
import { cut, write } from "../sync/person.ts";
import { holds, returnAfterReveal, Scene } from "./scene.fixture.ts";

function signed(roundId: string, id: string, text: string, by: string): MineChange {
  return { op: "create", table: "drafts", id, values: { roundId, text, by } };
}

/** Everybody writes a card with their name on it, whether the round asks for one or not. */
async function played(mode: "anonymous" | "named", seed: number) {
  const scene = await Scene.begin({ seed, authors: 3 });
  const roundId = await scene.openWords(mode);
  for (const [at, author] of scene.authors.entries()) {
    scene.writeMine(author, [signed(roundId, `d${at}`, `card ${at}`, `Name${at}`)]);
  }
  await scene.pass(200);
  const before = scene.sent.length;
  expect(await scene.revealWords(roundId)).toMatchObject({ ok: true, count: 3 });
  await scene.pass(500);
  return { scene, roundId, told: scene.sent.slice(before) };
}

test("[PRV-93] a name that a client puts on its drafts in an anonymous round reaches nobody and no file", async () => {
  const { scene, told } = await played("anonymous", 31);
  for (const { bytes } of told) expect(holds(bytes, "Name")).toBe(false);
  expect(scene.room().tables.signatures.size).toBe(0);
  const file = JSON.stringify(workshopToFile(scene.map().tables, scene.room().tables));
  expect(file).toContain("card 0");
  expect(file).not.toContain("Name");
});

test("[PRV-97] in a round with names each card has its writer's name, which came with the reveal and not before", async () => {
  const { scene } = await played("named", 32);
  const { touchpoints } = scene.map().tables;
  const pairs = [...scene.room().tables.signatures.values()].map(({ id, name }) => [
    touchpoints.get(id)?.text,
    name,
  ]);
  expect(pairs.sort()).toEqual([0, 1, 2].map((at) => [`card ${at}`, `Name${at}`]));
  const early = scene.sent.filter(({ bytes }) => holds(bytes, "Name0"));
  const reveal = scene.sent.find(({ bytes }) => holds(bytes, "card 0"));
  for (const { atMs } of early) expect(atMs).toBe(reveal?.atMs);
});

test("[PRV-94] late words of an anonymous round are not in a batch with names, though that would be large enough", async () => {
  const { scene, roundId } = await played("anonymous", 33);
  await returnAfterReveal(scene);
  const [late, ...others] = scene.authors;
  if (!late) throw new Error("Nobody is late");
  scene.writeMine(late, [signed(roundId, "late", "came late", "Name0")]);
  const next = await scene.openWords("named");
  for (const [at, author] of others.entries()) {
    scene.writeMine(author, [signed(next, `n${at}`, `with name ${at}`, `Other${at}`)]);
  }
  await scene.pass(12_000);
  const before = scene.sent.length;
  expect(await scene.revealWords(next)).toMatchObject({ ok: true, count: 2 });
  await scene.pass(500);
  for (const { to, bytes } of scene.sent.slice(before)) {
    if (to !== late.name) expect(holds(bytes, "came late")).toBe(false);
  }
});

test("[PRV-95] nobody but the reveal writes, changes or takes away a name", async () => {
  const { scene } = await played("named", 34);
  const before = JSON.stringify([...scene.room().tables.signatures]);
  const [first = ""] = scene.room().tables.signatures.keys();
  for (const person of scene.people()) {
    for (const document of ["room", "map"] as const) {
      const device = person.devices[document];
      const forge = (): void => {
        const table = device.doc.getMap<Y.Map<unknown>>("signatures");
        table.get(first)?.set("name", "Forged");
        table.set("a", new Y.Map([["name", "Forged"]]));
      };
      write(device, forge);
      await scene.pass(200);
      // Refused: as no writer of this document, or as a table that it does not have.
      expect([4403, 4422]).toContain(device.line?.closed?.code);
      cut(device);
      device.doc = new Y.Doc();
      await scene.join(person);
    }
  }
  expect(JSON.stringify([...scene.room().tables.signatures])).toBe(before);
  for (const { bytes } of scene.sent) expect(holds(bytes, "Forged")).toBe(false);
});
