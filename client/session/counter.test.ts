import { expect, test } from "vitest";
import { type CountedKind, openCounter } from "./counter.ts";

function open(isHeldBack: () => boolean = () => false) {
  const frames: Uint8Array[] = [];
  const seen: (["began"] | [CountedKind, number])[] = [];
  const counter = openCounter({
    began: () => seen.push(["began"]),
    isHeldBack,
    sent: (kind, index) => seen.push([kind, index]),
  });
  const send = (frame: Uint8Array<ArrayBuffer>) => counter.pass(frame, (sent) => frames.push(sent));
  return { counter, send, seen, frames };
}

const step1 = Uint8Array.of(0, 0, 1, 0);
const step2 = Uint8Array.of(0, 1, 2, 0, 0);
const update = Uint8Array.of(0, 2, 2, 0, 0);
const presence = Uint8Array.of(1, 1, 0);

test("[SYN-33] step 2 and updates are counted, from one at each new connection", () => {
  const { counter, send, seen, frames } = open();
  counter.begin();
  for (const frame of [step1, step2, presence, update, update]) send(frame);
  counter.begin();
  send(update);
  expect(seen).toEqual([
    ["began"],
    ["everything", 1],
    ["update", 2],
    ["update", 3],
    ["began"],
    ["update", 1],
  ]);
  expect(frames).toHaveLength(6);
});

test("[SYN-33] an update that the server could not use yet is neither sent nor counted", () => {
  let isHeldBack = true;
  const { counter, send, seen, frames } = open(() => isHeldBack);
  counter.begin();
  send(update);
  send(step2);
  isHeldBack = false;
  send(update);
  expect(frames).toEqual([step2, update]);
  expect(seen).toEqual([["began"], ["everything", 1], ["update", 2]]);
});
