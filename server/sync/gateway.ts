// Owns: the WebSocket door: paths, sub-protocols, admission, pace, and that a socket never takes the process down.
// It must not know documents or what a frame says. Rules: SYN-2, SYN-21, SYN-22.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Outside } from "../../shared/kit/outside.ts";
import {
  acknowledgedProtocol,
  bearerPrefix,
  type CloseCode,
  closeCodes,
  epochPrefix,
  participantPrefix,
  plainProtocol,
  sessionPrefix,
} from "../../shared/wire/protocol.ts";
import type { Admit, NotAdmitted } from "../access/admit.ts";
import type { Log } from "../log.ts";
import type { Peer } from "./connection.ts";
import { createLayout, createPeer, goodbyeMs, type Layout } from "./peer.ts";
import { createPulse, type Pulse } from "./pulse.ts";
import { createRate } from "./rate.ts";
import type { Rooms, Visit, Visitor } from "./rooms.ts";

export interface GatewaySetting {
  readonly rooms: Rooms;
  readonly admit: Admit;
  readonly outside: Outside;
  readonly log?: Log;
  /** Where a request comes from, for the throttle of failed tries; the socket's address without it. */
  readonly addressOf?: (request: IncomingMessage) => string;
}

export interface Gateway {
  /** For the `upgrade` event of an HTTP server. Answers every request, with a socket or with a status. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Whether a path belongs here. */
  isSyncPath(path: string): boolean;
}

export function createGateway(setting: GatewaySetting): Gateway {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // Up to twice the limit a frame is read, so that its sender can be told 4413; a larger one ends in 1009.
    maxPayload: 2 * setting.rooms.limits.frameBytes,
    clientTracking: false,
    handleProtocols: (offered) =>
      [acknowledgedProtocol, plainProtocol].find((protocol) => offered.has(protocol)) ?? false,
  });
  const { rooms, outside } = setting;
  const door: Door = {
    ...setting,
    layout: createLayout(),
    pulse: createPulse(outside, rooms.limits.deafMs, () => rooms.figures.limit("deafMs")),
  };
  return {
    isSyncPath: (path) => path.startsWith("/sync/"),
    handleUpgrade: (request, socket, head) => {
      // Between the request and the socket of `ws` nobody else listens for errors.
      const onError = (): void => {
        socket.destroy();
      };
      socket.on("error", onError);
      server.handleUpgrade(request, socket, head, (webSocket) => {
        socket.off("error", onError);
        open(door, webSocket, socket, request);
      });
    },
  };
}

/** What all sockets share. */
interface Door extends GatewaySetting {
  readonly layout: Layout;
  readonly pulse: Pulse;
}

/** What a client asks for by its path and sub-protocols. */
interface Wish {
  readonly workshopId: string;
  readonly document: Visitor["document"];
  readonly token: string;
  readonly participant: string | undefined;
  readonly session: string | undefined;
  readonly epoch: number | undefined;
}

interface Refusal {
  readonly code: CloseCode;
  readonly reason: string;
}

/** From here on the socket is open: whatever is wrong is said by a close code, never by a failed upgrade. */
function open(door: Door, socket: WebSocket, line: Duplex, request: IncomingMessage): void {
  const { outside, log } = door;
  const peer = createPeer(socket, line, outside, door.layout);
  socket.on("error", (cause: Error) => {
    log?.info("socket.error", { kind: cause.name });
    outside.after(goodbyeMs, () => socket.terminate());
  });
  const wish = wishOf(request);
  if ("code" in wish) {
    peer.close(wish.code, wish.reason);
    return;
  }
  const address = door.addressOf?.(request) ?? request.socket.remoteAddress ?? "";
  let isClosed = false;
  socket.on("close", () => {
    isClosed = true;
  });
  const hear = door.pulse.watch(socket);
  // Nothing is read until the document is at hand.
  socket.pause();
  admitAndEnter(door, socket, peer, wish, address)
    .then((visit) => {
      if (visit === undefined) return;
      if (isClosed) visit.leave();
      else listen(door, socket, peer, visit, hear);
    })
    .catch((cause: unknown) => {
      log?.error("socket.failed", cause);
      peer.close(closeCodes.restarting, "The server could not open the workshop. Try again.");
    })
    .finally(() => {
      if (!isClosed) socket.resume();
    });
}

async function admitAndEnter(
  { rooms, admit }: GatewaySetting,
  socket: WebSocket,
  peer: Peer,
  { workshopId, token, ...wish }: Wish,
  address: string,
): Promise<Visit | undefined> {
  const admitted = await admit(workshopId, token, address);
  if (!admitted.ok) {
    peer.close(codeOf(admitted.error), admitted.error.refusal.message);
    return undefined;
  }
  const { linkId, role } = admitted.value;
  const acknowledges = socket.protocol === acknowledgedProtocol;
  return rooms.enter(workshopId, { ...wish, linkId, role, acknowledges }, peer);
}

function codeOf({ reason }: NotAdmitted): CloseCode {
  return {
    unknownWorkshop: closeCodes.unknown,
    gone: closeCodes.gone,
    unknownLink: closeCodes.badLink,
    tooFast: closeCodes.tooFast,
  }[reason];
}

function listen(
  { rooms, outside }: GatewaySetting,
  socket: WebSocket,
  peer: Peer,
  visit: Visit,
  hear: () => void,
): void {
  const rate = createRate(rooms.limits, outside.now());
  socket.on("close", () => visit.leave());
  socket.on("message", (data: RawData, isBinary: boolean) => {
    hear();
    const pace = rate.take(outside.now());
    if (pace.kind === "tooFast") {
      rooms.figures.limit("slowedMs");
      peer.close(closeCodes.tooFast, "You have been sending too much for too long.");
      visit.leave();
      return;
    }
    if (pace.kind === "wait" && !socket.isPaused) {
      rooms.figures.limit("framesBurst");
      socket.pause();
      outside.after(pace.waitMs, () => socket.resume());
    }
    if (isBinary) visit.receive(bytesOf(data));
    else peer.close(closeCodes.invalidContent, "Messages are binary here.");
  });
}

function wishOf(request: IncomingMessage): Wish | Refusal {
  const [path = ""] = (request.url ?? "").split("?");
  const [, root, workshopId = "", document = "", ...more] = path.split("/");
  if (root !== "sync" || more.length > 0 || !isDocument(document)) {
    return { code: closeCodes.unknown, reason: "There is no such document." };
  }
  const offered = (request.headers["sec-websocket-protocol"] ?? "")
    .split(",")
    .map((protocol) => protocol.trim());
  if (!offered.includes(plainProtocol) && !offered.includes(acknowledgedProtocol)) {
    return { code: closeCodes.tooOld, reason: `This server speaks ${plainProtocol}.` };
  }
  const after = (prefix: string): string | undefined =>
    offered.find((protocol) => protocol.startsWith(prefix))?.slice(prefix.length);
  const epoch = after(epochPrefix);
  const session = after(sessionPrefix);
  return {
    workshopId,
    document,
    token: after(bearerPrefix) ?? "",
    participant: after(participantPrefix),
    session: session !== undefined && isSession(session) ? session : undefined,
    epoch: epoch !== undefined && /^[1-9][0-9]{0,8}$/.test(epoch) ? Number(epoch) : undefined,
  };
}

function isSession(text: string): boolean {
  return /^[0-9A-Za-z_-]{20,86}$/.test(text);
}

function isDocument(name: string): name is Visitor["document"] {
  return name === "map" || name === "room" || name === "mine";
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
