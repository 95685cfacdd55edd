import { expect, test, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import { messageSync, syncUpdate } from "../../shared/wire/protocol.ts";
import { fakeServer } from "./fakeServer.ts";
import { deviceFor, hasState, ids, outside, put, touchpoint, visit } from "./remote.fixture.ts";

/** An update that is none. */
const damaged = Uint8Array.of(messageSync, syncUpdate, 3, 9, 9, 9);
const minuteMs = 60_000;

test("[SYN-150] what did not come in is asked for by coming back at once, and then at most once a minute", async () => {
  const logged = vi.spyOn(console, "error").mockReturnValue();
  const server = fakeServer();
  const id = newId(ids);
  const minutes: (() => void)[] = [];
  const after = (delayMs: number, run: () => void) => {
    if (delayMs === minuteMs) minutes.push(run);
    return () => undefined;
  };
  const device = { ...deviceFor(server, id, "curator", []), outside: { ...outside, after } };
  const { session } = await visit(server, "curator", { device, id });
  await hasState(session, "saved");
  const connections = (): number => server.offered.length;
  const before = connections();
  const pass = (): void => {
    for (const run of minutes.splice(0)) run();
  };
  put(server, "map", touchpoint("missed"));
  server.tell("map", damaged);
  await vi.waitFor(() => expect(session().map.tables.touchpoints.has("missed")).toBe(true));
  expect(connections()).toBe(before + 1);

  server.tell("map", damaged);
  server.tell("map", damaged);
  put(server, "map", touchpoint("later"));
  await vi.waitFor(() => expect(logged).toHaveBeenCalledTimes(3));
  expect(connections()).toBe(before + 1);
  pass();
  await vi.waitFor(() => expect(session().map.tables.touchpoints.has("later")).toBe(true));
  pass();
  pass();
  expect(connections()).toBe(before + 2);
  await hasState(session, "saved");
  logged.mockRestore();
});
