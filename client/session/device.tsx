// Owns: the doors from React to what lies outside a session: this browser's memory of workshops, and the requests
// that need no session (create one, ask for addresses). Rules ACC-22.

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Outside } from "../../shared/kit/outside.ts";
import type { OpenSocket } from "./connection.ts";
import type { WorkshopMemory } from "./memory.ts";
import type { RememberedWorkshop } from "./remembered.ts";
import type { ServerApi } from "./serverApi.ts";

/** What `main.tsx` brings in from the browser. */
export interface Device {
  readonly outside: Outside;
  readonly memory: WorkshopMemory;
  readonly api: ServerApi;
  /** Calls back at the next frame, or soon where no frames are drawn. */
  readonly schedule: (run: () => void) => void;
  /** Opens a socket; a stand-in in tests. */
  readonly socket: OpenSocket;
  /** Fulfilled when the first picture of a room stands, so that there is time for what can wait. */
  readonly firstPicture: Promise<void>;
  /** Calls when the network or the tab comes back, and with `isCut` when the network is gone. Gives a function that stops it. */
  readonly onWake: (run: (isCut: boolean) => void) => () => void;
  /** Where copies of documents are kept; `undefined` where the browser has no such place. */
  readonly databases: IDBFactory | undefined;
  /** Whether it can keep them. */
  readonly canKeepCopies: () => Promise<boolean>;
}

const DeviceContext = createContext<Device | null>(null);
export const DeviceProvider = DeviceContext.Provider;

/** The device that the program runs on. Throws outside a `DeviceProvider`. */
export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (!device) throw new Error("There is no device above this component");
  return device;
}

/** The name that the person gave on this device; empty where none is given or nothing is known of the device. */
export function useNameOfDevice(): string {
  return useContext(DeviceContext)?.memory.person().name ?? "";
}

/** The workshops opened in this browser, the latest first. */
export function useRememberedWorkshops(): readonly RememberedWorkshop[] {
  const { memory } = useDevice();
  return useSyncExternalStore(memory.onChange, memory.all);
}
