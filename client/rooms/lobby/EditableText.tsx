// Owns: a text that becomes a field when it is pressed, saved by Enter or by leaving it, dropped by Escape. What
// others change meanwhile is not overwritten unless something was typed. Rule ACC-46.

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
  const takesFocus = useRef(false);
  useEffect(() => {
    if (!isEditing && takesFocus.current) button.current?.focus();
    takesFocus.current = false;
  }, [isEditing]);
  const finish = (by: "key" | "leaving"): void => {
    // Whoever has pressed elsewhere is there now.
    takesFocus.current = by === "key";
    setEditing(false);
  };
  if (!canEdit)
    return (
      <span className={styles.shown} dir="auto">
        {shown}
      </span>
    );
  if (isEditing) return <Editing {...rest} text={text} onDone={finish} />;
  return (
    <Button
      ref={button}
      className={styles.button ?? ""}
      aria-label={action}
      onPress={() => setEditing(true)}
    >
      <span className={text === "" ? styles.empty : styles.shown} dir="auto">
        {shown}
      </span>
      <Pencil aria-hidden="true" />
    </Button>
  );
}

interface EditingProps extends Pick<EditableTextProps, "text" | "label" | "maxLength" | "onSave"> {
  readonly onDone: (by: "key" | "leaving") => void;
}

function Editing({ text, label, maxLength, onSave, onDone }: EditingProps) {
  const [typed, setTyped] = useState(text);
  const [error, setError] = useState<string | null>(null);
  const begun = useRef(text);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // What is typed takes the place of what stood there.
  useEffect(() => field.current?.select(), []);
  const isOver = useRef(false);
  const finish = (by: "key" | "leaving"): void => {
    isOver.current = true;
    onDone(by);
  };
  const save = (by: "key" | "leaving"): void => {
    if (isOver.current) return;
    const saved = typed === begun.current ? null : onSave(typed);
    if (saved && !saved.ok) setError(saved.error.message);
    else finish(by);
  };
  return (
    <TextField
      label={label}
      hideLabel
      multiline
      rows={1}
      autoFocus
      inputRef={field}
      className={styles.field}
      maxLength={maxLength}
      value={typed}
      onChange={setTyped}
      onEnter={() => save("key")}
      onEscape={() => finish("key")}
      onBlur={() => save("leaving")}
      {...(error === null ? {} : { error })}
    />
  );
}
