// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { forgottenCode } from "../session/saveState.ts";
import { EndedScreen } from "./EndedScreen.tsx";

test("[ACC-53] of a workshop that another tab has forgotten it is said that, with the way to the start", () => {
  render(<EndedScreen code={forgottenCode} rescue={null} />);
  expect(screen.getByText("This workshop was forgotten on this device")).toBeVisible();
  expect(screen.getByRole("link")).toHaveAttribute("href", "/");
  expect(screen.queryByRole("button")).toBeNull();
});

test("[A11-228] a page that only says something has that in the document's title", () => {
  document.title = "Board · Online shop · Waymark";
  render(<EndedScreen code={forgottenCode} rescue={null} />);
  expect(document.title).toBe("This workshop was forgotten on this device");
});
