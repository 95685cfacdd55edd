import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { isFromThisMachine, lanOrigins } from "./addresses.ts";

function info(address: string, internal = false): NetworkInterfaceInfo {
  const family = address.includes(":") ? "IPv6" : "IPv4";
  return {
    address,
    family,
    internal,
    netmask: "",
    mac: "",
    cidr: null,
    scopeid: 0,
  } as NetworkInterfaceInfo;
}

test("[ACC-9] addresses of the local network come with the most likely first", () => {
  const origins = lanOrigins(
    {
      lo: [info("127.0.0.1", true)],
      docker0: [info("172.17.0.1")],
      eth1: [info("203.0.113.9"), info("fe80::1")],
      wlan0: [info("10.1.2.3"), info("169.254.1.1")],
      eth0: [info("192.168.1.20")],
      eth2: [info("172.20.0.4"), info("10.1.2.3")],
      gone: undefined,
    },
    4321,
  );
  const hosts = ["192.168.1.20", "10.1.2.3", "172.20.0.4", "203.0.113.9", "172.17.0.1"];
  expect(origins).toEqual(hosts.map((host) => `http://${host}:4321`));
});

test("[ACC-10] only a direct request from the server's own machine, by a name of its own, is from there", () => {
  const asks = (address: string | undefined, host = "localhost:4321", isForwarded = false) =>
    isFromThisMachine({ address, host, isForwarded });
  for (const own of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) {
    expect(asks(own)).toBe(true);
    expect(asks(own, "[::1]:4321")).toBe(true);
    expect(asks(own, "rebound.example")).toBe(false);
    expect(asks(own, "localhost", true)).toBe(false);
  }
  for (const other of ["192.168.1.4", "::ffff:10.0.0.1", "127.0.0.1.example", undefined]) {
    expect(asks(other)).toBe(false);
  }
});
