// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { DotBadge, useDotWords } from "./DotBadge.tsx";

const map: readonly MapChange[] = ["a", "b", "c"].map((id) => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text: id },
}));

function show(room: readonly RoomChange[]): void {
  render(
    <SessionProvider value={localSession({ map, room })}>
      {["a", "b", "c"].map((id) => (
        <Badge key={id} id={id} />
      ))}
    </SessionProvider>,
  );
}

function Badge({ id }: { readonly id: string }) {
  return (
    <p data-testid={id}>
      <DotBadge words={useDotWords(id)} />
    </p>
  );
}

const round = (id: string, order: string, state: "open" | "published"): RoomChange => ({
  op: "create",
  table: "rounds",
  id,
  values: { kind: "dots", state, endsAtMs: 1, order },
});
const result = (roundId: string, touchpointId: string, standing: object): RoomChange => ({
  op: "create",
  table: "dotResults",
  id: `${roundId}-${touchpointId}`,
  values: { roundId, touchpointId, ...standing },
});
const shown = () => ["a", "b", "c"].map((id) => screen.getByTestId(id).textContent);

test("[VOT-76] the latest published dot vote stands on its cards, in counts", () => {
  show([
    round("old", "A", "published"),
    round("new", "B", "published"),
    result("old", "c", { dots: 3 }),
    result("new", "a", { dots: 9 }),
    result("new", "b", { dots: 4 }),
  ]);
  expect(shown()).toEqual(["9 dots", "4 dots", ""]);
});

test("[VOT-76] a small group's words stand there too, and nothing of a vote that is open", () => {
  show([
    round("done", "A", "published"),
    round("live", "B", "open"),
    result("done", "a", { band: "strong" }),
    result("done", "b", { band: "some" }),
    result("live", "c", { dots: 7 }),
  ]);
  expect(shown()).toEqual(["Strong", "Some dots", ""]);
});
