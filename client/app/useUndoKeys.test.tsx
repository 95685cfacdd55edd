// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Taken } from "../../shared/doc/undo.ts";
import { ok } from "../../shared/kit/result.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { addDepartment } from "../../shared/model/department.ts";
import { editMap, SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Popover } from "../ui/Popover.tsx";
import { useToasts } from "../ui/toasts.ts";
import { useUndoKeys } from "./useUndoKeys.ts";
import { useUndoneOthers } from "./useUndoneOthers.ts";

function Keys() {
  useUndoKeys();
  useUndoneOthers();
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

test("[A11-173] where somebody has changed the same since, undo says that it has changed nothing back", async () => {
  const local = localSession({ role: "facilitator" });
  editMap(local, "add a department", (map, chance) => addDepartment(map, { name: "IT" }, chance));
  const [id = ""] = local.map.tables.departments.keys();
  const rename = (name: string): MapChange => {
    const values = { name };
    return { op: "update", table: "departments", id, values };
  };
  editMap(local, "rename a department", () => ok([rename("Sales")]));
  local.map.apply([rename("Service")], "somebody");
  render(
    <SessionProvider value={local}>
      <Keys />
    </SessionProvider>,
  );
  const messages = () => useToasts.getState().toasts.map(({ message }) => message);
  const said = "Nothing was changed: somebody has changed the same since.";
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(messages()).toEqual([said]);
  expect(local.map.tables.departments.get(id)?.name).toBe("Service");
});

test("[MAP-457] what others have changed in what an undo takes back is said to have gone with it", () => {
  useToasts.setState({ toasts: [] });
  const plain = localSession({ role: "facilitator" });
  let tell = (_taken: Taken): void => undefined;
  const onTaken = (listener: typeof tell) => {
    tell = listener;
    return () => undefined;
  };
  render(
    <SessionProvider value={{ ...plain, undo: { ...plain.undo, onTaken } }}>
      <Keys />
    </SessionProvider>,
  );
  tell({ place: "", hasOthers: false });
  expect(useToasts.getState().toasts).toEqual([]);
  tell({ place: "", hasOthers: true });
  const said = "What others have changed in it since went along. Redo brings all of it back.";
  expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([said]);
});
