// A field for words, of one line or of several. Of plain elements: it is what people write in before anything else is
// loaded. [A11-6]
import { CircleAlert } from "lucide-react";
import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { t } from "../i18n/t.ts";
import { announce } from "./announcements.ts";
import { classNames } from "./classNames.ts";
import styles from "./Field.module.css";
import type { FieldWords } from "./FieldParts.tsx";
import { visuallyHidden } from "./VisuallyHidden.tsx";

type Plain = InputHTMLAttributes<HTMLInputElement>;

export interface TextFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly name?: string;
  readonly type?: "text" | "search" | "url" | "tel" | "email" | "password";
  readonly inputMode?: Plain["inputMode"];
  readonly autoComplete?: string;
  readonly enterKeyHint?: Plain["enterKeyHint"];
  readonly spellCheck?: boolean;
  readonly dir?: "auto";
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
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
  autoFocus = false,
  isDisabled = false,
  isReadOnly = false,
  isRequired = false,
  onChange,
  onEnter,
  onEscape,
  className,
  inputRef,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const [tries, setTries] = useState(0);
  const tryAgain = (): void => {
    if (error !== undefined) setTries(tries + 1);
    onEnter?.();
  };
  const note = lengthNote(rest.value, rest.maxLength) ?? description;
  const notes = [note && `${id}-note`, error && `${id}-error`].filter(Boolean).join(" ");
  const field = {
    dir: "auto",
    ...rest,
    id,
    ref: useFirstFocus(autoFocus, inputRef),
    disabled: isDisabled,
    readOnly: isReadOnly,
    "aria-required": isRequired || undefined,
    "aria-invalid": error !== undefined || undefined,
    "aria-describedby": notes || undefined,
    "data-invalid": error !== undefined || undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
    onKeyDown: keyHandler(onEnter && tryAgain, onEscape),
  };
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={classNames(hideLabel ? visuallyHidden : styles.label)}>
        {label}
      </label>
      {multiline ? (
        <textarea {...field} rows={rows} className={classNames(styles.control, styles.area)} />
      ) : (
        <input type="text" {...field} className={classNames(styles.control)} />
      )}
      {note === undefined ? null : (
        <span id={`${id}-note`} className={styles.note}>
          {note}
        </span>
      )}
      {error === undefined ? null : (
        <ErrorWords id={`${id}-error`} tries={tries}>
          {error}
        </ErrorWords>
      )}
    </div>
  );
}

interface ErrorWordsProps {
  readonly id: string;
  /** How often it was sent all the same. */
  readonly tries: number;
  readonly children: string;
}

/** Tied to the field it would be heard only by who comes to it, and they are there already. Rules A11-218, A11-254. */
function ErrorWords({ id, tries, children }: ErrorWordsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try says it anew
  useEffect(() => announce(children, "assertive"), [children, tries]);
  return (
    <span id={id} className={styles.error}>
      <CircleAlert aria-hidden="true" />
      {children}
    </span>
  );
}

type Field = HTMLInputElement & HTMLTextAreaElement;

/** A ref that also takes the focus once, where the field is what the screen is for. */
function useFirstFocus(autoFocus: boolean, outer: Ref<Field> | undefined): Ref<Field> {
  const own = useRef<Field>(null);
  const isWanted = useRef(autoFocus);
  useEffect(() => {
    if (isWanted.current) own.current?.focus();
  }, []);
  return (element) => {
    own.current = element;
    if (typeof outer === "function") outer(element);
    else if (outer) outer.current = element;
  };
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
