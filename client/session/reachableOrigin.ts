// Owns: under which origin others can reach this server. A page opened on `localhost` cannot be: then the server
// offers its addresses in the local network, and the person may choose. The choice dies with the tab. Rules ACC-30, ACC-65.

import { useEffect, useState } from "react";
import { create } from "zustand";
import { useDevice } from "./device.tsx";
import type { ServerApi } from "./serverApi.ts";

export interface ReachableOrigin {
  /** What links and QR codes begin with. */
  readonly origin: string;
  /** `own`: this page's address will do. `offered`: one of the server's. `none`: the server knows none. */
  readonly kind: "own" | "asking" | "offered" | "none";
  /** The addresses to choose from, best first. */
  readonly offers: readonly string[];
  readonly choose: (origin: string) => void;
}

const useChoice = create<{ readonly chosen: string | null }>(() => ({ chosen: null }));

/** The origin to put into links for others. */
export function useReachableOrigin(): ReachableOrigin {
  const { api } = useDevice();
  const { chosen } = useChoice();
  const [offers, setOffers] = useState<readonly string[] | null>(null);
  const isOwn = !isLoopback(api.origin);
  useEffect(() => {
    if (isOwn) return undefined;
    let isGone = false;
    void askTogether(api).then((origins) => {
      if (!isGone) setOffers(origins);
    });
    return () => {
      isGone = true;
    };
  }, [api, isOwn]);
  const choose = (origin: string): void => useChoice.setState({ chosen: origin });
  if (isOwn) return { origin: api.origin, kind: "own", offers: [], choose };
  if (offers === null) return { origin: api.origin, kind: "asking", offers: [], choose };
  const origin = offers.find((offer) => offer === chosen) ?? offers[0];
  if (origin === undefined) return { origin: api.origin, kind: "none", offers, choose };
  return { origin, kind: "offered", offers, choose };
}

type Asking = Pick<ServerApi, "addresses">;

const onTheirWay = new WeakMap<Asking, ReturnType<Asking["addresses"]>>();

/** What shows links asks as it comes, and several things come at once. Later ones ask anew: the network may have changed. */
function askTogether(api: Asking): ReturnType<Asking["addresses"]> {
  const asked = onTheirWay.get(api);
  if (asked) return asked;
  const asking = api.addresses().finally(() => onTheirWay.delete(api));
  onTheirWay.set(api, asking);
  return asking;
}

/** Whether an origin leads only to the machine itself. */
function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
