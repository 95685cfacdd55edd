// A field for a number, typed in the reader's own notation or stepped. [A11-6]
import { Minus, Plus } from "lucide-react";
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from "react-aria-components";
import { classNames } from "./classNames.ts";
import field from "./Field.module.css";
import { FieldLabel, FieldNotes, type FieldWords } from "./FieldParts.tsx";
import styles from "./NumberField.module.css";

export interface NumberFieldProps
  extends FieldWords,
    Pick<
      AriaNumberFieldProps,
      "minValue" | "maxValue" | "step" | "formatOptions" | "isDisabled" | "isRequired" | "autoFocus"
    > {
  /** null shows an empty field. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly className?: string | undefined;
}

export function NumberField({
  label,
  hideLabel = false,
  description,
  error,
  value,
  onChange,
  className,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={error !== undefined}
      className={classNames(field.field, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className={styles.group ?? ""}>
        <Input className={styles.input ?? ""} />
        <Button slot="decrement" className={styles.step ?? ""}>
          <Minus aria-hidden="true" />
        </Button>
        <Button slot="increment" className={styles.step ?? ""}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  );
}
