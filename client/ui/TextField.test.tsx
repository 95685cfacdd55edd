// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { useAnnouncements } from "./announcements.ts";
import { NumberField } from "./NumberField.tsx";
import { Select } from "./Select.tsx";
import { TextField } from "./TextField.tsx";

const ignore = () => undefined;

test("Enter sends the line; with Shift, or while an input method composes, it does not", () => {
  const sent = vi.fn();
  render(<TextField label="Touchpoint" value="待つ" onChange={ignore} onEnter={sent} />);
  const field = screen.getByRole("textbox", { name: "Touchpoint" });
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  fireEvent.keyDown(field, { key: "Enter", shiftKey: true });
  expect(sent).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter" });
  expect(sent).toHaveBeenCalledOnce();
});

test("[A11-6] an error is tied to its field, and a hidden label is still its name", () => {
  render(
    <TextField
      label="Name"
      hideLabel
      value=""
      onChange={ignore}
      error="Give the journey a name."
    />,
  );
  const field = screen.getByRole("textbox", { name: "Name" });
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription("Give the journey a name.");
});

test("[A11-218] what is wrong with a field is said at once, and once", () => {
  useAnnouncements.setState({ latest: [] });
  const named = (value: string, error?: string) => (
    <TextField label="Name" value={value} onChange={ignore} {...(error ? { error } : {})} />
  );
  const { rerender } = render(named(""));
  rerender(named("", "Give the journey a name."));
  rerender(named(" ", "Give the journey a name."));
  const said = useAnnouncements.getState().latest;
  expect(said).toMatchObject([{ text: "Give the journey a name.", politeness: "assertive" }]);
});

test("[A11-254] what is still wrong with a field is said again when it is sent again as it is", async () => {
  useAnnouncements.setState({ latest: [] });
  function Named() {
    const [error, setError] = useState<string | null>(null);
    return (
      <TextField
        label="Name"
        value=""
        onChange={ignore}
        onEnter={() => setError("Give the journey a name.")}
        {...(error === null ? {} : { error })}
      />
    );
  }
  render(<Named />);
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "{Enter}");
  expect(useAnnouncements.getState().latest).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  expect(useAnnouncements.getState().latest).toHaveLength(2);
});

test("near the limit the field says how many characters are left", () => {
  render(<TextField label="Name" value="123456789" onChange={ignore} maxLength={10} />);
  expect(screen.getByRole("textbox")).toHaveAccessibleDescription("1 character left");
});

test("[A11-6] a choice gives the id of the option, chosen by keyboard", async () => {
  const user = userEvent.setup();
  const chosen = vi.fn();
  const options = [
    { id: "phone", label: "Phone" },
    { id: "letter", label: "Letter" },
  ] as const;
  render(<Select label="Channel" options={options} value={null} onChange={chosen} />);
  await user.tab();
  await user.keyboard("{Enter}{ArrowDown}{Enter}");
  expect(chosen).toHaveBeenCalledExactlyOnceWith("letter");
});

test("an emptied number is null, not zero", async () => {
  const user = userEvent.setup();
  const changed = vi.fn();
  render(<NumberField label="Minutes" value={12} onChange={changed} />);
  await user.clear(screen.getByRole("textbox", { name: "Minutes" }));
  await user.tab();
  expect(changed).toHaveBeenLastCalledWith(null);
});
