// Owns: what every part of the room may ask of the journey on screen, without being drawn again when it changes.

import { createContext, useContext, useMemo } from "react";
import { useSession } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import type { Column } from "./columns.ts";
import { type Desk, useDeskStore } from "./desk.ts";

export interface JourneyHere {
  readonly journeyId: string;
  readonly personaId: string;
  readonly mayEdit: boolean;
  /** The columns as they are at this moment. */
  readonly columns: () => readonly Column[];
}

/** What a deed needs. */
export interface Tools {
  readonly session: Session;
  readonly desk: Desk;
  readonly journey: JourneyHere;
}

/** The id of the element that holds the journey on screen, with stages or without. */
export const journeyMapId = "journey-map";

const JourneyContext = createContext<JourneyHere | null>(null);
export const JourneyProvider = JourneyContext.Provider;

/** The journey on screen. Throws where there is none. */
export function useJourneyHere(): JourneyHere {
  const journey = useContext(JourneyContext);
  if (!journey) throw new Error("There is no journey above this component");
  return journey;
}

/** Session, desk and journey in one object that stays the same while they do. */
export function useTools(): Tools {
  const session = useSession();
  const desk = useDeskStore();
  const journey = useJourneyHere();
  return useMemo(() => ({ session, desk, journey }), [session, desk, journey]);
}
