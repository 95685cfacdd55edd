// Owns: one draft of one's own: its text, its channel, editing it in place, taking it back with a way to undo that.

import { Pencil, Tag, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { ok } from "../../../shared/kit/result.ts";
import { addDraft, deleteDraft, editDraft, setDraftChannel } from "../../../shared/model/draft.ts";
import {
  type Channel,
  channels,
  type Draft,
  touchpointTextMax,
} from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useEditMine, useMine } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./DraftRow.module.css";
import { useKeeping } from "./useKeeping.ts";

export function DraftRow({ id }: { readonly id: string }) {
  const draft = useMine(["drafts"], ({ drafts }) => drafts.get(id), undefined);
  const [isEditing, setEditing] = useState(false);
  if (!draft) return null;
  return (
    <li className={styles.card}>
      {isEditing ? (
        <DraftForm draft={draft} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className={styles.text}>{draft.text}</p>
          <DraftTools draft={draft} onEdit={() => setEditing(true)} />
        </>
      )}
    </li>
  );
}

interface DraftToolsProps {
  readonly draft: Draft;
  readonly onEdit: () => void;
}

function DraftTools({ draft, onEdit }: DraftToolsProps) {
  const edit = useEditMine();
  const takeBack = (): void => {
    edit((mine) => ok(deleteDraft(mine, draft.id)));
    const onPress = (): void => void edit((mine, chance) => addDraft(mine, draft, chance));
    toast(t("brainstorm.deleted"), { action: { label: t("brainstorm.putBack"), onPress } });
  };
  return (
    <div className={styles.tools}>
      <ChannelMenu draft={draft} />
      <IconButton
        label={t("brainstorm.editDraft", { text: draft.text })}
        icon={<Pencil />}
        onPress={onEdit}
      />
      <IconButton
        label={t("brainstorm.deleteDraft", { text: draft.text })}
        icon={<Trash2 />}
        onPress={takeBack}
      />
    </div>
  );
}

function ChannelMenu({ draft }: { readonly draft: Draft }) {
  const edit = useEditMine();
  const choose = (channel: Channel | "none"): void =>
    void edit((mine) =>
      setDraftChannel(mine, { id: draft.id, channel: channel === "none" ? "" : channel }),
    );
  const name = draft.channel === "" ? t("words.channelNone") : channelName(draft.channel);
  return (
    <Menu
      label={t("brainstorm.draftChannel")}
      trigger={
        <IconButton
          label={t("brainstorm.channelOf", { channel: name })}
          icon={draft.channel === "" ? <Tag /> : <ChannelIcon channel={draft.channel} />}
        />
      }
      items={[
        { id: "none", label: t("words.channelNone") },
        ...channels.map((channel) => ({
          id: channel,
          label: channelName(channel),
          icon: <ChannelIcon channel={channel} />,
        })),
      ]}
      onAction={choose}
      placement="bottom end"
    />
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
      <Button size="small" onPress={save}>
        {t("brainstorm.saveDraft")}
      </Button>
    </>
  );
}
