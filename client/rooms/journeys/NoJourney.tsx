// What stands where a journey is not there yet: whose and which it would be, and creating it in one press,
// bare or from what the other one has. Rule MAP-440.
import { Copy, Plus, Route, UserRound } from "lucide-react";
import { useRef, useState } from "react";
import { createJourney, journeyOf } from "../../../shared/model/journey.ts";
import { stagesOf } from "../../../shared/model/outline.ts";
import type { Persona } from "../../../shared/model/tables.ts";
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

/** What is said of each kind while it is not there. */
const words = {
  ideal: {
    title: "journeys.createIdealTitle",
    text: "journeys.createIdealText",
    bare: "journeys.createIdeal",
    same: "journeys.createIdealSame",
    copy: "journeys.beginAsCurrent",
  },
  current: {
    title: "journeys.createCurrentTitle",
    text: "journeys.createCurrentText",
    bare: "journeys.createCurrent",
    same: "journeys.createCurrentSame",
    copy: "journeys.beginAsIdeal",
  },
} as const;

export function NoJourney({ choice, mayEdit }: NoJourneyProps) {
  const { persona, kind } = choice;
  const name = persona?.name || t("journeys.unnamedPersona");
  return (
    <EmptyState
      picture={<Route />}
      title={t(words[kind].title, { name })}
      text={mayEdit ? t(words[kind].text) : t("journeys.noJourneyReader")}
      actions={persona && mayEdit ? <Beginnings choice={choice} persona={persona} /> : undefined}
    />
  );
}

interface BeginningsProps {
  readonly choice: JourneyChoice;
  readonly persona: Persona;
}

/** The ways to begin: as a copy of the other journey, with its stages, or with nothing. */
function Beginnings({ choice, persona }: BeginningsProps) {
  const session = useSession();
  const isMade = useRef(false);
  useFocusHandedOn(isMade, journeyMapId);
  const { kind } = choice;
  const { bare, same, copy } = words[kind];
  const other = kind === "ideal" ? "current" : "ideal";
  const sibling = useMap(["journeys"], (map) => journeyOf(map, persona.id, other));
  const stageNames = useMap(["stages"], (map) =>
    sibling ? stagesOf(map, sibling.id).map((stage) => stage.name) : [],
  );
  const isFilled = useMap(["steps"], (map) =>
    [...map.steps.values()].some(({ journeyId }) => journeyId === sibling?.id),
  );
  const hasStages = stageNames.length > 0;
  const begun = (isTaken: boolean): void => {
    if (!isTaken) return;
    isMade.current = true;
    choice.chooseKind(kind);
  };
  const create = (names: readonly string[]): void => {
    const changes = edit({ session }, t("journeys.undoJourneyAdd"), (map, chance) =>
      createJourney(map, { personaId: persona.id, kind, stageNames: names }, chance),
    );
    begun(changes !== null);
  };
  return (
    <>
      {sibling && isFilled ? (
        <Button
          variant="primary"
          icon={<Copy />}
          onPress={() => begun(beginAsCopy({ session }, sibling))}
        >
          {t(copy)}
        </Button>
      ) : null}
      <Button
        id={beginId}
        variant={isFilled ? "secondary" : "primary"}
        icon={<Plus />}
        onPress={() => create(stageNames)}
      >
        {t(hasStages ? same : bare)}
      </Button>
      {hasStages ? <Button onPress={() => create([])}>{t("journeys.withoutStages")}</Button> : null}
    </>
  );
}
