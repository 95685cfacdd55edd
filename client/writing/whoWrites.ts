// Owns: who else is writing in a field of the map at this moment, from presence, and telling others where one writes
// oneself; in anonymous rounds presence says neither. Rule MAP-449.

import { useEffect, useMemo } from "react";
import type { MapSnapshot } from "../../shared/model/change.ts";
import type { MapTables } from "../../shared/model/tables.ts";
import { undoAction } from "../app/undoAction.ts";
import { writing } from "../i18n/en/writing.ts";
import { addWords, t } from "../i18n/t.ts";
import { usePeopleAs, useSession } from "../session/hooks.ts";
import type { Person, Session } from "../session/session.ts";
import { toast } from "../ui/toasts.ts";

addWords({ writing });

/** A field of a row: the same wherever it is written in, on a canvas, in a panel, in the outline. */
export interface FieldPlace {
  readonly table: keyof MapTables & string;
  readonly id: string;
  readonly field: string;
}

/** As it stands in presence. */
export function placeText({ table, id, field }: FieldPlace): string {
  return `${table}/${id}/${field}`;
}

/** What stands there now; empty also where the row is gone. */
export function wordsAt(map: MapSnapshot, { table, id, field }: FieldPlace): string {
  return String(Reflect.get(map[table].get(id) ?? {}, field) ?? "");
}

/** Who writes there, in words; empty: nobody else. */
export function useWriters(place: FieldPlace): string {
  const at = placeText(place);
  return usePeopleAs((people) => writersWords(people.filter((person) => person.writing === at)));
}

export function writersWords(writers: readonly Pick<Person, "name">[]): string {
  const [only] = writers;
  if (!only) return "";
  if (writers.length > 1) return t("writing.bySeveral", { count: writers.length });
  return only.name === "" ? t("writing.bySomebody") : t("writing.byNamed", { name: only.name });
}

/** What stands at a field whose words somebody else has changed since one began to write. Rule MAP-448. */
export function changedWords(theirs: string): string {
  return t("writing.changed", { words: theirs });
}

/**
 * Tells others whether one writes there: not while nothing can be written, though the words wait in their field. The last word of a
 * field that goes is that one does no more. Rules MAP-449, A11-207.
 */
export function useTellWriting(place: FieldPlace, mayWrite: boolean): (isWriting: boolean) => void {
  const { presence } = useSession();
  const at = placeText(place);
  const voice = useMemo(() => {
    let isWriting = false;
    let isAllowed = true;
    let isTold = false;
    const say = (): void => {
      const now = isWriting && isAllowed;
      if (now === isTold) return;
      isTold = now;
      presence.tell({ writing: now ? at : "" });
    };
    return {
      write: (now: boolean): void => {
        isWriting = now;
        say();
      },
      allow: (now: boolean): void => {
        isAllowed = now;
        say();
      },
    };
  }, [presence, at]);
  useEffect(() => voice.allow(mayWrite), [voice, mayWrite]);
  useEffect(() => () => voice.write(false), [voice]);
  return voice.write;
}

/**
 * Says whose words one's own have just taken the place of; to be called right after the change, with what stood there before it. What
 * was not wanted, or says the same, has taken nobody's place. Rule MAP-448.
 */
export function sayOvertaken(
  session: Pick<Session, "map" | "undo">,
  place: FieldPlace,
  theirs: string,
): void {
  if (theirs === "" || wordsAt(session.map.tables, place) === theirs) return;
  toast(t("writing.overtook", { words: theirs }), {
    tone: "caution",
    action: undoAction(session),
  });
}

/** Says which words could not be kept as their field went. Rule MAP-447. */
export function sayLost(words: string): void {
  toast(t("writing.lost", { words }), { tone: "danger" });
}
