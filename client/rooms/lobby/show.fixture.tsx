// Owns: what the tests of this room share: a device in memory and a server that answers as told.

import { render } from "@testing-library/react";
import { IDBFactory } from "fake-indexeddb";
import type { ReactElement } from "react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { seededChance } from "../../../shared/kit/outside.ts";
import { err, ok } from "../../../shared/kit/result.ts";
import { refuse } from "../../../shared/model/refusals.ts";
import { roles } from "../../../shared/model/rights.ts";
import { type Device, DeviceProvider } from "../../session/device.tsx";
import type { Drawer } from "../../session/drawer.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { type WorkshopMemory, workshopMemory } from "../../session/memory.ts";
import type { ServerApi } from "../../session/serverApi.ts";
import type { Session } from "../../session/session.ts";

export interface ShowOptions {
  /** What the browser knows from before. */
  readonly before?: (memory: WorkshopMemory) => void;
  readonly api?: Partial<ServerApi>;
  readonly session?: Session;
  readonly path?: string;
}

export function showOnDevice(
  element: ReactElement,
  { before, api, session, path = "/" }: ShowOptions,
) {
  const outside = { ...seededChance(1), now: () => 1_000_000, after: () => () => undefined };
  const memory = workshopMemory(memoryDrawer(), memoryDrawer(), outside);
  before?.(memory);
  const answers: Partial<ServerApi> = {
    origin: "https://journeys.example.org",
    addresses: async () => [],
    open: async () => err(refuse("unreachable")),
    links: async () => ok({ links: roles.map((role) => ({ id: role, role, revoked: false })) }),
    ...api,
  };
  const databases = new IDBFactory();
  const keeping = { databases, canKeepCopies: async () => true };
  const device = { outside, memory, api: answers, ...keeping } as unknown as Device;
  const { hook, history } = memoryLocation({ path, record: true });
  const view = render(
    <Router hook={hook}>
      <DeviceProvider value={device}>
        {session ? <SessionProvider value={session}>{element}</SessionProvider> : element}
      </DeviceProvider>
    </Router>,
  );
  return { ...view, memory, history, databases };
}

/** Links with tokens as long as real ones. */
export const sampleLinks = {
  facilitator: link("f"),
  curator: link("c"),
  contributor: link("t"),
  viewer: link("v"),
} as const;

export function link(letter: string): string {
  return `https://journeys.example.org/w/local#${letter.repeat(43)}`;
}

function memoryDrawer(): Drawer {
  const held = new Map<string, string>();
  return {
    read: (key) => held.get(key) ?? null,
    write: (key, text) => {
      if (text === null) held.delete(key);
      else held.set(key, text);
    },
    isLasting: () => true,
    onOtherTab: () => undefined,
  };
}
