import { expect, test } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { newLink, newLinkMaker } from "./links.ts";
import { newStage } from "./play.fixture.ts";

test("[ACC-64] a workshop keeps two hundred links, revoked ones counted, and makes no more", async () => {
  const outside = seededChance(1);
  const links = Array.from({ length: 199 }, () => ({
    ...newLink("viewer", outside).record,
    revoked: true,
  }));
  const make = newLinkMaker({
    workshops: newStage(),
    store: { links: async () => links },
    outside,
  });
  const workshop = { id: "w", title: "", secret: new Uint8Array(32), createdAtMs: 0 };
  const admission = { workshop, linkId: "own", role: "facilitator" } as const;
  const ask = (requestId: string) => make(admission, { requestId, role: "viewer" }, "http://host");
  expect(await ask("the last one")).toMatchObject({ ok: true });
  links.push({ ...newLink("viewer", outside).record, revoked: false });
  expect(await ask("one too many")).toMatchObject({ ok: false, refusal: { code: "full" } });
});
