// The rows of the outline as one tree: one tab stop, arrow keys go through it, and only what is in sight is drawn, so
// that ten thousand cards cost what thirty do. Rules A11-86, A11-87, A11-151.
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
} from "react";
import type { OutlineRow } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { mayEditMap } from "../session/hooks.ts";
import { useRowsWithStop } from "../ui/keptRow.ts";
import { OutlineRowItem } from "./OutlineRowItem.tsx";
import styles from "./OutlineTree.module.css";
import { copiedText, pasteLines } from "./outlineMore.ts";
import { pressOutline } from "./outlinePress.ts";
import {
  currentRow,
  goTo,
  isAboutRow,
  type OutlineState,
  setOpen,
  toggleChosen,
  useOutlineState,
  useOutlineTools,
} from "./outlineState.ts";

const estimatedRowPx = 40;

export function OutlineTree({ rows }: { readonly rows: readonly OutlineRow[] }) {
  const tools = useOutlineTools();
  const scroller = useRef<HTMLDivElement>(null);
  const current = useOutlineState((state) => state.current);
  const currentAt = Math.max(
    0,
    rows.findIndex(({ key }) => key === current),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowPx,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    rangeExtractor: useRowsWithStop(currentAt, rows.length),
  });
  const focused = useRef<Focused | null>(null);
  useHeir(rows, focused);
  useWantedRow(rows, virtualizer.scrollToIndex);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="tree"
        tabIndex={-1}
        aria-label={t("outline.tree")}
        aria-multiselectable="true"
        className={styles.tree}
        style={{ blockSize: virtualizer.getTotalSize() }}
        onFocus={({ target }: FocusEvent) => {
          const key = rowUnder(target) ?? tools.store.getState().editing;
          focused.current = { element: target, key };
        }}
        onKeyDown={(event: KeyboardEvent) => {
          // Keys come faster than frames: the next press counts from where the last one leads, not from where the focus is.
          const { wanted } = tools.store.getState();
          const isComing = rows.some(({ key: coming }) => coming === wanted);
          const key = isComing ? wanted : rowUnder(event.target);
          if (key === null || isInField(event.target) || event.nativeEvent.isComposing) return;
          if (pressOutline(tools, key, event.nativeEvent)) event.preventDefault();
        }}
        onCopy={(event: ClipboardEvent) => {
          const text = isInField(event.target) ? "" : copiedText(tools);
          if (text === "") return;
          event.clipboardData.setData("text/plain", text);
          event.preventDefault();
        }}
        onPaste={(event: ClipboardEvent) => {
          const row = rows.find(({ key }) => key === rowUnder(event.target));
          if (!row || isInField(event.target)) return;
          if (mayEditMap(tools.session) && tools.isHeld()) return;
          if (!tools.mayEdit) return;
          pasteLines(tools, row, event.clipboardData.getData("text/plain"));
          event.preventDefault();
        }}
        onClick={(event: MouseEvent) => {
          const row = rows.find(({ key }) => key === rowUnder(event.target));
          if (!row || isInField(event.target)) return;
          if (event.ctrlKey || event.metaKey) toggleChosen(tools.store, row.key);
          else if (row.isOpen !== null) setOpen(tools.store, row.key, !row.isOpen);
          else tools.store.setState({ chosen: new Set([row.key]) });
          goTo(tools.store, row.key);
        }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="presentation"
              className={styles.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <OutlineRowItem row={row} isStop={item.index === currentAt} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What had the keyboard last, and the row that it is of. */
interface Focused {
  readonly element: Element;
  readonly key: string | null;
}

/** A row that goes away with the keyboard at it leaves it to the next one that stays, else to the one before. */
function useHeir(rows: readonly OutlineRow[], focused: RefObject<Focused | null>): void {
  const { store } = useOutlineTools();
  const before = useRef(rows);
  useEffect(() => {
    const old = before.current;
    before.current = rows;
    if (focused.current?.element.isConnected !== false) return;
    const gone = focused.current.key;
    focused.current = null;
    const state = store.getState();
    const isFree = document.activeElement === document.body || isBusyWith(state, gone);
    const isLost = isFree && state.wanted === null;
    const at = old.findIndex(({ key }) => key === gone);
    if (!isLost || at < 0) return;
    const stays = new Set(rows.map(({ key }) => key));
    const nearest = [...old.slice(at), ...old.slice(0, at).reverse()];
    const heir = nearest.find(({ key }) => stays.has(key));
    if (heir) goTo(store, heir.key);
  }, [rows, focused, store]);
}

/** Whether the keyboard is in something about a row, which goes with it. */
function isBusyWith(state: OutlineState, key: string | null): boolean {
  const { adding, talking, dialog } = state;
  const isAdding = document.activeElement?.hasAttribute("data-adding") === true;
  return (
    (isAdding && adding === key) ||
    talking === key ||
    (isAboutRow(dialog) && currentRow(state)?.key === key)
  );
}

/** Brings the row that shall have the focus into sight, and gives it, unless that stays where it is. */
function useWantedRow(rows: readonly OutlineRow[], scrollTo: (index: number) => void): void {
  const { store } = useOutlineTools();
  const wanted = useOutlineState((state) => state.wanted);
  useEffect(() => {
    if (wanted === null) return undefined;
    const at = rows.findIndex(({ key }) => key === wanted);
    if (at < 0) return undefined;
    scrollTo(at);
    // The row is drawn with the next frame, after the list has scrolled.
    const frame = requestAnimationFrame(() => {
      if (!store.getState().keepsFocus) {
        document.querySelector<HTMLElement>(`[data-row="${wanted}"]`)?.focus();
      }
      store.setState({ wanted: null });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, rows, scrollTo, store]);
}

function rowUnder(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest("[data-row]") : null;
  return row?.getAttribute("data-row") ?? null;
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, a") !== null;
}
