// Owns: playing many schedules of the seeded world, each from its seed; the first failure tells its seed and plan. Tests
// and bench only.
import { schedule, World } from "./world.ts";

/** Plays the schedules of `count` seeds from `first` on. Rejects at the first that fails. */
export async function playSchedules(
  first: number,
  count: number,
  operations: number,
  onPlayed?: (seed: number) => void,
): Promise<void> {
  for (let seed = first; seed < first + count; seed++) {
    const people = 2 + (seed % 5);
    const plan = schedule(seed, people, operations);
    let done = 0;
    try {
      const world = await World.begin(seed, people);
      for (const operation of plan) {
        await world.run(operation);
        done++;
      }
      await world.converge();
    } catch (cause) {
      const message = `Seed ${seed}, ${people} people, after ${done} of ${plan.length} operations`;
      throw new Error(`${message}: ${String(cause)}\n${JSON.stringify(plan)}`, { cause });
    }
    onPlayed?.(seed);
  }
}
