// Owns: a real server on a real port over a store in memory, for tests of the socket door. Tests only.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { performance } from "node:perf_hooks";
import { setTimeout as after, clearTimeout as cancel } from "node:timers";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import { err, ok } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import { type Role, roles } from "../../shared/model/rights.ts";
import { createMemoryDisk, type MemoryDisk, openMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { SyncFigures } from "./figures.ts";
import { createGateway } from "./gateway.ts";
import type { SyncLimits } from "./limits.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createSampleWorkshop, sampleWorkshopId } from "./sample.ts";

export interface Stage {
  readonly origin: string;
  readonly rooms: Rooms;
  readonly disk: MemoryDisk;
  /** As a crash: sockets are cut without a word. */
  stop(): Promise<void>;
}

/** The token of a role's link is `token-<role>`. */
export async function openStage(
  options: {
    readonly disk?: MemoryDisk;
    readonly port?: number;
    readonly limits?: Partial<SyncLimits>;
    readonly figures?: Partial<SyncFigures>;
    readonly outside?: Outside;
    readonly wrap?: (store: Store) => Store;
  } = {},
): Promise<Stage> {
  const disk = options.disk ?? createMemoryDisk();
  const store = (options.wrap ?? ((inner: Store) => inner))(openMemoryStore(disk));
  await createSampleWorkshop(store);
  const outside = options.outside ?? realOutside();
  const { limits = {}, figures = {} } = options;
  const rooms = createRooms({ store, outside, limits, figures });
  const gateway = createGateway({
    rooms,
    outside,
    admit: async (workshopId, token) => {
      const found = await store.workshop(workshopId);
      const role = roles.find((candidate) => token === `token-${candidate}`);
      if (found.kind === "unknown" || workshopId !== sampleWorkshopId) {
        return err({ reason: "unknownWorkshop", refusal: refuse("unknownWorkshop") });
      }
      if (found.kind === "deleted") return err({ reason: "gone", refusal: refuse("gone") });
      if (!role) return err({ reason: "unknownLink", refusal: refuse("unknownLink") });
      return ok({ workshop: found.workshop, linkId: linkIdOf(role), role });
    },
  });
  const server = createServer();
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("upgrade", (request, socket, head) => gateway.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    rooms,
    disk,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function linkIdOf(role: Role): string {
  return `link-${role}`;
}

function realOutside(): Outside {
  return {
    ...seededChance(1),
    now: () => performance.timeOrigin + performance.now(),
    after: (delayMs, run) => {
      const timer = after(run, delayMs);
      timer.unref();
      return () => cancel(timer);
    },
  };
}
