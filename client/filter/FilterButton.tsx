// Asks which touchpoints are to be shown, the same on the board and in the outline: by channel, department, use.
// Rules MAP-185, MAP-246.
import { Filter as FilterIcon } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { compareNames } from "../../shared/kit/names.ts";
import { departmentsByName } from "../../shared/model/department.ts";
import { type Channel, channels } from "../../shared/model/tables.ts";
import { useCommands } from "../app/commands.ts";
import { filter } from "../i18n/en/filter.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { channelName } from "../ui/channels.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Popover } from "../ui/Popover.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./FilterButton.module.css";
import { type Filter, isFiltering, noFilter } from "./filter.ts";

addWords({ filter });

export interface FilterButtonProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  /** How the button is called while it filters: what became of the rest. */
  readonly onWords: string;
}

export function FilterButton({ filter, onChange, onWords }: FilterButtonProps) {
  const isOn = isFiltering(filter);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useCommands(
    "filter",
    useMemo(() => {
      const run = (): void => {
        // Where the keyboard is when it opens it comes back to.
        button.current?.focus();
        setOpen(true);
      };
      return [{ id: "filter", label: t("filter.title"), run, isSoughtOnly: true }];
    }, []),
  );
  return (
    <Popover
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t("filter.title")}
      placement="bottom end"
      trigger={
        <IconButton
          ref={button}
          label={isOn ? onWords : t("filter.title")}
          icon={<FilterIcon />}
          isSelected={isOn}
        />
      }
    >
      <Fields filter={filter} onChange={onChange} />
    </Popover>
  );
}

const any = "any";
const none = "none";

function Fields({ filter, onChange }: Omit<FilterButtonProps, "onWords">) {
  const departments = useMap(["departments"], departmentsByName);
  const personas = useMap(["personas"], (map) => [...map.personas.values()].sort(compareNames));
  const set = (change: Partial<Filter>): void => onChange({ ...filter, ...change });
  return (
    <div className={styles.filter}>
      <Select
        label={t("filter.channel")}
        options={[
          { id: any, label: t("filter.any") },
          ...channels.map((channel) => ({ id: channel, label: channelName(channel) })),
          { id: none, label: channelName("") },
        ]}
        value={wordOf(filter.channel)}
        onChange={(id) => set({ channel: chosenIn(id) as Channel | "" | null })}
      />
      <Select
        label={t("filter.department")}
        options={[
          { id: any, label: t("filter.any") },
          ...departments.map(({ id, name }) => ({ id, label: name })),
          { id: none, label: t("filter.departmentNone") },
        ]}
        value={wordOf(filter.departmentId)}
        onChange={(id) => set({ departmentId: chosenIn(id) })}
      />
      <Select
        label={t("filter.usedIn")}
        options={[
          { id: any, label: t("filter.any") },
          { id: none, label: t("filter.unplaced") },
          ...personas.map(({ id, name }) => ({ id, label: name || t("filter.unnamedPersona") })),
        ]}
        value={wordOfUse(filter.use)}
        onChange={(id) => set({ use: usageIn(id) })}
      />
      <Button size="small" isDisabled={!isFiltering(filter)} onPress={() => onChange(noFilter)}>
        {t("filter.clear")}
      </Button>
    </div>
  );
}

function wordOf(value: string | null): string {
  if (value === null) return any;
  return value === "" ? none : value;
}

function chosenIn(word: string): string | null {
  if (word === any) return null;
  return word === none ? "" : word;
}

function wordOfUse(use: Filter["use"]): string {
  if (use === null) return any;
  return use === "unplaced" ? none : use.personaId;
}

function usageIn(word: string): Filter["use"] {
  if (word === any) return null;
  return word === none ? "unplaced" : { personaId: word };
}
