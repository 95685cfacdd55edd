// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { err, ok } from "../../../shared/kit/result.ts";
import { refuse } from "../../../shared/model/refusals.ts";
import { standInForRoom } from "../../app/shown.ts";
import type { ServerApi } from "../../session/serverApi.ts";
import { Start } from "./Start.tsx";
import { sampleLinks, showOnDevice } from "./show.fixture.tsx";

const user = userEvent.setup({ delay: null });
const made = { id: "local", links: sampleLinks };

test("[ACC-31] one press creates one workshop, keeps its links and leads into its lobby", async () => {
  const create = vi.fn(async () => ok(made));
  const { memory, history } = showOnDevice(<Start />, { api: { create } });
  await user.dblClick(screen.getByRole("button", { name: "Create a workshop" }));
  await waitFor(() => expect(history.at(-1)).toBe("/w/local/lobby"));
  expect(create).toHaveBeenCalledExactlyOnceWith({ template: "empty" });
  expect(memory.get("local")).toMatchObject({ tokens: { facilitator: "f".repeat(43) } });
});

test("[ACC-31] a server that does not answer is told in words, and one can try again", async () => {
  const create = vi.fn(async () => err(refuse("unreachable")));
  const { history } = showOnDevice(<Start />, { api: { create } });
  await user.click(screen.getByRole("button", { name: "Hospital visit" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached");
  expect(history).toEqual(["/"]);
  await user.click(screen.getByRole("button", { name: "Hospital visit" }));
  expect(create).toHaveBeenCalledTimes(2);
});

test("[ACC-32] an exported file becomes a workshop; what is no JSON is refused by its name", async () => {
  const create = vi.fn<ServerApi["create"]>(async () => ok(made));
  const { container, history } = showOnDevice(<Start />, { api: { create } });
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("There is no way to choose a file");
  await user.upload(input, new File(["{not json"], "notes.json"));
  expect(await screen.findByRole("alert")).toHaveTextContent("“notes.json” is not a file");
  expect(create).not.toHaveBeenCalled();
  create.mockResolvedValueOnce(err(refuse("notAnExport")));
  await user.upload(input, new File(["{}"], "other.json"));
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("“other.json” did not"));
  const file = { format: "waymark", version: 1, title: "Bank", map: {}, room: {} };
  await user.upload(input, new File([JSON.stringify(file)], "bank.json"));
  await waitFor(() => expect(history.at(-1)).toBe("/w/local/lobby"));
  expect(create).toHaveBeenLastCalledWith({ import: file });
});

const earlyPicture = vi.fn();
standInForRoom(() => earlyPicture);

test("[MAP-282] who goes back to the start while a board is opening sees no picture of the board there", () => {
  showOnDevice(<Start />, {});
  expect(earlyPicture).toHaveBeenCalledOnce();
});

test("[ACC-33] known workshops are listed, and forgotten after a question", async () => {
  const { memory, databases } = showOnDevice(<Start />, {});
  for (const name of ["waymark.local.map.1.curator", "waymark.local.mine.1.facilitator", "other"])
    await kept(databases, name);
  expect(screen.queryByText("Your workshops in this browser")).toBeNull();
  act(() => memory.rememberCreated(made, "Hospital visit"));
  const forget = await screen.findByRole("button", { name: "Forget: Hospital visit" });
  expect(screen.getByRole("link", { name: /Hospital visit/ })).toHaveAttribute("href", "/w/local");
  await user.click(forget);
  const question = screen.getByRole("alertdialog");
  expect(question).toHaveTextContent("You have its facilitator link here.");
  await user.click(within(question).getByRole("button", { name: "Forget" }));
  expect(memory.all()).toEqual([]);
  const names = async () => (await databases.databases()).map(({ name }) => name);
  await waitFor(async () => expect(await names()).toEqual(["other"]));
});

test("[A11-251] who forgets the last known workshop by keys is at the heading of what follows", async () => {
  const { memory } = showOnDevice(<Start />, {});
  act(() => memory.rememberCreated(made, "Hospital visit"));
  const forget = await screen.findByRole("button", { name: "Forget: Hospital visit" });
  act(() => forget.focus());
  await user.keyboard("{Enter}");
  const question = await screen.findByRole("alertdialog");
  act(() => within(question).getByRole("button", { name: "Forget" }).focus());
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(screen.getByRole("heading", { name: "Or begin with an example" })).toHaveFocus(),
  );
});

/** Makes a database that a copy could be, and lets go of it. */
function kept(databases: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = databases.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}
