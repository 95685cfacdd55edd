import { expect, test } from "vitest";
import { seededChance } from "../../shared/kit/outside.ts";
import { reconnectDelayMs, reconnectMs } from "./connection.ts";

test("[SYN-38] the wait doubles up to 15 seconds, half of it by chance", () => {
  const chance = seededChance(3);
  for (let failures = 0; failures < 40; failures++) {
    const full = Math.min(reconnectMs.longest, reconnectMs.first * 2 ** failures);
    for (let i = 0; i < 20; i++) {
      const delay = reconnectDelayMs(failures, chance);
      expect(delay).toBeGreaterThanOrEqual(full / 2);
      expect(delay).toBeLessThanOrEqual(full);
    }
  }
  const delays = new Set(Array.from({ length: 50 }, () => reconnectDelayMs(6, chance)));
  expect(delays.size).toBeGreaterThan(25);
});
