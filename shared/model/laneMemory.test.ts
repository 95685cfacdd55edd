import { expect, test } from "vitest";
import { layerRemembered } from "./laneMemory.ts";
import { applied, chance, created } from "./processArbitrary.ts";
import { addLane } from "./processLane.ts";

test("[IMP-67] a lane has the layer that most lanes of its name have", () => {
  const { map, id } = created();
  const add = (of: typeof map, name: string, layer: "support" | "frontstage") =>
    applied(of, addLane(of, { processId: id, name, layer }, chance));
  const one = add(map, "Shop", "support");
  expect(layerRemembered(one, " SHOP ")).toBe("support");
  expect(layerRemembered(add(one, "shop", "frontstage"), "Shop")).toBe("frontstage");
  expect(layerRemembered(add(add(one, "shop", "frontstage"), "Shop", "support"), "Shop")).toBe(
    "support",
  );
  expect(layerRemembered(map, "Shop")).toBeUndefined();
});
