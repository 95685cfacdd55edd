// Owns: a text behind a short question, opened and closed by it.

import { ChevronDown } from "lucide-react";
import { type ReactNode, Suspense, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import styles from "./Disclosure.module.css";

export interface DisclosureProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** The text is loaded, and built only while it is open; anything else keeps what was typed in it. */
  readonly isLate?: boolean;
}

export function Disclosure({ title, icon, children, isLate = false }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.disclosure} data-expanded={isOpen || undefined}>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.trigger}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
          {title}
          <ChevronDown aria-hidden="true" className={styles.arrow} />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className={styles.panel}>
        <div className={styles.inside}>
          <Suspense fallback={t("ui.loading")}>{isOpen || !isLate ? children : null}</Suspense>
        </div>
      </div>
    </div>
  );
}
