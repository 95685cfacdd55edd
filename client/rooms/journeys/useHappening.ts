// Owns: who else is in this journey, which of its steps they hold, and telling them the same of oneself. A person in a
// journey has its id among what they have selected.

import { useEffect } from "react";
import { usePeople, usePresence } from "../../session/hooks.ts";
import type { Person } from "../../session/session.ts";
import { writersWords } from "../../writing/whoWrites.ts";
import { type Companion, type Desk, useDesk } from "./desk.ts";

/** Everybody else who has this journey before them. */
export function useCompanions(journeyId: string): readonly Person[] {
  return usePeople().filter((person) => person.selected.includes(journeyId));
}

/** Keeps `desk.others` up to date: the steps that others have selected or are moving, and where they write. */
export function useOthersSteps(desk: Desk): void {
  const people = usePeople();
  useEffect(() => {
    const held = desk.getState().others;
    const others = new Map<string, Companion>();
    for (const { name, color, selected, dragging } of people) {
      for (const id of selected) others.set(id, { name, color, isDragging: false });
      for (const id of Object.keys(dragging)) others.set(id, { name, color, isDragging: true });
    }
    // Equal entries keep their identity, so that only cards that changed are drawn.
    for (const [id, fresh] of others) {
      const known = held.get(id);
      if (known && isSame(known, fresh)) others.set(id, known);
    }
    desk.setState({ others, writers: writersByField(people) });
  }, [people, desk]);
}

/** Tells others which journey one has before oneself, and which of its steps one holds. */
export function useTellPresence(journeyId: string): void {
  const presence = usePresence();
  const selected = useDesk((desk) => desk.selected);
  const carry = useDesk((desk) => desk.carry);
  const carried = carry?.what === "steps" ? carry.ids.join(" ") : "";
  useEffect(() => {
    let isStale = false;
    const dragged = carried === "" ? [] : carried.split(" ");
    // After the shell, which on entering a room clears what was said in the one before.
    queueMicrotask(() => {
      if (isStale) return;
      presence.tell({
        selected: [journeyId, ...selected].filter((id) => id !== "").slice(0, 50),
        dragging: Object.fromEntries(dragged.slice(0, 50).map((id) => [id, origin])),
      });
    });
    return () => {
      isStale = true;
    };
  }, [presence, journeyId, selected, carried]);
}

/** In the words of `writersWords`, which cost a card nothing as long as they are the same. */
function writersByField(people: readonly Person[]): ReadonlyMap<string, string> {
  const fields = new Set(people.flatMap(({ writing }) => (writing === "" ? [] : [writing])));
  return new Map(
    [...fields].map((at) => [at, writersWords(people.filter(({ writing }) => writing === at))]),
  );
}

/** A place in a journey has no coordinates: that it moves is all that others are told. */
const origin = [0, 0] as const;

function isSame(a: Companion, b: Companion): boolean {
  return a.name === b.name && a.color === b.color && a.isDragging === b.isDragging;
}
