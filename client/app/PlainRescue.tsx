// Owns: keeping what could not be saved while the screen that offers it is out of reach, with nothing but what is here from
// the start. Rule STA-49.

import { useState } from "react";
import { t } from "../i18n/t.ts";
import type { Rescue } from "../session/rescue.ts";
import { Message } from "./Message.tsx";

interface PlainRescueProps {
  readonly rescue: Rescue | null;
}

/** Beside a room that still stands. */
export function PlainRescue(props: PlainRescueProps) {
  return <Plain {...props} isPart />;
}

/** In place of the whole page. */
export function PlainEnd(props: PlainRescueProps) {
  return <Plain {...props} isPart={false} />;
}

function Plain({ rescue, isPart }: PlainRescueProps & { readonly isPart: boolean }) {
  return (
    <Message
      title={rescue ? t("session.unsavedLeft", { count: rescue.unsaved }) : t("session.ended")}
      text={t("ui.outOfReach")}
      actions={rescue ? <CopyLink rescue={rescue} /> : null}
      isPart={isPart}
    />
  );
}

export function CopyLink({ rescue }: { readonly rescue: Rescue }) {
  const [address] = useState(() => URL.createObjectURL(new Blob([rescue.content])));
  return (
    <a href={address} download={rescue.fileName}>
      {t("session.keepCopy")}
    </a>
  );
}
