// Owns: the field that holds the text to import, of which only the beginning is shown where it is very long. Rules MAP-388, STA-81, IMP-128.

import type { ClipboardEvent, Ref } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./ImportDialog.module.css";

export interface SourceFieldProps {
  readonly text: string;
  readonly inputRef: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly onType: (text: string) => void;
  readonly onClear: () => void;
}

/** More characters than this a field cannot lay out while somebody waits. */
const changedMax = 300_000;

/** Of a longer text that many are shown: nobody can change them, and a field takes seconds for ten times as many. */
const shownMax = 20_000;

export function SourceField({ text, inputRef, onType, onClear }: SourceFieldProps) {
  const isCut = text.length > changedMax;
  return (
    <div className={styles.source} onPaste={isCut ? undefined : (event) => takeLong(event, onType)}>
      <TextField
        label={t("importing.text")}
        value={isCut ? text.slice(0, shownMax) : text}
        onChange={onType}
        isReadOnly={isCut}
        {...(isCut ? { description: t("importing.cut", { count: shownMax }) } : {})}
        multiline
        rows={6}
        inputRef={inputRef}
        autoFocus
        placeholder={t("importing.placeholder")}
      />
      {isCut ? (
        <Button className={styles.clear} onPress={onClear}>
          {t("importing.clear")}
        </Button>
      ) : null}
    </div>
  );
}

/** More than that a field takes seconds to put among its words, where the browser does it. */
const pastedMax = 50_000;

function takeLong(event: ClipboardEvent<HTMLElement>, onType: SourceFieldProps["onType"]): void {
  const field = event.target;
  const pasted = event.clipboardData.getData("text/plain");
  if (pasted.length <= pastedMax || !(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = field;
  onType(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
}
