// Owns: a text that becomes a field when it is pressed, saved by Enter or by leaving it, dropped by Escape. What
// others change meanwhile is not overwritten unless something was typed.

import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Result } from "../../../shared/kit/result.ts";
import type { Refusal } from "../../../shared/model/refusals.ts";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./EditableText.module.css";

export interface EditableTextProps {
  readonly text: string;
  /** What stands there while nothing is edited. */
  readonly shown: string;
  readonly label: string;
  /** What pressing it does, for screen readers. */
  readonly action: string;
  readonly maxLength: number;
  readonly canEdit: boolean;
  readonly onSave: (text: string) => Result<unknown, Refusal>;
}

export function EditableText({ text, shown, action, canEdit, ...rest }: EditableTextProps) {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) {
      button.current?.focus();
    }
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (!canEdit) return <span className={styles.shown}>{shown}</span>;
  if (isEditing) return <Editing {...rest} text={text} onDone={() => setEditing(false)} />;
  return (
    <Button
      ref={button}
      className={styles.button ?? ""}
      aria-label={action}
      onPress={() => setEditing(true)}
    >
      <span className={text === "" ? styles.empty : styles.shown}>{shown}</span>
      <Pencil aria-hidden="true" />
    </Button>
  );
}

interface EditingProps extends Pick<EditableTextProps, "text" | "label" | "maxLength" | "onSave"> {
  readonly onDone: () => void;
}

function Editing({ text, label, maxLength, onSave, onDone }: EditingProps) {
  const [typed, setTyped] = useState(text);
  const [error, setError] = useState<string | null>(null);
  const begun = useRef(text);
  const isOver = useRef(false);
  const finish = (): void => {
    isOver.current = true;
    onDone();
  };
  const save = (): void => {
    if (isOver.current) return;
    const saved = typed === begun.current ? null : onSave(typed);
    if (saved && !saved.ok) setError(saved.error.message);
    else finish();
  };
  return (
    <TextField
      label={label}
      hideLabel
      multiline
      rows={1}
      autoFocus
      className={styles.field}
      maxLength={maxLength}
      value={typed}
      onChange={setTyped}
      onEnter={save}
      onEscape={finish}
      onBlur={save}
      {...(error === null ? {} : { error })}
    />
  );
}
