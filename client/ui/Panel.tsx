// A surface beside the work, about what is selected there. It does not interrupt: the work goes on beside it.
import { X } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { t } from "../i18n/t.ts";
import { classNames } from "./classNames.ts";
import { useCovering } from "./covering.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./Panel.module.css";

export interface PanelProps {
  readonly title: string;
  /** Asked for by the close button or by Escape inside; who opened it takes the focus back. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

export function Panel({ title, onClose, children, actions, className }: PanelProps) {
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const [isAway, comeBack] = useStandingAside(panel);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: only Escape, which bubbles up from what is inside.
    <aside
      ref={panel}
      data-away={isAway}
      onFocus={comeBack}
      aria-labelledby={titleId}
      className={classNames(styles.panel, className)}
      onKeyDown={closeOnEscape}
    >
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton label={t("ui.close")} icon={<X />} onPress={onClose} />
      </header>
      <div className={styles.body} data-panel="">
        {children}
      </div>
      {actions === undefined ? null : <footer className={styles.foot}>{actions}</footer>}
    </aside>
  );
}

/**
 * Where it lies over the work, as on a phone, it is not to be seen while the keyboard is at something behind it: until that comes
 * back, or a hand presses anything. Rule A11-232.
 */
function useStandingAside(panel: RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [isAway, setAway] = useState(false);
  const comeBack = useCallback(() => setAway(false), []);
  useCovering(
    panel,
    useCallback(() => setAway(true), []),
  );
  useEffect(() => {
    if (!isAway) return undefined;
    // A key that presses a button clicks without a pointer.
    const press = ({ detail }: MouseEvent): void => {
      if (detail > 0) comeBack();
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, [isAway, comeBack]);
  return [isAway, comeBack];
}
