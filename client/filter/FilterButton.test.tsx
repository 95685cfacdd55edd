// @vitest-environment jsdom
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { offeredCommands, useCommandState } from "../app/commands.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { FilterButton } from "./FilterButton.tsx";
import { noFilter } from "./filter.ts";

test("[A11-146] the filter opens from the palette, and closed it leaves the keyboard at its control", async () => {
  render(
    <SessionProvider value={localSession()}>
      <FilterButton filter={noFilter} onChange={() => undefined} onWords="Filter: on" />
    </SessionProvider>,
  );
  const [filter] = offeredCommands(useCommandState.getState());
  act(() => filter?.run());
  const dialog = await screen.findByRole("dialog", { name: "Filter" });
  await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Filter" })).toHaveFocus());
});
