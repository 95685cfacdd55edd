// @vitest-environment node
import { expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import { applyPure, emptySnapshot } from "../../../shared/model/change.ts";
import { schemas } from "../../../shared/model/tables.ts";
import { columnsOf } from "./columns.ts";
import { findableSteps, foundSteps, shownOf, shownStep, turned } from "./find.ts";

const map = applyPure(schemas.map, emptySnapshot(schemas.map), [
  create("personas", "p", { name: "Nadia", color: 1 }),
  create("journeys", "j", { personaId: "p", kind: "ideal" }),
  create("departments", "d", { name: "Billing", color: 1 }),
  create("stages", "buy", { journeyId: "j", name: "Buy", order: "V1" }),
  create("stages", "pay", { journeyId: "j", name: "Pay the bill", order: "V2" }),
  create("touchpoints", "t1", { text: "Basket", channel: "web" }),
  create("touchpoints", "t2", { text: "Gets the Invoíce" }),
  create("touchpoints", "t3", { text: "Reminder", departmentId: "d", direction: "toCustomer" }),
  create("touchpoints", "t4", { text: "Invoice of the basket" }),
  create("steps", "s1", { journeyId: "j", touchpointId: "t1", slot: ["buy", "V1"] }),
  create("steps", "s2", { journeyId: "j", touchpointId: "t2", slot: ["pay", "V1"] }),
  create("steps", "s3", {
    journeyId: "j",
    touchpointId: "t3",
    slot: ["pay", "V2"],
    thought: "Not again",
  }),
  create("steps", "s4", { journeyId: "j", touchpointId: "t4", slot: ["pay", "V3"] }),
  create("processes", "x", { name: "Dunning" }),
  create("processLinks", "l", { stepId: "s3", processId: "x", nodeId: "n" }),
]);
const all = findableSteps(map, columnsOf(map, "j"), new Map());
const found = (query: string) => foundSteps(all, query).join(" ");

test("[MAP-312] a step is found by its wording and by whatever its lanes say, without case and accents", () => {
  expect(found("invoice")).toBe("s2 s4");
  expect(found("INVOICE basket")).toBe("s4");
  expect(found("billing")).toBe("s3");
  expect(found("not again")).toBe("s3");
  expect(found("dunning")).toBe("s3");
  expect(found("customer")).toBe("s3");
  expect(found("nowhere")).toBe("");
  expect(found("  ")).toBe("");
});

test("[MAP-312] a stage that is found by its name counts once, and narrows down what is found in it", () => {
  expect(found("pay")).toBe("s2");
  expect(found("pay invoice")).toBe("s2 s4");
  expect(found("buy invoice")).toBe("");
});

test("[MAP-313] going through what is found begins where one is and goes round the ends", () => {
  const ids = foundSteps(all, "invoice");
  const first = shownOf(null, "invoice", ids, all, "s3");
  expect(shownStep(first)).toBe("s4");
  expect(shownStep(turned(first, 1))).toBe("s2");
  expect(shownStep(turned(first, -1))).toBe("s2");
  expect(shownStep(shownOf(null, "invoice", ids, all, null))).toBe("s2");
  expect(shownStep(shownOf(null, "none", [], all, "s3"))).toBeNull();
  expect(shownStep(turned(shownOf(null, "none", [], all, "s3"), 1))).toBeNull();
});

test("[MAP-313] what others change keeps the step that is shown, and no view is moved by it", () => {
  const held = turned(shownOf(null, "i", ["s2", "s3", "s4"], all, null), 1);
  const after = shownOf(held, "i", ["s1", "s2", "s3"], all, "s1");
  expect(shownStep(after)).toBe("s3");
  expect(after.turn).toBe(held.turn);
  expect(shownStep(shownOf(held, "i", ["s2"], all, null))).toBe("s2");
});
