// A field whose words are kept when one leaves it, and on Enter where it is asked for: one wording is one change.
import { TextField, type TextFieldProps } from "./TextField.tsx";
import { type Keeping, useKept } from "./useKept.ts";

export interface KeptFieldProps
  extends Omit<TextFieldProps, "onChange" | "onBlur" | "onEnter" | "multiline">,
    Keeping {
  /** Enter keeps the words, in place of a new line. */
  readonly keepsOnEnter?: boolean;
  /** Said at the field while somebody else has written there since one began. */
  readonly changedWords?: (theirs: string) => string;
}

export function KeptField({
  value,
  description,
  onKeep,
  onLost,
  onWriting,
  onOvertake,
  changedWords,
  keepsOnEnter = false,
  ...field
}: KeptFieldProps) {
  const { text, theirs, setText, keep } = useKept(value, { onKeep, onLost, onWriting, onOvertake });
  const onEnter = keepsOnEnter ? { onEnter: keep } : {};
  return (
    <TextField
      {...field}
      {...onEnter}
      description={theirs === null ? description : (changedWords?.(theirs) ?? description)}
      value={text}
      onChange={setText}
      onBlur={keep}
      multiline
    />
  );
}
