import { expect, test, vi } from "vitest";
import { openOutbox } from "./outbox.ts";

const change = (key: string) => ({ key, changes: [] });

test("[SYN-34] a change is unsaved until the message that carried it is acknowledged", () => {
  const changed = vi.fn();
  const outbox = openOutbox(changed);
  outbox.add(change("a"));
  outbox.sentUpdate(1);
  outbox.add(change("b"));
  outbox.sentUpdate(2);
  expect(outbox.count()).toBe(2);
  expect(outbox.durable(1)).toEqual(["a"]);
  expect(outbox.count()).toBe(1);
  expect(outbox.durable(2)).toEqual(["b"]);
  expect(outbox.count()).toBe(0);
  expect(changed).toHaveBeenCalledTimes(4);
});

test("[SYN-34] acknowledgements of other messages settle nothing", () => {
  const outbox = openOutbox(() => undefined);
  outbox.add(change("offline"));
  expect(outbox.durable(7)).toEqual([]);
  outbox.pass();
  outbox.sentUpdate(1);
  expect(outbox.durable(1)).toEqual([]);
  expect(outbox.count()).toBe(1);
});

test("[SYN-34] a lost connection makes what was sent on it unsent; a step 2 carries it all", () => {
  const outbox = openOutbox(() => undefined);
  outbox.add(change("a"));
  outbox.sentUpdate(1);
  outbox.reconnected();
  expect(outbox.durable(1)).toEqual([]);
  outbox.sentEverything(1);
  outbox.add(change("b"));
  outbox.sentUpdate(2);
  expect(outbox.durable(1)).toEqual(["a"]);
  expect(outbox.durable(2)).toEqual(["b"]);
});

test("[SYN-34] what was sent is settled by its own message, whatever is sent after it", () => {
  const outbox = openOutbox(() => undefined);
  outbox.add(change("a"));
  outbox.sentUpdate(1);
  outbox.sentUpdate(2);
  outbox.sentEverything(3);
  expect(outbox.durable(1)).toEqual(["a"]);
});

test("an update that builds on unsent changes is held back for the step 2", () => {
  const outbox = openOutbox(() => undefined);
  outbox.add(change("offline"));
  outbox.reconnected();
  outbox.add(change("early"));
  expect(outbox.isHeldBack()).toBe(true);
  outbox.sentEverything(1);
  outbox.add(change("later"));
  expect(outbox.isHeldBack()).toBe(false);
});

test("[SYN-37] what an earlier visit left is counted once", () => {
  const outbox = openOutbox(() => undefined);
  outbox.restore([change("a"), change("b")]);
  outbox.restore([change("a")]);
  expect(outbox.all().map(({ key }) => key)).toEqual(["a", "b"]);
});
