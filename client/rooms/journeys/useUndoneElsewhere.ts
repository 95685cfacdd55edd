// Owns: what is said where an undo or a redo changed another journey than the one on screen: which, and the way there.
// Rule MAP-441.

import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { dismissTopic, toast } from "../../ui/toasts.ts";
import type { JourneyChoice } from "./choice.ts";
import { journeyWords } from "./words.ts";

const topic = "undone elsewhere";

export function useUndoneElsewhere({
  persona,
  journey,
  isComparing,
  chooseJourney,
}: JourneyChoice): void {
  const { undo, map } = useSession();
  const personaId = persona?.id;
  const shownId = journey?.id;
  useEffect(
    () =>
      undo.onTaken(({ place }) => {
        // What is not there any more, or not yet, cannot be gone to.
        const there = map.tables.journeys.get(place);
        if (!there) return;
        const isShown = isComparing ? there.personaId === personaId : place === shownId;
        if (isShown) return;
        const name = map.tables.personas.get(there.personaId)?.name ?? "";
        const words = { journey: journeyWords(name, there.kind) };
        toast(t("journeys.wasElsewhere", words), {
          topic,
          action: { label: t("journeys.goThere"), onPress: () => chooseJourney(place) },
        });
      }),
    [undo, map, personaId, shownId, isComparing, chooseJourney],
  );
  // Who went there by another way needs no way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each journey that is gone to
  useEffect(() => dismissTopic(topic), [shownId, isComparing]);
}
