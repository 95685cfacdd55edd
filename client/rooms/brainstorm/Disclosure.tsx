// Owns: a text behind a short question, opened and closed by it.

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Disclosure as AriaDisclosure,
  Button,
  DisclosurePanel,
  Heading,
} from "react-aria-components";
import styles from "./Disclosure.module.css";

export interface DisclosureProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Disclosure({ title, icon, children }: DisclosureProps) {
  return (
    <AriaDisclosure className={styles.disclosure ?? ""}>
      <Heading level={2} className={styles.heading ?? ""}>
        <Button slot="trigger" className={styles.trigger ?? ""}>
          {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
          {title}
          <ChevronDown aria-hidden="true" className={styles.arrow} />
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ""}>
        <div className={styles.inside}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
