// A field for words, of one line or of several. [A11-6]
import type { KeyboardEvent, Ref } from "react";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  TextArea,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { classNames } from "./classNames.ts";
import styles from "./Field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./FieldParts.tsx";

export interface TextFieldProps
  extends FieldWords,
    Pick<
      AriaTextFieldProps,
      | "isDisabled"
      | "isReadOnly"
      | "isRequired"
      | "autoFocus"
      | "name"
      | "type"
      | "inputMode"
      | "autoComplete"
      | "enterKeyHint"
      | "spellCheck"
      | "onFocus"
      | "onBlur"
    > {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly multiline?: boolean;
  /** Lines shown at first, when multiline. */
  readonly rows?: number;
  /** In UTF-16 units, as the browser counts. */
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** Enter without Shift, not while an input method composes; takes the place of a new line. */
  readonly onEnter?: () => void;
  readonly onEscape?: () => void;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function TextField({
  label,
  hideLabel = false,
  description,
  error,
  multiline = false,
  rows = 3,
  placeholder,
  onEnter,
  onEscape,
  className,
  inputRef,
  ...rest
}: TextFieldProps) {
  const input = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputRef === undefined ? {} : { ref: inputRef }),
    onKeyDown: keyHandler(onEnter, onEscape),
  };
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      className={classNames(styles.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      {multiline ? (
        <TextArea {...input} rows={rows} className={classNames(styles.control, styles.area)} />
      ) : (
        <Input {...input} className={classNames(styles.control)} />
      )}
      <FieldNotes
        description={lengthNote(rest.value, rest.maxLength) ?? description}
        error={error}
      />
    </AriaTextField>
  );
}

// An input method's Enter chooses a word (Japanese, Chinese, Korean) and must not send the line.
function keyHandler(onEnter: (() => void) | undefined, onEscape: (() => void) | undefined) {
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && onEnter) {
      event.preventDefault();
      onEnter();
    } else if (event.key === "Escape" && onEscape) {
      event.stopPropagation();
      onEscape();
    }
  };
}

const nearTheEnd = 0.9;

function lengthNote(value: string, maxLength: number | undefined): string | undefined {
  if (maxLength === undefined || value.length < maxLength * nearTheEnd) return undefined;
  return t("ui.charactersLeft", { count: Math.max(0, maxLength - value.length) });
}
