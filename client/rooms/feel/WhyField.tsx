// Owns: the why of one rating while it is typed. It is written after a pause, when one leaves the field or the page,
// and when the field goes (the time is up): never a word is lost, and not every letter is sent. Rules VOT-51.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { whyMax } from "../../../shared/model/ballot.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { TextField } from "../../ui/TextField.tsx";

export interface WhyFieldProps {
  /** What is written already. */
  readonly why: string;
  readonly onWrite: (why: string) => void;
  /** Enter or Escape: one has finished. */
  readonly onDone: () => void;
  readonly autoFocus: boolean;
}

const pauseMs = 800;

export function WhyField({ why, onWrite, onDone, autoFocus }: WhyFieldProps) {
  const { outside } = useSession();
  const [text, setText] = useState(why);
  const typed = useRef({ text: why, written: why });
  const write = useRef(onWrite);
  useLayoutEffect(() => {
    write.current = onWrite;
  }, [onWrite]);
  const flush = useCallback((): void => {
    const { text: now, written } = typed.current;
    if (now === written) return;
    typed.current = { text: now, written: now };
    write.current(now);
  }, []);
  useEffect(() => {
    if (text === typed.current.written) return undefined;
    return outside.after(pauseMs, flush);
  }, [text, outside, flush]);
  useEffect(() => {
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
  }, [flush]);
  const finish = (): void => {
    flush();
    onDone();
  };
  return (
    <TextField
      label={t("feel.whyLabel")}
      placeholder={t("feel.whyPlaceholder")}
      value={text}
      onChange={(next) => {
        typed.current = { ...typed.current, text: next };
        setText(next);
      }}
      maxLength={whyMax}
      multiline
      rows={1}
      autoFocus={autoFocus}
      enterKeyHint="done"
      onEnter={finish}
      onEscape={finish}
      onBlur={flush}
    />
  );
}
