// The button with words. One that is not available says why and stays within reach of the keyboard. [A11-3]
import { type ReactNode, type Ref, useEffect, useId, useState } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type PressEvent,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { announce } from "./announcements.ts";
import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";
import { Tooltip } from "./Tooltip.tsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

/** What every kind of button shares: look, availability and what a press does. */
export interface ButtonBasics
  extends Pick<
    AriaButtonProps,
    | "type"
    | "id"
    | "autoFocus"
    | "form"
    | "slot"
    | "isPending"
    | "onFocus"
    | "aria-expanded"
    | "aria-controls"
    | "aria-haspopup"
    | "aria-describedby"
  > {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly isDisabled?: boolean;
  /** Why it is not available. Makes the button refuse, even without `isDisabled`, yet stay focusable. */
  readonly reason?: string | undefined;
  readonly onPress?: (event: PressEvent) => void;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export interface ButtonProps extends ButtonBasics {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
}

export function Button({ children, icon, ...basics }: ButtonProps) {
  return (
    <PlainButton {...basics}>
      {icon === undefined ? null : <ButtonIcon>{icon}</ButtonIcon>}
      {children}
    </PlainButton>
  );
}

/** An icon beside or instead of words, never read aloud. */
export function ButtonIcon({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.icon} aria-hidden="true">
      {children}
    </span>
  );
}

export interface PlainButtonProps extends ButtonBasics {
  readonly children: ReactNode;
  readonly "aria-label"?: string;
  readonly "aria-pressed"?: boolean;
}

/** The look and the refusal of every button, around any content. */
export function PlainButton({
  variant = "secondary",
  size = "medium",
  reason,
  isDisabled = false,
  isPending = false,
  className,
  ...rest
}: PlainButtonProps) {
  const look = classNames(styles.button, styles[variant], styles[size], className);
  useEffect(() => {
    if (isPending) announce(t("ui.loading"));
  }, [isPending]);
  return reason === undefined ? (
    <AriaButton
      {...rest}
      {...(isPending ? pending : {})}
      isDisabled={isDisabled}
      className={look}
    />
  ) : (
    <RefusingButton {...rest} reason={reason} look={look} />
  );
}

// What a press does while one is under way: nothing. Not React Aria's own pending state, which leaves an unnamed
// picture in the page for seconds; axe takes it for a fault.
const pending = {
  type: "button",
  onPress: () => undefined,
  "aria-disabled": "true",
  "data-pending": true,
} as const;

interface RefusingButtonProps
  extends Omit<
    PlainButtonProps,
    "variant" | "size" | "isDisabled" | "isPending" | "className" | "reason"
  > {
  readonly reason: string;
  readonly look: string;
}

// Touch shows no tooltip by itself, so a press opens it; and it never submits a form.
function RefusingButton({
  reason,
  look,
  onPress: _refused,
  type: _type,
  ...rest
}: RefusingButtonProps) {
  const reasonId = useId();
  const [isOpen, setOpen] = useState(false);
  const explain = () => {
    setOpen(true);
    announce(reason);
  };
  return (
    <>
      <Tooltip text={reason} isOpen={isOpen} onOpenChange={setOpen}>
        <AriaButton
          {...rest}
          type="button"
          className={look}
          aria-disabled="true"
          aria-describedby={reasonId}
          onPress={explain}
        />
      </Tooltip>
      <span id={reasonId} hidden>
        {reason}
      </span>
    </>
  );
}

/** The class that makes a button as wide as it is high. */
export const squareButton: string = styles.square ?? "";
