// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FileDrop, sortFiles } from "./FileDrop.tsx";
import { useToasts } from "./toasts.ts";

test("files are parted by their ending, in any case", () => {
  const list = new File(["a"], "List.CSV");
  const picture = new File(["b"], "csv.png");
  expect(sortFiles([list, picture], [".csv"])).toEqual({ fitting: [list], refused: [picture] });
  expect(sortFiles([picture], [])).toEqual({ fitting: [picture], refused: [] });
});

test("a chosen file is handed over", async () => {
  const user = userEvent.setup();
  const taken = vi.fn();
  const { container } = render(<FileDrop label="A list" accept={[".csv"]} onFiles={taken} />);
  expect(screen.getByRole("button", { name: /Choose a file/ })).toBeInTheDocument();
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  const file = new File(["a"], "list.csv");
  if (input) await user.upload(input, file);
  expect(taken).toHaveBeenCalledExactlyOnceWith([file]);
});

function show(props: { readonly multiple?: boolean } = {}) {
  const taken = vi.fn();
  const { container } = render(
    <FileDrop label="A list" accept={[".csv"]} onFiles={taken} {...props} />,
  );
  return { taken, input: container.querySelector("input[type=file]") as HTMLInputElement };
}

test("[MAP-351] where only one file can be taken, it is said which of several that was", () => {
  const { taken, input } = show();
  const files = [new File(["a"], "list.csv"), new File(["b"], "more.csv")];
  fireEvent.change(input, { target: { files } });
  expect(taken).toHaveBeenCalledExactlyOnceWith([files[0]]);
  const { message } = useToasts.getState().toasts.at(-1) ?? {};
  expect(message).toBe("One file at a time: “list.csv” was taken, and no other.");
});

test("[A11-171] the zone is spoken of by what can be done with it", () => {
  show({ multiple: true });
  expect(screen.getByRole("button", { name: /^Drop or paste files: A list/ })).toBeInTheDocument();
});

test("[IMP-129] of files that cannot be used only the last message stands, and covers nothing else", () => {
  const { input } = show();
  for (const name of ["plan.docx", "map.png"]) {
    fireEvent.change(input, { target: { files: [new File(["a"], name)] } });
  }
  const said = useToasts.getState().toasts.filter(({ message }) => message.includes("cannot be"));
  expect(said.map(({ message }) => message)).toEqual([
    "“map.png” cannot be used here. Expected: .csv.",
  ]);
});
