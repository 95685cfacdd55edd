// A touchpoint in the pool: its wording, its channel, and whose journeys use it.
import { Check } from "lucide-react";
import { memo } from "react";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { classNames } from "../../ui/classNames.ts";
import { CategoryMark } from "./CategoryMark.tsx";
import { type DeskState, useDesk } from "./desk.ts";
import styles from "./PoolList.module.css";
import type { PoolEntry } from "./pool.ts";
import { initialsOf } from "./words.ts";

export interface PoolCardProps {
  readonly entry: PoolEntry;
  /** From 1, of `total` in the list. */
  readonly number: number;
  readonly total: number;
  readonly isStop: boolean;
}

export const PoolCard = memo(function PoolCard({ entry, number, total, isStop }: PoolCardProps) {
  const { touchpoint, isHere } = entry;
  const isSelected = useDesk((desk) => desk.poolSelected.has(touchpoint.id));
  const isNext = useDesk((desk) => !isHere && isPlacedNext(desk, touchpoint.id));
  const isCarried = useDesk(
    ({ carry }) => carry?.what === "touchpoints" && carry.ids.includes(touchpoint.id),
  );
  return (
    <div
      role="option"
      aria-selected={isSelected}
      aria-posinset={number}
      aria-setsize={total}
      tabIndex={isStop ? 0 : -1}
      data-touchpoint={touchpoint.id}
      data-next={isNext || undefined}
      className={classNames(
        styles.card,
        isHere && styles.here,
        isSelected && styles.selected,
        isCarried && styles.carried,
      )}
    >
      <p className={styles.text} dir="auto">
        {touchpoint.text}
      </p>
      <div className={styles.about}>
        {touchpoint.channel === "" ? null : (
          <span className={styles.channel}>
            <ChannelIcon channel={touchpoint.channel} />
            {channelName(touchpoint.channel)}
          </span>
        )}
        {isHere ? (
          <span className={styles.placed}>
            <Check aria-hidden="true" />
            {t("journeys.usedHere")}
          </span>
        ) : null}
        <UsedBy personaIds={entry.personaIds} />
      </div>
    </div>
  );
});

/** Whether it would be placed although nothing is selected: it is seen in the list which one. Rule MAP-342. */
function isPlacedNext({ poolCurrent, poolSelected }: DeskState, id: string): boolean {
  return poolSelected.size === 0 && poolCurrent === id;
}

function UsedBy({ personaIds }: { readonly personaIds: readonly string[] }) {
  const personas = useMap(["personas"], (map) =>
    personaIds.flatMap((id) => map.personas.get(id) ?? []),
  );
  return (
    <span className={styles.users}>
      {personas.map((persona) => (
        <span key={persona.id} title={t("journeys.usedBy", { name: persona.name })}>
          <CategoryMark color={persona.color} letters={initialsOf(persona.name)} />
          <span className={styles.unseen}>{t("journeys.usedBy", { name: persona.name })}</span>
        </span>
      ))}
    </span>
  );
}
