// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { localSession } from "../../session/localSession.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { useToasts } from "../../ui/toasts.ts";
import { Departments } from "./Departments.tsx";
import { showOnDevice } from "./show.fixture.tsx";
import { YourDepartment } from "./YourDepartment.tsx";

const user = userEvent.setup({ delay: null });

function showDepartments() {
  const session = localSession({
    role: "facilitator",
    map: [
      create("departments", "n", { name: "Nursing", color: 2 }),
      create("departments", "r", { name: "Radiology", color: 3 }),
    ],
  });
  const view = showOnDevice(<Departments />, { session });
  const renamedByOthers = (id: string, name: string) =>
    act(() => {
      session.map.apply([{ op: "update", table: "departments", id, values: { name } }], "other");
      session.map.flush();
    });
  const nameOf = (id: string) => session.map.tables.departments.get(id)?.name;
  return { ...view, renamedByOthers, nameOf };
}

function showMany(count: number) {
  const names = Array.from({ length: count }, (_, at) => `Ward ${String(at + 1).padStart(2, "0")}`);
  const map = names.map((name, at) => create("departments", `w${at}`, { name }));
  return showOnDevice(<Departments />, { session: localSession({ role: "facilitator", map }) });
}

test("[PHA-77] of more than a dozen departments one finds one's own by a part of its name", async () => {
  const map = Array.from({ length: 30 }, (_, at) =>
    create("departments", `w${at}`, { name: at === 20 ? "Radiology" : `Ward ${at}` }),
  );
  const session = localSession({ role: "contributor", map });
  showOnDevice(<YourDepartment />, { session });
  const field = screen.getByRole("searchbox", { name: "Find your department" });
  await user.click(field);
  await user.keyboard("ward 1");
  expect(screen.getAllByRole("listitem")).toHaveLength(8);
  expect(screen.getByText(/11 found, the first 8 are listed/)).toBeVisible();
  await user.keyboard("xyz");
  expect(screen.getByText("Nothing has these words.")).toBeVisible();
  await user.clear(field);
  await user.keyboard("diol");
  await user.click(screen.getByRole("button", { name: "Radiology" }));
  expect(field).toHaveValue("");
  expect(screen.getByRole("button", { name: /Your department/ })).toHaveTextContent("Radiology");
  expect([...(session.mine?.tables.me.values() ?? [])]).toMatchObject([{ departmentId: "w20" }]);
});

const rows = () => screen.getAllByRole("listitem");
const finder = () => screen.queryByRole("searchbox", { name: "Find a department" });

function nameField(name: string): HTMLElement {
  return screen.getByRole("textbox", { name: `Name of the department: ${name}` });
}

test("[PHA-68] who renames a department keeps words and keyboard while somebody else renames it, reads so, and is told whose words went", async () => {
  const { renamedByOthers, nameOf } = showDepartments();
  const field = nameField("Nursing");
  await user.clear(field);
  await user.type(field, "Care on the ward");
  renamedByOthers("n", "Ward");
  expect(nameField("Ward")).toBe(field);
  expect(field).toHaveValue("Care on the ward");
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/Ward/);
  await user.keyboard("{Enter}");
  expect(nameOf("n")).toBe("Care on the ward");
  expect(useToasts.getState().toasts.at(-1)?.message).toContain("Ward");
});

test("[PHA-68] what others name a department shows in the field of whoever writes nothing there; Escape gives one's own words up", async () => {
  const { renamedByOthers, nameOf } = showDepartments();
  const field = nameField("Nursing");
  renamedByOthers("n", "Ward");
  expect(field).toHaveValue("Ward");
  await user.type(field, "s{Escape}");
  expect(field).toHaveValue("Ward");
  fireEvent.blur(field);
  expect(nameOf("n")).toBe("Ward");
});

test("[PHA-68] a name that is being written is kept as its field goes with the room", () => {
  const { unmount, nameOf } = showDepartments();
  fireEvent.change(nameField("Nursing"), { target: { value: "Ward" } });
  unmount();
  expect(nameOf("n")).toBe("Ward");
});

test("[A11-267] the field for the name of a department is told from the others by that name", () => {
  showDepartments();
  expect(nameField("Nursing")).toHaveValue("Nursing");
  expect(nameField("Radiology")).toHaveValue("Radiology");
});

test("[A11-268] what is still wrong with a new department is said again by the button, too", async () => {
  showDepartments();
  const said = () =>
    useAnnouncements.getState().latest.filter(({ text }) => text.startsWith("There is a dep"));
  await user.type(screen.getByRole("textbox", { name: "New department" }), "nursing");
  const button = screen.getByRole("button", { name: "Add" });
  await user.click(button);
  expect(said()).toHaveLength(1);
  await user.click(button);
  expect(said()).toHaveLength(2);
});

test("[PHA-76] a dozen departments stand there whole, without a way to seek one", () => {
  showMany(12);
  expect(rows()).toHaveLength(12);
  expect(finder()).toBeNull();
  expect(screen.queryByRole("button", { name: /Show all/ })).toBeNull();
});

test("[PHA-76] of sixty departments the first twelve stand there, all by one press, and one is found by a part of its name", async () => {
  showMany(60);
  expect(rows()).toHaveLength(12);
  await user.click(screen.getByRole("button", { name: "Show all 60 departments" }));
  expect(rows()).toHaveLength(60);
  await user.click(screen.getByRole("button", { name: "Show fewer" }));
  expect(rows()).toHaveLength(12);
  await user.type(finder() as HTMLElement, "ward 5");
  expect(rows()).toHaveLength(10);
  expect(screen.getByRole("status")).toHaveTextContent("10 departments found");
  await user.type(finder() as HTMLElement, "7");
  expect(nameField("Ward 57")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(rows()).toHaveLength(12);
});

test("[PHA-76] a department that was just added or is renamed stays in sight among many, with the keyboard", async () => {
  showMany(60);
  await user.type(screen.getByRole("textbox", { name: "New department" }), "Zoology{Enter}");
  expect(nameField("Zoology")).toBeVisible();
  await user.type(finder() as HTMLElement, "ward 57");
  const field = nameField("Ward 57");
  await user.clear(field);
  await user.type(field, "Kitchen{Enter}");
  expect(nameField("Kitchen")).toBe(field);
  expect(field).toHaveFocus();
});
