// Owns: how often one source may do something in a while. In memory only, keyed by address or link, and
// forgotten when the while is over. Rule ACC-5.

import { isIPv6 } from "node:net";
import { RateLimiterMemory } from "rate-limiter-flexible";

export interface Throttle {
  /** Counts one; false when the source has had its share and has to wait. */
  take(source: string): Promise<boolean>;
}

/** At most `count` for each source within `withinMs` milliseconds. */
export function newThrottle(limit: {
  readonly count: number;
  readonly withinMs: number;
}): Throttle {
  const limiter = new RateLimiterMemory({
    points: limit.count,
    duration: Math.ceil(limit.withinMs / 1000),
  });
  return {
    take: (source) =>
      limiter.consume(sourceKey(source)).then(
        () => true,
        (rejected: unknown) => {
          // The library rejects with its figures when the share is used up, and with an error when it failed.
          if (rejected instanceof Error) throw rejected;
          return false;
        },
      ),
  };
}

/** One holder of an IPv6 network has 2^64 addresses: they count as one. */
function sourceKey(source: string): string {
  return isIPv6(source) && !source.startsWith("::ffff:")
    ? source.split(":").slice(0, 4).join(":")
    : source;
}
