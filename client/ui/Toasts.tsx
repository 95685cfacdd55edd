// Where short messages appear, above everything, dialogs included. They stay while someone points at one of them.
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { useCovering } from "./covering.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toasts.module.css";
import { dismissToast, type Toast, type ToastTone, toastDurationMs, useToasts } from "./toasts.ts";

/** Shows what `toast` is given. Put it once, near the root, beside `Announcer`, which speaks it. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return toasts.length === 0 ? null : <Region toasts={toasts} />;
}

// What is taken out of the page under the pointer, or with the keyboard in it, tells nobody that these have left.
function Region({ toasts }: { readonly toasts: readonly Toast[] }) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const [isHigh, setHigh] = useState(false);
  const region = useRef<HTMLElement>(null);
  // At the other edge of the screen they cover something else. Rule A11-231.
  useCovering(
    region,
    useCallback(() => setHigh((was) => !was), []),
  );
  /** What had the keyboard before it came here. */
  const cameFrom = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message may have gone with the keyboard in it
  useEffect(() => {
    if (!region.current?.contains(document.activeElement)) setHasKeyboard(false);
  }, [toasts]);
  const point = () => setPointedAt(true);
  const leave = () => setPointedAt(false);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: pointing only delays; there is nothing to operate.
    <section
      ref={region}
      aria-label={t("ui.messages")}
      className={classNames(styles.region, isHigh && styles.high)}
      data-react-aria-top-layer="true"
      onPointerEnter={point}
      onPointerMove={point}
      onPointerLeave={leave}
      onFocus={({ relatedTarget }) => {
        // From nowhere it comes back with the window, too.
        if (relatedTarget && !region.current?.contains(relatedTarget))
          cameFrom.current = relatedTarget;
        setHasKeyboard(true);
      }}
      onBlur={() => setHasKeyboard(false)}
    >
      {toasts.map((shown) => (
        <ToastCard
          key={shown.id}
          toast={shown}
          isHeld={isPointedAt || hasKeyboard}
          onPressed={leave}
          onLost={() => giveBack(cameFrom.current)}
        />
      ))}
    </section>
  );
}

/** Puts the keyboard where it was, unless something else has taken it; where that is gone too, at the content. Rule STA-62. */
function giveBack(element: Element | null): void {
  if (document.activeElement !== document.body) return;
  const place = element?.isConnected ? element : document.querySelector("main");
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

interface ToastCardProps {
  readonly toast: Toast;
  readonly isHeld: boolean;
  readonly onPressed: () => void;
  /** It is gone with the keyboard in it. */
  readonly onLost: () => void;
}

function ToastCard({ toast, isHeld, onPressed, onLost }: ToastCardProps) {
  const card = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as it goes
  useLayoutEffect(
    () => () => {
      // Not yet: what happens while React takes elements away is heard by nobody.
      if (card.current?.contains(document.activeElement)) queueMicrotask(onLost);
    },
    [],
  );
  useEffect(() => {
    const durationMs = toastDurationMs(toast);
    if (durationMs === null || isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), durationMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  const { action, id } = toast;
  useEffect(() => action?.onLapse?.(() => dismissToast(id)), [action, id]);
  const dismiss = () => {
    onPressed();
    dismissToast(id);
  };
  const act = () => {
    action?.onPress();
    dismiss();
  };
  return (
    <div ref={card} className={classNames(styles.toast, styles[toast.tone])}>
      <span className={styles.sign} aria-hidden="true">
        {signs[toast.tone]}
      </span>
      <p className={styles.message}>{toast.message}</p>
      {action === null ? null : (
        <Button variant="quiet" size="small" onPress={act} className={styles.action}>
          {action.label}
        </Button>
      )}
      <IconButton label={t("ui.dismissMessage")} icon={<X />} size="small" onPress={dismiss} />
    </div>
  );
}

const signs: Readonly<Record<ToastTone, ReactNode>> = {
  neutral: <Info />,
  positive: <CircleCheck />,
  caution: <TriangleAlert />,
  danger: <CircleAlert />,
};
