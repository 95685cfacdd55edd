import fc from "fast-check";
import { expect, test } from "vitest";
import { applied, histories, withNodes } from "../model/processArbitrary.ts";
import { describeNodes } from "../model/processNode.ts";
import { processOutline, standingNodes } from "../model/processOutline.ts";
import { nodeKinds } from "../model/tables.ts";
import { type ProcessMermaidWords, processToMermaid } from "./processMermaid.ts";

const words: ProcessMermaidWords = {
  layers: { customer: "Customer", frontstage: "Front", backstage: "Back", support: "Support" },
  kinds: Object.fromEntries(nodeKinds.map((kind) => [kind, kind])) as ProcessMermaidWords["kinds"],
  fail: "fail point",
  wait: "wait point",
  minutes: (count) => `${count} min`,
};

test("[EXP-61] a process map is a flowchart with its lanes, nodes and flows, each once", () => {
  fc.assert(
    fc.property(histories, (map) => {
      for (const { id } of map.processes.values()) {
        const outline = processOutline(map, id);
        if (!outline) continue;
        const lines = processToMermaid(outline, words).split("\n");
        expect(lines.filter((line) => line.startsWith("  subgraph "))).toHaveLength(
          outline.lanes.length,
        );
        expect(lines.filter((line) => /^ +n\d+[^ ]/.test(line))).toHaveLength(
          standingNodes(outline).length + outline.loose.length,
        );
        expect(lines.filter((line) => /^ {2}n\d+ -->/.test(line))).toHaveLength(
          outline.flows.length,
        );
      }
    }),
    { numRuns: 30 },
  );
});

test("[EXP-62] what people wrote stays inside its quotes", () => {
  const { map, id, a } = withNodes();
  const hostile = fc.string({
    unit: fc.constantFrom(
      '"',
      "]",
      "}",
      ")",
      "#",
      ";",
      "\n",
      "%%",
      "`",
      "end",
      "<b>",
      "|",
      "a",
      "\u2028",
      "\u0000",
    ),
    maxLength: 30,
  });
  fc.assert(
    fc.property(hostile, (name) => {
      const edit = describeNodes(map, { ids: [a], description: { name, system: "=x" } });
      const outline = processOutline(applied(map, edit), id);
      const text = outline ? processToMermaid(outline, words) : "";
      for (const line of text.split("\n").filter((each) => /^ +(n\d+[^ ]|subgraph)/.test(each))) {
        expect(line).toMatch(/^ +[^"]+"[^"[\]{}|`\\]*"[^"]*$/);
      }
      expect(text.split("\n").length).toBe(
        processToMermaid(processOutline(map, id) ?? never(), words).split("\n").length,
      );
    }),
  );
});

function never(): never {
  throw new Error("The process map is gone");
}
