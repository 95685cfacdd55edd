// The list of the pool: only what is in sight is drawn, so that five thousand touchpoints cost what twenty do. One tab
// stop; arrow keys go up and down, Space or Enter picks up. Rules A11-30, A11-4, A11-199, A11-259, MAP-217, MAP-410, MAP-411.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/announcements.ts";
import { useRowsWithStop } from "../../ui/keptRow.ts";
import { touchpointsIn } from "./columns.ts";
import { rangeOf, toggled, useDesk } from "./desk.ts";
import { type Tools, useTools } from "./journeyHere.ts";
import { poolKeys } from "./keys.ts";
import { PoolCard } from "./PoolCard.tsx";
import styles from "./PoolList.module.css";
import type { PoolEntry } from "./pool.ts";
import { pickUp } from "./useCarryKeys.ts";

export interface PoolListProps {
  readonly entries: readonly PoolEntry[];
}

const estimatedCardPx = 68;
const pageSize = 8;

export function PoolList({ entries }: PoolListProps) {
  const tools = useTools();
  const scroller = useRef<HTMLDivElement>(null);
  const current = useDesk((desk) => desk.poolCurrent);
  const found = entries.findIndex(({ touchpoint }) => touchpoint.id === current);
  const currentAt = Math.max(0, found);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedCardPx,
    getItemKey: (index) => entries[index]?.touchpoint.id ?? index,
    overscan: 6,
    rangeExtractor: useRowsWithStop(currentAt, entries.length),
  });
  useWantedInPool(entries, virtualizer.scrollToIndex);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label={t("journeys.poolList")}
        aria-multiselectable="true"
        className={styles.list}
        style={{ blockSize: virtualizer.getTotalSize() }}
        onKeyDown={(event) => pressed(tools, event)}
        onClick={(event) => clicked(tools, event)}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          if (!entry) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="presentation"
              className={styles.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PoolCard
                entry={entry}
                number={item.index + 1}
                total={entries.length}
                isStop={item.index === currentAt}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Brings the touchpoint that shall have the focus into sight, and gives it. */
function useWantedInPool(entries: readonly PoolEntry[], scrollTo: (index: number) => void): void {
  const { desk } = useTools();
  const wanted = useDesk((state) => state.poolWanted);
  useEffect(() => {
    if (wanted === null) return undefined;
    const at = entries.findIndex(({ touchpoint }) => touchpoint.id === wanted);
    if (at < 0) return undefined;
    scrollTo(at);
    // The card is drawn with the next frame, after the list has scrolled.
    const frame = requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(`[data-touchpoint="${wanted}"]`);
      card?.focus();
      desk.setState({ poolWanted: null });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, entries, scrollTo, desk]);
}

function pressed(tools: Tools, event: KeyboardEvent): void {
  // The focus follows with the next frame: a key pressed before then starts from where it goes to.
  const { poolWanted, poolOrder } = tools.desk.getState();
  const isOnItsWay = poolWanted !== null && poolOrder.includes(poolWanted);
  const id = isOnItsWay ? poolWanted : touchpointUnder(event.target);
  if (id === null || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (press(tools, event, id)) event.preventDefault();
}

function press(tools: Tools, event: KeyboardEvent, id: string): boolean {
  const { desk, journey } = tools;
  const { poolOrder, poolSelected } = desk.getState();
  const deed = pressedId(poolKeys, event);
  switch (deed) {
    case undefined:
      return false;
    case "go":
    case "extend":
      go(tools, event, id);
      return true;
    case "toggle":
      desk.setState({ poolSelected: toggled(poolSelected, id), poolCurrent: id });
      return true;
    case "selectAll":
      chooseAll(tools);
      return true;
    case "clear":
      desk.setState(poolSelected.size > 0 ? { poolSelected: new Set() } : { isPoolSearched: true });
      return true;
    case "pickUp":
      if (journey.mayEdit && !event.repeat) {
        desk.setState({ poolCurrent: id });
        const chosen = poolOrder.filter((one) => poolSelected.has(one));
        pickUp(tools, "touchpoints", poolSelected.has(id) ? chosen : [id]);
      }
      return true;
    default:
      return deed satisfies never;
  }
}

/** All that the list shows and that is to be placed: what is in the journey already only where nothing else is shown. */
function chooseAll({ desk, journey }: Tools): void {
  const { poolOrder } = desk.getState();
  const here = touchpointsIn(journey.columns());
  const waiting = poolOrder.filter((id) => !here.has(id));
  const chosen = waiting.length > 0 ? waiting : poolOrder;
  desk.setState({ poolSelected: new Set(chosen) });
  announce(t("journeys.placeChosen", { count: chosen.length }));
}

function go({ desk }: Tools, event: KeyboardEvent, id: string): void {
  const { poolOrder, poolSelected } = desk.getState();
  const target = targetOf(poolOrder, id, event.key);
  if (target === undefined) return;
  const selected = event.shiftKey
    ? new Set([...poolSelected, ...rangeOf(poolOrder, id, target)])
    : poolSelected;
  desk.setState({ poolCurrent: target, poolWanted: target, poolSelected: selected });
}

function clicked({ desk }: Tools, event: MouseEvent): void {
  const id = touchpointUnder(event.target);
  if (id === null) return;
  const { poolOrder, poolSelected, poolCurrent } = desk.getState();
  const isOnly = poolSelected.size === 1 && poolSelected.has(id);
  if (event.shiftKey) desk.setState({ poolSelected: rangeOf(poolOrder, poolCurrent, id) });
  else if (event.ctrlKey || event.metaKey) {
    desk.setState({ poolSelected: toggled(poolSelected, id), poolCurrent: id });
  } else desk.setState({ poolSelected: new Set(isOnly ? [] : [id]), poolCurrent: id });
  document.querySelector<HTMLElement>(`[data-touchpoint="${id}"]`)?.focus();
}

function touchpointUnder(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest("[data-touchpoint]") : null;
  return card?.getAttribute("data-touchpoint") ?? null;
}

/** The touchpoint that a key leads to, itself at an edge; `undefined` if the key leads nowhere. */
function targetOf(order: readonly string[], id: string, key: string): string | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -pageSize,
    PageDown: pageSize,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  const by = steps[key];
  if (by === undefined) return undefined;
  return order[Math.max(0, Math.min(order.length - 1, order.indexOf(id) + by))];
}
