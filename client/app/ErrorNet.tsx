// Owns: what is shown when a screen fails: helpful words, another try, the way out. A class, because only a class
// can catch what a component throws.

import { Component, type ReactNode, Suspense } from "react";
import { t } from "../i18n/t.ts";
import { laterPart } from "../ui/laterPart.ts";
import { endStandIn } from "./shown.ts";

const BrokenPage = laterPart(
  () => import("./BrokenPage.tsx").then((m) => m.BrokenPage),
  () => <p role="alert">{t("shell.brokenText")}</p>,
);

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

  override componentDidCatch(): void {
    endStandIn();
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <Suspense fallback={null}>
        <BrokenPage
          message={message}
          onRetry={() => this.setState({ message: null })}
          isOfRoom={this.state.resetKey !== undefined}
        />
      </Suspense>
    );
  }
}
