import { expect, onTestFinished, test, vi } from "vitest";
import { fakeServer } from "./fakeServer.ts";
import { comeBack, copiesOf, hasState, held, touchpoint, visit } from "./remote.fixture.ts";

/** From now on the code of the copies cannot be fetched; gives what ends that. */
function withholdCode(): () => void {
  vi.doMock("./localCopy.ts", () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  const end = (): void => {
    vi.doUnmock("./localCopy.ts");
    vi.resetModules();
  };
  onTestFinished(end);
  return end;
}

test("[STO-54] where the code of the copies cannot be fetched a workshop opens without, and it is known that changes are not kept", async () => {
  withholdCode();
  const server = fakeServer();
  const first = await visit(server);
  await hasState(first.session, "saved");
  await vi.waitFor(() => expect(first.remote.state()).toMatchObject({ keepsCopies: false }));
  first.remote.close();
  const again = await visit(server, "curator", first);
  await hasState(again.session, "saved");
  expect(again.remote.state()).toMatchObject({ keepsCopies: false });
  again.session().map.apply([touchpoint("a")], again.session().origin);
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["a"]));
});

test("[STO-54] [SYN-167] what an earlier visit could not save is sent, and is saved then, when the code can be fetched", async () => {
  const server = fakeServer();
  const { session, remote, device, id } = await visit(server);
  await hasState(session, "saved");
  await vi.waitFor(async () => expect(await copiesOf(id)).not.toEqual([]));
  server.isUp = false;
  server.cut(1006);
  await hasState(session, "offline");
  session().map.apply([touchpoint("offline")], session().origin);
  remote.close();
  const comesAgain = withholdCode();
  const again = await visit(server, "curator", { device, id });
  expect(again.session().map.tables.touchpoints.size).toBe(0);
  comesAgain();
  comeBack(server);
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toEqual(["offline"]));
  await hasState(again.session, "saved");
  again.session().map.apply([touchpoint("after")], again.session().origin);
  await vi.waitFor(() => expect(held(server, "map", "touchpoints")).toContain("after"));
  await hasState(again.session, "saved");
  again.remote.close();
  server.isUp = false;
  server.cut(1006);
  const last = await visit(server, "curator", { device, id });
  expect(last.session().saveState()).toEqual({ kind: "offline", unsaved: 0 });
});
