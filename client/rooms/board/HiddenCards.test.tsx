// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, test } from "vitest";
import type { MapChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { HiddenButton } from "./HiddenCards.tsx";

const cards: readonly MapChange[] = [
  { op: "create", table: "touchpoints", id: "a", values: { text: "shown" } },
  { op: "create", table: "touchpoints", id: "b", values: { text: "shame", hidden: true } },
];

test("[PRV-98] hidden cards are listed for who may bring them back, and come back one by one", async () => {
  const user = userEvent.setup({ delay: null });
  const session = localSession({ map: cards });
  render(
    <SessionProvider value={session}>
      <HiddenButton />
    </SessionProvider>,
  );
  await user.click(screen.getByRole("button", { name: "1 hidden card" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("shame")).toBeVisible();
  expect(dialog.queryByText("shown")).toBeNull();
  expect((await axe.run(screen.getByRole("dialog"))).violations).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Bring back" }));
  expect(session.map.tables.touchpoints.get("b")?.hidden).toBe(false);
  expect(screen.queryByRole("button", { name: "1 hidden card" })).toBeNull();
});
