// Owns: what is said where the address leads to what is not there any more: something else is on screen, and nobody would know why.
// Rule MAP-511.

import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { useSession, useStatusOf } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { sayGone } from "./sayGone.ts";
import type { Way } from "./way.ts";

type Goal = Pick<Way, "journeyId" | "comparing" | "stepId">;

export function useLostAddress({ journeyId, comparing, stepId }: Goal): void {
  const session = useSession();
  // Before, it may only not have come yet.
  const isInStep = useStatusOf(({ kind }) => kind === "saved" || kind === "saving");
  const address = [journeyId, comparing, stepId].join(" ");
  /** The address that was found or spoken of: what goes later from before one's eyes is told otherwise. */
  const settled = useRef("");
  useEffect(() => {
    if (settled.current === address) return;
    const say = wordsOfLost(session, { journeyId, comparing, stepId });
    if (say && !isInStep) return;
    settled.current = address;
    say?.();
  }, [session, address, journeyId, comparing, stepId, isInStep]);
}

/** Says what the address leads to in vain; `null`: all of it is there. */
function wordsOfLost(session: Session, { journeyId, comparing, stepId }: Goal) {
  const { journeys, personas, steps } = session.map.tables;
  if (journeyId !== "" && !journeys.has(journeyId))
    return () => sayGone(session, "journeys", journeyId, t("journeys.addressOfNoJourney"));
  if (comparing !== "" && !personas.has(comparing))
    return () => sayGone(session, "personas", comparing, t("journeys.addressOfNoPersona"));
  if (stepId !== "" && !steps.has(stepId))
    return () => sayGone(session, "steps", stepId, t("journeys.addressOfNoStep"));
  return null;
}
