// What the pool is narrowed down to: words, unplaced only, channel, department. Rule A11-259.

import { ListFilter } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import { departmentsByName } from "../../../shared/model/department.ts";
import { useKeyGroup } from "../../app/commands.ts";
import { pressedId } from "../../app/keyTable.ts";
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
import { poolSearchGroup, poolSearchKeys } from "./keys.ts";
import styles from "./PoolFilters.module.css";

const queryMax = 120;

export function PoolFilters() {
  return (
    <div className={styles.filters}>
      <Search />
      <Shown />
      <Narrowed />
    </div>
  );
}

/** Apart from the others: none of them is drawn anew with each letter. */
function Search() {
  const query = useDesk((state) => state.poolFilter.query);
  const change = useChange();
  const field = useSearched();
  const desk = useDeskStore();
  useKeyGroup(useMemo(poolSearchGroup, []));
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const id = pressedId(poolSearchKeys, event);
    if (id === "enter") desk.setState({ isPoolEntered: true });
    else if (id === "empty" && query !== "") change({ query: "" });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: they are the keys of the field inside
    <div className={styles.search} onKeyDown={press}>
      <TextField
        inputRef={field}
        label={t("journeys.poolSearch")}
        hideLabel
        type="search"
        placeholder={t("journeys.poolSearchPlaceholder")}
        value={query}
        maxLength={queryMax}
        onChange={(next) => change({ query: next })}
      />
    </div>
  );
}

/** Who found nothing in the journey goes on in the pool. Rule MAP-315. */
function useSearched(): RefObject<(HTMLInputElement & HTMLTextAreaElement) | null> {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const desk = useDeskStore();
  const isSearched = useDesk((state) => state.isPoolSearched);
  useEffect(() => {
    if (!isSearched) return;
    field.current?.focus();
    desk.setState({ isPoolSearched: false });
  }, [desk, isSearched]);
  return field;
}

function Shown() {
  const show = useDesk((state) => state.poolFilter.show);
  const change = useChange();
  return (
    <SegmentedControl
      label={t("journeys.poolShow")}
      options={[
        { id: "all", label: t("journeys.poolAll") },
        { id: "unplaced", label: t("journeys.poolUnplaced") },
      ]}
      value={show}
      onChange={(next) => change({ show: next })}
    />
  );
}

function Narrowed() {
  const channel = useDesk((state) => state.poolFilter.channel);
  const department = useDesk((state) => state.poolFilter.department);
  const isNarrowed = channel !== "any" || department !== "any";
  return (
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
      <Narrowing channel={channel} department={department} />
    </Popover>
  );
}

function useChange(): (part: Partial<PoolFilter>) => void {
  const desk = useDeskStore();
  return (part) => desk.setState(({ poolFilter }) => ({ poolFilter: { ...poolFilter, ...part } }));
}

type NarrowingProps = Pick<PoolFilter, "channel" | "department">;

function Narrowing(filter: NarrowingProps) {
  const change = useChange();
  const departments = useMap(["departments"], departmentsByName);
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
