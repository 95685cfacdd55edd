// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { useSpokenLock } from "./useSpokenLock.ts";

function Place() {
  return <p>{String(useSpokenLock("Closed.", "Open."))}</p>;
}

test("[A11-188] a lock is said once it is turned, and not as it is found", () => {
  const session = localSession({
    map: [{ op: "create", table: "workshop", id: "main", values: { boardLocked: true } }],
  });
  const turn = (boardLocked: boolean | undefined): void =>
    act(() => {
      session.map.apply(
        [{ op: "update", table: "workshop", id: "main", values: { boardLocked } }],
        "other",
      );
      session.map.flush();
    });
  useAnnouncements.setState({ latest: [] });
  const said = () => useAnnouncements.getState().latest.map(({ text }) => text);
  render(
    <SessionProvider value={session}>
      <Place />
    </SessionProvider>,
  );
  expect(said()).toEqual([]);
  turn(undefined);
  expect(said()).toEqual(["Open."]);
  turn(true);
  expect(said()).toEqual(["Open.", "Closed."]);
});
