// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { err } from "../../shared/kit/result.ts";
import { refuse } from "../../shared/model/refusals.ts";
import type { Role } from "../../shared/model/rights.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { JoinCode } from "./JoinCode.tsx";

test("[ACC-51] the code beside a round goes as soon as its link turns out to be revoked", async () => {
  const links: Partial<Record<Role, string>> = {
    contributor: `https://maps.example/w/local#${"t".repeat(43)}`,
  };
  let remembered: readonly never[] = [];
  let tell = (): void => undefined;
  let answer = (): void => undefined;
  const memory = {
    all: () => remembered,
    onChange: (listener: () => void) => {
      tell = listener;
      return () => undefined;
    },
    forgetToken: () => {
      delete links.contributor;
      remembered = [];
      tell();
    },
  };
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const api = {
    origin: "https://maps.example",
    open: () => asked.then(() => err(refuse("unknownLink"))),
  };
  render(
    <DeviceProvider value={{ api, memory } as unknown as Device}>
      <SessionProvider value={localSession({ role: "facilitator", links })}>
        <JoinCode />
      </SessionProvider>
    </DeviceProvider>,
  );
  expect(screen.getByRole("img", { name: "QR code for contributors" })).toBeVisible();
  answer();
  await waitFor(() => expect(screen.queryByRole("img")).toBeNull());
});
