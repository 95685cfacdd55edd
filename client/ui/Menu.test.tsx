// @vitest-environment jsdom
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { isolated } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import { Menu } from "./Menu.tsx";
import { Select } from "./Select.tsx";

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

test("[A11-258] a menu that is a choice of one says which it is, and takes another", async () => {
  const user = userEvent.setup();
  const acted = vi.fn();
  render(
    <Menu
      label="Colour"
      trigger={<Button>Blue</Button>}
      chosen="blue"
      onAction={acted}
      items={[
        { id: "blue", label: "Blue" },
        { id: "green", label: "Green" },
      ]}
    />,
  );
  await user.tab();
  await user.keyboard("{Enter}");
  const [blue, green] = await screen.findAllByRole("menuitemradio");
  expect(blue).toBeChecked();
  expect(green).not.toBeChecked();
  await waitFor(() => expect(blue).toHaveFocus());
  await user.keyboard("{ArrowDown}{Enter}");
  expect(acted).toHaveBeenCalledExactlyOnceWith("green");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
});

test("[A11-241] typing the beginning of a name goes to it in a menu, also where it is read from right to left", async () => {
  const user = userEvent.setup();
  const items = ["Anna", "مها", "ليلى"].map((name) => ({ id: name, label: isolated(name) }));
  render(
    <Menu
      label="People"
      trigger={<Button>Follow</Button>}
      items={items}
      onAction={() => undefined}
    />,
  );
  await user.tab();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("menuitem", { name: "Anna" })).toHaveFocus());
  await user.keyboard("لي");
  expect(screen.getByRole("menuitem", { name: isolated("ليلى") })).toHaveFocus();
});

test("[A11-241] and in a choice, open or not", async () => {
  const user = userEvent.setup();
  const chosen = vi.fn();
  const options = ["Anna", "רות", "דנה"].map((name) => ({ id: name, label: isolated(name) }));
  render(<Select label="Persona" options={options} value="Anna" onChange={chosen} />);
  await user.tab();
  await user.keyboard("דנ");
  expect(chosen).toHaveBeenLastCalledWith("דנה");
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(screen.getByRole("option", { name: "Anna" })).toHaveFocus());
  await user.keyboard("ר");
  expect(screen.getByRole("option", { name: isolated("רות") })).toHaveFocus();
});

test("[A11-244] a name keeps its own direction in a menu and in a choice, so that its last sign does not change sides", async () => {
  const user = userEvent.setup();
  const entry = { id: "d", label: "שירות לקוחות!" };
  render(
    <>
      <Select label="Department" options={[entry]} value="d" onChange={() => undefined} />
      <Menu
        label="Departments"
        trigger={<Button>More</Button>}
        items={[entry]}
        onAction={() => undefined}
      />
    </>,
  );
  const choice = screen.getByRole("button", { name: /Department/ });
  expect(within(choice).getByText(entry.label).closest("bdi")).not.toBeNull();
  await user.tab();
  await user.keyboard("{Enter}");
  const option = await screen.findByRole("option");
  expect(within(option).getByText(entry.label).closest("bdi")).not.toBeNull();
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "More" }));
  const item = await screen.findByRole("menuitem");
  expect(within(item).getByText(entry.label).closest("bdi")).not.toBeNull();
});
