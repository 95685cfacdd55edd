// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { Gallery } from "./Gallery.tsx";

vi.setConfig({ testTimeout: 60_000 });

const parts = import.meta.glob(["../ui/**/*.tsx", "!../ui/**/*.test.tsx"]);
const shown = import.meta.glob<string>(["./*.tsx", "!./*.test.tsx"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Parts of other parts, which are seen with these. */
const insideOthers: Readonly<Record<string, string>> = {
  "../ui/FieldParts.tsx": "label, hint and error of every field",
  "../ui/ItemDetail.tsx": "the second line of what is chosen from a list",
};

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

test("[A11-122] the gallery shows every part of client/ui", () => {
  const source = Object.values(shown).join("\n");
  const missing = Object.keys(parts).filter(
    (path) => !source.includes(`"${path}"`) && !(path in insideOthers),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(insideOthers).filter((path) => !(path in parts))).toEqual([]);
});

test("[A11-122] every state of a control stands still in it, and axe finds nothing", async () => {
  const { container } = render(<Gallery />);
  for (const state of ["hovered", "pressed", "focus-visible"]) {
    expect(
      container.querySelectorAll(`[data-held="${state}"] [data-${state}]`).length,
    ).toBeGreaterThan(5);
  }
  for (const name of ["Buttons", "Fields", "Marks", "Messages", "States", "Rounds and pictures"]) {
    expect(screen.getByRole("heading", { name })).toBeInTheDocument();
  }
  const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
