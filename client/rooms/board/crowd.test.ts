// @vitest-environment jsdom
import { expect, test } from "vitest";
import { localSession } from "../../session/localSession.ts";
import { idle } from "../../session/presence.ts";
import type { Person } from "../../session/session.ts";
import { touchpoint } from "./board.fixture.tsx";
import { openBoard } from "./board.ts";
import { crowdOf } from "./crowd.ts";

const person = (id: number, writing: string): Person => {
  return { ...idle, id, role: "curator", color: 2, at: "board", writing };
};

test("[MAP-493] who rewords a card is drawn at it, wherever it is moved meanwhile, and at nothing else", () => {
  const people = [
    person(1, "touchpoints/a/text"),
    person(2, "touchpoints/gone/text"),
    person(3, "touchpoints/a/notes"),
    person(4, ""),
  ];
  const session = localSession({ map: [touchpoint("a", "Waits", 40, 80)], people });
  const crowd = crowdOf(openBoard(session));
  const writtenAt = () => crowd.people().map(({ written }) => written && [written.x, written.y]);
  expect(writtenAt()).toEqual([[40, 80], undefined, undefined, undefined]);
  const place = [300, 10] as const;
  session.map.apply([{ op: "update", table: "touchpoints", id: "a", values: { place } }], "other");
  session.map.flush();
  expect(writtenAt()).toEqual([[300, 10], undefined, undefined, undefined]);
});
