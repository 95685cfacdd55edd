// Owns: the way to a workshop, begun by the first script of the page while all others are still on their way: asks who one is,
// and at the same time opens the sockets of what one may read by all that is known here, and asks for documents of which nothing
// is held here; for a map that is seen before the session before all else. The session is handed what has come of it when it asks
// for exactly the same, and asks anew for all else. Must not know documents. Rules STA-45, MAP-281, MAP-370.

import type { Result } from "../../shared/kit/result.ts";
import type { Refusal } from "../../shared/model/refusals.ts";
import { mayRead } from "../../shared/model/rights.ts";
import type { DocumentName } from "../../shared/model/tables.ts";
import { epochPrefix } from "../../shared/wire/protocol.ts";
import type { OpenSocket } from "./connection.ts";
import type { Device } from "./device.tsx";
import { emptyStep1, lookFirst, type Onlooker } from "./lookFirst.ts";
import type { AskForMap } from "./mapAhead.ts";
import { offerFor, protocolsOf } from "./offer.ts";
import type { Opened, ServerApi } from "./serverApi.ts";

type Ways = Pick<Device, "memory" | "api" | "socket">;

/** When the whole of a document is asked for: as soon as the socket is open, by whoever looks at it first, or not here. */
type Asking = "now" | "later" | "never";

/**
 * Sets out for the workshop `id`; gives what the session is to use instead. `onlooker`: sees the map first, if nothing of it can be
 * here.
 */
export function approach(
  { memory, api, socket, askForMap }: Ways & { readonly askForMap: AskForMap },
  id: string,
  onlooker: Onlooker | null = null,
): Pick<Ways, "api" | "socket"> {
  const invitation = memory.invitation(id);
  if (!invitation) return { api, socket };
  const { token } = invitation;
  /** By address. */
  const waiting = new Map<string, WaitingSocket>();
  const setOut = (
    name: DocumentName,
    epoch: number | undefined,
    asking: Asking,
    open = socket,
  ): void => {
    const offer = offerFor(memory, api.origin, { id, token }, name, epoch ?? 0);
    // Whoever holds nothing of a document takes it as it is, and need not know first of which epoch that would be.
    const offered = protocolsOf(offer).filter(
      (one) => epoch !== undefined || !one.startsWith(epochPrefix),
    );
    const address = `${offer.address}/${name}`;
    waiting.set(address, { name, ...waitWith(open, address, offered, asking) });
  };
  const { map, mine = 1 } = memory.get(id)?.epochs ?? {};
  const looks = map === undefined ? onlooker : null;
  const coming = looks && askForMap(id, token);
  const mapIsOnItsWay =
    looks &&
    coming?.then((ahead) =>
      setOut("map", ahead?.epoch, "later", (...to) =>
        lookFirst(socket(...to), looks, ahead?.whole ?? nothing, ahead?.giveUp),
      ),
    );
  const entered = api.open(id, token);
  const admitted = entered.then((opened) => (opened.ok ? opened.value.role : null));
  // With the map it is known sooner.
  looks?.begin(
    Promise.race([coming?.then((ahead) => ahead?.role ?? admitted) ?? admitted, admitted]),
  );
  let answer: Promise<Result<Opened, Refusal>> | null = entered.then(async (opened) => {
    // Only then is there a socket that the session can be handed.
    await mapIsOnItsWay;
    for (const [address, early] of waiting) {
      // Nobody is going to ask for it, or much later.
      if (opened.ok && mayRead(opened.value.role, early.name)) continue;
      early.handOver([]);
      waiting.delete(address);
    }
    return opened;
  });
  // Of `room` nothing is kept here, of the others a copy may be. A browser opens one connection after the other: the small ones first.
  const ofOthers = map === undefined ? "now" : "never";
  setOut("room", undefined, "now");
  if (invitation.role === null || mayRead(invitation.role, "mine")) setOut("mine", mine, ofOthers);
  if (!looks) setOut("map", map, ofOthers);
  const open: ServerApi["open"] = (askedId, askedToken) => {
    const first = answer;
    if (!first || askedId !== id || askedToken !== token) return api.open(askedId, askedToken);
    answer = null;
    return first;
  };
  return {
    api: { ...api, open },
    socket: (address, protocols) => {
      const early = waiting.get(address);
      waiting.delete(address);
      return early?.handOver(protocols) ?? socket(address, protocols);
    },
  };
}

interface WaitingSocket {
  readonly name: DocumentName;
  /** The socket, which tells all that it has told so far once more; `null`, and it is closed, if it was offered other things. */
  handOver(protocols: readonly string[]): WebSocket | null;
}

const nothing = Promise.resolve(null);

/** `WebSocket.CONNECTING`, without asking for a class. */
const connecting = 0;

function waitWith(
  open: OpenSocket,
  address: string,
  offered: readonly string[],
  asking: Asking,
): Pick<WaitingSocket, "handOver"> {
  const socket = open(address, [...offered]);
  socket.binaryType = "arraybuffer";
  const told: (() => void)[] = [];
  let hasAsked = asking === "later";
  socket.onopen = (event) => {
    told.push(() => socket.onopen?.(event));
    if (asking !== "now") return;
    hasAsked = true;
    socket.send(emptyStep1);
  };
  socket.onmessage = (event) => told.push(() => socket.onmessage?.(event));
  socket.onclose = (event) => told.push(() => socket.onclose?.(event));
  return {
    handOver: (protocols) => {
      Object.assign(socket, { onopen: null, onmessage: null, onclose: null });
      if (!offered.every((one) => protocols.includes(one))) {
        // A browser complains aloud of one that is closed before it is open.
        if (socket.readyState === connecting) socket.onopen = () => socket.close();
        else socket.close();
        return null;
      }
      if (hasAsked) passOver(socket, emptyStep1);
      queueMicrotask(() => {
        for (const tell of told) tell();
      });
      return socket;
    },
  };
}

/** Lets the first frame be the one that was sent already, without sending it again. */
function passOver(socket: WebSocket, sent: Uint8Array): void {
  const send = socket.send.bind(socket);
  let isFirst = true;
  socket.send = (frame) => {
    const isSame = isFirst && frame instanceof Uint8Array && frame.join() === sent.join();
    isFirst = false;
    if (!isSame) send(frame);
  };
}
