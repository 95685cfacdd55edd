// The head of the room: whose journey it is, ideal or current, who else is in it, and what one may do here.
import { Pencil, Plus } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { journeyOf } from "../../../shared/model/journey.ts";
import { journeysInOrder } from "../../../shared/model/outline.ts";
import { journeyKinds, type Persona } from "../../../shared/model/tables.ts";
import { type Command, useCommands } from "../../app/commands.ts";
import { isolated, t } from "../../i18n/t.ts";
import { PersonaDialog } from "../../personas/PersonaDialog.tsx";
import { useMap } from "../../session/hooks.ts";
import type { Person } from "../../session/session.ts";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { CategoryMark, categoryFrom } from "./CategoryMark.tsx";
import type { JourneyChoice } from "./choice.ts";
import { useDesk } from "./desk.ts";
import { FindBar } from "./FindBar.tsx";
import { JourneyMenu } from "./JourneyMenu.tsx";
import { LookControls } from "./LookControls.tsx";
import styles from "./Masthead.module.css";
import { useChosenInSight } from "./useChosenInSight.ts";
import { useCompanions } from "./useHappening.ts";
import { initialsOf, kindWords } from "./words.ts";

export interface MastheadProps {
  readonly choice: JourneyChoice;
  readonly mayEdit: boolean;
  /** Why not, where one may not. */
  readonly reason: string;
}

export function Masthead({ choice, mayEdit, reason }: MastheadProps) {
  const { personas, persona, journey } = choice;
  const [edited, setEdited] = useState<Persona | "new" | null>(null);
  const row = useRef<HTMLElement>(null);
  useChosenInSight(row, persona?.id ?? "");
  usePersonaOffers(mayEdit, persona, setEdited);
  return (
    <header className={styles.masthead}>
      <div className={styles.switcher}>
        <h1 className={styles.room} tabIndex={-1}>
          {t("journeys.title")}
        </h1>
        <nav ref={row} aria-label={t("journeys.personas")} className={styles.personas}>
          {personas.map((one) => (
            <PersonaButton
              key={one.id}
              persona={one}
              isShown={one.id === persona?.id}
              onPress={() => choice.choosePersona(one.id)}
            />
          ))}
          {mayEdit ? (
            <IconButton
              label={t("journeys.addPersona")}
              icon={<Plus />}
              onPress={() => setEdited("new")}
            />
          ) : null}
        </nav>
        <Find choice={choice} />
        <Company journeyId={journey?.id ?? ""} />
      </div>
      {persona ? (
        <PersonaLine
          choice={choice}
          persona={persona}
          mayEdit={mayEdit}
          onEdit={() => setEdited(persona)}
        />
      ) : null}
      {mayEdit ? null : <p className={styles.reason}>{reason}</p>}
      {edited === null ? null : (
        <PersonaDialog
          persona={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          onCreated={choice.choosePersona}
        />
      )}
    </header>
  );
}

function usePersonaOffers(
  mayEdit: boolean,
  persona: Persona | undefined,
  edit: (persona: Persona | "new") => void,
): void {
  const offers = useMemo((): readonly Command[] => {
    if (!mayEdit) return [];
    const name = persona?.name || t("journeys.unnamedPersona");
    const add = { id: "newPersona", label: t("journeys.addPersona"), run: () => edit("new") };
    if (!persona) return [add];
    const label = t("journeys.editPersona", { name });
    return [add, { id: "persona", label, run: () => edit(persona) }];
  }, [mayEdit, persona, edit]);
  useCommands("personas", offers);
}

interface PersonaLineProps {
  readonly choice: JourneyChoice;
  readonly persona: Persona;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
}

/** Who it is about, which of the journeys, and how it is shown. */
function PersonaLine({ choice, persona, mayEdit, onEdit }: PersonaLineProps) {
  const journey = choice.isComparing ? undefined : choice.journey;
  const name = persona.name || t("journeys.unnamedPersona");
  return (
    <div className={styles.who}>
      <PersonaWords persona={persona} />
      {mayEdit ? (
        <IconButton
          label={t("journeys.editPersona", { name })}
          icon={<Pencil />}
          size="small"
          onPress={onEdit}
        />
      ) : null}
      <div className={styles.which}>
        {journey ? <LookControls /> : null}
        <KindControl choice={choice} />
        {mayEdit && journey ? <JourneyMenu journey={journey} choice={choice} /> : null}
      </div>
    </div>
  );
}

/** Where there is a journey, or two beside each other; the outline has a search of its own. */
function Find({ choice }: { readonly choice: JourneyChoice }) {
  const { persona, journey, isComparing } = choice;
  const isOutlined = useDesk(({ look }) => look.layout === "outline");
  const hasBoth = useMap(["journeys"], (map) =>
    journeyKinds.every((kind) => persona && journeyOf(map, persona.id, kind)),
  );
  const isThere = isComparing ? hasBoth : journey !== undefined && !isOutlined;
  return isThere ? <FindBar isComparing={isComparing} /> : null;
}

interface PersonaButtonProps {
  readonly persona: Persona;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function PersonaButton({ persona, isShown, onPress }: PersonaButtonProps) {
  const name = persona.name || t("journeys.unnamedPersona");
  return (
    <button
      type="button"
      aria-current={isShown ? "true" : undefined}
      className={classNames(styles.persona, isShown && styles.shown)}
      onClick={onPress}
    >
      <CategoryMark color={persona.color} />
      <span className={styles.personaName} dir="auto">
        {name}
      </span>
    </button>
  );
}

function PersonaWords({ persona }: { readonly persona: Persona }) {
  const { name, segment, goal, quote } = persona;
  return (
    <div className={styles.words}>
      <p className={styles.name} dir="auto">
        {name || t("journeys.unnamedPersona")}
      </p>
      <div className={styles.more}>
        {segment === "" && goal === "" ? null : (
          <p className={styles.segment} dir="auto">
            {[segment, goal].filter(Boolean).map(isolated).join(" · ")}
          </p>
        )}
        {quote === "" ? null : (
          <p className={styles.quote} dir="auto">
            {t("journeys.personaQuoted", { quote })}
          </p>
        )}
      </div>
    </div>
  );
}

function KindControl({ choice }: { readonly choice: JourneyChoice }) {
  const { persona, kind, journey } = choice;
  const own = useMap(["personas", "journeys"], (map) =>
    journeysInOrder(map).filter((one) => one.personaId === persona?.id),
  );
  // Two people may have made the same kind at once: none of the two journeys is hidden.
  const options = journeyKinds.flatMap((one) => {
    const made = own.filter((other) => other.kind === one);
    if (made.length === 0) return [{ id: one as string, label: kindWords(one) }];
    return made.map(({ id }, at) => ({
      id,
      label:
        at === 0
          ? kindWords(one)
          : t("journeys.kindNumbered", { kind: kindWords(one), number: at + 1 }),
    }));
  });
  return (
    <SegmentedControl
      label={t("journeys.kind")}
      options={[...options, { id: "compare", label: t("compare.tab") }]}
      value={choice.isComparing ? "compare" : (journey?.id ?? kind)}
      onChange={(id) => {
        if (id === "compare") choice.compare();
        else if (id === "ideal" || id === "current") choice.chooseKind(id);
        else choice.chooseJourney(id);
      }}
    />
  );
}

const facesShown = { wide: 5, narrow: 2 };

function Company({ journeyId }: { readonly journeyId: string }) {
  const people = useCompanions(journeyId);
  return journeyId === "" || people.length === 0 ? null : <Faces people={people} />;
}

function Faces({ people }: { readonly people: readonly Person[] }) {
  const most = useMediaQuery("(max-width: 40rem)") ? facesShown.narrow : facesShown.wide;
  const names = people.map(({ name }) => isolated(name || t("journeys.somebody"))).join(", ");
  return (
    <p className={styles.company}>
      <span className={styles.unseen}>{t("journeys.here", { names })}</span>
      {people.slice(0, most).map((person) => (
        <span
          key={person.id}
          className={styles.face}
          style={{ background: `var(--cat-${categoryFrom(person.color)})` }}
          title={person.name || t("journeys.somebody")}
          aria-hidden="true"
        >
          {initialsOf(person.name || "?")}
        </span>
      ))}
      {people.length > most ? <span aria-hidden="true">{`+${people.length - most}`}</span> : null}
    </p>
  );
}
