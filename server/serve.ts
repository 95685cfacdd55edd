// Owns: the whole server as one thing that starts and stops: store, rooms, alarms, acts, HTTP and sockets joined.
// Takes clock, chance and settings from the edge (main.ts) or from a test. Rules ACC-19, PHA-4, SYN-169.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Outside } from "../shared/kit/outside.ts";
import { err, ok, type Result } from "../shared/kit/result.ts";
import type { Interfaces } from "./access/addresses.ts";
import { type Admit, newDoor } from "./access/admit.ts";
import { remembering } from "./access/remembering.ts";
import { newThrottle } from "./access/throttle.ts";
import { newActs } from "./acts/acts.ts";
import { newAlarms } from "./acts/alarms.ts";
import type { Config } from "./config.ts";
import { httpLimits } from "./http/limits.ts";
import { pathOf } from "./http/screens.ts";
import { newHttpHandler } from "./http.ts";
import type { Log } from "./log.ts";
import { type Metrics, newMetrics } from "./metrics.ts";
import type { Store } from "./store/store.ts";
import type { Compactor } from "./sync/compactor.ts";
import { createGateway } from "./sync/gateway.ts";
import { createRooms, type Rooms } from "./sync/rooms.ts";

export interface ServeOptions {
  readonly config: Omit<Config, "dataDir" | "logLevel">;
  /** Stays its caller's, to be closed after `stop`. */
  readonly store: Store;
  readonly outside: Outside;
  readonly log: Log;
  readonly screensDir: string | undefined;
  readonly interfaces: () => Interfaces;
  /** Stays its caller's, to be closed after `stop`; without one, documents are compacted on the serving thread. */
  readonly compactor?: Compactor;
  /** Called once, before anything is counted, for what is counted outside. */
  readonly onMetrics?: (metrics: Metrics) => void;
}

export interface Serving {
  readonly port: number;
  /** Not ready any more, then everything durable, everybody sent away with 4503, nobody listening. */
  stop(): Promise<void>;
}

/** Starts to listen. Refused, in words for whoever runs the server, where the port cannot be had. */
export async function serve(given: ServeOptions): Promise<Result<Serving, string>> {
  // Everybody who writes does it through this one, so that nothing is remembered beyond its time.
  const options = { ...given, store: remembering(given.store) };
  const { config, store, outside, log } = options;
  // What was erased before a crash may still lie in a file.
  const purged = await store.purge();
  if (purged.kind === "full") log.warn("erased text not purged", { storage: "full" });
  if (!(await store.health()).sound) log.error("database damaged");
  const metrics: Metrics = newMetrics({
    counts: () => rooms.counts(),
    health: () => store.health(),
  });
  options.onMetrics?.(metrics);
  const rooms: Rooms = createRooms({
    store,
    outside,
    log,
    figures: metrics.sync,
    ...(options.compactor && { compactor: options.compactor }),
  });
  const alarms = newAlarms({ workshops: rooms, outside, minimums: config.minimums, log });
  const door = newDoor(
    store,
    newThrottle({ count: config.failedTriesPerMinute, withinMs: 60_000 }),
  );
  const admit: Admit = async (workshopId, token, address) => {
    const admitted = await door(workshopId, token, address);
    if (admitted.ok) await alarms.meet(workshopId);
    else {
      metrics.refusedEntry(admitted.error.reason);
      if (admitted.error.reason === "tooFast") metrics.limit("failedTriesPerMinute");
    }
    return admitted;
  };
  let isReady = false;
  const setReady = (value: boolean): void => {
    isReady = value;
    metrics.setReady(value);
  };
  const handler = newHttpHandler({
    ...options,
    ...config,
    admit,
    metrics,
    workshops: rooms,
    acts: newActs({ ...options, ...config, workshops: rooms, alarms }),
    actThrottle: newThrottle({ count: httpLimits.actsPerLink, withinMs: 10_000 }),
    creationThrottle: newThrottle({ count: config.workshopsPerHour, withinMs: 3_600_000 }),
    isReady: () => isReady,
  });
  const server = createServer(handler);
  joinSockets(server, createGateway({ rooms, admit, outside, log }), () => isReady);
  const listening = await listen(server, config.port, config.host);
  if (!listening.ok) return listening;
  setReady(true);
  // Rounds that ran out while the server was away end now, whether anybody comes back or not.
  store
    .workshopIds()
    .then(alarms.meetAll)
    .catch((error: unknown) => log.error("alarms not set", error));
  return ok({
    port: listening.value,
    stop: async () => {
      // From here on machines alone are answered, so that whoever sends people here hears of it at once.
      setReady(false);
      alarms.stop();
      await rooms.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  });
}

function joinSockets(
  server: Server,
  gateway: ReturnType<typeof createGateway>,
  isReady: () => boolean,
): void {
  server.on("upgrade", (request, socket, head) => {
    // Node has left it to us: an error that nobody hears would end the process, and one that is left half open would stay.
    const leave = (): void => {
      socket.destroy();
    };
    socket.on("error", leave);
    if (!isReady()) leave();
    else if (gateway.isSyncPath(pathOf(request))) gateway.handleUpgrade(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", leave);
  });
}

function listen(server: Server, port: number, host: string): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(err(listenErrorToWords(error, port, host)));
    });
    server.listen(port, host, () => resolve(ok((server.address() as AddressInfo).port)));
  });
}

function listenErrorToWords({ code, message }: NodeJS.ErrnoException, port: number, host: string) {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use already, perhaps by another Waymark. Stop that one, or choose another port: PORT=${port + 1}.`;
    case "EACCES":
      return `Port ${port} may not be used by this account. Choose one from 1024 on: PORT=4321.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Leave HOST out to listen on all of its addresses.`;
    default:
      return `The server cannot listen on ${host}, port ${port}: ${message}.`;
  }
}
