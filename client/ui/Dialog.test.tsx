// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Announcer } from "./Announcer.tsx";
import { announce } from "./announcements.ts";
import { Button } from "./Button.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { Dialog } from "./Dialog.tsx";

test("[A11-7] a dialog takes the focus, keeps it, and gives it back when Escape closes it", async () => {
  const user = userEvent.setup();
  render(<Opener />);
  const opener = screen.getByRole("button", { name: "Rename" });
  await user.click(opener);

  const dialog = await screen.findByRole("dialog", { name: "Rename the journey" });
  expect(dialog).toContainElement(focused());
  for (const _ of Array(4)) {
    await user.tab();
    expect(dialog).toContainElement(focused());
  }

  await user.keyboard("{Escape}");
  await waitFor(() => expect(opener).toHaveFocus());
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("[A11-5] what is announced while a dialog is open is not hidden from screen readers", async () => {
  render(
    <>
      <Dialog title="Open" isOpen onClose={() => undefined}>
        Text
      </Dialog>
      <Announcer />
    </>,
  );
  announce("Step moved to Visit.");
  const message = await screen.findByText("Step moved to Visit.");
  expect(message.closest("[aria-hidden=true], [inert]")).toBeNull();
});

test("a question begins on the way back, and agreement is told once", async () => {
  const user = userEvent.setup();
  const confirmed = vi.fn();
  const closed = vi.fn();
  render(
    <ConfirmDialog
      title="Delete?"
      isOpen
      onClose={closed}
      onConfirm={confirmed}
      confirmLabel="Delete"
    >
      It will not come back.
    </ConfirmDialog>,
  );
  expect(screen.getByRole("alertdialog", { name: "Delete?" })).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(confirmed).toHaveBeenCalledOnce();
  expect(closed).toHaveBeenCalledOnce();
});

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Rename</Button>
      <Dialog
        title="Rename the journey"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={<Button>Save</Button>}
      >
        Text
      </Dialog>
    </>
  );
}

function focused(): HTMLElement {
  if (!(document.activeElement instanceof HTMLElement)) throw new Error("nothing has the focus");
  return document.activeElement;
}
