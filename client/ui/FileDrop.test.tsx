// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FileDrop, sortFiles } from "./FileDrop.tsx";

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
