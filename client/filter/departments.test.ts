import { expect, test } from "vitest";
import { localSession } from "../session/localSession.ts";
import { departmentsByName } from "./departments.ts";

test("[MAP-408] departments are listed by name, in whatever letters, and numbers by their size", () => {
  const names = ["Склад", "Team 10", "économat", "Filiale", "Team 2", "Support"];
  const { map } = localSession({
    map: names.map((name, at) => ({
      op: "create",
      table: "departments",
      id: `d${at}`,
      values: { name, color: 1 },
    })),
  });
  expect(departmentsByName(map.tables).map(({ name }) => name)).toEqual([
    "économat",
    "Filiale",
    "Support",
    "Team 2",
    "Team 10",
    "Склад",
  ]);
});
