import { describe, expect, test } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { newLink } from "../acts/links.ts";
import { createMemoryDisk, openMemoryStore } from "../store/memory.ts";
import { newDoor } from "./admit.ts";
import { newThrottle } from "./throttle.ts";
import { hashToken, linkOfToken } from "./tokens.ts";

const chance = seededChance(3);

async function house() {
  const store = openMemoryStore(createMemoryDisk());
  const facilitator = newLink("facilitator", chance);
  const viewer = newLink("viewer", chance);
  for (const [id, links] of [
    ["w1", [facilitator.record, viewer.record]],
    ["w2", []],
  ] as const) {
    const documents = [] as const;
    await store.createWorkshop({
      id,
      links,
      documents,
      title: "",
      secret: new Uint8Array(32),
      createdAtMs: 0,
    });
  }
  const throttle = newThrottle({ count: 5, withinMs: 60_000 });
  return { store, facilitator, viewer, admit: newDoor(store, throttle) };
}

describe("the door", () => {
  test("[ACC-1] [ACC-4] [ACC-6] [ACC-7] opens to a link of this workshop, and says why it stays shut", async () => {
    const { admit, facilitator, viewer, store } = await house();
    const reason = async (id: string, token: string) => {
      const outcome = await admit(id, token, `address of ${id} ${token}`);
      return outcome.ok ? outcome.value.role : outcome.error.reason;
    };
    expect(await reason("w1", facilitator.token)).toBe("facilitator");
    expect(await reason("w1", viewer.token)).toBe("viewer");
    expect(await reason("w2", viewer.token)).toBe("unknownLink");
    expect(await reason("none", viewer.token)).toBe("unknownWorkshop");
    for (const odd of ["", "x", viewer.token.slice(1), "é".repeat(43), "x".repeat(10_000)]) {
      expect(await reason("w1", odd)).toBe("unknownLink");
    }
    await store.commit({ workshopId: "w1", revokeLinks: [viewer.record.id] });
    expect(await reason("w1", viewer.token)).toBe("unknownLink");
    await store.deleteWorkshop("w1");
    expect(await reason("w1", facilitator.token)).toBe("gone");
  });

  test("[ACC-5] throttles guessing by address, and never those who hold a link", async () => {
    const { admit, viewer } = await house();
    const guess = async (address: string) => {
      const outcome = await admit("w1", newLink("viewer", chance).token, address);
      return outcome.ok ? "in" : outcome.error.reason;
    };
    const guesses: string[] = [];
    for (let at = 0; at < 8; at++) guesses.push(await guess("10.0.0.7"));
    expect(guesses).toEqual([...Array(5).fill("unknownLink"), ...Array(3).fill("tooFast")]);
    expect(await guess("10.0.0.8")).toBe("unknownLink");
    const joins = Array.from({ length: 60 }, () => admit("w1", viewer.token, "10.0.0.7"));
    expect((await Promise.all(joins)).every(({ ok }) => ok)).toBe(true);
    const near = ["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:3::3"];
    const reasons: string[] = [];
    for (let at = 0; at < 6; at++) reasons.push(await guess(near[at % 3] ?? ""));
    expect(reasons.at(-1)).toBe("tooFast");
  });

  test("[ACC-2] knows a token by its hash only", () => {
    const { record, token } = newLink("viewer", chance);
    expect(record.tokenHash).toEqual(hashToken(token));
    expect(linkOfToken([record], token)).toBe(record);
    expect(linkOfToken([record], `${token}x`)).toBeUndefined();
    expect(linkOfToken([{ ...record, revoked: true }], token)).toBeUndefined();
  });
});
