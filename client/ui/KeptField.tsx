// A field whose words are kept when one leaves it, and on Enter where it is asked for: one wording is one change.
import { TextField, type TextFieldProps } from "./TextField.tsx";
import { useKept } from "./useKept.ts";

export interface KeptFieldProps
  extends Omit<TextFieldProps, "onChange" | "onBlur" | "onEnter" | "multiline"> {
  /** Called only with words that differ from `value`. `false` or `null`: they were refused, and stay in the field. */
  readonly onKeep: (value: string) => unknown;
  /** Enter keeps the words, in place of a new line. */
  readonly keepsOnEnter?: boolean;
}

export function KeptField({ value, onKeep, keepsOnEnter = false, ...field }: KeptFieldProps) {
  const { text, setText, keep } = useKept(value, onKeep);
  const onEnter = keepsOnEnter ? { onEnter: keep } : {};
  return (
    <TextField
      dir="auto"
      {...field}
      {...onEnter}
      value={text}
      onChange={setText}
      onBlur={keep}
      multiline
    />
  );
}
