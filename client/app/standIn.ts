// Owns: what is seen of a room before the application: it looks at the map on its way, has it painted as soon as it is whole,
// and lets nobody else at it before that picture is on screen. Loads no React, and must not know how a room is
// painted. Rules MAP-281, MAP-282.

import type { Role } from "../../shared/model/rights.ts";
import { messageSync, syncStep2, syncUpdate } from "../../shared/wire/protocol.ts";
import type { Onlooker } from "../session/lookFirst.ts";
import { endStandIn, standInForRoom } from "./shown.ts";

/** For an address that opens with the whole board; else `null`. `screens`: fulfilled when the application could go on itself. */
export function standInAt(
  { pathname, search }: Pick<Location, "pathname" | "search">,
  screens: () => Promise<unknown>,
): Onlooker | null {
  if (!/^\/w\/[^/]+\/board\/?$/.test(pathname) || /[?&]card=/.test(search)) return null;
  // Where it cannot be had the room comes by itself.
  const painter = import("../rooms/board/standIn.ts").catch(() => null);
  const frames: ArrayBuffer[] = [];
  return {
    see: async (frame, admitted) => {
      const step = stepOf(frame);
      if (step === syncStep2 || step === syncUpdate) frames.push(frame);
      // A large map comes in several; whose look never ends is told with the last.
      if (step !== syncStep2) return new Promise(() => undefined);
      const role = await admitted;
      if (role === null || !seesWhatIsPainted(role)) return;
      // A painter that is late must not keep the map from the application.
      const found = await Promise.race([painter, screens().then(nobody, nobody)]);
      const paint = found?.paintStandIn;
      if (!paint) return;
      if (standInForRoom(() => paint(frames, role))) await nextPicture();
    },
    lost: endStandIn,
  };
}

const nobody = (): null => null;

/** Whether a board looks the same for this role whatever the phase: a contributor may find it read-only or not. */
function seesWhatIsPainted(role: Role): boolean {
  return role !== "contributor";
}

function stepOf(frame: ArrayBuffer): number | undefined {
  const [message, step] = new Uint8Array(frame, 0, Math.min(2, frame.byteLength));
  return message === messageSync ? step : undefined;
}

function nextPicture(): Promise<void> {
  if (document.visibilityState === "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    // What is told after a frame comes when that is on its way to the screen.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
