// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { DescriptionFields } from "./DescriptionFields.tsx";

it("[MAP-408] the departments of a touchpoint are offered by name as one sorts them", async () => {
  const names = ["Team 10", "économat", "Team 2"];
  const session = localSession({
    map: [
      { op: "create", table: "touchpoints", id: "t", values: { text: "Calls" } },
      ...names.map((name, at) => ({
        op: "create" as const,
        table: "departments" as const,
        id: `d${at}`,
        values: { name, color: 1 },
      })),
    ],
  });
  const touchpoint = session.map.tables.touchpoints.get("t");
  if (!touchpoint) throw new Error("The touchpoint is not there.");
  render(
    <SessionProvider value={session}>
      <DescriptionFields touchpoint={touchpoint} isDisabled={false} onDescribe={() => undefined} />
    </SessionProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: /Department/ }));
  const offered = (await screen.findAllByRole("option")).map(({ textContent }) => textContent);
  expect(offered.slice(1)).toEqual(["économat", "Team 2", "Team 10"]);
});
