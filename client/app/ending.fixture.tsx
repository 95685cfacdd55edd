// Owns: what the tests of the end of a workshop share: its page before a server in memory, and the copy that is offered then. The
// tests put rooms of their own in place of the shell.

import { act, fireEvent, render, screen } from "@testing-library/react";
import { useEffect } from "react";
import { expect, onTestFinished, vi } from "vitest";
import { newId } from "../../shared/kit/ids.ts";
import { DeviceProvider } from "../session/device.tsx";
import { type FakeServer, fakeServer } from "../session/fakeServer.ts";
import { useSession } from "../session/hooks.ts";
import { deviceFor, ids, token, touchpoint } from "../session/remote.fixture.ts";
import type { Rescue } from "../session/rescue.ts";
import type { Session } from "../session/session.ts";
import { WorkshopPage } from "./WorkshopPage.tsx";

export const seen: { rescue: Rescue | null; session: Session | null } = {
  rescue: null,
  session: null,
};

/** To be called by what stands in place of the shell. */
export function useSeen(rescue: Rescue | null): void {
  const session = useSession();
  useEffect(() => {
    Object.assign(seen, { rescue, session });
  });
}

/** Opens a workshop whose only card is `card`, and waits for the field called `name`. */
export async function openPage(name: string): Promise<FakeServer> {
  Object.assign(seen, { rescue: null, session: null });
  const server = fakeServer();
  const id = newId(ids);
  const device = { ...deviceFor(server, id, "curator", []), canKeepCopies: async () => false };
  device.memory.arrive(id, token);
  const { unmount } = render(
    <DeviceProvider value={device}>
      <WorkshopPage id={id} />
    </DeviceProvider>,
  );
  onTestFinished(unmount);
  await screen.findByRole("textbox", { name });
  await vi.waitFor(() => expect(seen.session?.saveState().kind).toBe("saved"));
  act(() => {
    seen.session?.map.apply([touchpoint("card")], seen.session.origin);
  });
  await vi.waitFor(() => expect(seen.session?.saveState().kind).toBe("saved"));
  return server;
}

export const write = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
};

export interface Copy {
  readonly documents: { readonly [name: string]: { readonly unsavedChanges: unknown[] } };
  readonly inFields?: readonly string[];
}

export async function copyAfter(end: () => void): Promise<Copy> {
  act(end);
  await screen.findByText("Ended");
  return JSON.parse(seen.rescue?.content ?? "null") as Copy;
}
