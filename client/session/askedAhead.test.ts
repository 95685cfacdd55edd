import { expect, test, vi } from "vitest";
import { askAhead, sendingAhead } from "./askedAhead.ts";
import { mapByRequest } from "./mapAhead.ts";

const token = "t".repeat(43);
const address = { origin: "http://host", pathname: "/w/w1/board", hash: `#${token}` };
const keeping = (text: string | null) => () => ({ getItem: () => text });

function asked(
  place: Partial<typeof address> = {},
  storage: () => Pick<Storage, "getItem"> = keeping(null),
) {
  const send = vi.fn<typeof fetch>(async () => new Response("", { status: 404 }));
  return { ahead: askAhead({ ...address, ...place }, storage, send), send };
}

test("[MAP-376] whoever comes by a link to a workshop that is not known here has its map asked for, as the first script would", async () => {
  const { send } = asked();
  const byScript = vi.fn<typeof fetch>(async () => new Response("", { status: 404 }));
  await mapByRequest("http://host", byScript, () => () => undefined)("w1", token);
  const signal = expect.any(AbortSignal);
  const [[input, init] = []] = byScript.mock.calls;
  expect(send).toHaveBeenCalledExactlyOnceWith(input, { ...init, signal });
});

test("[MAP-376] nothing is asked for without a link, nor of a workshop of which something is kept here", () => {
  const kept = JSON.stringify([{ id: "w1", title: "Shop", tokens: {}, epochs: { map: 2 } }]);
  for (const { ahead, send } of [
    asked({ hash: "" }),
    asked({ hash: "#short" }),
    asked({ pathname: "/w/../board" }),
    asked({}, keeping(kept)),
  ]) {
    expect(ahead).toBeUndefined();
    expect(send).not.toHaveBeenCalled();
  }
  expect(asked({ pathname: "/w/w2/board" }, keeping(kept)).ahead).toBeDefined();
});

test("[MAP-376] where the browser keeps nothing it is asked for", () => {
  const { ahead } = asked({}, () => {
    throw new DOMException("Not here", "SecurityError");
  });
  expect(ahead).toBeDefined();
  const broken = (): never => {
    throw new TypeError("A bug");
  };
  expect(() => asked({}, broken)).toThrow("A bug");
});

test("[MAP-376] the first script takes the same request over, once, and ends it when it gives up", async () => {
  const { ahead, send } = asked();
  const later = vi.fn<typeof fetch>(async () => new Response("later"));
  const page = { waymarkAsked: ahead };
  const sending = sendingAhead(later, page);
  expect(page.waymarkAsked).toBeUndefined();
  const asking = new AbortController();
  const authorization = `Bearer ${token}`;
  const init = { headers: { authorization }, signal: asking.signal };
  const map = "http://host/api/workshops/w1/map";
  expect((await sending(map, init)).status).toBe(404);
  expect(later).not.toHaveBeenCalled();
  const signal = send.mock.calls[0]?.[1]?.signal;
  expect(signal?.aborted).toBe(false);
  asking.abort();
  expect(signal?.aborted).toBe(true);
  expect(await (await sending(map, init)).text()).toBe("later");
});

test("[MAP-376] a request for something else, or by another link, ends it", async () => {
  const map = "http://host/api/workshops/w1/map";
  for (const [input, authorization] of [
    ["http://host/api/workshops/w2/map", `Bearer ${token}`],
    [map, `Bearer ${"u".repeat(43)}`],
    [map, undefined],
  ] as const) {
    const { ahead, send } = asked();
    const later = vi.fn<typeof fetch>(async () => new Response("later"));
    const headers = authorization === undefined ? undefined : { authorization };
    const answer = await sendingAhead(later, { waymarkAsked: ahead })(
      input,
      headers ? { headers } : {},
    );
    expect(await answer.text()).toBe("later");
    expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  }
});
