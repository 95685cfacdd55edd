import { expect, test } from "vitest";
import { applyPure, emptySnapshot } from "./change.ts";
import { speakerNotesMax, writeSpeakerNotes } from "./speakerNotes.ts";
import { schemas } from "./tables.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  {
    op: "create",
    table: "steps",
    id: "s",
    values: { journeyId: "j", touchpointId: "t", slot: ["g", "V"] },
  },
]);

test("[MAP-180] speaker notes keep their lines, and are refused where the step is gone or they are too long", () => {
  const written = writeSpeakerNotes(map, { stepId: "s", notes: "  One\nTwo\u0007 " });
  expect(written).toEqual({
    ok: true,
    value: [{ op: "update", table: "steps", id: "s", values: { speakerNotes: "One\nTwo" } }],
  });
  expect(writeSpeakerNotes(map, { stepId: "s", notes: " " })).toEqual({ ok: true, value: [] });
  expect(writeSpeakerNotes(map, { stepId: "gone", notes: "x" })).toMatchObject({
    error: { code: "gone" },
  });
  const long = "x".repeat(speakerNotesMax + 1);
  expect(writeSpeakerNotes(map, { stepId: "s", notes: long })).toMatchObject({
    error: { code: "tooLong" },
  });
});
