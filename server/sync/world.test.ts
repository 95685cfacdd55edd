import { expect, test } from "vitest";
import { schedule, World } from "./world.ts";

const schedules = 60;
const operations = 40;

test("[SYN-8] whatever a network does, all replicas become one, nothing saved is lost, no draft is seen", async () => {
  for (let seed = 1; seed <= schedules; seed++) {
    const people = 2 + (seed % 5);
    const world = await World.begin(seed, people);
    const plan = schedule(seed, people, operations);
    let done = 0;
    try {
      for (const operation of plan) {
        await world.run(operation);
        done++;
      }
      await world.converge();
    } catch (cause) {
      const message = `Seed ${seed}, ${people} people, after ${done} of ${plan.length} operations`;
      throw new Error(`${message}: ${String(cause)}\n${JSON.stringify(plan)}`, { cause });
    }
  }
  expect.assertions(0);
}, 60_000);
