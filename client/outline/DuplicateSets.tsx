// Likely duplicates, found on this device, merged one by one or all together, always by a person. Where they stand, a
// panel or a dialog, is for who shows them. Rule A11-126.
import { Combine } from "lucide-react";
import {
  type HTMLAttributes,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { duplicates } from "../i18n/en/duplicates.ts";
import { addWords, t } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import styles from "./DuplicateSets.module.css";
import { type LikelySet, useLikelyDuplicates } from "./useLikelyDuplicates.ts";

addWords({ duplicates });

export interface DuplicateSetsProps {
  readonly mayMerge: boolean;
  /** Takes the ids of each set. */
  readonly onMerge: (sets: readonly (readonly string[])[]) => void;
  /** Shows the cards of a set where there is something to show them on. */
  readonly onShow?: (ids: readonly string[]) => void;
  /** What stands around the list, with the button for all sets, if there are several. */
  readonly frame: (list: ReactNode, mergeAll: ReactNode) => ReactNode;
}

export function DuplicateSets({ mayMerge, onMerge, onShow, frame }: DuplicateSetsProps) {
  const { sets, dismiss } = useLikelyDuplicates();
  const [isAsking, setAsking] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const { decided, ...focus } = useFocusKept(panel, sets);
  // Others have merged them all while it was asked.
  if (isAsking && sets.length === 0) setAsking(false);
  const words = t("duplicates.mergeAll", { count: sets.length });
  const list = (
    <div ref={panel} {...focus}>
      <p className={styles.quiet} tabIndex={-1}>
        {t(sets.length === 0 ? "duplicates.none" : "duplicates.text")}
      </p>
      <ul className={styles.list}>
        {sets.map((set, at) => (
          <li key={set.key} className={styles.set}>
            <Wordings set={set} {...(onShow ? { onShow } : {})} />
            {mayMerge ? (
              <Decision
                set={set}
                onMerge={() => {
                  decided({ at, by: "merge" });
                  onMerge([set.ids]);
                }}
                onDismiss={() => {
                  decided({ at, by: "dismiss" });
                  dismiss(set);
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={words}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          decided({ at: 0, by: "merge" });
          onMerge(sets.map(({ ids }) => ids));
        }}
        confirmLabel={words}
        tone="primary"
      >
        {t("duplicates.mergeAllText")}
      </ConfirmDialog>
    </div>
  );
  const mergeAll =
    sets.length > 1 && mayMerge ? (
      <Button icon={<Combine />} onPress={() => setAsking(true)}>
        {words}
      </Button>
    ) : undefined;
  return frame(list, mergeAll);
}

interface Decided {
  readonly at: number;
  readonly by: "merge" | "dismiss";
}

interface FocusKept extends Required<Pick<HTMLAttributes<HTMLElement>, "onFocus" | "onBlur">> {
  readonly decided: (decided: Decided) => void;
}

/**
 * Who decides one set after the other goes on with the next: its buttons are gone with the last one, or with one that somebody
 * else has merged. Rule A11-136. Not who has gone elsewhere: what was decided may have been refused, and the set be gone later.
 */
function useFocusKept(panel: RefObject<HTMLElement | null>, sets: readonly LikelySet[]): FocusKept {
  const last = useRef<(Decided & { readonly from: Element | null }) | null>(null);
  /** The button that has the focus, as long as it was not left: of one that goes with its set React tells nothing. */
  const held = useRef<(Decided & { readonly button: Element }) | null>(null);
  const count = useRef(sets.length);
  useEffect(() => {
    const lost = held.current?.button.isConnected === false ? held.current : null;
    const own = count.current === sets.length ? null : last.current;
    if (count.current !== sets.length) last.current = null;
    count.current = sets.length;
    const decided = own ?? lost;
    if (decided === null) return;
    if (lost) held.current = null;
    // In the question for all sets it has not moved yet.
    const active = document.activeElement;
    const isLeaving = active === own?.from && !panel.current?.contains(active);
    if (active !== document.body && !isLeaving) return;
    focusNext(panel.current, decided);
  }, [panel, sets]);
  return {
    decided: (decided) => {
      last.current = { ...decided, from: document.activeElement };
    },
    onFocus: ({ target }) => {
      const by = target instanceof HTMLElement ? target.dataset.decides : undefined;
      if (by !== "merge" && by !== "dismiss") return;
      held.current = { at: buttonsOf(panel.current, by).indexOf(target), by, button: target };
    },
    onBlur: () => {
      held.current = null;
    },
  };
}

function focusNext(panel: HTMLElement | null, { at, by }: Decided): void {
  const buttons = buttonsOf(panel, by);
  const next = buttons[Math.min(at, buttons.length - 1)];
  (next ?? panel?.querySelector("p"))?.focus();
}

function buttonsOf(panel: HTMLElement | null, by: Decided["by"]): readonly HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>(`[data-decides="${by}"]`) ?? [])];
}

function Wordings({
  set,
  onShow,
}: { readonly set: LikelySet } & Pick<DuplicateSetsProps, "onShow">) {
  const texts = set.touchpoints.map(({ id, text }) => (
    <span key={id} dir="auto">
      {text}
    </span>
  ));
  if (!onShow) return <span className={styles.texts}>{texts}</span>;
  return (
    <button type="button" className={styles.texts} onClick={() => onShow(set.ids)}>
      {texts}
    </button>
  );
}

interface DecisionProps {
  readonly set: LikelySet;
  readonly onMerge: () => void;
  readonly onDismiss: () => void;
}

function Decision({ set, onMerge, onDismiss }: DecisionProps) {
  const text = set.touchpoints[0]?.text ?? "";
  return (
    <span className={styles.actions}>
      <Button
        size="small"
        icon={<Combine />}
        aria-label={t("duplicates.mergeOf", { text })}
        data-decides="merge"
        onPress={onMerge}
      >
        {t("duplicates.mergeThese")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("duplicates.notTheSameOf", { text })}
        data-decides="dismiss"
        onPress={onDismiss}
      >
        {t("duplicates.notTheSame")}
      </Button>
    </span>
  );
}
