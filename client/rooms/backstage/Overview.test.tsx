// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { Overview } from "./Overview.tsx";

it("[A11-257] what a section says while it is empty stands below the heading of the section", () => {
  const { hook, searchHook } = memoryLocation({ path: "/w/local/backstage" });
  render(
    <Router hook={hook} searchHook={searchHook}>
      <SessionProvider value={localSession({ role: "curator" })}>
        <Overview />
      </SessionProvider>
    </Router>,
  );
  const headings = screen.getAllByRole("heading");
  expect(headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
    "H1 Backstage",
    "H2 Process maps",
    "H3 No process maps yet",
    "H2 Moments of truth",
    "H3 No moments of truth yet",
  ]);
});
