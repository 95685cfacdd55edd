// Owns: a text behind a short question, opened and closed by it.

import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import styles from "./Disclosure.module.css";

export interface DisclosureProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Disclosure({ title, icon, children }: DisclosureProps) {
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
        <div className={styles.inside}>{children}</div>
      </div>
    </div>
  );
}
