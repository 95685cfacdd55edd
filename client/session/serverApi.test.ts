import { expect, test } from "vitest";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import { retryDelaysMs, serverApi, takenAtOnce } from "./serverApi.ts";

interface Sent {
  readonly address: string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> | null;
}

/** An api whose requests are answered by `answers` in turn, the last one for ever; "cut" is a lost connection. */
function answering(...answers: (readonly [status: number, body: unknown] | "cut")[]) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let nowMs = 1_000;
  const send = (async (address: string, init: RequestInit) => {
    const body = typeof init.body === "string" ? JSON.parse(init.body) : null;
    sent.push({ address, headers: init.headers as Record<string, string>, body });
    nowMs += 100;
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === "cut" || !answer) throw new TypeError("network");
    const [status, content] = answer;
    return new Response(typeof content === "string" ? content : JSON.stringify(content), {
      status,
    });
  }) as typeof fetch;
  const outside: Outside = {
    ...seededChance(1),
    now: () => nowMs,
    after: (delayMs, run) => {
      waits.push(delayMs);
      run();
      return () => undefined;
    },
  };
  return { api: serverApi("http://host", send, outside), sent, waits };
}

const workshop = { id: "w1", role: "viewer", epochs: { map: 1, room: 1 }, now: 5_000 };

test("[SYN-31] an act is asked again under the same request id until somebody answers", async () => {
  const { api, sent, waits } = answering("cut", [502, "bad gateway"], [200, { ok: true }]);
  expect(await api.act("w1", "t", { type: "setPhase", phase: "board" })).toEqual({ ok: true });
  expect(new Set(sent.map(({ body }) => body?.requestId)).size).toBe(1);
  expect(sent).toHaveLength(3);
  expect(waits).toEqual(retryDelaysMs.slice(0, 2));
});

test("[SYN-31] a refusal is an answer", async () => {
  const refusal = { code: "roundOpen", message: "A round is open already." };
  const { api, sent } = answering([409, { ok: false, refusal }]);
  expect(await api.act("w1", "t", { type: "setPhase", phase: "board" })).toEqual({
    ok: false,
    refusal,
  });
  expect(sent).toHaveLength(1);
});

test("[SYN-32] after the last try, or from a stranger, the answer is that nobody is there", async () => {
  const gone = answering("cut");
  expect(await gone.api.act("w1", "t", { type: "setPhase", phase: "board" })).toMatchObject({
    ok: false,
    refusal: { code: "unreachable" },
  });
  expect(gone.sent).toHaveLength(1 + retryDelaysMs.length);
  const stranger = answering([200, "<html>Sign in to the hotel's network</html>"]);
  expect(await stranger.api.open("w1", "t")).toMatchObject({
    ok: false,
    error: { code: "unreachable" },
  });
});

test("[SYN-32] a status without words becomes the refusal of its kind", async () => {
  const codeFor = async (status: number) => {
    const answer = await answering([status, ""]).api.open("w1", "t");
    return answer.ok ? null : answer.error.code;
  };
  expect(await codeFor(401)).toBe("unknownLink");
  expect(await codeFor(404)).toBe("unknownWorkshop");
  expect(await codeFor(429)).toBe("tooFast");
  expect(await codeFor(500)).toBe("unreachable");
});

test("the clock's offset takes half of the round trip for the way back", async () => {
  const { api, sent } = answering([200, workshop]);
  const opened = await api.open("w1", "secret");
  expect(opened).toMatchObject({ ok: true, value: { clockOffsetMs: 5_000 + 50 - 1_100 } });
  expect(sent[0]?.address).toBe("http://host/api/workshops/w1/entry");
  expect(sent[0]?.headers.authorization).toBe("Bearer secret");
});

test("many drafts are asked for in parts", async () => {
  const { api, sent } = answering([200, { taken: ["d1"] }], [200, { taken: ["d2"] }]);
  const ids = Array.from({ length: takenAtOnce + 1 }, (_, index) => `d${index}`);
  expect(await api.taken("w1", "t", ids)).toEqual({ ok: true, value: new Set(["d1", "d2"]) });
  expect(sent.map(({ body }) => (body?.ids as string[] | undefined)?.length)).toEqual([
    takenAtOnce,
    1,
  ]);
});
