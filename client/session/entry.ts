// Owns: how somebody arrives: the workshop in the path and the token in the fragment, which leaves the address
// bar before anything else happens. Rules ACC-23.

import { isId } from "../../shared/kit/ids.ts";
import { isToken } from "./remembered.ts";

export interface Arrival {
  readonly workshopId: string;
  readonly token: string;
}

/** The workshop that a path leads to, or `null` if it leads to none. */
export function workshopAt(path: string): string | null {
  const id = /^\/w\/([^/]+)/.exec(path)?.[1] ?? "";
  return isId(id) ? id : null;
}

/** The workshop and the token named by an address, or `null` if it is no invitation. */
export function readArrival(address: { pathname: string; hash: string }): Arrival | null {
  const workshopId = workshopAt(address.pathname);
  const token = address.hash.slice(1);
  return workshopId !== null && isToken(token) ? { workshopId, token } : null;
}

/** Reads the arrival and takes the fragment out of the address bar and the history, whatever it was. */
export function takeArrival(address: Location, history: History): Arrival | null {
  if (address.hash === "" || !address.pathname.startsWith("/w/")) return null;
  const arrival = readArrival(address);
  history.replaceState(history.state, "", address.pathname + address.search);
  return arrival;
}
