// Owns: which persona and which of its journeys are on screen: by the address, else by what was chosen here, else the
// first.

import { useMemo, useState } from "react";
import { type JourneyKind, journeyOf } from "../../../shared/model/journey.ts";
import type { Journey, Persona } from "../../../shared/model/tables.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import type { Way } from "./way.ts";

export interface JourneyChoice {
  /** By name. */
  readonly personas: readonly Persona[];
  readonly persona: Persona | undefined;
  readonly kind: JourneyKind;
  /** `undefined` as long as nobody has created it. */
  readonly journey: Journey | undefined;
  /** Whether both journeys of the persona are shown side by side. */
  readonly isComparing: boolean;
  readonly compare: () => void;
  readonly choosePersona: (id: string) => void;
  readonly chooseKind: (kind: JourneyKind) => void;
  readonly chooseJourney: (id: string) => void;
}

interface Chosen {
  readonly personaId: string;
  readonly kind: JourneyKind;
}

/** What is chosen, and choosing. */
export function useJourneyChoice(way: Way): JourneyChoice {
  const session = useSession();
  const [chosen, setChosen] = useState<Chosen>({ personaId: "", kind: "ideal" });
  const personas = useMap(["personas"], (map) => [...map.personas.values()].sort(byName));
  const named = useMap(["journeys"], (map) => map.journeys.get(way.journeyId));
  const isComparing = way.comparing !== "";
  const wanted = isComparing ? way.comparing : (named?.personaId ?? chosen.personaId);
  const persona = personas.find(({ id }) => id === wanted) ?? personas[0];
  const kind = named?.kind ?? chosen.kind;
  const found = useMap(["journeys"], (map) => persona && journeyOf(map, persona.id, kind));
  const journey = named && named.personaId === persona?.id ? named : found;
  return useMemo(() => {
    const choose = (next: Chosen): void => {
      setChosen(next);
      way.open(journeyOf(session.map.tables, next.personaId, next.kind)?.id);
    };
    return {
      personas,
      persona,
      kind,
      journey,
      isComparing,
      compare: () => way.compare(persona?.id ?? ""),
      choosePersona: (personaId) => {
        if (isComparing) way.compare(personaId);
        else choose({ personaId, kind });
      },
      chooseKind: (next) => choose({ personaId: persona?.id ?? "", kind: next }),
      chooseJourney: (id) => way.open(id),
    };
  }, [personas, persona, kind, journey, isComparing, way, session]);
}

function byName(a: Persona, b: Persona): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
