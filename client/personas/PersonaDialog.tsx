// Who a persona is: the same form for a new one and for one that is there, in the journeys and in the outline.
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { rarestColor } from "../../shared/model/color.ts";
import {
  createPersona,
  deletePersona,
  editPersona,
  type PersonaWords,
  personaBounds,
} from "../../shared/model/persona.ts";
import type { Persona } from "../../shared/model/tables.ts";
import { undoAction } from "../app/undoAction.ts";
import { journeys } from "../i18n/en/journeys.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap, useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/classNames.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { type Category, Shape, shapeOf } from "../ui/Shape.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toasts.ts";
import { useLastWords } from "../ui/useAtTheEnd.ts";
import { edit } from "./edit.ts";
import { noteDeletions } from "./ownDeletions.ts";
import styles from "./PersonaDialog.module.css";

addWords({ journeys });

export interface PersonaDialogProps {
  /** `null` for a new one. */
  readonly persona: Persona | null;
  readonly onClose: () => void;
  /** Called with the id of a new persona. */
  readonly onCreated: (id: string) => void;
}

export function PersonaDialog({ persona, onClose, onCreated }: PersonaDialogProps) {
  const session = useSession();
  const personas = useMap(["personas"], (map) => [...map.personas.values()]);
  const [words, setWords] = useState<PersonaWords>(
    () => persona ?? { name: "", segment: "", goal: "", quote: "", color: rarestColor(personas) },
  );
  const write = (name: keyof PersonaWords) => (text: string) =>
    setWords((held) => ({ ...held, [name]: text }));
  const { name, segment, goal, quote, color } = words;
  useLastWords([name, segment, goal, quote]);
  const save = (): void => {
    const fields = { name, segment, goal, quote, color };
    const changes = persona
      ? edit(session, t("journeys.undoPersonaEdit"), (map) =>
          editPersona(map, { id: persona.id, words: fields }),
        )
      : edit(session, t("journeys.undoPersonaAdd"), (map, chance) =>
          createPersona(map, fields, chance),
        );
    if (!changes) return;
    const created = persona ? undefined : changes[0]?.id;
    if (created !== undefined) {
      announce(t("journeys.personaAdded", { name: name.trim() }));
      onCreated(created);
    }
    onClose();
  };
  const isNamed = name.trim() !== "";
  return (
    <Dialog
      title={
        persona
          ? t("journeys.editPersona", { name: persona.name || t("journeys.unnamedPersona") })
          : t("journeys.addPersona")
      }
      isOpen
      onClose={onClose}
      actions={
        <>
          {persona ? <DeleteButton persona={persona} onClose={onClose} /> : null}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" onPress={save} isDisabled={!isNamed}>
            {persona ? t("journeys.save") : t("journeys.create")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t("journeys.personaName")}
          description={t("journeys.personaNameHint")}
          value={name}
          onChange={write("name")}
          onEnter={() => {
            if (isNamed) save();
          }}
          maxLength={personaBounds.name}
          isRequired
          autoFocus
        />
        <ColorChoice value={color} onChange={(next) => setWords({ ...words, color: next })} />
        <TextField
          label={t("journeys.personaSegment")}
          description={t("journeys.personaSegmentHint")}
          value={segment}
          onChange={write("segment")}
          maxLength={personaBounds.segment}
        />
        <TextField
          label={t("journeys.personaGoal")}
          description={t("journeys.personaGoalHint")}
          value={goal}
          onChange={write("goal")}
          maxLength={personaBounds.goal}
          multiline
          rows={2}
        />
        <TextField
          label={t("journeys.personaQuote")}
          description={t("journeys.personaQuoteHint")}
          value={quote}
          onChange={write("quote")}
          maxLength={personaBounds.quote}
          multiline
          rows={2}
        />
      </div>
    </Dialog>
  );
}

interface DeleteButtonProps {
  readonly persona: Persona;
  readonly onClose: () => void;
}

// Deleting can be undone, so the button asks once, where it stands, and the toast takes it back.
function DeleteButton({ persona, onClose }: DeleteButtonProps) {
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  const name = persona.name || t("journeys.unnamedPersona");
  const remove = (): void => {
    const changes = edit(session, t("journeys.undoPersonaDelete"), (map) =>
      deletePersona(map, persona.id),
    );
    onClose();
    if (!changes) return;
    noteDeletions(session, changes);
    toast(t("journeys.personaDeleted", { name }), { action: undoAction(session) });
  };
  return (
    <div className={styles.delete}>
      {isAsking ? (
        <p role="status" className={styles.warning}>
          {t("journeys.deletePersonaText")}
        </p>
      ) : null}
      <Button
        variant={isAsking ? "danger" : "quiet"}
        icon={<Trash2 />}
        onPress={isAsking ? remove : () => setAsking(true)}
      >
        {isAsking ? t("journeys.deletePersonaNow", { name }) : t("journeys.deletePersona")}
      </Button>
    </div>
  );
}

const categories: readonly Category[] = [1, 2, 3, 4, 5, 6, 7, 8];

interface ColorChoiceProps {
  readonly value: number | null;
  readonly onChange: (color: number) => void;
}

function ColorChoice({ value, onChange }: ColorChoiceProps) {
  return (
    <fieldset className={styles.colors}>
      <legend>{t("journeys.personaColor")}</legend>
      <div className={styles.swatches}>
        {categories.map((category) => (
          <label
            key={category}
            className={classNames(styles.swatch, value === category && styles.chosen)}
            style={{ color: `var(--cat-${category})` }}
          >
            <input
              type="radio"
              name="persona-color"
              checked={value === category}
              onChange={() => onChange(category)}
              aria-label={t("journeys.personaColorNamed", {
                number: category,
                shape: t(`journeys.shape${capitalised(shapeOf(category))}`),
              })}
            />
            <Shape name={shapeOf(category)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function capitalised<T extends string>(word: T): Capitalize<T> {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<T>;
}
