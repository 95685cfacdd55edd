// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { addDepartment } from "../../shared/model/department.ts";
import { editMap, SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useUndoKeys } from "./useUndoKeys.ts";

function Keys() {
  useUndoKeys();
  return null;
}

/** A map with one department of one's own, and something open before it that holds `children`. */
async function show(open: React.ReactNode) {
  const local = localSession({ role: "facilitator" });
  editMap(local, "add a department", (map, chance) => addDepartment(map, { name: "IT" }, chance));
  render(
    <SessionProvider value={local}>
      <Keys />
      {open}
    </SessionProvider>,
  );
  const user = userEvent.setup({ delay: null });
  const press = async (name: string) => {
    await user.click(await screen.findByLabelText(name));
    await user.keyboard("{Control>}z{/Control}");
    return local.map.tables.departments.size;
  };
  const redo = async () => {
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    return local.map.tables.departments.size;
  };
  return { press, redo };
}

const controls = (
  <>
    <input aria-label="Name" />
    <Checkbox label="Shown" isSelected onChange={() => undefined} />
    <Button>Up</Button>
  </>
);

test("[A11-155] in a popover the keys of undo and redo go on, but for a field of text", async () => {
  const trigger = <Button>Open</Button>;
  const { press, redo } = await show(
    <Popover label="Lanes" trigger={trigger} isOpen>
      {controls}
    </Popover>,
  );
  expect(await press("Name")).toBe(1);
  expect(await press("Shown")).toBe(0);
  expect(await redo()).toBe(1);
});

test("[A11-144] before a dialog the keys of undo do nothing, whatever has the keyboard in it", async () => {
  const { press } = await show(
    <Dialog title="Import" isOpen onClose={() => undefined}>
      {controls}
    </Dialog>,
  );
  expect(await press("Name")).toBe(1);
  expect(await press("Shown")).toBe(1);
});
