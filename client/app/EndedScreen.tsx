// Owns: what is said when the server will not take us back, by its close code, or this device has forgotten the workshop, and
// what can be done then. Rules ACC-24, ACC-53.

import { type CloseCode, closeCodes } from "../../shared/wire/protocol.ts";
import { ended } from "../i18n/en/ended.ts";
import { addWords, t } from "../i18n/t.ts";
import type { Rescue } from "../session/rescue.ts";
import { forgottenCode } from "../session/saveState.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "./Message.tsx";
import { RescueButton } from "./RescueDialog.tsx";

addWords({ ended });

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
  switch (code as CloseCode | typeof forgottenCode) {
    case forgottenCode:
      return { title: t("ended.forgottenTitle"), text: t("ended.forgottenText"), canReload: false };
    case closeCodes.badLink:
      return {
        title: t("ended.linkTitle"),
        text: t("ended.linkText"),
        canReload: false,
      };
    case closeCodes.unknown:
    case closeCodes.gone:
      return {
        title: t("ended.goneTitle"),
        text: t("ended.goneText"),
        canReload: false,
      };
    case closeCodes.notAllowed:
      return {
        title: t("ended.notAllowedTitle"),
        text: t("ended.notAllowedText"),
        canReload: true,
      };
    case closeCodes.tooOld:
      return {
        title: t("ended.tooOldTitle"),
        text: t("ended.tooOldText"),
        canReload: true,
      };
    case closeCodes.tooFast:
      return {
        title: t("ended.tooFastTitle"),
        text: t("ended.tooFastText"),
        canReload: true,
      };
    default:
      return {
        title: t("ended.contentTitle"),
        text: t("ended.contentText"),
        canReload: true,
      };
  }
}
