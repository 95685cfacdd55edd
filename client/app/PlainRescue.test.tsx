// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/everything.ts";
import { PlainEnd, PlainRescue } from "./PlainRescue.tsx";

afterEach(cleanup);

test("[STA-49] a copy of what could not be saved is to be had without the screen that offers it", async () => {
  const make = vi.fn((_: Blob) => "blob:copy");
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: make }));
  const rescue = { reason: "mapClosed", unsaved: 3, fileName: "copy.json", content: "{}" } as const;
  render(<PlainRescue rescue={rescue} />);
  expect(
    screen.getByRole("heading", { name: "3 of your changes could not be saved." }),
  ).toBeVisible();
  const link = screen.getByRole("link", { name: "Download a copy" });
  expect(link).toHaveAttribute("href", "blob:copy");
  expect(link).toHaveAttribute("download", "copy.json");
  expect(await make.mock.calls[0]?.[0].text()).toBe("{}");
});

test("[STA-49] what stands in for the end of a workshop is the main part of its page, as nothing else is", () => {
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:copy" }));
  const rescue = { reason: "mapClosed", unsaved: 3, fileName: "copy.json", content: "{}" } as const;
  render(<PlainEnd rescue={rescue} />);
  expect(within(screen.getByRole("main")).getByRole("link")).toBeVisible();
});
