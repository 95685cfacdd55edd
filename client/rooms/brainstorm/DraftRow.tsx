// Owns: one draft of one's own: its text, its channel, editing it in place, taking it back with a way to undo that.

import { Pencil, Trash2 } from "lucide-react";
import { type Ref, Suspense, useEffect, useRef, useState } from "react";
import { ok } from "../../../shared/kit/result.ts";
import { addDraft, deleteDraft, editDraft } from "../../../shared/model/draft.ts";
import { type Draft, touchpointTextMax } from "../../../shared/model/tables.ts";
import { afterFirstPicture } from "../../app/firstPicture.ts";
import { t } from "../../i18n/t.ts";
import { useEditMine, useMine } from "../../session/hooks.ts";
import { LightButton } from "../../ui/LightButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./DraftRow.module.css";
import { useKeeping } from "./useKeeping.ts";

// A menu brings far more code than writing needs.
const ChannelMenu = afterFirstPicture(() => import("./ChannelMenu.tsx").then((m) => m.ChannelMenu));

/** The topic of the message that offers to put a deleted draft back. */
export const putBackTopic = "putBack";

export function DraftRow({ id }: { readonly id: string }) {
  const draft = useMine(["drafts"], ({ drafts }) => drafts.get(id), undefined);
  const [isEditing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const hasEdited = useRef(false);
  useEffect(() => {
    if (hasEdited.current && !isEditing) editButton.current?.focus();
    hasEdited.current = isEditing;
  }, [isEditing]);
  if (!draft) return null;
  return (
    <li className={styles.card}>
      {isEditing ? (
        <DraftForm draft={draft} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className={styles.text}>{draft.text}</p>
          <DraftTools draft={draft} editButton={editButton} onEdit={() => setEditing(true)} />
        </>
      )}
    </li>
  );
}

interface DraftToolsProps {
  readonly draft: Draft;
  readonly editButton: Ref<HTMLButtonElement>;
  readonly onEdit: () => void;
}

function DraftTools({ draft, editButton, onEdit }: DraftToolsProps) {
  const edit = useEditMine();
  const takeBack = (): void => {
    edit((mine) => ok(deleteDraft(mine, draft.id)));
    const onPress = (): void => void edit((mine, chance) => addDraft(mine, draft, chance));
    const action = { label: t("brainstorm.putBack"), onPress };
    toast(t("brainstorm.deleted"), { action, topic: putBackTopic });
  };
  return (
    <div className={styles.tools}>
      <Suspense fallback={<span className={styles.menuToCome} />}>
        <ChannelMenu draft={draft} />
      </Suspense>
      <LightButton
        buttonRef={editButton}
        variant="quiet"
        label={t("brainstorm.editDraft", { text: draft.text })}
        icon={<Pencil />}
        onPress={onEdit}
      />
      <LightButton
        variant="quiet"
        label={t("brainstorm.deleteDraft", { text: draft.text })}
        icon={<Trash2 />}
        onPress={takeBack}
      />
    </div>
  );
}

function DraftForm({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) {
  const edit = useEditMine();
  const [text, setText] = useState(draft.text);
  const [error, setError] = useState<string | null>(null);
  const isDropped = useRef(false);
  useKeeping(() => {
    if (!isDropped.current) edit((mine) => editDraft(mine, { id: draft.id, text }));
  });
  const drop = (): void => {
    isDropped.current = true;
    onDone();
  };
  const save = (): void => {
    const result = edit((mine) => editDraft(mine, { id: draft.id, text }));
    if (result.ok) onDone();
    else setError(result.error.message);
  };
  return (
    <>
      <TextField
        label={t("brainstorm.draftText")}
        hideLabel
        multiline
        rows={2}
        autoFocus
        className={styles.field}
        maxLength={touchpointTextMax}
        value={text}
        onChange={setText}
        onEnter={save}
        onEscape={drop}
        {...(error === null ? {} : { error })}
      />
      <LightButton size="small" onPress={save}>
        {t("brainstorm.saveDraft")}
      </LightButton>
    </>
  );
}
