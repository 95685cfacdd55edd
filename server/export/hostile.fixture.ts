// A workshop of hostile texts: markup, formulas, control characters, bidirectional overrides, titles like paths. Tests only.

import { hospitalWorkshop } from "../../shared/export/hospital.fixture.ts";
import { type ExportedWorkshop, exportedWorkshop } from "../../shared/format/exported.ts";

export const hostileTexts = [
  "<script>alert(1)</script>",
  "]]><!--&amp;\"'>",
  '=HYPERLINK("http://evil.example/","x")',
  "+1+cmd|' /C calc'!A0",
  "@SUM(1)\t2",
  "a\u0000b\u0008c\u001bd\u000be",
  "\u202egnp.exe\u202c \u2066x\u2069",
  "../../etc/passwd",
  "C:\\Windows\\system32",
  "\ud800 lone \udc00",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template engine would run
  "_x0041_ ${7*7} {{7*7}} %s",
  "))) /JavaScript (app.alert) endobj stream",
  "x".repeat(280),
] as const;

/** The hospital's workshop with these texts as touchpoints, stages, names and titles. */
export function hostileWorkshop(): ExportedWorkshop {
  const { map, room } = exportedWorkshop(hospitalWorkshop());
  let at = 0;
  const next = (): string => hostileTexts[at++ % hostileTexts.length] ?? "";
  const renamed = <R>(
    rows: ReadonlyMap<string, R>,
    change: (row: R) => R,
  ): ReadonlyMap<string, R> => new Map([...rows].map(([id, row]) => [id, change(row)]));
  return {
    map: {
      ...map,
      workshop: renamed(map.workshop, (row) => ({ ...row, title: "../../<b>&=1+1\u202e" })),
      touchpoints: renamed(map.touchpoints, (row) => ({ ...row, text: next(), notes: next() })),
      stages: renamed(map.stages, (row) => ({ ...row, name: next() })),
      personas: renamed(map.personas, (row) => ({ ...row, name: next(), quote: next() })),
      departments: renamed(map.departments, (row) => ({ ...row, name: next() })),
    },
    room: { ...room, whys: renamed(room.whys, (row) => ({ ...row, text: next() })) },
  };
}
