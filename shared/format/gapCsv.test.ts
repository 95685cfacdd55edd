import { expect, test } from "vitest";
import { applyPure } from "../model/change.ts";
import { momentsOf } from "../model/gap.ts";
import { describeMoment } from "../model/moment.ts";
import { applied, created } from "../model/processArbitrary.ts";
import { schemas } from "../model/tables.ts";
import { gapHeader, gapsToCsv } from "./gapCsv.ts";

test("[EXP-60] the gap list is written with a row for each thing that is lacking", () => {
  const { map } = created();
  const marked = applyPure(schemas.map, map, [
    { op: "update", table: "steps", id: "s", values: { momentOfTruth: "pain" } },
    { op: "update", table: "steps", id: "s2", values: { momentOfTruth: "love" } },
    { op: "update", table: "touchpoints", id: "t", values: { evidence: "observed" } },
  ]);
  const said = applied(
    marked,
    describeMoment(marked, {
      stepId: "s",
      description: {
        importance: 5,
        experience: -2,
        scoreBasis: "hand",
        momentOwner: "Ada",
        momentAction: "=Call back",
      },
    }),
  );
  const moments = momentsOf(said).map((moment) => {
    const { importance, experience } = moment.step;
    return { ...moment, importance, experience, priority: importance && -10 };
  });
  const csv = gapsToCsv(said, moments).replaceAll('"', "");
  const [header, ...rows] = csv.trim().split(/\r?\n/);
  expect(header).toBe(gapHeader.join(","));
  expect(rows).toEqual([
    "Parcel is late,pain,Ana,ideal,,5,-2,-10,,Ada,'=Call back,observed,Delivery",
    "Parcel is late,love,Ana,ideal,process,,,,,,,observed,",
    "Parcel is late,love,Ana,ideal,owner,,,,,,,observed,",
    "Parcel is late,love,Ana,ideal,action,,,,,,,observed,",
  ]);
});
