import { expect, test, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import { err } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { fakeServer } from "./fakeServer.ts";
import {
  comeBack,
  deviceFor,
  hasState,
  ids,
  openUntilEnd,
  token,
  touchpoint,
  visit,
  visitAgain,
} from "./remote.fixture.ts";

test.each(["tooFast", "broken", "storageFull"] as const)(
  "[SYN-168] who has a copy goes on with it where the server cannot say who they are (%s)",
  async (code) => {
    const server = fakeServer();
    const { session, remote, device, id } = await visitAgain(server);
    session().map.apply([touchpoint("kept")], session().origin);
    remote.close();
    server.isUp = false;
    const api = { ...device.api, open: async () => err(refuse(code)) };
    const again = await visit(server, "curator", { device: { ...device, api }, id });
    expect(again.session().saveState().kind).toBe("offline");
    expect([...again.session().map.tables.touchpoints.keys()]).toEqual(["kept"]);
    comeBack(server);
    await hasState(again.session, "saved");
  },
);

test("[SYN-168] who has no copy is told why they are not let in", async () => {
  const server = fakeServer();
  const id = newId(ids);
  const device = deviceFor(server, id, "curator", []);
  const api = { ...device.api, open: async () => err(refuse("broken")) };
  const remote = openUntilEnd({ ...device, api }, id, { token, role: null });
  await vi.waitFor(() =>
    expect(remote.state()).toMatchObject({ kind: "refused", refusal: { code: "broken" } }),
  );
});
