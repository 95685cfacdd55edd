// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { IconButton } from "./IconButton.tsx";
import { Select } from "./Select.tsx";
import { Toolbar } from "./Toolbar.tsx";

const user = userEvent.setup();
const button = (name: string) => screen.getByRole("button", { name: new RegExp(name) });
const stops = () =>
  screen
    .getAllByRole("button")
    .filter(({ tabIndex }) => tabIndex === 0)
    .map((one) => one.getAttribute("aria-label"));

interface BarProps {
  readonly names: readonly string[];
  readonly refused?: string;
  readonly disabled?: string;
}

function Bar({ names, refused, disabled }: BarProps) {
  return (
    <>
      <input aria-label="Before" />
      <Toolbar label="Tools">
        {names.map((name) => (
          <IconButton
            key={name}
            label={name}
            icon={null}
            reason={refused === name ? "Not now" : undefined}
            isDisabled={disabled === name}
          />
        ))}
      </Toolbar>
      <input aria-label="After" />
    </>
  );
}

const three = ["Add", "Edit", "Remove"];

test("[A11-209] Tab passes a bar of buttons in one step, and comes back to the one that one was at", async () => {
  render(<Bar names={three} />);
  await user.click(screen.getByRole("textbox", { name: "Before" }));
  await user.tab();
  expect(button("Add")).toHaveFocus();
  await user.keyboard("{ArrowRight}");
  expect(button("Edit")).toHaveFocus();
  await user.tab();
  expect(screen.getByRole("textbox", { name: "After" })).toHaveFocus();
  await user.tab({ shift: true });
  expect(button("Edit")).toHaveFocus();
  await user.tab({ shift: true });
  expect(screen.getByRole("textbox", { name: "Before" })).toHaveFocus();
});

test("[A11-209] arrow keys, Home and End go along it, to buttons that refuse as well", async () => {
  render(<Bar names={three} refused="Remove" />);
  button("Add").focus();
  await user.keyboard("{ArrowLeft}");
  expect(button("Add")).toHaveFocus();
  await user.keyboard("{End}");
  expect(button("Remove")).toHaveFocus();
  await user.keyboard("{ArrowRight}{Shift>}{ArrowLeft}{/Shift}");
  expect(button("Remove")).toHaveFocus();
  await user.keyboard("{ArrowLeft}");
  expect(button("Edit")).toHaveFocus();
  await user.keyboard("{Home}");
  expect(button("Add")).toHaveFocus();
});

test("[A11-209] where one reads from right to left the arrows go that way", async () => {
  render(<Bar names={three} />);
  screen.getByRole("toolbar").style.direction = "rtl";
  button("Add").focus();
  await user.keyboard("{ArrowLeft}");
  expect(button("Edit")).toHaveFocus();
  await user.keyboard("{ArrowRight}");
  expect(button("Add")).toHaveFocus();
});

test("[A11-209] buttons that come are no further stops, and one that goes leaves the keyboard to the one in its place", async () => {
  const { rerender } = render(<Bar names={three} />);
  button("Edit").focus();
  rerender(<Bar names={["First", ...three]} />);
  await vi.waitFor(() => expect(stops()).toEqual(["Edit"]));
  rerender(<Bar names={["First", "Add", "Remove"]} />);
  await vi.waitFor(() => expect(button("Remove")).toHaveFocus());
  expect(stops()).toEqual(["Remove"]);
  rerender(<Bar names={["First", "Add", "Remove"]} refused="Remove" />);
  await vi.waitFor(() => expect(button("Remove")).toHaveFocus());
});

test("[A11-213] one that can no longer be pressed leaves the keyboard to its neighbour, and takes it from nobody else", async () => {
  const { rerender } = render(<Bar names={three} />);
  button("Remove").focus();
  rerender(<Bar names={three} disabled="Remove" />);
  await vi.waitFor(() => expect(button("Edit")).toHaveFocus());
  rerender(<Bar names={["Add", "Remove"]} />);
  await vi.waitFor(() => expect(button("Remove")).toHaveFocus());
  rerender(<Bar names={["Add"]} />);
  screen.getByRole("textbox", { name: "After" }).focus();
  await vi.waitFor(() => expect(stops()).toEqual(["Add"]));
  screen.getByRole("textbox", { name: "After" }).blur();
  rerender(<Bar names={["Edit"]} />);
  await vi.waitFor(() => expect(stops()).toEqual(["Edit"]));
  expect(document.body).toHaveFocus();
});

test("[A11-209] a key that goes along a bar chooses nothing from a list on its way", async () => {
  const chosen: string[] = [];
  render(
    <Toolbar label="Tools">
      <IconButton label="Add" icon={null} />
      <Select
        label="Move to"
        options={[
          { id: "a", label: "Parcel" },
          { id: "b", label: "Shop" },
        ]}
        value={null}
        onChange={(id) => chosen.push(id)}
      />
    </Toolbar>,
  );
  button("Add").focus();
  await user.keyboard("{ArrowRight}");
  expect(button("Move to")).toHaveFocus();
  await user.keyboard("{ArrowRight}{End}");
  expect(button("Move to")).toHaveFocus();
  expect(chosen).toEqual([]);
});
