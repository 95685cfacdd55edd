// Owns: what is said when the server will not take us back, by its close code, and what can be done then. Rule ACC-24.

import { type CloseCode, closeCodes } from "../../shared/wire/protocol.ts";
import { t } from "../i18n/t.ts";
import type { Rescue } from "../session/rescue.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "./Message.tsx";
import { RescueButton } from "./RescueDialog.tsx";

export interface EndedScreenProps {
  readonly code: number;
  readonly rescue: Rescue | null;
}

export function EndedScreen({ code, rescue }: EndedScreenProps) {
  const { title, text, canReload } = wordsFor(code);
  const unsaved = rescue ? ` ${t("session.unsavedLeft", { count: rescue.unsaved })}` : "";
  return (
    <Message
      title={title}
      text={text + unsaved}
      actions={
        <>
          {rescue ? <RescueButton rescue={rescue} /> : null}
          {canReload ? (
            <Button onPress={() => window.location.reload()}>{t("session.reload")}</Button>
          ) : null}
        </>
      }
      toStart
    />
  );
}

function wordsFor(code: number): { title: string; text: string; canReload: boolean } {
  switch (code as CloseCode) {
    case closeCodes.badLink:
      return {
        title: t("session.endedLinkTitle"),
        text: t("session.endedLinkText"),
        canReload: false,
      };
    case closeCodes.unknown:
    case closeCodes.gone:
      return {
        title: t("session.endedGoneTitle"),
        text: t("session.endedGoneText"),
        canReload: false,
      };
    case closeCodes.notAllowed:
      return {
        title: t("session.endedNotAllowedTitle"),
        text: t("session.endedNotAllowedText"),
        canReload: true,
      };
    case closeCodes.tooOld:
      return {
        title: t("session.endedTooOldTitle"),
        text: t("session.endedTooOldText"),
        canReload: true,
      };
    case closeCodes.tooFast:
      return {
        title: t("session.endedTooFastTitle"),
        text: t("session.endedTooFastText"),
        canReload: true,
      };
    default:
      return {
        title: t("session.endedContentTitle"),
        text: t("session.endedContentText"),
        canReload: true,
      };
  }
}
