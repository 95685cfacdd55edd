// The pool tray: the touchpoints of the workshop beside the journey, to be searched, filtered and placed. On a phone it
// is a sheet at the foot of the screen.
import { ChevronDown, Inbox, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { memo, useDeferredValue, useEffect, useMemo, useRef } from "react";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { usageOf, visibleTouchpoints } from "../../../shared/model/usage.ts";
import { language, t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { Column } from "./columns.ts";
import { placeAtEnd } from "./deeds.ts";
import { useDesk, useDeskStore } from "./desk.ts";
import { droppableMark, poolDroppable } from "./droppables.ts";
import { useTools } from "./journeyHere.ts";
import styles from "./Pool.module.css";
import { PoolFilters } from "./PoolFilters.tsx";
import { PoolList } from "./PoolList.tsx";
import { type PoolEntry, poolEntries, sortedByText } from "./pool.ts";

export interface PoolProps {
  readonly columns: readonly Column[];
}

export const Pool = memo(function Pool({ columns }: PoolProps) {
  const desk = useDeskStore();
  const isOpen = useDesk((state) => state.isPoolOpen);
  const isRemoving = useDesk(({ carry }) => carry?.what === "steps" && carry.by === "pointer");
  const { entries, total, waiting } = usePoolEntries();
  const toggle = (): void => desk.setState({ isPoolOpen: !isOpen });
  return (
    <aside
      {...{ [droppableMark]: poolDroppable }}
      aria-label={t("journeys.pool")}
      className={classNames(styles.pool, !isOpen && styles.closed)}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t("journeys.pool")}</h2>
        <span className={styles.count}>{t("journeys.poolCount", { count: total, waiting })}</span>
        <IconButton
          size="small"
          label={isOpen ? t("journeys.poolClose") : t("journeys.poolOpen")}
          icon={isOpen ? <PanelLeftClose /> : <PanelLeftOpen />}
          aria-expanded={isOpen}
          onPress={toggle}
        />
      </header>
      {isOpen ? <OpenPool columns={columns} entries={entries} total={total} /> : null}
      {isRemoving ? <p className={styles.removing}>{t("journeys.dropToRemove")}</p> : null}
    </aside>
  );
});

interface OpenPoolProps extends PoolProps {
  readonly entries: readonly PoolEntry[];
  readonly total: number;
}

// Drawn apart from its frame, which hears of drags.
const OpenPool = memo(function OpenPool({ columns, entries, total }: OpenPoolProps) {
  const show = useDesk((state) => state.poolFilter.show);
  const query = useDesk((state) => state.poolFilter.query);
  if (total === 0) {
    return (
      <EmptyState
        picture={<Inbox />}
        title={t("journeys.poolEmptyTitle")}
        text={t("journeys.poolEmptyText")}
      />
    );
  }
  const isAllPlaced = entries.length === 0 && show === "unplaced" && query === "";
  return (
    <>
      <PoolFilters />
      {entries.length > 0 ? (
        <PoolList entries={entries} />
      ) : (
        <EmptyState
          title={isAllPlaced ? t("journeys.poolAllPlacedTitle") : t("journeys.poolNoneTitle")}
          text={isAllPlaced ? t("journeys.poolAllPlacedText") : t("journeys.poolNoneText")}
        />
      )}
      <PlaceBar columns={columns} />
    </>
  );
});

/** Placing without dragging: what is chosen goes to the end of a stage. */
function PlaceBar({ columns }: PoolProps) {
  const tools = useTools();
  const selected = useDesk((desk) => desk.poolSelected);
  const current = useDesk((desk) => desk.poolCurrent);
  const order = useDesk((desk) => desk.poolOrder);
  const stages = useMap(["stages"], (map) =>
    columns.flatMap(({ stageId }) => map.stages.get(stageId) ?? []),
  );
  if (!tools.journey.mayEdit) return null;
  const single = current !== null && order.includes(current) ? [current] : [];
  const chosen = selected.size > 0 ? order.filter((id) => selected.has(id)) : single;
  const missing = stages.length === 0 ? t("journeys.placeNoStage") : t("journeys.placeNone");
  const reason = stages.length === 0 || chosen.length === 0 ? missing : undefined;
  const trigger = (
    <Button variant="primary" icon={<ChevronDown />} reason={reason}>
      {t("journeys.placeIn")}
    </Button>
  );
  return (
    <footer className={styles.foot}>
      {reason === undefined ? (
        <Menu
          label={t("journeys.placeInLabel")}
          trigger={trigger}
          items={stages.map((stage) => ({
            id: stage.id,
            label: stage.name || t("journeys.unnamedStage"),
          }))}
          onAction={(stageId) => placeAtEnd(tools, chosen, stageId)}
          placement="top start"
        />
      ) : (
        trigger
      )}
      <span className={styles.chosen}>
        {chosen.length > 0 ? t("journeys.placeChosen", { count: chosen.length }) : ""}
      </span>
    </footer>
  );
}

function usePoolEntries(): {
  readonly entries: readonly PoolEntry[];
  readonly total: number;
  readonly waiting: number;
} {
  const { journey, desk } = useTools();
  const filter = useDeferredValue(useDesk((state) => state.poolFilter));
  const touchpoints = useSortedTouchpoints();
  const usage = useMap(["touchpoints", "journeys", "steps"], usageOf, Object.is);
  const entries = useMemo(
    () => poolEntries(touchpoints, usage, journey.journeyId, filter),
    [touchpoints, usage, journey.journeyId, filter],
  );
  const waiting = useMemo(
    () =>
      touchpoints.filter(
        ({ id }) => !(usage.get(id) ?? []).some((use) => use.journeyId === journey.journeyId),
      ).length,
    [touchpoints, usage, journey.journeyId],
  );
  useEffect(() => {
    const order = entries.map(({ touchpoint }) => touchpoint.id);
    const { poolSelected } = desk.getState();
    const listed = new Set(order);
    const left = [...poolSelected].filter((id) => listed.has(id));
    desk.setState({
      poolOrder: order,
      ...(left.length < poolSelected.size ? { poolSelected: new Set(left) } : {}),
    });
  }, [entries, desk]);
  return { entries, total: touchpoints.length, waiting };
}

function useSortedTouchpoints(): readonly Touchpoint[] {
  const held = useRef<ReadonlyMap<string, number>>(new Map());
  const visible = useMap(["touchpoints"], visibleTouchpoints);
  return useMemo(() => {
    const { compare } = new Intl.Collator(language(), { numeric: true });
    const sorted = sortedByText(visible, held.current, compare);
    held.current = new Map(sorted.map(({ id }, at) => [id, at]));
    return sorted;
  }, [visible]);
}
