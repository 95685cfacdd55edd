import { expect, test } from "vitest";
import { playSchedules } from "./schedules.fixture.ts";

test("[SYN-8] whatever a network does, all replicas become one, nothing saved is lost, no draft is seen", async () => {
  let played = 0;
  await playSchedules(1, 500, 40, () => {
    played++;
  });
  expect(played).toBe(500);
}, 180_000);
