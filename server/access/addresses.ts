// Owns: under which addresses this machine can be reached from its local network, for links and QR codes, and
// who may know. Rules ACC-9, ACC-10.

import { isIP } from "node:net";
import type { NetworkInterfaceInfo } from "node:os";

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * Origins such as `http://192.168.1.20:4321`, best first: addresses of private networks, then public ones, then
 * those of bridges and tunnels, which phones seldom reach. Link-local and loopback ones are left out, and IPv6,
 * which few people can type from a wall.
 */
export function lanOrigins(interfaces: Interfaces, port: number): string[] {
  const found: { readonly address: string; readonly rank: number }[] = [];
  for (const [name, infos] of Object.entries(interfaces)) {
    for (const { address, family, internal } of infos ?? []) {
      if (family !== "IPv4" || internal || address.startsWith("169.254.")) continue;
      found.push({ address, rank: (isVirtual(name) ? 4 : 0) + addressRank(address) });
    }
  }
  found.sort((a, b) => a.rank - b.rank || (a.address < b.address ? -1 : 1));
  return [...new Set(found.map(({ address }) => `http://${address}:${port}`))];
}

/** Whether a request comes from the server's own machine, directly: not through a proxy on it. */
export function isFromThisMachine(request: {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly isForwarded: boolean;
}): boolean {
  if (request.isForwarded || request.address === undefined) return false;
  const isLoopback =
    request.address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(request.address);
  return isLoopback && isLocalName(request.host ?? "");
}

// A foreign page can give its own name the address 127.0.0.1 and so read what a browser here may read.
function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || isIP(name) !== 0;
}

function isVirtual(name: string): boolean {
  return /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|zt|wg|cni|flannel)/i.test(name);
}

function addressRank(address: string): number {
  if (address.startsWith("192.168.")) return 0;
  if (address.startsWith("10.")) return 1;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 2 : 3;
}
