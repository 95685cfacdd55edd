// Owns: going where somebody else is, as long as one does not go elsewhere by oneself. Rules A11-111, A11-115.

import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { lookByOneself, useFollowing } from "./following.ts";
import { readPath, roomPath } from "./routes.ts";

interface Place {
  readonly path: string;
  readonly part: string | null;
}

/**
 * Goes along: `target` is an address within the workshop, with the part of the board after `at`; `null`: nowhere.
 * `onLeave`: one went elsewhere by oneself; it keeps its identity while the same.
 */
export function useGoAlong(target: string | null, onLeave: () => void): void {
  const [here, navigate] = useLocation();
  const part = useFollowing((state) => state.part);
  const led = useRef<(Place & { readonly target: string }) | null>(null);
  useEffect(() => {
    if (target === null) {
      led.current = null;
      lookByOneself();
      return;
    }
    const before = led.current;
    // Where they are has not changed and yet we are elsewhere: we went by ourselves.
    if (before?.target === target && (here !== before.path || part !== before.part)) {
      led.current = null;
      lookByOneself();
      onLeave();
      return;
    }
    const place = placeOf(target);
    led.current = { ...place, target };
    if (part !== place.part) useFollowing.setState({ part: place.part });
    if (here !== place.path) navigate(place.path, { replace: true });
  }, [target, here, part, navigate, onLeave]);
  useEffect(() => lookByOneself, []);
}

/** The address to go to, and the part of the board to look at there, which comes too often for an address. Pure. */
function placeOf(target: string): Place {
  const read = readPath(target);
  const [at, part] = read?.sub ?? [];
  if (read?.room !== "board" || at !== "at" || part === undefined) {
    return { path: target, part: null };
  }
  return { path: roomPath(read.workshopId, "board"), part };
}
