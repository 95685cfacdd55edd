// A choice of one among several, shown in a list that opens. [A11-6]
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Popover as AriaPopover,
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  SelectValue,
  Text,
} from "react-aria-components";
import { t } from "../i18n/t.ts";
import { classNames } from "./classNames.ts";
import field from "./Field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./FieldParts.tsx";
import { ItemDetail } from "./ItemDetail.tsx";
import popover from "./Popover.module.css";
import styles from "./Select.module.css";
import { typedWords } from "./typedWords.ts";

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
}

export interface SelectProps<Id extends string> extends FieldWords {
  readonly options: readonly SelectOption<Id>[];
  /** null shows the placeholder. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}

export function Select<Id extends string>({
  label,
  hideLabel = false,
  description,
  error,
  options,
  value,
  onChange,
  placeholder = t("ui.selectPlaceholder"),
  className,
  ...rest
}: SelectProps<Id>) {
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={choose}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      className={classNames(field.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button className={classNames(field.control, styles.button)}>
        <SelectValue className={styles.value ?? ""}>
          {({ isPlaceholder, defaultChildren }) =>
            isPlaceholder ? (
              defaultChildren
            ) : (
              <bdi>{options.find(({ id }) => id === value)?.label}</bdi>
            )
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldNotes description={description} error={error} />
      <AriaPopover className={popover.popover ?? ""} offset={4}>
        <ListBox className={popover.list ?? ""} items={options}>
          {(option) => <Option option={option} />}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  );
}

function Option({ option }: { readonly option: SelectOption<string> }) {
  return (
    <ListBoxItem id={option.id} textValue={typedWords(option.label)} className={popover.item ?? ""}>
      {({ isSelected }) => (
        <>
          {option.icon === undefined ? null : (
            <span className={popover.sign} aria-hidden="true">
              {option.icon}
            </span>
          )}
          <Text slot="label" className={popover.words ?? ""}>
            <bdi>{option.label}</bdi>
            {option.detail === undefined ? null : <ItemDetail>{option.detail}</ItemDetail>}
          </Text>
          <span className={popover.end} aria-hidden="true">
            {isSelected ? <Check /> : null}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
