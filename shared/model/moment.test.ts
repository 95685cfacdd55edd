import { expect, test } from "vitest";
import { describeMoment, type MomentDescription } from "./moment.ts";
import { applied, created } from "./processArbitrary.ts";

const { map } = created();
const say = (description: MomentDescription) => describeMoment(map, { stepId: "s", description });

test("[MAP-130] a moment's score, reason, owner and action change alone and are cleaned", () => {
  const scored = applied(map, say({ importance: 5, experience: -1.5, scoreBasis: "hand" }));
  expect(scored.steps.get("s")).toEqual({
    ...map.steps.get("s"),
    importance: 5,
    experience: -1.5,
    scoreBasis: "hand",
  });
  const owned = applied(scored, say({ momentOwner: " Ada \u200b", momentAction: "Call\nback" }));
  expect(owned.steps.get("s")).toMatchObject({ momentOwner: "Ada", momentAction: "Call back" });
  const same = { stepId: "s", description: { momentOwner: "Ada", importance: 5 } };
  expect(describeMoment(owned, same)).toEqual({ ok: true, value: [] });
  const less = { stepId: "s", description: { momentOwner: "", importance: null } };
  expect(applied(owned, describeMoment(owned, less)).steps.get("s")).toMatchObject({
    momentOwner: "",
    importance: null,
    experience: -1.5,
  });
});

test("[MAP-131] a score out of its bounds, a text too long and a step that is gone are refused", () => {
  expect(say({ importance: 0 })).toMatchObject({ error: { code: "badScore" } });
  expect(say({ importance: Number.NaN })).toMatchObject({ error: { code: "badScore" } });
  expect(say({ experience: 2.5 })).toMatchObject({ error: { code: "badScore" } });
  expect(say({ momentReason: "x".repeat(501) })).toMatchObject({ error: { code: "tooLong" } });
  const gone = { stepId: "no", description: { importance: 1 } };
  expect(describeMoment(map, gone)).toMatchObject({ error: { code: "gone" } });
});
