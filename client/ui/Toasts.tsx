// Where short messages appear, above everything, dialogs included. They stay while someone points at one of them.
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toasts.module.css";
import { dismissToast, type Toast, type ToastTone, toastDurationMs, useToasts } from "./toasts.ts";

/** Shows what `toast` is given. Put it once, near the root, beside `Announcer`, which speaks it. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return toasts.length === 0 ? null : <Region toasts={toasts} />;
}

// What is taken out of the page under the pointer tells nobody that it left: holding ends with the last message.
function Region({ toasts }: { readonly toasts: readonly Toast[] }) {
  const [isHeld, setHeld] = useState(false);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: pointing only delays; there is nothing to operate.
    <section
      aria-label={t("ui.messages")}
      className={styles.region}
      data-react-aria-top-layer="true"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((shown) => (
        <ToastCard key={shown.id} toast={shown} isHeld={isHeld} />
      ))}
    </section>
  );
}

function ToastCard({ toast, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) {
  useEffect(() => {
    const durationMs = toastDurationMs(toast);
    if (durationMs === null || isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), durationMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  const { action, id } = toast;
  useEffect(() => action?.onLapse?.(() => dismissToast(id)), [action, id]);
  const act = () => {
    action?.onPress();
    dismissToast(toast.id);
  };
  return (
    <div className={classNames(styles.toast, styles[toast.tone])}>
      <span className={styles.sign} aria-hidden="true">
        {signs[toast.tone]}
      </span>
      <p className={styles.message}>{toast.message}</p>
      {action === null ? null : (
        <Button variant="quiet" size="small" onPress={act} className={styles.action}>
          {action.label}
        </Button>
      )}
      <IconButton
        label={t("ui.dismissMessage")}
        icon={<X />}
        size="small"
        onPress={() => dismissToast(toast.id)}
      />
    </div>
  );
}

const signs: Readonly<Record<ToastTone, ReactNode>> = {
  neutral: <Info />,
  positive: <CircleCheck />,
  caution: <TriangleAlert />,
  danger: <CircleAlert />,
};
