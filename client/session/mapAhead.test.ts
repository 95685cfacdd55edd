import { expect, test, vi } from "vitest";
import { step1Frame, step2Frame, updateFrame } from "../../shared/wire/frames.ts";
import { mapByRequest } from "./mapAhead.ts";

const question = step1Frame(Uint8Array.of(1, 5, 6));
const [first, second] = [updateFrame(Uint8Array.of(1, 2)), updateFrame(new Uint8Array(200))];

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function given(answer: () => Promise<Response>) {
  const timers = new Map<number, () => void>();
  const asked = vi.fn<typeof fetch>(answer);
  const ask = mapByRequest("http://host", asked, (delayMs, run) => {
    timers.set(delayMs, run);
    return () => timers.delete(delayMs);
  });
  return { ask, asked, timers };
}

const whole = (body: BodyInit, headers: Record<string, string> = { "Waymark-Epoch": "4" }) =>
  new Response(body, { headers });

test("[MAP-370] it gives the epoch as soon as that is known, then what asks for the rest, and the messages", async () => {
  const { ask, asked, timers } = given(async () => whole(joined(question, first, second)));
  const coming = await ask("w1", "secret");
  expect(coming?.epoch).toBe(4);
  const map = await coming?.whole;
  expect(map?.question).toEqual(question);
  expect(map?.messages.map((message) => new Uint8Array(message))).toEqual([first, second]);
  expect(timers.size).toBe(0);
  // The secret is in no address.
  const [address, { headers } = {}] = asked.mock.calls[0] ?? [];
  expect(address).toBe("http://host/api/workshops/w1/map");
  expect(headers).toEqual({ authorization: "Bearer secret" });
});

test("[MAP-370] it tells as whom one is let in, if that is told", async () => {
  for (const [told, role] of [
    ["viewer", "viewer"],
    ["king", null],
    [null, null],
  ] as const) {
    const heads = { "Waymark-Epoch": "4", ...(told === null ? {} : { "Waymark-Role": told }) };
    const { ask } = given(async () => whole(joined(question), heads));
    expect((await ask("w1", "secret"))?.role).toBe(role);
  }
});

test("[MAP-370] an empty map comes, too", async () => {
  const { ask } = given(async () => whole(joined(question)));
  expect((await (await ask("w1", "secret"))?.whole)?.messages).toEqual([]);
});

test("[MAP-370] where somebody else answers, or nobody, or in another way, there is none", async () => {
  const answers: readonly (() => Promise<Response>)[] = [
    () => Promise.reject(new TypeError("No line")),
    async () => whole("<p>Sign in</p>", {}),
    async () => whole("<p>Sign in</p>", { "Waymark-Epoch": "soon" }),
    async () => new Response("{}", { status: 404 }),
  ];
  for (const answer of answers) {
    const { ask, timers } = given(answer);
    expect(await ask("w1", "secret")).toBeNull();
    expect(timers.size).toBe(0);
  }
});

test("[MAP-370] what is cut off or no map is none", async () => {
  const bodies = [
    joined(question, first).slice(0, -1),
    new Uint8Array(),
    joined(first, question),
    joined(question, step2Frame(Uint8Array.of(1, 2))),
    Uint8Array.of(7, 7, 7),
  ];
  for (const body of bodies) {
    const { ask } = given(async () => whole(body));
    expect(await (await ask("w1", "secret"))?.whole).toBeNull();
  }
});

/** A body that never comes, unless it is given up. */
function slowBody(init?: RequestInit): Response {
  const body = new ReadableStream({
    start: (controller) =>
      init?.signal?.addEventListener("abort", () =>
        controller.error(new DOMException("", "AbortError")),
      ),
  });
  return new Response(body, { headers: { "Waymark-Epoch": "4" } });
}

test("[MAP-370] what does not come in a minute is not waited for", async () => {
  const { ask, asked, timers } = given(() => Promise.reject());
  asked.mockImplementation(async (_address, init) => slowBody(init));
  const coming = await ask("w1", "secret");
  expect([...timers.keys()]).toEqual([60_000]);
  timers.get(60_000)?.();
  expect(await coming?.whole).toBeNull();
});

test("[STA-65] a server that does not begin to answer in five seconds is waited for no longer", async () => {
  const { ask, asked, timers } = given(() => Promise.reject());
  asked.mockImplementation(
    (_address, init) =>
      new Promise((_resolve, fail) => {
        init?.signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
      }),
  );
  const coming = ask("w1", "secret");
  timers.get(5_000)?.();
  expect(await coming).toBeNull();
  expect(timers.size).toBe(0);
});

test("[STA-65] a map that nobody waits for any more does not go on coming", async () => {
  const { ask, asked } = given(() => Promise.reject());
  asked.mockImplementation(async (_address, init) => slowBody(init));
  const coming = await ask("w1", "secret");
  coming?.giveUp();
  expect(asked.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  expect(await coming?.whole).toBeNull();
});
