// Owns: the words for a screen that has failed, and the ways on from there.

import { t } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "./Message.tsx";

export interface BrokenPageProps {
  readonly message: string;
  readonly onRetry: () => void;
  /** What surrounds the rooms still stands. */
  readonly isOfRoom: boolean;
}

export function BrokenPage({ message, onRetry, isOfRoom }: BrokenPageProps) {
  return (
    <Message
      title={t("shell.brokenTitle")}
      text={`${t("shell.brokenText")} ${t("shell.brokenDetail", { message })}`}
      actions={
        <>
          <Button variant="primary" onPress={onRetry}>
            {t("ui.retry")}
          </Button>
          <Button onPress={() => window.location.reload()}>{t("session.reload")}</Button>
        </>
      }
      toStart
      isPart={isOfRoom}
    />
  );
}
