// Owns: the one box in which people write, one touchpoint at a time. It goes when the round takes no more words;
// what stands in it then is kept (see `useLine`). Rules PHA-33, A11-42.

import { type ClipboardEvent, useCallback, useRef, useState } from "react";
import { type Channel, touchpointTextMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { LightButton } from "../../ui/LightButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { ChannelChips } from "./ChannelChips.tsx";
import styles from "./DraftBox.module.css";
import { DraftList } from "./DraftList.tsx";
import { Stuck } from "./Stuck.tsx";
import { useLine } from "./useLine.ts";
import { WhoCanSee } from "./WhoCanSee.tsx";

export interface DraftBoxProps {
  readonly roundId: string;
  /** The name to stand on the cards; empty in an anonymous round. */
  readonly by: string;
  /** Takes the focus at once: the very next key is a letter of the first card. */
  readonly takesFocus: boolean;
}

export function DraftBox({ roundId, by, takesFocus }: DraftBoxProps) {
  const line = useLine({ roundId, by });
  const [error, setError] = useState<string | null>(null);
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { setChannel } = line;
  const chooseChannel = useCallback(
    (channel: Channel) => {
      setChannel(channel);
      box.current?.focus();
    },
    [setChannel],
  );
  const add = (): void => {
    const refusal = line.add();
    box.current?.focus();
    setError(refusal && refusal.code !== "empty" ? refusal.message : null);
    if (!refusal) announce(t("brainstorm.added"));
  };
  // A list from elsewhere becomes a card per line; a single line goes into the box as usual.
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData("text/plain").trim();
    if (!text.includes("\n")) return;
    event.preventDefault();
    const { added, refused } = line.addAll(text);
    if (added > 0) toast(t("brainstorm.pasted", { count: added }));
    setError(refused?.message ?? null);
  };
  return (
    <div className={styles.column}>
      {by === "" ? <p className={styles.promise}>{t("brainstorm.promise")}</p> : null}
      <div className={styles.entry} onPaste={paste}>
        <TextField
          label={t("brainstorm.boxLabel")}
          hideLabel
          multiline
          rows={2}
          autoFocus={takesFocus}
          inputRef={box}
          className={styles.box}
          placeholder={t("brainstorm.boxPlaceholder")}
          enterKeyHint="send"
          autoComplete="off"
          maxLength={touchpointTextMax}
          value={line.text}
          onChange={line.setText}
          onEnter={add}
          {...(error === null ? {} : { error })}
        />
        <LightButton variant="primary" size="large" className={styles.add} onPress={add}>
          {t("brainstorm.add")}
        </LightButton>
      </div>
      <ChannelChips value={line.channel} onChange={setChannel} />
      <div className={styles.more}>
        <Stuck onChannel={chooseChannel} />
        <WhoCanSee mode={by === "" ? "anonymous" : "named"} isOver={false} />
      </div>
      <DraftList roundId={roundId} hiddenId={line.keptId} />
    </div>
  );
}
