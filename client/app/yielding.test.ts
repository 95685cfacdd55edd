import { beforeEach, expect, test } from "vitest";
import { localSession } from "../session/localSession.ts";
import type { Person } from "../session/session.ts";
import { person, presenceOf } from "../testing/people.ts";
import { useToasts } from "../ui/toasts.ts";
import { yieldLead } from "./yielding.ts";

beforeEach(() => useToasts.setState({ toasts: [] }));

const bo = person({ id: 7, name: "Bo", role: "curator", showing: "board/at/0,0,9,9" });

function lead(ownId: number, first: readonly Person[] = []) {
  const local = localSession();
  const waiting: { readonly ms: number; readonly run: () => void }[] = [];
  const after = (ms: number, run: () => void) => {
    waiting.push({ ms, run });
    return () => waiting.splice(0);
  };
  const { presence, become } = presenceOf({ ...local.presence, ownId: () => ownId }, first);
  let isLeading = true;
  const outside = { ...local.outside, after };
  const stop = yieldLead({ ...local, presence, outside }, () => {
    isLeading = false;
  });
  return {
    become,
    stop,
    waits: () => waiting.map(({ ms }) => ms),
    pass: () => {
      for (const { run } of waiting.splice(0)) run();
    },
    isLeading: () => isLeading,
  };
}

test("[A11-203] who begins last leads: the one before ends, and is told who has the lead", () => {
  const ada = lead(1);
  ada.become(bo);
  ada.pass();
  expect(ada.isLeading()).toBe(false);
  expect(useToasts.getState().toasts.at(-1)?.message).toMatch(/^Bo leads everyone now/);
});

test("[A11-203] who begins while another leads goes on", () => {
  const ada = lead(1, [bo]);
  ada.become({ ...bo, showing: "present/j/opening" });
  ada.pass();
  expect(ada.isLeading()).toBe(true);
});

test("[A11-203] of two who begin at once one ends before the other would, who goes on", () => {
  const [first, second] = [lead(1), lead(9)];
  first.become(bo);
  second.become(bo);
  expect(first.waits()[0]).toBeLessThan(second.waits()[0] ?? 0);
  second.become({ ...bo, showing: "" });
  second.pass();
  expect(second.isLeading()).toBe(true);
});

test("[A11-203] whoever may not lead, or ends it at once, takes no lead, and nothing comes after the end", () => {
  const ada = lead(1);
  ada.become({ ...bo, role: "contributor" });
  expect(ada.waits()).toEqual([]);
  ada.become(bo);
  ada.stop();
  ada.pass();
  expect(ada.isLeading()).toBe(true);
});
