// Copies a text and tells whether it worked; when it cannot, it shows the text selected. [A11-5]
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { announce } from "./announcements.ts";
import { Button, type ButtonSize, type ButtonVariant } from "./Button.tsx";
import styles from "./CopyButton.module.css";
import { copyText } from "./copyText.ts";
import { TextField } from "./TextField.tsx";

addWords({ parts });

export interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

const praiseMs = 2_000;

export function CopyButton({ text, label = t("parts.copy"), variant, size }: CopyButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  useEffect(() => {
    if (outcome !== "copied") return undefined;
    const timer = setTimeout(() => setOutcome("none"), praiseMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    if (button.current === null) return;
    const copied = await copyText(text, button.current);
    setOutcome(copied ? "copied" : "failed");
    announce(copied ? t("parts.copied") : t("parts.copyFailed"), copied ? "polite" : "assertive");
  };
  return (
    <span className={styles.group}>
      <Button
        ref={button}
        icon={outcome === "copied" ? <Check /> : <Copy />}
        onPress={() => void copy()}
        {...(variant === undefined ? {} : { variant })}
        {...(size === undefined ? {} : { size })}
      >
        {outcome === "copied" ? t("parts.copied") : label}
      </Button>
      {outcome === "failed" ? <CopyByHand text={text} /> : null}
    </span>
  );
}

function CopyByHand({ text }: { readonly text: string }) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <TextField
      label={t("parts.copyText")}
      hideLabel
      description={t("parts.copyFailed")}
      value={text}
      onChange={() => undefined}
      isReadOnly
      autoFocus
      inputRef={field}
    />
  );
}
