// Owns: which persona and which of its journeys are on screen: by the address, else by what was last looked at in this
// tab, else the first persona with steps and a journey that it has. Rules MAP-249, MAP-275.

import { useEffect, useMemo, useState } from "react";
import { compareNames } from "../../../shared/kit/names.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { type JourneyKind, journeyOf } from "../../../shared/model/journey.ts";
import type { Journey, Persona } from "../../../shared/model/tables.ts";
import { type Drawer, storageDrawer } from "../../session/drawer.ts";
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
  const [drawer] = useState(() => storageDrawer(() => window.sessionStorage));
  const [chosen, setChosen] = useState(() => readChosen(drawer, session.id));
  const personas = useMap(["personas"], (map) => [...map.personas.values()].sort(compareNames));
  const named = useMap(["journeys"], (map) => map.journeys.get(way.journeyId));
  const isComparing = way.comparing !== "";
  const wanted = isComparing ? way.comparing : (named?.personaId ?? chosen.personaId);
  const asked = personas.find(({ id }) => id === wanted);
  // Asked only while nobody is on screen: what others fill meanwhile puts nobody else there.
  const opening = useMap(asked ? [] : ["personas", "journeys", "steps"], (map) =>
    asked ? undefined : firstToShow(map, personas),
  );
  const persona = asked ?? opening;
  const there = useMap(["journeys"], (map) => kindThere(map, persona?.id ?? "", "ideal"));
  const kindWished = named?.kind ?? (asked ? chosen.kind : null);
  const kind = kindWished ?? there;
  useShown(drawer, { personaId: persona?.id ?? "", kind: kindWished }, setChosen);
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

/** Whoever comes to be on screen stays there, also after a visit to another room. */
function useShown(
  drawer: Drawer,
  { personaId, kind }: Chosen,
  choose: (chosen: Chosen) => void,
): void {
  const { id } = useSession();
  useEffect(() => {
    if (personaId === "") return;
    choose({ personaId, kind });
    drawer.write(drawerKey(id), `${personaId} ${kind ?? ""}`);
  }, [drawer, id, personaId, kind, choose]);
}

const drawerKey = (workshopId: string): string => `waymark.lookedAt.${workshopId}`;

/** What was looked at last in this tab; whatever cannot be read of it is nothing. */
function readChosen(drawer: Drawer, workshopId: string): Chosen {
  const [personaId = "", kind] = drawer.read(drawerKey(workshopId))?.split(" ") ?? [];
  return { personaId, kind: kind === "ideal" || kind === "current" ? kind : null };
}

/** The first of the personas that has a journey with steps, else the first. */
export function firstToShow(map: MapSnapshot, personas: readonly Persona[]): Persona | undefined {
  const filled = new Set(
    [...map.steps.values()].map(({ journeyId }) => map.journeys.get(journeyId)?.personaId),
  );
  return personas.find(({ id }) => filled.has(id)) ?? personas[0];
}

/** The kind that is wished for, unless the persona has only a journey of the other. */
export function kindThere(map: MapSnapshot, personaId: string, wished: JourneyKind): JourneyKind {
  const other = wished === "ideal" ? "current" : "ideal";
  const hasOnlyOther = !journeyOf(map, personaId, wished) && journeyOf(map, personaId, other);
  return hasOnlyOther ? other : wished;
}
