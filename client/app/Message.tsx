// Owns: whole pages that only say something: opening, refused, nowhere.

import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { Spinner } from "../ui/Spinner.tsx";
import styles from "./Message.module.css";
import { endStandIn } from "./shown.ts";

export interface MessageProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
  /** Offers the way to the start page. */
  readonly toStart?: boolean;
  /** It stands in a page's main part, and is not that part itself. */
  readonly isPart?: boolean;
}

/** A page that says what is the matter and what to do. Takes the focus, so that it is read aloud. */
export function Message({ title, text, actions, toStart = false, isPart = false }: MessageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(endStandIn, []);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!isPart) document.title = title;
  }, [isPart, title]);
  const Page = isPart ? "div" : "main";
  return (
    <Page className={styles.page}>
      <div className={styles.sheet}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <p className={styles.text}>{text}</p>
        <div className={styles.actions}>
          {actions}
          {toStart ? <Link href="/">{t("session.toStart")}</Link> : null}
        </div>
      </div>
    </Page>
  );
}

/** Something is on its way. */
export function Opening({ label, hint }: { readonly label: string; readonly hint?: string }) {
  return (
    <main className={styles.page}>
      <div className={styles.waiting}>
        <Spinner label={label} showLabel />
        {hint === undefined ? null : <p role="status">{hint}</p>}
      </div>
    </main>
  );
}
