import { expect, test } from "vitest";
import { memoryDrawer } from "../session/drawer.ts";
import {
  laneIds,
  plainLook,
  readLook,
  shiftLane,
  shownLanes,
  toggleLane,
  writeLook,
} from "./look.ts";

test("[MAP-99] each lane can be hidden and put elsewhere, and the device keeps it", () => {
  const drawer = memoryDrawer();
  expect(readLook(drawer)).toEqual(plainLook);
  const look = shiftLane(toggleLane({ ...plainLook, layout: "lanes" }, "channel"), "thought", -1);
  writeLook(drawer, look);
  expect(readLook(drawer)).toEqual(look);
  expect(shownLanes(look).slice(0, 2)).toEqual(["thought", "direction"]);
  expect(toggleLane(look, "channel").hidden).toEqual([]);
  expect(shiftLane(look, "channel", -1)).toEqual(look);
});

test.each(["", "nonsense", "null", "[]", '{"order":["thought","thought","x"],"hidden":[1]}'])(
  "[MAP-100] all lanes are there, whatever was kept: %s",
  (text) => {
    const look = readLook({ ...memoryDrawer(), read: () => text });
    expect([...look.order].sort()).toEqual([...laneIds].sort());
    expect(look.layout).toBe("cards");
  },
);
