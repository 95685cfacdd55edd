// Owns: which persona and which of its journeys are on screen: by the address, else by what was chosen here, else the
// first persona and a journey that it has. Rule MAP-249.

import { useMemo, useState } from "react";
import type { MapSnapshot } from "../../../shared/model/change.ts";
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
  /** `null` until somebody has chosen. */
  readonly kind: JourneyKind | null;
}

/** What is chosen, and choosing. */
export function useJourneyChoice(way: Way): JourneyChoice {
  const session = useSession();
  const [chosen, setChosen] = useState<Chosen>({ personaId: "", kind: null });
  const personas = useMap(["personas"], (map) => [...map.personas.values()].sort(byName));
  const named = useMap(["journeys"], (map) => map.journeys.get(way.journeyId));
  const isComparing = way.comparing !== "";
  const wanted = isComparing ? way.comparing : (named?.personaId ?? chosen.personaId);
  const persona = personas.find(({ id }) => id === wanted) ?? personas[0];
  const there = useMap(["journeys"], (map) => kindThere(map, persona?.id ?? "", "ideal"));
  const kind = named?.kind ?? chosen.kind ?? there;
  const found = useMap(["journeys"], (map) => persona && journeyOf(map, persona.id, kind));
  const journey = named && named.personaId === persona?.id ? named : found;
  return useMemo(() => {
    const choose = (personaId: string, next: JourneyKind): void => {
      setChosen({ personaId, kind: next });
      way.open(journeyOf(session.map.tables, personaId, next)?.id);
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
        else choose(personaId, kindThere(session.map.tables, personaId, kind));
      },
      chooseKind: (next) => choose(persona?.id ?? "", next),
      chooseJourney: (id) => way.open(id),
    };
  }, [personas, persona, kind, journey, isComparing, way, session]);
}

/** The kind that is wished for, unless the persona has only a journey of the other. */
export function kindThere(map: MapSnapshot, personaId: string, wished: JourneyKind): JourneyKind {
  const other = wished === "ideal" ? "current" : "ideal";
  const hasOnlyOther = !journeyOf(map, personaId, wished) && journeyOf(map, personaId, other);
  return hasOnlyOther ? other : wished;
}

function byName(a: Persona, b: Persona): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
