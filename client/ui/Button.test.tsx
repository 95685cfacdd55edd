// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Announcer } from "./Announcer.tsx";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";

test("a button calls back once per press, by mouse and by keyboard", async () => {
  const user = userEvent.setup();
  const pressed = vi.fn();
  render(<Button onPress={pressed}>Open</Button>);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await user.keyboard("{Enter}");
  expect(pressed).toHaveBeenCalledTimes(2);
});

test("[A11-3] a button that refuses can be focused, is told as disabled, and says why", async () => {
  const user = userEvent.setup();
  const pressed = vi.fn();
  render(
    <form onSubmit={pressed}>
      <Button type="submit" reason="Only the facilitator can." onPress={pressed}>
        Open
      </Button>
      <Announcer />
    </form>,
  );
  await user.tab();
  const button = screen.getByRole("button", { name: "Open" });
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription("Only the facilitator can.");

  await user.click(button);
  expect(pressed).not.toHaveBeenCalled();
  expect(screen.getByRole("tooltip")).toHaveTextContent("Only the facilitator can.");
  expect(screen.getAllByRole("log")[0]).toHaveTextContent("Only the facilitator can.");
});

test("[A11-4] a button that shows only an icon has a name and says whether it is pressed", () => {
  render(<IconButton label="Lasso" icon={<svg aria-hidden="true" />} isSelected />);
  expect(screen.getByRole("button", { name: "Lasso", pressed: true })).toBeInTheDocument();
});
