// Owns: what is said where somebody else takes away the journey or the persona on screen: something else is there at once, and
// nobody would know why. Nothing of one's own deeds. Rule MAP-439.

import { useEffect, useRef } from "react";
import type { Journey, Persona } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { noteGone, takeOwnDeletion } from "../../personas/ownDeletions.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import type { JourneyChoice } from "./choice.ts";
import { sayGone } from "./sayGone.ts";
import { journeyWords } from "./words.ts";

interface Shown {
  readonly session: Session;
  readonly persona: Persona | undefined;
  readonly journeys: readonly Journey[];
}

export function useGoneJourney({ persona, journey, isComparing }: JourneyChoice): void {
  const session = useSession();
  const journeys = useMap(["journeys"], (map) => {
    const isShown = ({ id, personaId }: Journey): boolean =>
      isComparing ? personaId === persona?.id : id === journey?.id;
    return [...map.journeys.values()].filter(isShown);
  });
  const shown = useRef<Shown>({ session, persona: undefined, journeys: [] });
  useEffect(() => {
    const before = shown.current;
    shown.current = { session, persona, journeys };
    // Another document has taken the place of the one that it was in.
    if (before.session === session) sayAllGone(before);
    // What is here is not gone, however often it was.
    for (const id of idsOf(shown.current)) takeOwnDeletion(session, id);
  }, [session, persona, journeys]);
  useEffect(
    () =>
      session.undo.onTaken(() => {
        for (const id of idsOf(shown.current)) if (!isThere(session, id)) noteGone(session, id);
      }),
    [session],
  );
}

/** One message at most for each look: with a persona go its journeys. */
function sayAllGone({ session, persona, journeys }: Shown): void {
  const isGone = ({ id }: Persona | Journey): boolean =>
    !(isThere(session, id) || takeOwnDeletion(session, id));
  if (persona && isGone(persona)) {
    const name = persona.name || t("journeys.unnamedPersona");
    sayGone(session, "personas", persona.id, t("journeys.personaGone", { name }), "caution");
    return;
  }
  for (const { id, kind } of journeys.filter(isGone)) {
    const journey = journeyWords(persona?.name ?? "", kind);
    sayGone(session, "journeys", id, t("journeys.journeyGone", { journey }), "caution");
  }
}

function isThere({ map }: Session, id: string): boolean {
  return map.tables.journeys.has(id) || map.tables.personas.has(id);
}

function idsOf({ persona, journeys }: Shown): readonly string[] {
  return [...(persona ? [persona.id] : []), ...journeys.map(({ id }) => id)];
}
