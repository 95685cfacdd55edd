// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./Button.tsx";
import { Menu } from "./Menu.tsx";

test("[A11-3] an item that is not available can be reached, says why, and does nothing", async () => {
  const user = userEvent.setup();
  const acted = vi.fn();
  render(
    <Menu
      label="Actions"
      trigger={<Button>More</Button>}
      onAction={acted}
      items={[
        { id: "copy", label: "Duplicate", disabledReason: "The map is closed." },
        { id: "delete", label: "Delete" },
      ]}
    />,
  );
  await user.tab();
  await user.keyboard("{Enter}");
  const item = await screen.findByRole("menuitem", { name: /^Duplicate/ });
  expect(item).toHaveAccessibleName("Duplicate The map is closed.");
  await waitFor(() => expect(item).toHaveFocus());
  await user.keyboard("{Enter}");
  expect(acted).not.toHaveBeenCalled();

  await user.keyboard("{ArrowDown}{Enter}");
  expect(acted).toHaveBeenCalledExactlyOnceWith("delete");
});
