// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import { DeviceProvider } from "../session/device.tsx";
import { fakeServer } from "../session/fakeServer.ts";
import { copiesOf, deviceFor, ids, token, visit } from "../session/remote.fixture.ts";
import { WorkshopPage } from "./WorkshopPage.tsx";

/** A room with a field in which something is written. */
vi.mock("./Shell.tsx", async () => {
  const { useSession } = await import("../session/hooks.ts");
  const { useAtTheEnd } = await import("../ui/useAtTheEnd.ts");
  const Shell = () => {
    const { map, origin } = useSession();
    useAtTheEnd(() => {
      const values = { text: "Call" };
      map.apply([{ op: "create", table: "touchpoints", id: "written", values }], origin);
    });
    return "Room";
  };
  return { Shell };
});

test("[MAP-447] what is written in a field is kept before the workshop closes that is left by the way back", async () => {
  const server = fakeServer();
  const id = newId(ids);
  const device = deviceFor(server, id, "curator", []);
  device.memory.arrive(id, token);
  const { unmount } = render(
    <DeviceProvider value={device}>
      <WorkshopPage id={id} />
    </DeviceProvider>,
  );
  await screen.findByText("Room");
  await vi.waitFor(async () => expect(await copiesOf(id)).not.toEqual([]));
  unmount();
  const { session } = await visit(server, "curator", { device, id });
  await vi.waitFor(() => expect([...session().map.tables.touchpoints.keys()]).toEqual(["written"]));
});
