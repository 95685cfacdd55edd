// The swap test at its large size: `npx tsx bench/anonymity/swap.ts [reveals] [seed]` (2,000). Prints how likely the
// orders of the cards are by chance, and ends with 1 where one is below 0.001 or the frames of a swapped pair differ.
import { argv, exit } from "node:process";
import {
  likelihoodOfNeighbours,
  likelihoodOfPositions,
  type Observation,
  playSwap,
} from "../../server/attacks/swap.fixture.ts";

const [reveals = 2_000, seed = 1] = argv.slice(2).map(Number);
const seen: Observation[] = [];
let differing = 0;
for (let at = 0; at < reveals; at += 2) {
  const pair = [
    await playSwap(seed * 1_000_000 + at, false),
    await playSwap(seed * 1_000_000 + at, true),
  ];
  if (pair[0]?.frames.join("\n") !== pair[1]?.frames.join("\n")) differing++;
  // Both have the same shuffle, so only one of them counts for the statistics.
  seen.push(...pair.slice(at % 4 === 0 ? 0 : 1).slice(0, 1));
}
const likelihoods = (["stored", "id", "place"] as const).map((by) => {
  const orders = seen.map((observation) => observation.orders[by]);
  return {
    by,
    neighbours: likelihoodOfNeighbours(orders),
    positions: likelihoodOfPositions(orders),
  };
});
console.table(likelihoods);
console.log(`${reveals} reveals, ${differing} pairs with differing frames`);
const isTold = likelihoods.some(
  ({ neighbours, positions }) => Math.min(neighbours, positions) < 0.001,
);
exit(isTold || differing > 0 ? 1 : 0);
