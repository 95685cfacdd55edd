// What stands where a journey is not there yet: whose and which it would be, and creating it in one press,
// bare or from what the other one has. Rule MAP-440.
import { Copy, Plus, Route, UserRound } from "lucide-react";
import { useRef, useState } from "react";
import { createJourney, journeyOf } from "../../../shared/model/journey.ts";
import { stagesOf } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { PersonaDialog } from "../../personas/PersonaDialog.tsx";
import { useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import type { JourneyChoice } from "./choice.ts";
import { beginAsCopy, edit } from "./deeds.ts";
import { journeyMapId } from "./journeyHere.ts";
import { useFocusHandedOn } from "./useFocusHandedOn.ts";

export interface NoJourneyProps {
  readonly choice: JourneyChoice;
  readonly mayEdit: boolean;
}

/** Of the button that begins a journey. */
const beginId = "journey-begin";

export function NoPersona({ choice, mayEdit }: NoJourneyProps) {
  const [isAdding, setAdding] = useState(false);
  const isMade = useRef(false);
  useFocusHandedOn(isMade, beginId);
  return (
    <>
      <EmptyState
        picture={<UserRound />}
        title={t("journeys.noPersonasTitle")}
        text={mayEdit ? t("journeys.noPersonasText") : t("journeys.noPersonasReader")}
        actions={
          mayEdit ? (
            <Button variant="primary" icon={<Plus />} onPress={() => setAdding(true)}>
              {t("journeys.addPersona")}
            </Button>
          ) : undefined
        }
      />
      {isAdding ? (
        <PersonaDialog
          persona={null}
          onClose={() => setAdding(false)}
          onCreated={(id) => {
            isMade.current = true;
            choice.choosePersona(id);
          }}
        />
      ) : null}
    </>
  );
}

export function NoJourney({ choice, mayEdit }: NoJourneyProps) {
  const session = useSession();
  const isMade = useRef(false);
  useFocusHandedOn(isMade, journeyMapId);
  const { persona, kind } = choice;
  const other = kind === "ideal" ? "current" : "ideal";
  const sibling = useMap(["journeys"], (map) => persona && journeyOf(map, persona.id, other));
  const stageNames = useMap(["stages"], (map) =>
    sibling ? stagesOf(map, sibling.id).map((stage) => stage.name) : [],
  );
  const isFilled = useMap(["steps"], (map) =>
    [...map.steps.values()].some(({ journeyId }) => journeyId === sibling?.id),
  );
  const name = persona?.name || t("journeys.unnamedPersona");
  const begun = (isTaken: boolean): void => {
    if (!isTaken) return;
    isMade.current = true;
    choice.chooseKind(kind);
  };
  const create = (names: readonly string[]): void => {
    const changes = edit({ session }, t("journeys.undoJourneyAdd"), (map, chance) =>
      createJourney(map, { personaId: persona?.id ?? "", kind, stageNames: names }, chance),
    );
    begun(changes !== null);
  };
  const isIdeal = kind === "ideal";
  const text = isIdeal ? t("journeys.createIdealText") : t("journeys.createCurrentText");
  const hasStages = stageNames.length > 0;
  const bare = isIdeal ? t("journeys.createIdeal") : t("journeys.createCurrent");
  const same = isIdeal ? t("journeys.createIdealSame") : t("journeys.createCurrentSame");
  return (
    <EmptyState
      picture={<Route />}
      title={
        isIdeal
          ? t("journeys.createIdealTitle", { name })
          : t("journeys.createCurrentTitle", { name })
      }
      text={mayEdit ? text : t("journeys.noJourneyReader")}
      actions={
        mayEdit ? (
          <>
            {sibling && isFilled ? (
              <Button
                variant="primary"
                icon={<Copy />}
                onPress={() => begun(beginAsCopy({ session }, sibling))}
              >
                {isIdeal ? t("journeys.beginAsCurrent") : t("journeys.beginAsIdeal")}
              </Button>
            ) : null}
            <Button
              id={beginId}
              variant={isFilled ? "secondary" : "primary"}
              icon={<Plus />}
              onPress={() => create(stageNames)}
            >
              {hasStages ? same : bare}
            </Button>
            {hasStages ? (
              <Button onPress={() => create([])}>{t("journeys.withoutStages")}</Button>
            ) : null}
          </>
        ) : undefined
      }
    />
  );
}
