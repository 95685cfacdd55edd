// A choice of one from a list that each workshop makes for itself: a Select, and once the list is long a field beside it that
// finds by a part of the name. What it finds stands in the page and floats over nothing, since a phone shows its keyboard there.
// Rule PHA-77.
import { useRef, useState } from "react";
import { t } from "../i18n/t.ts";
import { announce } from "./announcements.ts";
import { Button } from "./Button.tsx";
import styles from "./LongSelect.module.css";
import { Select, type SelectOption, type SelectProps } from "./Select.tsx";
import { TextField } from "./TextField.tsx";

export interface LongSelectProps extends SelectProps<string> {
  /** What the field to find one is called. */
  readonly findLabel: string;
  /** A list of more is searched. */
  readonly searchFrom?: number;
}

/** A dozen, and what stands for none of them. */
const shortList = 13;

export function LongSelect({ findLabel, searchFrom = shortList, ...select }: LongSelectProps) {
  const { options, onChange, isDisabled = false } = select;
  if (options.length <= searchFrom || isDisabled) return <Select {...select} />;
  return (
    <div className={styles.both}>
      <Select {...select} />
      <Finder label={findLabel} options={options} onChange={onChange} />
    </div>
  );
}

/** More than so many are not listed: another letter finds fewer. */
const listed = 8;

function Finder({
  label,
  options,
  onChange,
}: Pick<SelectProps<string>, "label" | "options" | "onChange">) {
  const [sought, setSought] = useState("");
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const words = sought.trim().toLocaleLowerCase();
  const found = words === "" ? [] : options.filter((option) => hasWords(option, words));
  const choose = ({ id, label: chosen }: SelectOption<string>): void => {
    onChange(id);
    setSought("");
    announce(t("ui.chosen", { name: chosen }));
    field.current?.focus();
  };
  return (
    <>
      <TextField
        type="search"
        label={label}
        inputRef={field}
        value={sought}
        onChange={setSought}
        onEnter={() => {
          if (found.length === 1 && found[0]) choose(found[0]);
        }}
        onEscape={() => setSought("")}
      />
      {words === "" ? null : (
        <ul className={styles.found} aria-label={t("ui.found")}>
          {found.slice(0, listed).map((option) => (
            <li key={option.id}>
              <Button className={styles.one} onPress={() => choose(option)}>
                <bdi>{option.label}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.note}>
        {words === "" ? "" : foundWords(found.length)}
      </p>
    </>
  );
}

function hasWords({ label }: SelectOption<string>, words: string): boolean {
  return label.toLocaleLowerCase().includes(words);
}

function foundWords(count: number): string {
  if (count === 0) return t("ui.foundNone");
  return count > listed ? t("ui.foundMore", { count, listed }) : t("ui.foundSome", { count });
}
