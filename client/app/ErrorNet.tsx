// Owns: what is shown when a screen fails: helpful words, another try, the way out. A class, because only a class
// can catch what a component throws.

import { Component, type ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "./Message.tsx";

interface ErrorNetProps {
  readonly children: ReactNode;
  /** Another value gives the screen another try: the room that one has gone to. */
  readonly resetKey?: string;
}

interface ErrorNetState {
  readonly message: string | null;
  readonly resetKey: string | undefined;
}

export class ErrorNet extends Component<ErrorNetProps, ErrorNetState> {
  override state: ErrorNetState = { message: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Pick<ErrorNetState, "message"> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorNetProps,
    state: ErrorNetState,
  ): ErrorNetState | null {
    return resetKey === state.resetKey ? null : { message: null, resetKey };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <Message
        title={t("shell.brokenTitle")}
        text={
          <>
            {t("shell.brokenText")} {t("shell.brokenDetail", { message })}
          </>
        }
        actions={
          <>
            <Button variant="primary" onPress={() => this.setState({ message: null })}>
              {t("ui.retry")}
            </Button>
            <Button onPress={() => window.location.reload()}>{t("session.reload")}</Button>
          </>
        }
        toStart
      />
    );
  }
}
