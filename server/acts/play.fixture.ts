// Owns: a stage for tests of acts: a hand-driven clock with its timers, seeded chance, and workshops that hold plain
// records and carry deeds out as the rooms do. For tests only.

import { setImmediate as nextTurn } from "node:timers/promises";
import { type Outside, seededChance } from "../../shared/kit/outside.ts";
import {
  applyPure,
  emptySnapshot,
  type MapChange,
  type MineChange,
  type RoomChange,
} from "../../shared/model/change.ts";
import { schemas } from "../../shared/model/tables.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import type { Deed, Workshops, WorkshopView } from "../sync/deeds.ts";

export interface HandClock extends Outside {
  /** Lets time pass, ringing every timer that falls due on the way, each after the last one's work is done. */
  pass(durationMs: number): Promise<void>;
  readonly waiting: () => number;
}

export function handClock(seed = 1, startMs = 1_000_000): HandClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  return {
    ...seededChance(seed),
    now: () => nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    waiting: () => timers.size,
    pass: async (durationMs) => {
      const endMs = nowMs + durationMs;
      for (;;) {
        await nextTurn();
        const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
        if (!next || next.atMs > endMs) break;
        nowMs = Math.max(nowMs, next.atMs);
        timers.delete(next);
        next.run();
      }
      nowMs = endMs;
    },
  };
}

/** One workshop `w` whose documents are plain records. */
export interface Stage extends Omit<Workshops, "isAnybodyIn"> {
  isAnybodyIn: Workshops["isAnybodyIn"];
  current: WorkshopView;
  /** Every deed that was carried out, oldest first. */
  readonly deeds: Deed[];
  map(changes: readonly MapChange[]): void;
  room(changes: readonly RoomChange[]): void;
  mine(key: string, changes: readonly MineChange[]): void;
}

export function newStage(): Stage {
  const answers = new Map<string, ActAnswer>();
  const stage: Stage = {
    current: {
      map: emptySnapshot(schemas.map),
      room: applyPure(schemas.room, emptySnapshot(schemas.room), [
        { op: "create", table: "state", id: "main", values: { schemaVersion: 1 } },
      ]),
      mines: [],
      taken: new Set(),
    },
    deeds: [],
    map: (changes) => {
      stage.current = { ...stage.current, map: applyPure(schemas.map, stage.current.map, changes) };
    },
    room: (changes) => {
      stage.current = {
        ...stage.current,
        room: applyPure(schemas.room, stage.current.room, changes),
      };
    },
    mine: (key, changes) => {
      const held = stage.current.mines.find((mine) => mine.key === key)?.snapshot;
      const snapshot = applyPure(schemas.mine, held ?? emptySnapshot(schemas.mine), changes);
      const others = stage.current.mines.filter((mine) => mine.key !== key);
      const mines = [...others, { key, snapshot }].sort((a, b) => (a.key < b.key ? -1 : 1));
      stage.current = { ...stage.current, mines };
    },
    decide: async (_id, request, decide) => {
      const key = request ? `${request.linkId}/${request.requestId}` : "";
      const earlier = answers.get(key);
      if (request && earlier) return earlier;
      const decided = decide(stage.current);
      if (!decided.ok) return { ok: false, refusal: decided.error };
      carryOut(stage, decided.value);
      if (request) answers.set(key, decided.value.answer);
      return decided.value.answer;
    },
    view: async () => ({ ...stage.current, epochs: { map: 1, room: 1 } }),
    glance: async () => ({ title: "", epochs: { map: 1, room: 1 } }),
    epochs: async () => ({ map: 1, room: 1 }),
    wholeMap: async () => ({ epoch: 1, messages: [] }),
    rounds: async () => stage.current.room,
    taken: async (_id, ids) => ids.filter((id) => stage.current.taken.has(id)),
    isAnybodyIn: () => true,
    closeLink: () => undefined,
    closeWorkshop: () => undefined,
  };
  return stage;
}

function carryOut(stage: Stage, deed: Deed): void {
  stage.deeds.push(deed);
  stage.map(deed.map ?? []);
  stage.room(deed.room ?? []);
  for (const { key, changes } of deed.mines ?? []) {
    const snapshot = applyPure(schemas.mine, emptySnapshot(schemas.mine), changes);
    stage.current = {
      ...stage.current,
      mines: stage.current.mines.map((mine) => (mine.key === key ? { key, snapshot } : mine)),
    };
  }
  stage.current = {
    ...stage.current,
    taken: new Set([...stage.current.taken, ...(deed.taken ?? [])]),
  };
}
