// A field whose words are kept when one leaves it or presses Enter, so that one wording is one change; Escape lets them go.
import { useState } from "react";
import { TextField } from "../../ui/TextField.tsx";

export interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly maxLength: number;
  readonly hideLabel?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly className?: string | undefined;
  readonly onDone?: () => void;
}

export function DraftField({ value, onKeep, onDone, ...field }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null && draft.trim() !== value) onKeep(draft);
    setDraft(null);
    onDone?.();
  };
  return (
    <TextField
      {...field}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={keep}
      onEnter={keep}
      onEscape={() => {
        setDraft(null);
        onDone?.();
      }}
      rows={2}
    />
  );
}
