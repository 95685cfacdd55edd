// What the pool is narrowed down to: words, unplaced only, channel, department.
import { ListFilter } from "lucide-react";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { ChannelIcon, channelChoices } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type PoolFilter, useDesk, useDeskStore } from "./desk.ts";
import styles from "./PoolFilters.module.css";

const queryMax = 120;

export function PoolFilters() {
  const desk = useDeskStore();
  const filter = useDesk((state) => state.poolFilter);
  const change = (part: Partial<PoolFilter>): void =>
    desk.setState({ poolFilter: { ...filter, ...part } });
  const isNarrowed = filter.channel !== "any" || filter.department !== "any";
  return (
    <div className={styles.filters}>
      <TextField
        label={t("journeys.poolSearch")}
        hideLabel
        type="search"
        placeholder={t("journeys.poolSearchPlaceholder")}
        value={filter.query}
        maxLength={queryMax}
        onChange={(query) => change({ query })}
        className={styles.search}
      />
      <SegmentedControl
        label={t("journeys.poolShow")}
        options={[
          { id: "all", label: t("journeys.poolAll") },
          { id: "unplaced", label: t("journeys.poolUnplaced") },
        ]}
        value={filter.show}
        onChange={(show) => change({ show })}
      />
      <Popover
        label={t("journeys.poolFilters")}
        placement="bottom end"
        trigger={
          <IconButton
            label={isNarrowed ? t("journeys.poolFiltersOn") : t("journeys.poolFilters")}
            icon={<ListFilter />}
            variant={isNarrowed ? "primary" : "quiet"}
          />
        }
      >
        <Narrowing filter={filter} change={change} />
      </Popover>
    </div>
  );
}

interface NarrowingProps {
  readonly filter: PoolFilter;
  readonly change: (part: Partial<PoolFilter>) => void;
}

function Narrowing({ filter, change }: NarrowingProps) {
  const departments = useMap(["departments"], (map) =>
    [...map.departments.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const channels = useMemo(
    () =>
      channelChoices().map(({ id, label }) => ({ id, label, icon: <ChannelIcon channel={id} /> })),
    [],
  );
  return (
    <div className={styles.narrowing}>
      <Select<PoolFilter["channel"]>
        label={t("journeys.channel")}
        options={[
          { id: "any", label: t("journeys.channelAny") },
          { id: "none", label: t("journeys.channelNone") },
          ...channels,
        ]}
        value={filter.channel}
        onChange={(channel) => change({ channel })}
      />
      <Select
        label={t("journeys.department")}
        options={[
          { id: "any", label: t("journeys.departmentAny") },
          { id: "none", label: t("journeys.departmentNone") },
          ...departments.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={filter.department}
        onChange={(department) => change({ department })}
      />
      <Button variant="quiet" onPress={() => change({ channel: "any", department: "any" })}>
        {t("journeys.poolClear")}
      </Button>
    </div>
  );
}
