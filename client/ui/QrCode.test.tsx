// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { QrCode, qrPath } from "./QrCode.tsx";

test("every dark module is drawn once, with four modules of white around", () => {
  const text = "http://192.168.178.24:4321/w/abcdefgh";
  const { path, size } = qrPath(text);
  const { data } = encode(text, { ecc: "M", border: 0 });
  const drawn = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, step) => `${Number(x) + step - 4},${Number(y) - 4}`),
  );
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
  expect(drawn).toEqual(dark);
  expect(size).toBe(data.length + 8);
});

test("[A11-4] the code is a picture with a name", () => {
  render(<QrCode text="http://x" label="Join the workshop" />);
  expect(screen.getByRole("img", { name: "Join the workshop" })).toBeInTheDocument();
});
